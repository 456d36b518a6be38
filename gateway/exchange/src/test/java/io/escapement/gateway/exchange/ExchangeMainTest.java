package io.escapement.gateway.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ExchangeMainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldNameEveryOptionInHelp() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString())
                .contains("--port", "--api-key", "--seed", "--symbols", "--history", "--speed", "--ready-file")
                .contains("--end-file", "--history-days", "--length-days", "--free-running", "--exit-at-end");
    }

    @Test
    void shouldSayInOneLineThatThePortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run("--port", Integer.toString(taken.getLocalPort()), "--length-days", "1", "--speed", "max"))
                    .isEqualTo(1);
            assertThat(err.toString().strip().lines())
                    .singleElement()
                    .asString()
                    .startsWith("exchange: cannot listen on 127.0.0.1:" + taken.getLocalPort())
                    .contains("--port");
        }
    }

    @Test
    void shouldRefuseSpeedThatIsNone() {
        assertThat(run("--speed", "fast")).isEqualTo(2);
        assertThat(err.toString()).contains("--speed must be a number above 0, or max: --speed=fast");
        assertThat(run("--speed", "0")).isEqualTo(2);
        assertThat(run("--speed", "max", "--free-running")).isEqualTo(2);
    }

    @Test
    void shouldSayInOneLineWhatIsWrongWithAnOption() {
        for (final String[] wrong : new String[][] {
            {"--port", "70000", "exchange: --port must be 0 to 65535: --port=70000; see --help"},
            {
                "--balance",
                "0.123456789",
                "exchange: --balance must be an amount above 0 with at most eight decimals: --balance=0.123456789;"
                        + " see --help"
            },
            {
                "--balance",
                "much",
                "exchange: --balance must be an amount above 0 with at most eight decimals:"
                        + " --balance=much; see --help"
            },
            {"--seed", "x", "exchange: Invalid value for option '--seed': 'x' is not a long; see --help"}
        }) {
            err.getBuffer().setLength(0);
            assertThat(run(wrong[0], wrong[1])).isEqualTo(2);
            assertThat(err.toString().strip()).isEqualTo(wrong[2]);
        }
    }

    @Test
    void shouldRefuseReadyFileItCannotWrite(@TempDir Path folder) {
        assertThat(run(
                        "--port",
                        "0",
                        "--ready-file",
                        folder.resolve("none/ready").toString()))
                .isEqualTo(1);
        assertThat(err.toString().strip()).startsWith("exchange: cannot write ").endsWith("yours to write?");
    }

    @Test
    void shouldSayInOneLineWhatIsWrongWithAFault() {
        assertThat(run("--fault", "kind=drop,which=everything")).isEqualTo(2);
        assertThat(err.toString().strip())
                .isEqualTo("exchange: --fault kind=drop,which=everything: a fault's which must be one of public,"
                        + " public:N, private, trade, rest, all: which=everything; see --help");
    }

    @Test
    void shouldRefuseOptionsThatDoNotGoTogether() {
        for (final String[] wrong : new String[][] {
            {"--history", "A.csv", "--recording", "B.jsonl"},
            {"--market-rest", "https://x.example"},
            {"--market", "mainnet", "--history", "A.csv"},
            {"--authority-file", "x.pem"},
            {"--vip", "6"},
            {"--public-connections", "0"},
            {"--limits", "maybe"}
        }) {
            err.getBuffer().setLength(0);
            assertThat(run(wrong)).as(String.join(" ", wrong)).isEqualTo(2);
            assertThat(err.toString().strip().lines())
                    .singleElement()
                    .asString()
                    .contains(wrong[0]);
        }
    }

    @Test
    void shouldSayInOneLineWhyThereIsNoLiveMarket() {
        assertThat(run("--market", "moon")).isEqualTo(2);
        assertThat(err.toString().strip())
                .isEqualTo("exchange: a live market is testnet, mainnet or a URL that begins with ws:// or wss://:"
                        + " 'moon'; see --help");
        err.getBuffer().setLength(0);
        assertThat(run("--market", "testnet", "--speed", "2")).isEqualTo(2);
        assertThat(err.toString()).contains("a live market goes at the speed of life");
        err.getBuffer().setLength(0);
        assertThat(run("--market", "ws://127.0.0.1:1/v5/public/linear")).isEqualTo(1);
        assertThat(err.toString().strip().lines())
                .singleElement()
                .asString()
                .startsWith("exchange: cannot reach the live market at http://127.0.0.1:1: ");
    }

    @Test
    void shouldServeTlsAndShowItsAuthority(@TempDir Path folder) throws IOException {
        final Path authority = folder.resolve("authority.pem");
        final StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 120; i++) {
            rows.append(TestExchange.HISTORY_START_MS + i * 60_000L).append(",1,1,1,1,10\n");
        }
        final Path history = Files.writeString(folder.resolve("BTCUSDT_1m.csv"), rows);

        final int code = run(
                "--port",
                "0",
                "--history",
                history.toString(),
                "--speed",
                "1000000",
                "--free-running",
                "--tls",
                "--authority-file",
                authority.toString(),
                "--exit-at-end");

        assertThat(code).isZero();
        assertThat(Files.readString(authority)).startsWith("-----BEGIN CERTIFICATE-----");
        assertThat(out.toString())
                .contains("REST https://127.0.0.1:", "streams wss://127.0.0.1:", "trust " + authority)
                .contains("key paper-key, limits enforced, VIP 0")
                .doesNotContain("paper-secret");
    }

    @Test
    void shouldRefuseUnknownOption() {
        assertThat(run("--sped", "1")).isEqualTo(2);
        assertThat(err.toString()).contains("--sped");
    }

    @Test
    void shouldSayInOneLineWhatIsWrongWithAFile(@TempDir Path folder) throws IOException {
        final Path file = folder.resolve("BTCUSDT_1m.csv");
        Files.writeString(file, "1767571200000,1,2,0.5,1,10\n1767571260000,1,x,0.5,1,10\n");

        assertThat(run("--history", file.toString())).isEqualTo(1);
        assertThat(err.toString().strip().lines())
                .singleElement()
                .asString()
                .startsWith("exchange: ")
                .contains("BTCUSDT_1m.csv");
        assertThat(run("--history", folder.resolve("ETHUSDT_1m.csv").toString()))
                .isEqualTo(1);
    }

    @Test
    void shouldRefuseSymbolWithoutHistory(@TempDir Path folder) throws IOException {
        final Path file = folder.resolve("BTCUSDT_1m.csv");
        Files.writeString(file, "1767571200000,1,2,0.5,1,10\n1767571260000,1,2,0.5,1,10\n");

        assertThat(run("--history", file.toString(), "--symbols", "BTCUSDT,ETHUSDT"))
                .isEqualTo(1);
        assertThat(err.toString().strip())
                .isEqualTo("exchange: --symbols names ETHUSDT, of which there is no history: give its file with "
                        + "--history ETHUSDT=FILE");
    }

    @Test
    void shouldRefuseSymbolItCannotTrade() {
        assertThat(run("--symbols", "BTCEUR", "--length-days", "1")).isEqualTo(1);
        assertThat(err.toString().strip().lines()).singleElement().asString().contains("BTCEUR");
    }

    @Test
    void shouldWriteReadyAndEndFilesAndExitAtTheEnd(@TempDir Path folder) throws IOException {
        final Path ready = folder.resolve("ready");
        final Path end = folder.resolve("end");
        final StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 120; i++) {
            rows.append(TestExchange.HISTORY_START_MS + i * 60_000L).append(",1,1,1,1,10\n");
        }
        Files.writeString(folder.resolve("BTCUSDT_1m.csv"), rows);

        final int code = run(
                "--port",
                "0",
                "--history",
                folder.resolve("BTCUSDT_1m.csv").toString(),
                "--speed",
                "1000000",
                "--free-running",
                "--ready-file",
                ready.toString(),
                "--end-file",
                end.toString(),
                "--exit-at-end");

        assertThat(code).isZero();
        assertThat(Files.readString(ready).strip()).matches("127\\.0\\.0\\.1:\\d+");
        assertThat(end).exists();
        assertThat(out.toString()).contains("exchange: listening on 127.0.0.1:", "exchange: the market is over");
    }

    private int run(String... args) {
        final CommandLine line = ExchangeMain.commandLine();
        return line.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}
