package io.escapement.trainer.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.trainer.dataset.SyntheticHistory;
import io.escapement.trainer.history.FundingRate;
import io.escapement.trainer.history.HistoryBar;
import io.escapement.trainer.history.HistoryFolder;
import io.escapement.trainer.table.TableFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportCommandsTest {
    private static final SyntheticHistory MARKET = new SyntheticHistory(3, "BTCUSDT");

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldWriteEveryLabel() {
        final HistoryFolder history = MARKET.write(folder);
        final List<FundingRate> rates = new ArrayList<>();
        final List<HistoryBar> bars = MARKET.bars(0, 15);
        for (long time = bars.get(0).openTimeMs();
                time < bars.get(bars.size() - 1).openTimeMs() + 28_800_000; ) {
            time += 28_800_000 - time % 28_800_000;
            rates.add(new FundingRate(time, new BigDecimal("0.0001")));
        }
        history.mergeFunding("BTCUSDT", rates);
        final Path file = folder.resolve("labels.csv");

        assertThat(run("labels", "--data", folder.toString(), "--out", file.toString(), "--weights", "uniqueness"))
                .as(err.toString())
                .isZero();

        assertThat(out.toString()).contains("labels, triple barrier: the strategies' stops and targets, 1440 min");
        assertThat(out.toString()).doesNotContain("funding rates don't reach");
        assertThat(new TableFile(file).columns()).contains("strategy", "side", "exit", "net", "weight");
        assertThat(Arrays.stream(new TableFile(file).numbers("weight")).boxed())
                .allMatch(weight -> weight > 0 && weight <= 1)
                .anyMatch(weight -> weight < 1);
        assertThat(Arrays.stream(new TableFile(file).numbers("funding")).boxed())
                .anyMatch(paid -> paid > 0)
                .anyMatch(paid -> paid < 0);
    }

    @Test
    void shouldSayOnceASymbolWhereFundingRatesAreMissing() {
        MARKET.write(folder);

        assertThat(run(
                        "labels",
                        "--data",
                        folder.toString(),
                        "--out",
                        folder.resolve("x.json").toString()))
                .isZero();
        assertThat(out.toString()).containsOnlyOnce("BTCUSDT        funding rates don't reach ");
        out.getBuffer().setLength(0);
        assertThat(run(
                        "labels",
                        "--data",
                        folder.toString(),
                        "--out",
                        folder.resolve("x.json").toString(),
                        "--ignore-funding"))
                .isZero();
        assertThat(out.toString()).doesNotContain("funding rates");
    }

    @Test
    void shouldWriteEveryFeature() {
        MARKET.write(folder);
        final Path file = folder.resolve("features.parquet");

        assertThat(run("features", "--data", folder.toString(), "--out", file.toString()))
                .as(err.toString())
                .isZero();

        assertThat(new TableFile(file).columns()).contains("m15.rsi_14", "time.day_sin", "indicator.rsi_14");
        assertThat(new TableFile(file).numbers("close"))
                .hasSize(MARKET.bars(0, 15).size());
        assertThat(out.toString()).contains(" rows of ", " columns in ");
    }

    @Test
    void shouldFindNoFutureInTheCore() {
        MARKET.write(folder);

        assertThat(run("lookahead", "--data", folder.toString(), "--points", "2"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains("features and indicators", "proposals and their rows", "nothing knew its future");
    }

    @Test
    void shouldDropAndCountLabelsThatRunIntoAHole() {
        final List<HistoryBar> bars = new ArrayList<>(MARKET.bars(0, 15));
        final int whole = labels(bars);
        bars.subList(bars.size() / 2, bars.size() / 2 + 4).clear();

        final int holed = labels(bars);

        assertThat(holed).isBetween(1, whole - 1);
        assertThat(out.toString()).containsPattern("without a label: [1-9][0-9]* run into missing bars, ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            labels --data DIR --out x.csv --symbols NONEUSDT | no history of NONEUSDT in DIR; fetch it (train fetch) or import it (train import)
            labels --data DIR --out x.csv --symbols THREEUSDT | the history of THREEUSDT in DIR has bars of [3] m only; training is on 15 m bars: fetch those (train fetch --intervals 15) or import them
            labels --data DIR --out x.txt | can't tell what kind of table x.txt is: its name must end in .parquet, .csv, .csv.gz or .json
            labels --data DIR --out x.csv --profit 3 | profit and loss barriers of their own go with FIXED or ATR barriers; these are the strategies'
            labels --data DIR --out x.csv --barriers ATR --loss -1 | barriers, hold and slippage can't be negative: profit=0.0 loss=-1.0 holdMinutes=0 slippagePerAtr=0.0
            labels --data DIR --out x.csv --barriers FIXED --profit 200 | labels: fixed barriers are shares of the price: profit=2.0 loss=0.01, below 1 is handled
            features --data DIR --out x.csv --interval 5 | no 5 m bars of BTCUSDT; there are [3, 15, 60, 240] (bars.intervals of the core's configuration says which are used)
            features --data DIR --out x.csv --side up | --side is up, LONG or SHORT are handled
            lookahead --data DIR --points 0 | --points is 0, at least 1 is needed
            """)
    void shouldSayInOneLineWhatIsWrong(String line, String message) {
        MARKET.write(folder).write("THREEUSDT", 3, MARKET.bars(0, 3).subList(0, 10));

        assertThat(run(line.replace("DIR", folder.toString()).split(" "))).isEqualTo(1);
        assertThat(err.toString().strip()).isEqualTo("train: " + message.replace("DIR", folder.toString()));
        assertThat(Files.exists(Path.of("x.csv"))).isFalse();
    }

    private int labels(List<HistoryBar> bars) {
        new HistoryFolder(folder).write("BTCUSDT", 15, bars);
        final Path file = folder.resolve("labels.parquet");
        assertThat(run("labels", "--data", folder.toString(), "--out", file.toString()))
                .as(err.toString())
                .isZero();
        return new TableFile(file).numbers("net").length;
    }

    private int run(String... args) {
        return TrainerMain.execute(args, new PrintWriter(out, true), new PrintWriter(err, true));
    }
}
