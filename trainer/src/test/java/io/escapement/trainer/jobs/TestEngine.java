package io.escapement.trainer.jobs;

import static org.junit.jupiter.api.Assumptions.abort;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The two databases a store can lie in, each real: a file, and a server that the first test to want one starts. */
enum TestEngine {
    SQLITE {
        @Override
        StoreLocation fresh(Path folder) {
            return StoreLocation.of(folder.resolve("jobs.db").toString(), Map.of());
        }
    },
    POSTGRESQL {
        @Override
        StoreLocation fresh(Path folder) {
            final EmbeddedPostgres server = Server.started();
            final String name = "store" + NUMBER.incrementAndGet();
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            } catch (final SQLException e) {
                throw new IllegalStateException(e);
            }
            return StoreLocation.of(
                    "jdbc:postgresql://localhost:" + server.getPort() + "/" + name + "?user=postgres", Map.of());
        }
    };

    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** An empty store of this test's own. */
    abstract StoreLocation fresh(Path folder);

    /** One server for all tests of this JVM; it ends with it. */
    private static final class Server {
        private static EmbeddedPostgres server;
        private static Exception failure;

        static synchronized EmbeddedPostgres started() {
            if (server == null && failure == null) {
                try {
                    server = EmbeddedPostgres.builder().start();
                    Runtime.getRuntime().addShutdownHook(new Thread(Server::stop));
                } catch (final IOException | RuntimeException e) {
                    failure = e;
                }
            }
            if (server == null) {
                abort("no PostgreSQL can be started here: " + failure);
            }
            return server;
        }

        private static void stop() {
            try {
                server.close();
            } catch (final IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
