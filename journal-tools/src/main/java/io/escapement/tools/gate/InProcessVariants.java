package io.escapement.tools.gate;

import io.escapement.journal.JournalReader;
import io.escapement.journal.JournalView;
import io.escapement.tools.replay.RecordedRun;
import io.escapement.tools.replay.Subject;
import io.escapement.tools.replay.SubjectFactory;
import io.escapement.tools.snapshot.CutSubject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.agrona.concurrent.UnsafeBuffer;

/** The ways of replaying that need no JVM of their own. */
final class InProcessVariants {
    private static final int SLOT_LENGTH = 8_192;
    private static final int INTERLEAVED_LAG = 997;

    private final JournalView view;
    private final SubjectFactory subjects;
    private final long limit;

    private record Task(String name, long limit, Supplier<VariantResult> body) implements Variant {
        @Override
        public VariantResult run() {
            return body.get();
        }
    }

    InProcessVariants(JournalView view, SubjectFactory subjects, long limit) {
        this.view = view;
        this.subjects = subjects;
        this.limit = limit;
    }

    /**
     * @param cuts how many places to rebuild the core at
     * @param seed chooses the places
     */
    List<Variant> all(int cuts, long seed) {
        final List<Variant> variants = new ArrayList<>();
        variants.add(new Task("slots filled with 00", limit, () -> filled((byte) 0)));
        variants.add(new Task("slots filled with FF", limit, () -> filled((byte) 0xFF)));
        variants.add(new Task("two cores interleaved, the first", limit, () -> interleaved(true)));
        variants.add(new Task("two cores interleaved, the second", limit, () -> interleaved(false)));
        final Random random = new Random(seed);
        for (int i = 0; i < cuts && limit > 1; i++) {
            final long cut = 1 + (long) (random.nextDouble() * (limit - 1));
            variants.add(new Task("core rebuilt behind input " + cut, limit, () -> cut(cut)));
            if (subjects instanceof RecordedRun run) {
                variants.add(new Task("core restored behind input " + cut, limit, () -> restored(run, cut)));
            }
        }
        return variants;
    }

    /** A ring slot is reused: whatever stands behind the message must not matter. */
    private VariantResult filled(byte filling) {
        final long startNs = System.nanoTime();
        final UnsafeBuffer slot = new UnsafeBuffer(new byte[SLOT_LENGTH]);
        final OutputDigest digest = new OutputDigest();
        final Subject subject = subjects.create(digest);
        long applied = 0;
        try (JournalReader inputs = view.inputs()) {
            while (applied < limit && inputs.next()) {
                slot.setMemory(0, SLOT_LENGTH, filling);
                slot.putBytes(0, inputs.buffer(), inputs.offset(), inputs.length());
                subject.onInput(inputs.sequence(), slot, 0, inputs.length());
                applied++;
            }
        }
        return digest.result(applied, System.nanoTime() - startNs);
    }

    /** Two cores in one JVM, one behind the other, message by message: they must not share anything. */
    private VariantResult interleaved(boolean leader) {
        final long startNs = System.nanoTime();
        final OutputDigest first = new OutputDigest();
        final OutputDigest second = new OutputDigest();
        final Subject ahead = subjects.create(first);
        final Subject behind = subjects.create(second);
        long aheadApplied = 0;
        long behindApplied = 0;
        try (JournalReader aheadInputs = view.inputs();
                JournalReader behindInputs = view.inputs()) {
            while (behindApplied < limit) {
                if (aheadApplied < limit && aheadInputs.next()) {
                    apply(ahead, aheadInputs);
                    aheadApplied++;
                }
                if (aheadApplied - behindApplied > INTERLEAVED_LAG || aheadApplied == limit) {
                    if (!behindInputs.next()) {
                        break;
                    }
                    apply(behind, behindInputs);
                    behindApplied++;
                }
            }
        }
        final long elapsedNs = System.nanoTime() - startNs;
        return leader ? first.result(aheadApplied, elapsedNs) : second.result(behindApplied, elapsedNs);
    }

    /** A core that stops behind an input, and another that is rebuilt from the inputs up to there and goes on. */
    private VariantResult cut(long cut) {
        final long startNs = System.nanoTime();
        final OutputDigest digest = new OutputDigest();
        long applied = 0;
        try (JournalReader inputs = view.inputs()) {
            final Subject dying = subjects.create(digest);
            while (applied < cut && inputs.next()) {
                apply(dying, inputs);
                applied++;
            }
        }
        digest.muteUpTo(cut);
        applied = 0;
        try (JournalReader inputs = view.inputs()) {
            final Subject rebuilt = subjects.create(digest);
            while (applied < limit && inputs.next()) {
                apply(rebuilt, inputs);
                applied++;
            }
        }
        return digest.result(applied, System.nanoTime() - startNs);
    }

    /** A core that stops behind an input, and another that goes on from a snapshot of it. */
    private VariantResult restored(RecordedRun run, long cut) {
        final long startNs = System.nanoTime();
        final OutputDigest digest = new OutputDigest();
        final Subject subject = new CutSubject(run, digest, new long[] {cut});
        long applied = 0;
        try (JournalReader inputs = view.inputs()) {
            while (applied < limit && inputs.next()) {
                apply(subject, inputs);
                applied++;
            }
        }
        return digest.result(applied, System.nanoTime() - startNs);
    }

    private static void apply(Subject subject, JournalReader inputs) {
        subject.onInput(inputs.sequence(), inputs.buffer(), inputs.offset(), inputs.length());
    }
}
