package io.escapement.venue.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.venue.model.Bar;
import io.escapement.venue.model.BarIntervals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** History of every interval, made when it is asked for. */
class SyntheticHistoryTest {
    private static final long START = SyntheticMarket.START_MS;
    private static final int[] MINUTES = {1, 3, 5, 15, 30, 60, 120, 240, 360, 720, 1440, 10_080, 43_200};

    private static List<Bar> newest(MarketSource market, int instrument, int minutes, int limit) {
        return market.bars(instrument)
                .query(minutes, Long.MIN_VALUE / 2, BarIntervals.openMs(minutes, START) - 1, limit, true);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20})
    void shouldHaveAThousandClosedBarsOfEveryIntervalWhenTheMarketIsOldEnough(int symbols) {
        final List<String> names = new ArrayList<>();
        for (int i = 1; i <= symbols; i++) {
            names.add(String.format("SYM%03dUSDT", i));
        }
        final MarketSource market = SyntheticMarket.create(11, names, 0, 1);
        for (final int minutes : MINUTES) {
            final List<Bar> bars = newest(market, symbols - 1, minutes, 1000);
            // Launched in January 2006: from February on there are 241 months until the start in March 2026.
            assertThat(bars).as("bars of %d minutes", minutes).hasSize(minutes == 43_200 ? 241 : 1000);
            for (int i = 0; i < bars.size(); i++) {
                final Bar bar = bars.get(i);
                assertThat(bar.high()).isGreaterThanOrEqualTo(Math.max(bar.open(), bar.close()));
                assertThat(bar.low()).isPositive().isLessThanOrEqualTo(Math.min(bar.open(), bar.close()));
                assertThat(bar.volume()).isPositive();
                if (i > 0) {
                    assertThat(bar.openTimeMs())
                            .isEqualTo(BarIntervals.closeMs(
                                    minutes, bars.get(i - 1).openTimeMs()));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20})
    void shouldSumFinerBarsToCoarserOnesWhereverThereAreBoth(int symbols) {
        final List<String> names = new ArrayList<>();
        for (int i = 1; i <= symbols; i++) {
            names.add(String.format("SYM%03dUSDT", i));
        }
        final MarketSource market = SyntheticMarket.create(11, names, 0, 1);
        final int[][] pairs = {
            {1, 3},
            {1, 15},
            {3, 15},
            {5, 30},
            {15, 60},
            {30, 120},
            {60, 240},
            {60, 1440},
            {120, 360},
            {240, 720},
            {120, 1440},
            {1440, 10_080},
            {1440, 43_200}
        };
        for (final int[] pair : pairs) {
            compare(market, pair[0], pair[1]);
        }
    }

    private static void compare(MarketSource market, int fine, int coarse) {
        final BarStore store = market.bars(0);
        final List<Bar> all = store.query(fine, 0, START - 1, Integer.MAX_VALUE, false);
        final long from = BarIntervals.ceilMs(coarse, all.get(0).openTimeMs());
        final List<Bar> sums = store.query(coarse, from, START - 1, Integer.MAX_VALUE, false);
        int at = 0;
        for (final Bar sum : sums) {
            if (sum.endTimeMs() >= START) {
                break;
            }
            while (all.get(at).openTimeMs() < sum.openTimeMs()) {
                at++;
            }
            final Bar first = all.get(at);
            long high = 0;
            long low = Long.MAX_VALUE;
            long volume = 0;
            Bar last = first;
            while (at < all.size() && all.get(at).openTimeMs() <= sum.endTimeMs()) {
                last = all.get(at);
                high = Math.max(high, last.high());
                low = Math.min(low, last.low());
                volume += last.volume();
                at++;
            }
            final long[] wanted = {first.open(), high, low, last.close(), volume};
            final long[] found = {sum.open(), sum.high(), sum.low(), sum.close(), sum.volume()};
            if (!Arrays.equals(wanted, found)) {
                assertThat(found)
                        .as("bar of %d minutes at %d of bars of %d", coarse, sum.openTimeMs(), fine)
                        .isEqualTo(wanted);
            }
        }
    }

    @Test
    void shouldMakeTheSameMinutesAgainWhateverWasAskedBefore() {
        final MarketSource one = SyntheticMarket.create(4, List.of("ETHUSDT"), 0, 1);
        final MarketSource other = SyntheticMarket.create(4, List.of("ETHUSDT"), 0, 1);
        final List<Bar> all = one.bars(0).query(1, 0, START - 1, Integer.MAX_VALUE, false);
        assertThat(all).hasSize(120 * 1440);
        final long fromMs = START - 33 * 86_400_000L - 17 * 60_000;
        for (int page = 0; page < 6; page++) {
            final long begin = fromMs + page * 500 * 60_000L;
            final int index = (int) ((begin - all.get(0).openTimeMs()) / 60_000);
            assertThat(other.bars(0).query(1, begin, START, 500, false)).isEqualTo(all.subList(index, index + 500));
        }
    }

    @Test
    void shouldJoinThePathAtTheStart() {
        final MarketSource market = SyntheticMarket.create(4, List.of("BTCUSDT"), 0, 1);
        final PricePoint point = new PricePoint();
        market.next(point);
        final long close = newest(market, 0, 1, 1).get(0).close();
        assertThat(Math.abs(point.price - close)).isLessThan(close / 100);
        // Across the seam of two eras the next bar opens where the last one closed.
        final List<Bar> days = newest(market, 0, 1440, 700);
        for (int i = 1; i < days.size(); i++) {
            final long gap = Math.abs(days.get(i).open() - days.get(i - 1).close());
            assertThat(gap).isLessThan(days.get(i).open() / 20);
        }
    }

    @Test
    void shouldServeManyInstrumentsAtOnce() {
        final List<String> names = new ArrayList<>();
        for (int i = 1; i <= 250; i++) {
            names.add(String.format("SYM%03dUSDT", i));
        }
        final MarketSource market = SyntheticMarket.create(1, names, 0, 1);
        assertThat(market.instrumentCount()).isEqualTo(250);
        assertThat(newest(market, 249, 15, 1000)).hasSize(1000);
        final PricePoint point = new PricePoint();
        for (int i = 0; i < 500; i++) {
            assertThat(market.next(point)).isTrue();
            assertThat(point.instrumentId).isEqualTo(i % 250);
        }
    }
}
