package io.escapement.venue.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.venue.model.Bar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever the bars, ties, dojis and gaps included, the path inside them respects them. */
class BarPathTest {
    private static final long START = 1_699_977_600_000L;
    private static final long MINUTE_MS = 60_000L;

    @Property(tries = 60)
    void shouldWalkEveryBarFromOpenToCloseThroughHighAndLow(
            @ForAll @Size(min = 2, max = 40) List<@IntRange(min = 0, max = 99_999) Integer> shapes) throws IOException {
        final Path folder = Files.createTempDirectory("bars");
        final Path file = folder.resolve("ABCUSDT_1m.csv");
        try {
            final List<String> rows = new ArrayList<>();
            long minute = 0;
            for (final int shape : shapes) {
                // Digits of the shape: open, close, wick above, wick below, a gap of some minutes. Zeros make ties.
                final int open = 1_000 + shape % 10;
                final int close = 1_000 + shape / 10 % 10;
                final int high = Math.max(open, close) + shape / 100 % 10;
                final int low = Math.min(open, close) - shape / 1_000 % 10;
                minute += 1 + (shape / 10_000 > 7 ? 3 : 0);
                rows.add((START + minute * MINUTE_MS) + "," + price(open) + "," + price(high) + "," + price(low) + ","
                        + price(close) + "," + shape % 7);
            }
            Files.write(file, rows);
            check(HistoryMarket.read(List.of(file.toString()), 0), shapes.size());
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    private static String price(int ticks) {
        return ticks / 10 + "." + ticks % 10;
    }

    private static void check(MarketSource market, int bars) {
        final List<Bar> all = market.bars(0).query(1, 0, Long.MAX_VALUE / 2, 1_000, false);
        assertThat(all).hasSize(bars);
        final PricePoint point = new PricePoint();
        for (final Bar bar : all) {
            long high = Long.MIN_VALUE;
            long low = Long.MAX_VALUE;
            long volume = 0;
            long turnover = 0;
            for (int i = 0; i < 4; i++) {
                assertThat(market.next(point)).isTrue();
                assertThat(point.barOpens).isEqualTo(i == 0);
                assertThat(point.timeMs).isEqualTo(bar.openTimeMs() + i * 15_000);
                if (i == 0) {
                    assertThat(point.price).isEqualTo(bar.open());
                }
                high = Math.max(high, point.price);
                low = Math.min(low, point.price);
                volume += point.volume;
                turnover += point.turnover;
            }
            assertThat(new long[] {point.price, high, low, volume, turnover})
                    .containsExactly(bar.close(), bar.high(), bar.low(), bar.volume(), bar.turnover());
        }
        assertThat(market.next(point)).isFalse();
    }
}
