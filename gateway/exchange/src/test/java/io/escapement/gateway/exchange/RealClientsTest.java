package io.escapement.gateway.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.escapement.gateway.exchange.client.TestClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Other people's clients of the venue, unmodified, from npm. They are not part of the project: the test runs only where
 * {@code -Dclients.modules=FOLDER} names the {@code node_modules} that {@code ./run.sh clients} has fetched.
 */
class RealClientsTest {
    private static final double SPEED = 60;
    private static final long DEADLINE_SECONDS = 240;

    @Test
    void shouldBeBelievedByCcxtAndBybitApi() throws IOException, InterruptedException {
        final String modules = System.getProperty("clients.modules", "");
        assumeThat(modules).as("-Dclients.modules names a folder of npm's").isNotBlank();
        assumeThat(Path.of(modules)).as("fetched by ./run.sh clients").isDirectory();
        final Path script = Path.of("src/clients/main.js").toAbsolutePath();
        final Path log = Files.createTempFile("clients", ".log");
        try (TestExchange exchange = TestExchange.free(TestExchange.manySymbols(), SPEED)) {
            final ProcessBuilder builder = new ProcessBuilder(
                            "node",
                            script.toString(),
                            "http://127.0.0.1:" + exchange.port(),
                            TestClient.KEY,
                            TestClient.SECRET)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().put("NODE_PATH", modules);
            final Process node = builder.start();
            final boolean ended = node.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS);
            node.destroyForcibly();

            final String table = Files.readString(log, StandardCharsets.UTF_8);
            assertThat(ended).as(table).isTrue();
            assertThat(node.exitValue()).as(table).isZero();
            assertThat(table).contains(" checks, 0 failed");
        } finally {
            Files.deleteIfExists(log);
        }
    }
}
