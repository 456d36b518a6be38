package io.escapement.tools.command;

import io.escapement.tools.replay.Progress;
import io.escapement.tools.replay.RecordedRun;
import io.escapement.tools.replay.ReplayResult;
import io.escapement.tools.replay.Replayer;
import io.escapement.tools.snapshot.Relay;
import io.escapement.tools.snapshot.RestoredCore;
import io.escapement.tools.text.DifferencePrinter;
import io.escapement.tools.text.JournalNames;
import io.escapement.tools.text.RecordPrinter;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a journal through a fresh core. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Feeds every input of a journal to a fresh core, built from the configuration and model that lie in the"
                    + " journal.",
            "With --verify every output and state hash is compared byte for byte with what was recorded; the first"
                    + " difference is printed, decoded, both sides, with its cause."
        })
public final class ReplayCommand implements Callable<Integer> {
    private static final long PROGRESS_INTERVAL_NS = 2_000_000_000L;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Directory of the journal")
    private Path directory;

    @Option(names = "--verify", description = "Compare every output byte for byte; exit 1 on a difference")
    private boolean verify;

    @Option(names = "--to", paramLabel = "N", description = "Stop behind input N (default: the last)")
    private long to = Long.MAX_VALUE;

    @Option(
            names = "--from-snapshot",
            description = "Begin with the newest snapshot instead of the first input; only what came after is compared")
    private boolean fromSnapshot;

    @Override
    public Integer call() {
        final PrintWriter out = spec.commandLine().getOut();
        try (RecordedRun run = RecordedRun.open(directory)) {
            final Replayer replayer = fromSnapshot ? fromSnapshot(run) : new Replayer(run.view(), run, verify, to);
            final ReplayResult result =
                    replayer.replay(new Ticker(spec.commandLine().getErr()));
            if (result.difference() != null) {
                final JournalNames names =
                        JournalNames.readAhead(run.view(), result.difference().causeSequence());
                new DifferencePrinter(new RecordPrinter(names), out).print(result.difference());
                printBuilds(out, run.view().identity().commit());
            }
            if (result.tornOutputs() > 0 && result.identical()) {
                out.println("torn tail: " + result.tornOutputs() + " outputs of the last input were not written before"
                        + " the process died; not a difference");
            }
            out.println(verify || !result.identical() ? result.summary() : "replay done" + afterColon(result));
            out.flush();
            return result.identical() ? 0 : 1;
        }
    }

    private Replayer fromSnapshot(RecordedRun run) {
        final PrintWriter out = spec.commandLine().getOut();
        final Relay relay = new Relay();
        final RestoredCore restored = RestoredCore.newest(run, relay, to, out::println);
        final long last = restored.marks().sequence();
        out.println(last == 0 ? "no snapshot to begin with" : "from snapshot " + last);
        return new Replayer(
                run.view(),
                port -> {
                    relay.to(port);
                    return RecordedRun.subject(restored.core());
                },
                verify,
                last + 1,
                to);
    }

    /** Another build may well say something else: that is no fault of the journal. */
    private static void printBuilds(PrintWriter out, String recordedBy) {
        final String replayedBy = System.getProperty("escapement.commit", "unknown");
        if (!replayedBy.equals(recordedBy)) {
            out.println("note: recorded by commit=" + recordedBy + ", replayed by commit=" + replayedBy
                    + "; only the same commit must say the same");
        }
    }

    private static String afterColon(ReplayResult result) {
        return result.summary().substring(result.summary().indexOf(':'));
    }

    /** Says every two seconds how far a long replay is; a short one says nothing. */
    private static final class Ticker implements Progress {
        private final PrintWriter err;
        private long lastNs = System.nanoTime();

        Ticker(PrintWriter err) {
            this.err = err;
        }

        @Override
        public void at(long sequence) {
            final long now = System.nanoTime();
            if (now - lastNs >= PROGRESS_INTERVAL_NS) {
                lastNs = now;
                err.println("replayed " + sequence + " inputs …");
                err.flush();
            }
        }
    }
}
