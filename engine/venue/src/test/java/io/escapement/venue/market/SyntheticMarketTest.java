package io.escapement.venue.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escapement.venue.model.Bar;
import java.util.List;
import org.junit.jupiter.api.Test;

class SyntheticMarketTest {
    private static final long MINUTE_MS = 60_000L;

    /** Hash of the path and history of one instrument. */
    private static long hash(MarketSource market, int instrumentId, int points) {
        long hash = 17;
        for (final Bar bar : market.bars(instrumentId).query(60, 0, market.startMs() - 3_600_000L, 48, true)) {
            hash = hash * 31 + bar.hashCode();
        }
        final PricePoint point = new PricePoint();
        for (int i = 0; i < points; ) {
            market.next(point);
            if (point.instrumentId == instrumentId) {
                hash = Xoshiro256.mix(hash + point.timeMs) + point.price * 31 + point.size + point.noise;
                i++;
            }
        }
        return hash;
    }

    @Test
    void shouldBeTheSameMarketWhenTheSeedIsTheSame() {
        final MarketSource first = SyntheticMarket.create(7, SyntheticMarket.DEFAULT_SYMBOLS, 0, 2);
        final MarketSource second = SyntheticMarket.create(7, SyntheticMarket.DEFAULT_SYMBOLS, 0, 2);
        assertThat(hash(first, 2, 3_000)).isEqualTo(hash(second, 2, 3_000));
        final MarketSource other = SyntheticMarket.create(8, SyntheticMarket.DEFAULT_SYMBOLS, 0, 2);
        assertThat(hash(other, 2, 100))
                .isNotEqualTo(hash(SyntheticMarket.create(7, SyntheticMarket.DEFAULT_SYMBOLS, 0, 2), 2, 100));
    }

    @Test
    void shouldNotDependOnWhatElseIsAskedFor() {
        final MarketSource all = SyntheticMarket.create(7, SyntheticMarket.DEFAULT_SYMBOLS, 30, 2);
        final MarketSource alone = SyntheticMarket.create(7, List.of("SOLUSDT"), 120, 9);
        assertThat(hash(alone, 0, 500)).isEqualTo(hash(all, 2, 500));
    }

    @Test
    void shouldGiveGoldenFirstNumbersWhenTheGeneratorIsTheOneOfThePaper() {
        // SplitMix64 of seed 0 begins with 0xE220A8397B1DCDAF (reference implementation).
        assertThat(Xoshiro256.mix(0x9E3779B97F4A7C15L)).isEqualTo(0xE220A8397B1DCDAFL);
        // xoshiro256** over the first four outputs of that SplitMix64.
        assertThat(new Xoshiro256(0).nextLong()).isEqualTo(0x99EC5F36CB75F2B4L);
    }

    @Test
    void shouldKeepTheOhlcOfEveryBarOnItsPath() {
        final MarketSource market = SyntheticMarket.create(3, List.of("BTCUSDT"), 0, 1);
        final PricePoint point = new PricePoint();
        long open = 0;
        long high = 0;
        long low = 0;
        long close = 0;
        long volume = 0;
        long turnover = 0;
        for (int minute = 0; minute < 600; minute++) {
            for (int i = 0; i < SyntheticMarket.DEFAULT_POINTS; i++) {
                market.next(point);
                assertThat(point.price % market.rules(0).tickSize()).isZero();
                assertThat(point.size % market.rules(0).lotSize()).isZero();
                assertThat(point.barOpens).isEqualTo(i == 0);
                open = i == 0 ? point.price : open;
                high = i == 0 ? point.price : Math.max(high, point.price);
                low = i == 0 ? point.price : Math.min(low, point.price);
                close = point.price;
                volume = i == 0 ? point.volume : volume + point.volume;
                turnover = i == 0 ? point.turnover : turnover + point.turnover;
            }
            final long openMs = market.startMs() + minute * MINUTE_MS;
            final Bar bar = market.bars(0).query(1, openMs, openMs, 1, false).get(0);
            assertThat(List.of(bar.open(), bar.high(), bar.low(), bar.close(), bar.volume(), bar.turnover()))
                    .containsExactly(open, high, low, close, volume, turnover);
        }
    }

    @Test
    void shouldServeHistoryOfEveryIntervalWithoutAGap() {
        final MarketSource market = SyntheticMarket.create(1, List.of("ETHUSDT"), 120, 1);
        final long lastFifteen = market.startMs() - 15 * MINUTE_MS;
        final List<Bar> bars = market.bars(0).query(15, 0, lastFifteen, 1_000_000, true);
        assertThat(bars).hasSize(120 * 96);
        for (int i = 1; i < bars.size(); i++) {
            assertThat(bars.get(i).openTimeMs() - bars.get(i - 1).openTimeMs()).isEqualTo(15 * MINUTE_MS);
        }
        final List<Bar> days = market.bars(0).query(1440, 0, market.startMs() - 1440 * MINUTE_MS, 200, true);
        assertThat(days).hasSize(200);
        assertThat(days.get(199).close()).isEqualTo(bars.get(bars.size() - 1).close());
        assertThat(days.get(199).high())
                .isEqualTo(bars.subList(bars.size() - 96, bars.size()).stream()
                        .mapToLong(Bar::high)
                        .max()
                        .orElseThrow());
    }

    @Test
    void shouldServeFewerBarsThanAskedForWhenTheRangeHasNoMore() {
        final MarketSource market = SyntheticMarket.create(1, List.of("ETHUSDT"), 120, 1);
        final long now = market.startMs();
        // Neither end lies on a bar.
        assertThat(market.bars(0).query(15, now - 50 * MINUTE_MS, now - 16 * MINUTE_MS, 1_000, true))
                .extracting(Bar::openTimeMs)
                .containsExactly(now - 45 * MINUTE_MS, now - 30 * MINUTE_MS);
        assertThat(market.bars(0).query(15, now - 5 * MINUTE_MS, now - 15 * MINUTE_MS, 1_000, true))
                .isEmpty();
    }

    @Test
    void shouldRefuseWhatIsNoMarket() {
        assertThatThrownBy(() -> SyntheticMarket.create(1, List.of(), 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SyntheticMarket.create(1, List.of("BTCUSDT", "BTCUSDT"), 0, 1))
                .hasMessageContaining("each once");
        assertThatThrownBy(() -> SyntheticMarket.create(1, List.of("BTCUSD"), 0, 1))
                .hasMessageContaining("BTCUSD is not a USDT perpetual");
        assertThatThrownBy(() -> SyntheticMarket.create(1, List.of("BTCUSDT"), 0, 1, 7))
                .hasMessageContaining("points a minute 7");
    }
}
