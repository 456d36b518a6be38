package io.escapement.trainer.command;

import io.escapement.trainer.TrainerException;
import io.escapement.trainer.jobs.JobDatabase;
import io.escapement.trainer.jobs.TrainerTasks;
import io.escapement.trainer.jobs.Worker;
import io.escapement.trainer.jobs.WorkerSettings;
import io.escapement.trainer.serve.ApiServer;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code train serve}: the queue over HTTP, and a page. */
@Command(
        name = "serve",
        description = {
            "The queue over HTTP for this machine: an API (docs/training-api.md) and, at its root, a page that shows the jobs"
                    + " live. Without a login, so it listens to loopback only. Ends with Ctrl-C or SIGTERM."
        })
final class ServeCommand implements Callable<Integer> {
    /** Beside those of a worker. */
    private static final int CONNECTIONS = 8;

    @Mixin
    private StoreOptions store;

    @Option(
            names = "--port",
            defaultValue = "" + ApiServer.PORT,
            paramLabel = "N",
            description = "0 takes a free one (default: ${DEFAULT-VALUE})")
    private int port;

    @Option(
            names = "--bind",
            defaultValue = "127.0.0.1",
            paramLabel = "ADDRESS",
            description = "a loopback address (default: ${DEFAULT-VALUE})")
    private String bind;

    @Option(
            names = "--threads",
            defaultValue = "0",
            paramLabel = "N",
            description = "also do jobs, so many at once (default: ${DEFAULT-VALUE}, train worker does)")
    private int threads;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (port < 0 || port > 65_535) {
            throw new TrainerException("--port is " + port + ", 0 to 65535 are handled");
        }
        final PrintWriter out = spec.commandLine().getOut();
        final WorkerSettings like = WorkerSettings.DEFAULT;
        final WorkerSettings settings = new WorkerSettings(
                like.name(), threads, like.kinds(), like.poll(), like.beat(), like.silence(), like.grace(), false);
        try (JobDatabase database = store.open(CONNECTIONS + threads);
                ApiServer server = new ApiServer(new InetSocketAddress(bind, port), database, TrainerTasks.all())) {
            final CountDownLatch end = new CountDownLatch(1);
            final Worker worker =
                    threads == 0 ? null : new Worker(database, TrainerTasks.all(), settings, out::println);
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> {
                                if (worker != null) {
                                    worker.stop();
                                }
                                end.countDown();
                            },
                            "stop-serve"));
            if (worker != null) {
                worker.start();
            }
            out.println("jobs of " + store.location() + " at http://" + bind + ":" + server.port() + "/");
            end.await();
            return 0;
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TrainerException("interrupted", e);
        }
    }
}
