package io.escapement.trainer.serve;

import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.jobs.JobDatabase;
import io.escapement.trainer.jobs.JobKinds;
import io.escapement.trainer.jobs.JobStore;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The queue over HTTP. It has no login, so it listens to this machine only and answers none but its own pages and scripts
 * that speak JSON.
 *
 * <p>The JDK's own server: a dozen routes and two streams need no more, and nothing has to be kept up to date for them.
 */
public final class ApiServer implements AutoCloseable {
    /** Where it listens unless told otherwise. */
    public static final int PORT = 8480;

    private static final System.Logger LOG = System.getLogger(ApiServer.class.getName());

    private final HttpServer server;
    private final ExecutorService threads;
    private final Streams streams = new Streams();

    /**
     * Begins to listen.
     *
     * @param address of this machine; port 0 takes a free one
     * @param database open, with a few connections; closed by its owner
     * @param kinds what can be asked for
     */
    public ApiServer(InetSocketAddress address, JobDatabase database, JobKinds kinds) {
        if (address.isUnresolved() || !address.getAddress().isLoopbackAddress()) {
            throw new TrainerException("the API has no login and listens to this machine only, not to "
                    + address.getHostString() + "; reach it from elsewhere through ssh -L " + address.getPort()
                    + ":127.0.0.1:" + address.getPort());
        }
        try {
            server = HttpServer.create(address, 0);
        } catch (final IOException e) {
            throw new TrainerException(
                    "can't listen to " + address.getHostString() + ":" + address.getPort() + ": " + e.getMessage()
                            + "; choose another --port",
                    e);
        }
        final JobStore jobs = new JobStore(database, kinds);
        final TrainingRoutes training = new TrainingRoutes(jobs, database, streams);
        final ConfigurationRoutes configurations = new ConfigurationRoutes(database);
        route("/", new Page()::answer);
        route(TrainingRoutes.ROOT, training::answer);
        route(ConfigurationRoutes.ROOT, configurations::answer);
        threads = Executors.newCachedThreadPool(work -> {
            final Thread thread = new Thread(work, "serve");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.start();
    }

    /** Answers one call. */
    interface Route {
        void answer(Call call) throws IOException;
    }

    private void route(String path, Route route) {
        final HttpContext context = server.createContext(path, exchange -> answer(exchange, route));
        context.getFilters().add(new OwnPagesOnly());
    }

    private static void answer(HttpExchange exchange, Route route) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            answer(new Call(exchange), route);
        }
    }

    private static void answer(Call call, Route route) throws IOException {
        try {
            route.answer(call);
        } catch (final Answer e) {
            call.error(e.status(), e.getMessage());
        } catch (final TrainerException e) {
            // What the store says of itself is no fault of who asks.
            call.error(e.getCause() instanceof SQLException ? 503 : 400, e.getMessage());
        } catch (final RuntimeException e) {
            // Nobody's request but a fault of this server: whoever asks gets an answer, whoever runs it the cause.
            LOG.log(System.Logger.Level.ERROR, "fault while answering " + call.path(), e);
            call.error(500, "a fault of the server; its own output says more");
        }
    }

    /**
     * Where it listens.
     *
     * @return the port
     */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Ends every stream and stops listening. */
    @Override
    public void close() {
        streams.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
