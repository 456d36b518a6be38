package io.escapement.runtime.command;

import io.escapement.gateway.bybit.StartProgress;
import io.escapement.journal.JournalException;
import io.escapement.runtime.Engine;
import io.escapement.runtime.EngineOpening;
import io.escapement.runtime.EngineSetup;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One run of the engine in the foreground: start, progress, orderly stop on SIGTERM and SIGINT, summary. */
final class EngineRun {
    private static final Duration PROGRESS_EVERY = Duration.ofMillis(500);
    private static final long STOP_LIMIT_S = 20;

    private final EngineSetup setup;
    private final PrintWriter out;
    private final CountDownLatch done = new CountDownLatch(1);

    EngineRun(EngineSetup setup, PrintWriter out) {
        this.setup = setup;
        this.out = out;
    }

    /** Exit code. */
    int run() throws InterruptedException {
        final Engine engine = EngineOpening.open(setup, this::line);
        // A signal ends the wait below; the JVM stays until the run has been closed.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            engine.requestStop();
            awaitDone();
        }));
        final RunReport report = new RunReport(engine, out);
        try {
            engine.start(startProgress());
            report.printThreads();
            while (!engine.awaitEnd(PROGRESS_EVERY)) {
                report.progress();
            }
            report.endProgress();
        } finally {
            engine.stop();
            final RunReport.Figures figures = report.takeFigures();
            engine.close();
            report.printSummary(figures);
            if (engine.snapshotFailure() != null) {
                line("snapshot     none kept: " + engine.snapshotFailure());
            }
            done.countDown();
        }
        if (engine.fatal() != null) {
            throw new CommandFailure("the run ended by itself: " + reason(engine.fatal())
                    + "; entries were cancelled, see emergency.log in " + setup.folder());
        }
        return 0;
    }

    /** Ours have a message for people; of anything else the kind is needed too. */
    private static String reason(Throwable fatal) {
        return fatal instanceof JournalException ? fatal.getMessage() : fatal.toString();
    }

    private void line(String text) {
        out.println(text);
        out.flush();
    }

    private StartProgress startProgress() {
        return (step, finished, total) -> {
            if (finished == total) {
                line(String.format("start        %s", step));
            }
        };
    }

    private void awaitDone() {
        try {
            done.await(STOP_LIMIT_S, TimeUnit.SECONDS);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
