package io.escapement.tools.gate;

import io.escapement.journal.JournalReader;
import io.escapement.journal.JournalView;
import io.escapement.tools.replay.SubjectFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Replays a journal on every JDK found, interpreted and compiled by either compiler, with slots filled beforehand, with
 * two cores in one JVM, with cores rebuilt half-way; the output stream must be the recorded one every time, to the byte.
 */
public final class Gate {
    private final JournalView view;
    private final SubjectFactory subjects;
    private final String subjectsForChildren;
    private final Map<Long, VariantResult> recorded = new HashMap<>();

    /** Told the result of each variant as it comes. */
    @FunctionalInterface
    public interface Listener {
        /**
         * @param variant that ran
         * @param result what it gave
         * @param equal whether that is what was recorded
         */
        void onResult(Variant variant, VariantResult result, boolean equal);
    }

    /**
     * A gate for the core that recorded the journal.
     *
     * @param view the journal
     * @param subjects makes that core
     */
    public Gate(JournalView view, SubjectFactory subjects) {
        this(view, subjects, GateChild.RECORDED);
    }

    /** A gate for something else, which child JVMs make by the name of its factory. */
    Gate(JournalView view, SubjectFactory subjects, String subjectsForChildren) {
        this.view = view;
        this.subjects = subjects;
        this.subjectsForChildren = subjectsForChildren;
    }

    /**
     * Inputs that can be held against the journal: all but the last, whose outputs may be missing.
     *
     * @return a count
     */
    public long inputs() {
        try (JournalReader inputs = view.inputs()) {
            return inputs.toLast() ? inputs.sequence() - 1 : 0;
        }
    }

    /**
     * The ways to replay.
     *
     * @param jvms whether to start other JVMs; without them only what this one can show is run
     * @param interpretedInputs most inputs for interpreted JVMs, which are some 30 times slower
     * @param cuts places to rebuild the core at
     * @param seed chooses the places
     * @return in the order to run them
     */
    public List<Variant> variants(boolean jvms, long interpretedInputs, int cuts, long seed) {
        final long all = inputs();
        final List<Variant> variants = new ArrayList<>(new InProcessVariants(view, subjects, all).all(cuts, seed));
        if (jvms) {
            for (Jdk jdk : Jdk.find()) {
                for (JvmVariant.Compilation compilation : JvmVariant.Compilation.values()) {
                    final long limit =
                            compilation == JvmVariant.Compilation.INTERPRETED ? Math.min(all, interpretedInputs) : all;
                    variants.add(new JvmVariant(jdk, compilation, view.directory(), limit, subjectsForChildren));
                }
            }
        }
        return variants;
    }

    /**
     * Runs variants, one after the other.
     *
     * @param variants to run
     * @param listener told each result
     * @return how many differ from what was recorded
     */
    public int run(List<Variant> variants, Listener listener) {
        int different = 0;
        for (Variant variant : variants) {
            final VariantResult result = variant.run();
            final VariantResult reference = recorded(variant.limit());
            final boolean equal = result.sha256().equals(reference.sha256())
                    && result.outputs() == reference.outputs()
                    && result.inputs() == variant.limit();
            if (!equal) {
                different++;
            }
            listener.onResult(variant, result, equal);
        }
        return different;
    }

    /**
     * What the journal itself holds.
     *
     * @param limit inputs
     * @return digest of their recorded outputs
     */
    public VariantResult recorded(long limit) {
        return recorded.computeIfAbsent(limit, inputs -> {
            final long startNs = System.nanoTime();
            final OutputDigest digest = new OutputDigest();
            try (JournalReader outputs = view.outputs()) {
                while (outputs.next() && outputs.sequence() <= inputs) {
                    digest.onOutput(
                            outputs.sequence(), outputs.index(), outputs.buffer(), outputs.offset(), outputs.length());
                }
            }
            return digest.result(inputs, System.nanoTime() - startNs);
        });
    }
}
