package io.escapement.tools.command;

import io.escapement.tools.replay.RecordedRun;
import io.escapement.tools.snapshot.Follower;
import io.escapement.tools.snapshot.SnapshotPace;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Keeps snapshots beside a running engine. */
@Command(
        name = "follow",
        mixinStandardHelpOptions = true,
        description = {
            "Applies the inputs of a journal as they come and keeps snapshots of the state, each only if the live core"
                    + " said the same state hashes up to there. A restart begins from the newest of them.",
            "Runs beside the engine and ends when the run does; writes into the journal's folder snapshots only. Exit 1"
                    + " when a hash differs."
        })
public final class FollowCommand implements Callable<Integer> {
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(20);

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Directory of the journal")
    private Path directory;

    @Option(
            names = "--every",
            paramLabel = "N|Nm",
            defaultValue = "50000",
            description = "Inputs, or minutes of engine time, from snapshot to snapshot (${DEFAULT-VALUE})")
    private String every;

    @Option(
            names = "--keep",
            paramLabel = "N",
            defaultValue = "3",
            description = "Newest snapshots to keep (${DEFAULT-VALUE})")
    private int keep;

    @Override
    public Integer call() {
        final SnapshotPace pace;
        try {
            pace = SnapshotPace.parse(every);
        } catch (final IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
        final PrintWriter out = spec.commandLine().getOut();
        try (RecordedRun run = RecordedRun.open(directory);
                Follower follower = new Follower(run, pace, Math.max(1, keep), line -> say(out, line))) {
            boolean running = true;
            Follower.Progress progress = Follower.Progress.MOVED;
            // Once more after the end was seen: what was written before it has to be read.
            while (progress == Follower.Progress.MOVED || (progress == Follower.Progress.WAITING && running)) {
                if (progress == Follower.Progress.WAITING) {
                    running = run.view().inUse();
                    LockSupport.parkNanos(PAUSE_NS);
                }
                progress = follower.step();
            }
            say(
                    out,
                    progress == Follower.Progress.DIVERGED
                            ? "DIVERGED: look with ./run.sh journal replay --verify " + directory
                            : "the run has ended: inputs=" + follower.sequence() + " snapshots=" + follower.kept());
            return progress == Follower.Progress.DIVERGED ? 1 : 0;
        }
    }

    private static void say(PrintWriter out, String line) {
        out.println("follow: " + line);
        out.flush();
    }
}
