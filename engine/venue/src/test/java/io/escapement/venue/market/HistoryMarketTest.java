package io.escapement.venue.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.venue.model.Bar;
import io.escapement.venue.model.InstrumentRules;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryMarketTest {
    /** 2023-11-14T16:00:00Z. */
    private static final long T = 1_699_977_600_000L;

    private static final String HEADER = "open_time_ms,open,high,low,close,volume\n";

    @TempDir
    private Path folder;

    private String file(String name, String text) throws IOException {
        final Path path = folder.resolve(name);
        if (name.endsWith(".gz")) {
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
                out.write(text.getBytes(StandardCharsets.US_ASCII));
            }
        } else {
            Files.writeString(path, text);
        }
        return path.toString();
    }

    private static String row(int minute, String values) {
        return (T + minute * 60_000L) + "," + values + "\n";
    }

    private static long units(double value) {
        return Math.round(value * 1e8);
    }

    private static List<Long> prices(MarketSource market, int count) {
        final List<Long> prices = new ArrayList<>();
        final PricePoint point = new PricePoint();
        for (int i = 0; i < count && market.next(point); i++) {
            prices.add(point.price);
        }
        return prices;
    }

    @Test
    void shouldWalkRisingBarsOverTheLowAndFallingOnesOverTheHigh() throws IOException {
        final String csv =
                file("AUSDT_1m.csv", HEADER + row(0, "10.0,10.5,9.8,10.2,12") + row(1, "10.2,10.4,9.5,9.9,7"));
        final MarketSource market = HistoryMarket.read(List.of(csv), 0);
        assertThat(prices(market, 9))
                .containsExactly(
                        units(10),
                        units(9.8),
                        units(10.5),
                        units(10.2),
                        units(10.2),
                        units(10.4),
                        units(9.5),
                        units(9.9));
        assertThat(market.nextTimeMs()).isEqualTo(MarketSource.NEVER);
        assertThat(market.endMs()).isEqualTo(T + 120_000);
    }

    @Test
    void shouldTimePointsByQuartersAndKeepVolumesWhole() throws IOException {
        final String csv = file("AUSDT_3m.csv.gz", row(0, "10,10,10,10,7") + row(3, "10,11,9,10,2.5"));
        final MarketSource market = HistoryMarket.read(List.of(csv), 0);
        final PricePoint point = new PricePoint();
        long volume = 0;
        for (int i = 0; i < 4; i++) {
            market.next(point);
            assertThat(point.timeMs).isEqualTo(T + i * 45_000L);
            volume += point.volume;
        }
        assertThat(volume).isEqualTo(70_000);
        assertThat(market.baseIntervalMinutes(0)).isEqualTo(3);
    }

    @Test
    void shouldDeriveRulesFromTheDigitsSeen() throws IOException {
        final String csv = file("ABCUSDT_1m.csv", row(0, "10.05,10.5,9.8,10.2,12.25") + row(1, "10,10,10,10,7"));
        final InstrumentRules rules = HistoryMarket.read(List.of(csv), 0).rules(0);
        assertThat(rules.symbol()).isEqualTo("ABCUSDT");
        assertThat(rules.baseCoin()).isEqualTo("ABC");
        assertThat(rules.tickSize()).isEqualTo(FixedPoint.ONE / 100);
        assertThat(rules.lotSize()).isEqualTo(FixedPoint.ONE / 100);
        assertThat(rules.minNotional()).isEqualTo(5 * FixedPoint.ONE);
        assertThat(rules.launchTimeMs()).isEqualTo(T);
    }

    @Test
    void shouldServeCoarserFilesBeforeTheFinerOnesBegin() throws IOException {
        final StringBuilder fine = new StringBuilder();
        for (int i = 60; i < 90; i += 3) {
            fine.append(row(i, "20,21,19,20,1"));
        }
        final StringBuilder coarse = new StringBuilder();
        for (int i = 0; i < 90; i += 15) {
            coarse.append(row(i, i < 60 ? "30,31,29,30,1" : "20,21,19,20,5"));
        }
        final MarketSource market = HistoryMarket.read(
                List.of(file("AUSDT_15m.csv", coarse.toString()), file("AUSDT_3m.csv", fine.toString())), 0.5);
        assertThat(market.baseIntervalMinutes(0)).isEqualTo(3);
        final List<Bar> quarters = market.bars(0).query(15, 0, T + 75 * 60_000L, 100, true);
        assertThat(quarters)
                .extracting(Bar::close)
                .containsExactly(units(30), units(30), units(30), units(30), units(20), units(20));
        assertThat(market.bars(0).query(3, 0, T + 90 * 60_000L, 100, true)).hasSize(10);
        assertThat(market.bars(0).query(15, T + 15 * 60_000L, T + 60 * 60_000L, 2, false))
                .extracting(Bar::openTimeMs)
                .containsExactly(T + 15 * 60_000L, T + 30 * 60_000L);
    }

    @Test
    void shouldStartAfterTheWarmUpShareOnAFullHour() throws IOException {
        final StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 300; i += 15) {
            rows.append(row(i, "10,10,10,10,1"));
        }
        // Half of five hours is 18:30, cut to 18:00.
        final MarketSource market = HistoryMarket.read(List.of(file("AUSDT_15m.csv", rows.toString())), 0.5);
        assertThat(market.startMs()).isEqualTo(T + 120 * 60_000L);
        assertThat(market.nextTimeMs()).isEqualTo(T + 120 * 60_000L);
    }

    @Test
    void shouldLeaveGapsAsTheyAre() throws IOException {
        final String csv = file("AUSDT_1m.csv", row(0, "10,10,10,10,1") + row(5, "11,11,11,11,1"));
        final MarketSource market = HistoryMarket.read(List.of(csv), 0);
        prices(market, 4);
        assertThat(market.nextTimeMs()).isEqualTo(T + 300_000);
        assertThat(market.bars(0).query(1, 0, T + 600_000, 10, true)).hasSize(2);
    }

    @Test
    void shouldTakeTheSymbolFromTheArgumentAndTheIntervalFromTheRowsWhenTheNameSaysNothing() throws IOException {
        final String csv = file("prices.csv", row(0, "10,10,10,10,1") + row(5, "11,11,11,11,1"));
        final MarketSource market = HistoryMarket.read(List.of("XUSDT=" + csv), 0);
        assertThat(market.rules(0).symbol()).isEqualTo("XUSDT");
        assertThat(market.baseIntervalMinutes(0)).isEqualTo(5);
        assertThatThrownBy(() -> HistoryMarket.read(List.of(csv), 0))
                .hasMessage("history file prices.csv: no symbol in its name; rename it like BTCUSDT_3m.csv or give "
                        + "SYMBOL=prices.csv");
        assertThatThrownBy(() -> HistoryMarket.read(List.of("nowhere.csv"), 0))
                .hasMessage("history file nowhere.csv: not found; check the path");
    }

    private void refused(String text, String message) throws IOException {
        final String csv = file("AUSDT_1m.csv", text);
        assertThatThrownBy(() -> HistoryMarket.read(List.of(csv), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("history file AUSDT_1m.csv")
                .hasMessageContaining(message)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void shouldNameFileLineAndRemedyWhenARowIsBad() throws IOException {
        final String good = row(0, "10,10,10,10,1");
        refused(HEADER + good + row(1, "10,10,10,1"), "line 3: 5 columns; give open_time_ms,open");
        refused(good + row(1, "ten,10,10,10,1"), "line 2: price 'ten' is not a number; correct or remove the row");
        refused(good + good, "line 2: open_time_ms " + T + " does not follow " + T + "; sort the rows");
        refused(good + row(1, "10,9,8,9,1"), "line 2: open 10 and close 9 are not within low 8 and high 9");
        refused(good + row(1, "10,10,0,10,1"), "line 2: low 0 is not positive");
        refused(good + row(1, "10,10,10,10,-1"), "line 2: volume -1 is negative");
        refused(good + "1699977660,10,10,10,10,1\n", "line 2: open_time_ms 1699977660 is not in milliseconds");
        refused(good + (T + 60_001) + ",10,10,10,10,1\n", "is not a whole minute");
        refused(HEADER, "0 rows; at least 2 are needed");
        refused(good + row(1, "1e300,1e301,1,1,1"), "is too large");
    }

    @Test
    void shouldNameTheFileWhenItIsMissingOrNotGzippedOrTwice() throws IOException {
        assertThatThrownBy(() -> HistoryMarket.read(List.of("nowhere/AUSDT_1m.csv"), 0))
                .hasMessage("history file nowhere/AUSDT_1m.csv: not found; check the path");
        final Path fake = folder.resolve("AUSDT_1m.csv.gz");
        Files.writeString(fake, "no gzip");
        assertThatThrownBy(() -> HistoryMarket.read(List.of(fake.toString()), 0))
                .hasMessageContaining("cannot be read");
        final String csv = file("AUSDT_1m.csv", row(0, "10,10,10,10,1") + row(1, "10,10,10,10,1"));
        assertThatThrownBy(() -> HistoryMarket.read(List.of(csv, "AUSDT=" + csv), 0))
                .hasMessageContaining("both have bars of 1 minutes of AUSDT; join them into one");
        final String wrong = file("BUSDT_7m.csv", row(0, "10,10,10,10,1") + row(7, "10,10,10,10,1"));
        assertThatThrownBy(() -> HistoryMarket.read(List.of(wrong), 0)).hasMessageContaining("bars of 7 minutes");
    }
}
