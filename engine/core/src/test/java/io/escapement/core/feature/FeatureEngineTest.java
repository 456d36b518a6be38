package io.escapement.core.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.hash.Hash64;
import io.escapement.core.market.BarResult;
import io.escapement.core.market.BookMessages;
import io.escapement.core.market.Market;
import io.escapement.core.market.MarketMessages;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FeatureEngineTest {
    private static final long MINUTE = 60_000_000_000L;
    private static final long MIDNIGHT = 1_700_006_400L * 1_000_000_000L;

    /** FNV-1a of the seven bytes "a:BARS\n", worked out with another implementation. */
    private static final long PINNED = 0x21132f57ac36583eL;

    private static final long GOLDEN = 1956339319383620610L;
    private static final long GOLDEN_STATE = -2978307459124686057L;

    private final Market market = new Market(2, new int[] {3, 15}, 256, 50);
    private final FeatureEngine engine = new FeatureEngine(market);
    private final double[] vector = new double[engine.layout().size()];
    private long nowNs = MIDNIGHT;

    @Test
    void shouldBeAllNanButSideWithoutBars() {
        engine.compute(0, Side.SELL, nowNs, nowNs, vector);
        assertThat(at(Feature.SIDE)).isEqualTo(-1);
        // Midnight.
        assertThat(at(Feature.DAY_SIN)).isEqualTo(0);
        assertThat(at(Feature.DAY_COS)).isEqualTo(1);
        for (final Feature feature : Feature.values()) {
            if (feature.intervalMinutes() > 0 || feature.source() != FeatureSource.BARS) {
                assertThat(at(feature)).as(feature.label()).isNaN();
            }
        }
    }

    @Test
    void shouldFillEveryBarFeatureOnceWarm() {
        walk(0, 100, 1);
        engine.compute(0, Side.BUY, nowNs, nowNs, vector);
        for (int i = 0; i < vector.length; i++) {
            if (isFollowed(Feature.values()[i])) {
                assertThat(vector[i]).as(engine.layout().name(i)).isFinite();
            } else {
                assertThat(vector[i]).as(engine.layout().name(i)).isNaN();
            }
        }
    }

    @Test
    void shouldMaskBarsWhenAskedTo() {
        walk(0, 100, 1);
        engine.compute(0, Side.BUY, nowNs, nowNs, FeatureSource.BOOK.bit() | FeatureSource.TICKERS.bit(), vector);
        assertThat(vector).containsOnly(Double.NaN);
    }

    @Test
    void shouldTurnSignedFeaturesRoundForOtherSide() {
        walk(0, 120, 2);
        final double[] sell = new double[vector.length];
        engine.compute(0, Side.BUY, nowNs, nowNs, vector);
        engine.compute(0, Side.SELL, nowNs, nowNs, sell);
        for (final Feature feature : new Feature[] {
            Feature.SIDE,
            Feature.M15_RETURN_4,
            Feature.M15_RSI,
            Feature.M15_DI_SPREAD,
            Feature.M3_EMA_9_21,
            Feature.M15_RANGE_POSITION
        }) {
            assertThat(sell[feature.ordinal()]).as(feature.label()).isEqualTo(-vector[feature.ordinal()]);
        }
        for (final Feature feature : new Feature[] {
            Feature.M15_ADX, Feature.M15_ATR, Feature.M15_VOLUME_SCORE, Feature.DAY_SIN, Feature.M3_VOLATILITY_RATIO
        }) {
            assertThat(sell[feature.ordinal()]).as(feature.label()).isEqualTo(vector[feature.ordinal()]);
        }
    }

    @Test
    void shouldComputeByHand() {
        for (int i = 0; i < 96; i++) {
            quarter(0, 100, 101, 99, 100, 10);
        }
        quarter(0, 100, 112, 98, 110, 40);
        engine.compute(0, Side.BUY, nowNs, nowNs, vector);
        assertThat(at(Feature.M15_RETURN_1)).isCloseTo(0.1, within(1e-12));
        assertThat(at(Feature.M15_RETURN_96)).isCloseTo(0.1, within(1e-12));
        // True ranges: 13 times 2, then 14; Wilder's mean of 2 moves to (2 * 13 + 14) / 14.
        assertThat(at(Feature.M15_ATR)).isCloseTo(40.0 / 14 / 110, within(1e-12));
        assertThat(at(Feature.M15_RANGE)).isCloseTo(14 / (40.0 / 14), within(1e-12));
        assertThat(at(Feature.M15_BODY)).isCloseTo(10.0 / 14, within(1e-12));
        assertThat(at(Feature.M15_ADVERSE_WICK)).isCloseTo(2.0 / 14, within(1e-12));
        // Between the low 98 and the high 112: (2 * 110 - 210) / 14.
        assertThat(at(Feature.M15_RANGE_POSITION)).isCloseTo(10.0 / 14, within(1e-12));
        assertThat(at(Feature.M15_ROOM)).isCloseTo(2 / (40.0 / 14), within(1e-12));
        assertThat(at(Feature.M15_RSI)).isEqualTo(1.0);
        // Mean of 10, 10, 10, 40 over the mean of 95 times 10 and 40.
        assertThat(at(Feature.M15_VOLUME_RATIO)).isCloseTo(17.5 / (990.0 / 96), within(1e-12));
        // 97 quarters after midnight: a quarter past midnight again.
        assertThat(at(Feature.DAY_SIN)).isCloseTo(Math.sin(2 * Math.PI / 96), within(1e-12));
        assertThat(at(Feature.DAY_COS)).isCloseTo(Math.cos(2 * Math.PI / 96), within(1e-12));

        engine.compute(0, Side.SELL, nowNs, nowNs, vector);
        assertThat(at(Feature.M15_ADVERSE_WICK)).isCloseTo(2.0 / 14, within(1e-12));
        assertThat(at(Feature.M15_ROOM)).isCloseTo(12 / (40.0 / 14), within(1e-12));
    }

    @Test
    void shouldBeFiniteWhenMarketIsFlatAndSilent() {
        for (int i = 0; i < 110; i++) {
            quarter(0, 100, 100, 100, 100, 0);
        }
        engine.compute(0, Side.BUY, nowNs, nowNs, vector);
        for (int i = 0; i < vector.length; i++) {
            // Without movement there are no swings.
            if (isFollowed(Feature.values()[i]) && !engine.layout().name(i).contains("swing")) {
                assertThat(vector[i]).as(engine.layout().name(i)).isFinite();
            }
        }
        assertThat(at(Feature.M15_RSI)).isEqualTo(0.0);
        assertThat(at(Feature.M15_VOLUME_SCORE)).isEqualTo(0.0);
        assertThat(at(Feature.M15_ROOM)).isEqualTo(0.0);
    }

    @Test
    void shouldMissFeaturesOfAnIntervalWhoseCloseIsMissing() {
        walk(0, 100, 3);
        closeBar(0, 1, nowNs, 100, 101, 99, 100, 1);
        engine.compute(0, Side.BUY, nowNs + 15 * MINUTE, nowNs, vector);
        assertThat(at(Feature.M3_RSI)).isNaN();
        assertThat(at(Feature.M15_RSI)).isFinite();
    }

    @Test
    void shouldTakeTheNewestClosedBarOfEachIntervalForASignalOfThreeMinutes() {
        walk(0, 100, 3);
        engine.compute(0, Side.BUY, nowNs, nowNs, vector);
        final double before = at(Feature.M15_RSI);
        closeBar(0, 0, nowNs, 100, 101, 99, 100, 1);
        engine.compute(0, Side.BUY, nowNs + 3 * MINUTE, nowNs, vector);
        assertThat(at(Feature.M3_RSI)).isFinite();
        assertThat(at(Feature.M15_RSI)).isEqualTo(before);
    }

    @Test
    void shouldNotLookAheadWhenABarHasClosedSince() {
        walk(0, 100, 3);
        closeBar(0, 0, nowNs, 100, 101, 99, 100, 1);
        // The proposal was made a bar earlier.
        engine.compute(0, Side.BUY, nowNs, nowNs, vector);
        assertThat(at(Feature.M3_RSI)).isNaN();
        assertThat(at(Feature.M15_RSI)).isFinite();
    }

    @Test
    void shouldMissFeaturesOfIntervalsThatAreNotFollowed() {
        final Market only = new Market(1, new int[] {3}, 256, 1);
        final FeatureEngine alone = new FeatureEngine(only);
        final long p = 100 * FixedPoint.ONE;
        for (int i = 0; i < 100; i++) {
            only.bars(0, 0).onBar(true, false, MIDNIGHT + i * 3 * MINUTE, p, p, p, p, 1, 1);
            alone.onClosedBar(0, 0);
        }
        final long close = MIDNIGHT + 300 * MINUTE;
        alone.compute(0, Side.BUY, close, close, vector);
        assertThat(at(Feature.M3_RSI)).isEqualTo(0);
        assertThat(at(Feature.M15_RSI)).isNaN();
    }

    @Test
    void shouldKeepInstrumentsApartAndRepeatItselfToTheBit() {
        walk(0, 110, 4);
        nowNs = MIDNIGHT;
        walk(1, 110, 4);
        final double[] other = new double[vector.length];
        engine.compute(0, Side.BUY, nowNs, nowNs, vector);
        engine.compute(1, Side.BUY, nowNs, nowNs, other);
        for (int i = 0; i < vector.length; i++) {
            assertThat(Double.doubleToRawLongBits(other[i])).isEqualTo(Double.doubleToRawLongBits(vector[i]));
        }
        final long one = engine.hashInto(1, 1);
        assertThat(engine.hashInto(1, 2)).isNotEqualTo(one);
    }

    @Test
    void shouldBeTheSameOnEveryMachine() {
        long hash = Hash64.SEED;
        walk(0, 150, 21);
        for (int i = 0; i < 200; i++) {
            walk(0, 1, i);
            engine.compute(0, i % 2 == 0 ? Side.BUY : Side.SELL, nowNs, nowNs, vector);
            for (final double x : vector) {
                hash = Hash64.mix(hash, x);
            }
        }
        // As first computed; every JDK, compiler and processor has to give the same bits.
        assertThat(hash).isEqualTo(GOLDEN);
        assertThat(engine.hashInto(Hash64.SEED, 1)).isEqualTo(GOLDEN_STATE);
    }

    @Test
    void shouldStartAnewWhenSeriesDoes() {
        walk(0, 120, 5);
        final long later = nowNs + 1_000 * 15 * MINUTE;
        final long p = 100 * FixedPoint.ONE;
        market.bars(0, 1).onBar(true, true, later, p, p, p, p, 1, 1);
        engine.onClosedBar(0, 1);
        engine.compute(0, Side.BUY, later + 15 * MINUTE, later, vector);
        assertThat(at(Feature.M15_RSI)).isNaN();
        assertThat(at(Feature.M15_ATR)).isNaN();
        assertThat(at(Feature.M15_EMA_21_SLOPE)).isNaN();
    }

    @Test
    void shouldReadBookTradesAndTicker() {
        final BookMessages books = new BookMessages();
        final MarketMessages messages = new MarketMessages();
        market.onBookSnapshot(books.snapshot(
                50,
                1,
                true,
                true,
                BookMessages.levels(990, 3, 980, 1, 970, 1, 960, 1, 950, 1, 940, 5),
                BookMessages.levels(1010, 1, 1020, 1)));
        market.onTicker(messages.ticker(
                true, nowNs, t -> t.lastPrice(1010).indexPrice(1000).fundingRate(10_000)));
        for (int i = 0; i < 128; i++) {
            market.onTrade(messages.trade(nowNs, i < 96 ? Side.BUY : Side.SELL, 100, 1, false));
        }
        engine.compute(0, Side.SELL, nowNs, nowNs + FeatureEngine.FRESH_NS, vector);
        assertThat(at(Feature.BOOK_SPREAD)).isCloseTo(0.02, within(1e-12));
        assertThat(at(Feature.BOOK_IMBALANCE_5)).isCloseTo(-5.0 / 9, within(1e-12));
        assertThat(at(Feature.BOOK_IMBALANCE_20)).isCloseTo(-10.0 / 14, within(1e-12));
        assertThat(at(Feature.TRADE_IMBALANCE)).isEqualTo(-0.5);
        // A short receives a positive rate.
        assertThat(at(Feature.FUNDING_RATE)).isEqualTo(0.0001);
        assertThat(at(Feature.BASIS)).isCloseTo(-0.01, within(1e-12));

        engine.compute(0, Side.SELL, nowNs, nowNs + FeatureEngine.FRESH_NS + 1, vector);
        assertThat(at(Feature.TRADE_IMBALANCE)).isNaN();
        assertThat(at(Feature.FUNDING_RATE)).isNaN();
        assertThat(at(Feature.BOOK_SPREAD)).isFinite();

        engine.compute(0, Side.SELL, nowNs, nowNs, FeatureSource.BARS_ONLY, vector);
        assertThat(at(Feature.BOOK_SPREAD)).isNaN();
        assertThat(at(Feature.TRADE_IMBALANCE)).isNaN();
        assertThat(at(Feature.FUNDING_RATE)).isNaN();
    }

    @Test
    void shouldHardlyDependOnWhereHistoryStarts() {
        final Market late = new Market(1, new int[] {3, 15}, 256, 50);
        final FeatureEngine lateEngine = new FeatureEngine(late);
        final double[] lateVector = new double[vector.length];
        final Random random = new Random(8);
        int price = 10_000;
        for (int i = 0; i < 1500; i++) {
            final int next = price + random.nextInt(101) - 50;
            final long p = price * FixedPoint.ONE;
            final long q = next * FixedPoint.ONE;
            final int volume = random.nextInt(1000);
            market.bars(0, 1).onBar(true, false, nowNs, p, Math.max(p, q), Math.min(p, q), q, volume, 1);
            engine.onClosedBar(0, 1);
            if (i >= 1000) {
                late.bars(0, 1).onBar(true, false, nowNs, p, Math.max(p, q), Math.min(p, q), q, volume, 1);
                lateEngine.onClosedBar(0, 1);
            }
            nowNs += 15 * MINUTE;
            price = next;
        }
        engine.compute(0, Side.BUY, nowNs, nowNs, vector);
        lateEngine.compute(0, Side.BUY, nowNs, nowNs, lateVector);
        for (int i = 0; i < vector.length; i++) {
            if (vector[i] == vector[i]) {
                assertThat(lateVector[i]).as(engine.layout().name(i)).isCloseTo(vector[i], within(1e-3));
            }
        }
    }

    @Test
    void shouldHaveUniqueNames() {
        final FeatureLayout layout = FeatureLayout.standard();
        for (int i = 0; i < layout.size(); i++) {
            assertThat(layout.indexOf(layout.name(i))).isEqualTo(i);
            assertThat(layout.name(i)).matches("[a-z0-9_.]+");
        }
        assertThat(layout.indexOf("none")).isEqualTo(-1);
        assertThat(FeatureSource.BARS.bit()).isEqualTo(FeatureSource.BARS_ONLY);
    }

    @Test
    void shouldHashNamesAndSources() {
        final FeatureSource[] bars = {FeatureSource.BARS};
        assertThat(new FeatureLayout(new String[] {"a"}, bars).hash()).isEqualTo(PINNED);
        assertThat(new FeatureLayout(new String[] {"b"}, bars).hash()).isNotEqualTo(PINNED);
        assertThat(new FeatureLayout(new String[] {"a"}, new FeatureSource[] {FeatureSource.BOOK}).hash())
                .isNotEqualTo(PINNED);
        assertThatThrownBy(() -> new FeatureLayout(new String[] {"a", "b"}, bars))
                .hasMessageContaining("names=2 sources=1");
    }

    private boolean isFollowed(Feature feature) {
        return feature.source() == FeatureSource.BARS
                && (feature.intervalMinutes() == 0 || market.intervalIndex(feature.intervalMinutes()) >= 0);
    }

    private double at(Feature feature) {
        return vector[feature.ordinal()];
    }

    private void walk(int instrumentId, int quarters, long seed) {
        final Random random = new Random(seed);
        int price = 10_000;
        for (int i = 0; i < quarters; i++) {
            final int next = price + random.nextInt(101) - 50;
            quarter(
                    instrumentId,
                    price,
                    Math.max(price, next) + random.nextInt(20),
                    Math.min(price, next) - random.nextInt(20),
                    next,
                    random.nextInt(1000));
            price = next;
        }
    }

    /** Five bars of three minutes and the one of fifteen; the same shape for all. */
    private void quarter(int instrumentId, int open, int high, int low, int close, int volume) {
        for (int i = 0; i < 5; i++) {
            closeBar(instrumentId, 0, nowNs + i * 3 * MINUTE, open, high, low, close, volume);
        }
        closeBar(instrumentId, 1, nowNs, open, high, low, close, volume);
        nowNs += 15 * MINUTE;
    }

    private void closeBar(
            int instrumentId, int interval, long openTimeNs, int open, int high, int low, int close, int volume) {
        assertThat(market.bars(instrumentId, interval)
                        .onBar(
                                true,
                                false,
                                openTimeNs,
                                open * FixedPoint.ONE,
                                high * FixedPoint.ONE,
                                low * FixedPoint.ONE,
                                close * FixedPoint.ONE,
                                volume,
                                volume * 100.0))
                .isEqualTo(BarResult.CLOSED);
        engine.onClosedBar(instrumentId, interval);
    }
}
