package io.escapement.tools.gate;

import io.escapement.journal.Journal;
import io.escapement.journal.JournalException;
import io.escapement.journal.JournalReader;
import io.escapement.journal.JournalView;
import io.escapement.tools.replay.RecordedRun;
import io.escapement.tools.replay.Subject;
import io.escapement.tools.replay.SubjectFactory;
import java.nio.file.Path;

/** What a child JVM of the gate runs: one plain replay, its result in one line. */
final class GateChild {
    static final String RESULT = "gate-result";
    static final int WORDS = 4;

    /** Stands for the core that recorded the journal. */
    static final String RECORDED = "recorded";

    private GateChild() {}

    /**
     * @param arguments directory, number of inputs, and what to replay: {@link #RECORDED}, or the name of a
     *     {@link SubjectFactory}
     * @throws ReflectiveOperationException when that class can't be made
     */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        try {
            System.out.println(run(arguments));
        } catch (JournalException e) {
            System.out.println(e.getMessage());
            System.exit(1);
        }
    }

    private static String run(String[] arguments) throws ReflectiveOperationException {
        final Path directory = Path.of(arguments[0]);
        final long limit = Long.parseLong(arguments[1]);
        final VariantResult result;
        if (arguments[2].equals(RECORDED)) {
            try (RecordedRun run = RecordedRun.open(directory)) {
                result = replay(run.view(), run, limit);
            }
        } else {
            final SubjectFactory subjects = (SubjectFactory)
                    Class.forName(arguments[2]).getDeclaredConstructor().newInstance();
            try (JournalView view = Journal.openReadOnly(directory)) {
                result = replay(view, subjects, limit);
            }
        }
        return RESULT + " " + result.inputs() + " " + result.outputs() + " " + result.sha256();
    }

    private static VariantResult replay(JournalView view, SubjectFactory subjects, long limit) {
        final long startNs = System.nanoTime();
        final OutputDigest digest = new OutputDigest();
        final Subject subject = subjects.create(digest);
        long applied = 0;
        try (JournalReader inputs = view.inputs()) {
            while (applied < limit && inputs.next()) {
                subject.onInput(inputs.sequence(), inputs.buffer(), inputs.offset(), inputs.length());
                applied++;
            }
        }
        return digest.result(applied, System.nanoTime() - startNs);
    }
}
