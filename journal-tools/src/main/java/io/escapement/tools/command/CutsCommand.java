package io.escapement.tools.command;

import io.escapement.journal.JournalReader;
import io.escapement.tools.replay.Progress;
import io.escapement.tools.replay.RecordedRun;
import io.escapement.tools.replay.ReplayResult;
import io.escapement.tools.replay.Replayer;
import io.escapement.tools.snapshot.CutSubject;
import io.escapement.tools.text.DifferencePrinter;
import io.escapement.tools.text.JournalNames;
import io.escapement.tools.text.RecordPrinter;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Cuts a recorded session at random points and recovers it each time from a snapshot. */
@Command(
        name = "cuts",
        mixinStandardHelpOptions = true,
        description = {
            "Replays a journal through a core that dies at random points: each time a snapshot is taken, and another"
                    + " core, restored from it, goes on from there.",
            "Every output and state hash must equal the recorded one to the byte. Exit 1 when one differs."
        })
public final class CutsCommand implements Callable<Integer> {
    private static final int MOST_POINTS = 1_000_000;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Directory of the journal")
    private Path directory;

    @Option(
            names = "--points",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many cuts (${DEFAULT-VALUE})")
    private int points;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Chooses the points (${DEFAULT-VALUE})")
    private long seed;

    @Override
    public Integer call() {
        final PrintWriter out = spec.commandLine().getOut();
        try (RecordedRun run = RecordedRun.open(directory)) {
            final long[] cuts = cuts(run);
            final CutSubject[] subject = new CutSubject[1];
            final ReplayResult result = new Replayer(
                            run.view(),
                            port -> {
                                subject[0] = new CutSubject(run, port, cuts);
                                return subject[0];
                            },
                            true,
                            Long.MAX_VALUE)
                    .replay(Progress.SILENT);
            if (result.difference() != null) {
                final JournalNames names =
                        JournalNames.readAhead(run.view(), result.difference().causeSequence());
                new DifferencePrinter(new RecordPrinter(names), out).print(result.difference());
            }
            out.println((result.identical() ? "cuts identical" : "cuts DIFFER") + ": cuts=" + subject[0].cuts()
                    + " inputs=" + result.inputs() + " outputs=" + result.outputsCompared() + " hash="
                    + ReplayResult.hex(result.stateHash()));
            out.println(String.format(
                    Locale.ROOT,
                    "a snapshot: %,d KiB, saved in %.2f ms, a core built and restored in %.2f ms; all in %d ms",
                    subject[0].bytesEach() >> 10,
                    subject[0].saveNsEach() / 1e6,
                    subject[0].restoreNsEach() / 1e6,
                    result.elapsedNs() / 1_000_000));
            out.flush();
            return result.identical() ? 0 : 1;
        }
    }

    /** Ascending, between the first input and the last. */
    private long[] cuts(RecordedRun run) {
        final long inputs;
        try (JournalReader reader = run.view().inputs()) {
            inputs = reader.toLast() ? reader.sequence() : 0;
        }
        final SplittableRandom random = new SplittableRandom(seed);
        final long[] cuts = new long[inputs == 0 ? 0 : Math.min(MOST_POINTS, Math.max(0, points))];
        for (int i = 0; i < cuts.length; i++) {
            cuts[i] = 1 + random.nextLong(inputs);
        }
        Arrays.sort(cuts);
        return cuts;
    }
}
