package io.escapement.benchmarks.latency;

import io.escapement.benchmarks.crash.Processes;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** One run of the bare echo. */
final class EchoRun {
    private static final long CONNECT_SECONDS = 60;
    private static final long SETTLE_SECONDS = 5;
    private static final long POLL_MS = 5;

    private final Plan plan;
    private final Path folder;
    private final RigTls tls;
    private OpenLoop loop;

    EchoRun(Plan plan, Path folder, RigTls tls) {
        this.tls = tls;
        this.plan = plan;
        this.folder = folder;
    }

    /** The schedule as it was kept. */
    OpenLoop loop() {
        return loop;
    }

    /** Plays the tape. @return from the intended send to the arrival of the frame's last byte */
    Histogram measure() throws Exception {
        try (EchoServer server = new EchoServer(plan.tape(), tls.serverContext())) {
            final Process client = new Processes()
                    .start(
                            "benchmarks",
                            EchoProcess.class.getName(),
                            folder.resolve("echo.log"),
                            EngineRun.ENGINE_FLAGS,
                            tls.isOn()
                                    ? List.of(
                                            Integer.toString(server.port()),
                                            tls.authority().toString())
                                    : List.of(Integer.toString(server.port())));
            try {
                loop = new OpenLoop(
                        plan.tape(), FrameSink.into(server.client().get(CONNECT_SECONDS, TimeUnit.SECONDS)));
                plan.play(loop, frame -> {});
                final long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SETTLE_SECONDS);
                while (server.back() < plan.to() && System.nanoTime() < deadline) {
                    TimeUnit.MILLISECONDS.sleep(POLL_MS);
                }
            } finally {
                client.destroy();
                client.waitFor();
            }
            if (server.back() < plan.to()) {
                throw new IllegalStateException("only " + server.back() + " of " + plan.to() + " frames came back");
            }
            final Histogram times = Percentiles.histogram();
            for (int frame = plan.from(); frame < plan.to(); frame++) {
                times.recordValue(server.returned(frame) - loop.intended(frame));
            }
            return times;
        }
    }
}
