package io.escapement.trainer.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.trainer.history.HistoryBar;
import io.escapement.trainer.history.HistoryFolder;
import io.escapement.venue.market.MarketSource;
import io.escapement.venue.market.SyntheticMarket;
import io.escapement.venue.model.Bar;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainerMainTest {
    private static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT");

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldHaveAPlaceInTheHelpForEveryCommand() {
        assertThat(new picocli.CommandLine(new TrainerMain()).getSubcommands().keySet())
                .isSubsetOf(CommandGroups.GROUPS.values().stream()
                        .flatMap(List::stream)
                        .toList());
    }

    @Test
    void shouldExplainItselfWithoutArguments() {
        assertThat(run()).isZero();
        assertThat(out.toString()).contains("train fetch --url", "fit ", "show ", "backtest ");
    }

    @ParameterizedTest
    @CsvSource({
        "bogus",
        "fit",
        "fit --out x --stage WILD",
        "show",
        "backtest --seed x",
        "fetch --url http://127.0.0.1:1"
    })
    void shouldExitWithTwoOnWrongUsage(String line) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(err.toString()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fetsh | train: unknown command fetsh, did you mean fetch?; see ./run.sh train --help
            models lits | train: unknown command lits, did you mean list?; see ./run.sh train models --help
            fetch --urll http://127.0.0.1:1 --symbols A | train: unknown option --urll, did you mean --url?; see ./run.sh train fetch --help
            fetch --symbols A | train: Missing required option: '--url=URL'; see ./run.sh train fetch --help
            """)
    void shouldNameTheWordNobodyKnowsAndTheNearestOne(String line, String message) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(err.toString().strip()).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            show none.bundle | train: can't read bundle none.bundle: no such file, or no permission
            fit --data none --out x | train: no history folder none; fetch or import history first
            fit --out x --depth 11 | train: depth is 11, 1 to 10 are handled
            fit --out x --trees 0 | train: trees, patience and threads must be at least 1
            fit --out x --learning-rate 0 | train: learning rate is 0.0, above 0 to 1 is handled
            fit --out x --core none | train: can't read none: no such file, or no permission
            backtest | train: no model: name one with --model, or allow trading without by --set model.required=false
            backtest --model none | train: can't read bundle none: no such file, or no permission
            backtest --balance 0.000000001 --set model.required=false | train: balance 1E-9 doesn't fit; give up to 8 decimals
            fetch --url http://127.0.0.1:1 --symbols A --days 0 | train: days is 0, at least 1 is needed
            """)
    void shouldSayInOneLineWhatIsWrong(String line, String message) {
        assertThat(run(line.split(" "))).isEqualTo(1);
        assertThat(err.toString().strip()).isEqualTo(message);
    }

    @Test
    void shouldNotImportAFileWithoutBars() throws IOException {
        final Path file = Files.createFile(folder.resolve("BTCUSDT_15m.csv"));

        assertThat(run(
                        "import",
                        file.toString(),
                        "--data",
                        folder.resolve("history").toString()))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("train: history file " + file + " has no bars; fetch it again or leave it out");
        assertThat(folder.resolve("history")).doesNotExist();
    }

    @Test
    void shouldFitShowAndBacktest() throws IOException {
        writeHistory();
        final Path bundle = folder.resolve("model.bundle");
        final String[] fit = {"fit", "--data", folder.toString(), "--trees", "20", "--out", bundle.toString()};

        assertThat(run(fit)).as(err.toString()).isZero();
        assertThat(out.toString()).contains("BTCUSDT", "ETHUSDT", "validation", "sha256");
        final byte[] bytes = Files.readAllBytes(bundle);
        assertThat(run(fit)).isZero();
        assertThat(Files.readAllBytes(bundle)).isEqualTo(bytes);

        out.getBuffer().setLength(0);
        assertThat(run("show", bundle.toString())).isZero();
        assertThat(out.toString()).contains("symbols     BTCUSDT, ETHUSDT", "stage       PAPER", "of them masked");

        final String[] backtest = {
            "backtest", "--model", bundle.toString(), "--symbols", "BTCUSDT,ETHUSDT", "--days", "1"
        };
        assertThat(run(with(backtest, "--journal", folder.resolve("one").toString())))
                .as(err.toString())
                .isZero();
        final String state = stateIn(out.toString());
        out.getBuffer().setLength(0);
        assertThat(run(
                        "backtest",
                        "--like",
                        folder.resolve("one").toString(),
                        "--symbols",
                        "BTCUSDT,ETHUSDT",
                        "--days",
                        "1"))
                .isZero();
        assertThat(stateIn(out.toString())).isEqualTo(state);
        assertThat(run(with(backtest, "--journal", folder.resolve("one").toString())))
                .isEqualTo(1);
        assertThat(err.toString()).contains("train: journal exists already: directory=");

        bytes[bytes.length / 2] ^= 1;
        Files.write(bundle, bytes);
        assertThat(run("show", bundle.toString())).isEqualTo(1);
        assertThat(err.toString())
                .contains("train: bundle " + bundle + ": model bundle is damaged: its SHA-256 does not match");
    }

    @Test
    void shouldSayWhenHistoryIsTooShort() {
        final HistoryFolder history = new HistoryFolder(folder);
        history.write("BTCUSDT", 3, List.of());
        history.write("BTCUSDT", 15, List.of());

        assertThat(run(
                        "fit",
                        "--data",
                        folder.toString(),
                        "--out",
                        folder.resolve("x").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).startsWith("train: the history of BTCUSDT gives no labelled signal: ");
    }

    private void writeHistory() {
        final MarketSource market = SyntheticMarket.create(3, SYMBOLS, SyntheticMarket.DEFAULT_HISTORY_DAYS, 1);
        final HistoryFolder history = new HistoryFolder(folder);
        for (int i = 0; i < SYMBOLS.size(); i++) {
            for (final int minutes : new int[] {3, 15}) {
                final long lastMs = market.startMs() - minutes * 60_000L;
                final List<Bar> bars = market.bars(i).query(minutes, 0, lastMs, Integer.MAX_VALUE, false);
                history.write(
                        SYMBOLS.get(i),
                        minutes,
                        bars.stream().map(TrainerMainTest::bar).toList());
            }
        }
    }

    private static HistoryBar bar(Bar bar) {
        return new HistoryBar(
                bar.openTimeMs(),
                bar.open(),
                bar.high(),
                bar.low(),
                bar.close(),
                BigDecimal.valueOf(bar.volume(), -Bar.VOLUME_EXPONENT),
                BigDecimal.valueOf(bar.turnover(), -Bar.VOLUME_EXPONENT));
    }

    private static String stateIn(String report) {
        final int at = report.indexOf(", state ");
        return report.substring(at, at + ", state ".length() + 16);
    }

    private static String[] with(String[] words, String... more) {
        final String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return all;
    }

    private int run(String... words) {
        return TrainerMain.execute(words, new PrintWriter(out, true), new PrintWriter(err, true));
    }
}
