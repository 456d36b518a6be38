package io.escapement.core.feature;

import static io.escapement.core.feature.Feature.*;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.market.BarSeries;
import io.escapement.core.market.Market;
import io.escapement.core.market.OrderBook;
import io.escapement.core.market.TickerState;
import java.util.Arrays;

/**
 * Computes the feature vector from the market. Training and trading use this same class.
 *
 * <p>Tell it each closed bar ({@link #onClosedBar}) right after the market took it, then ask for vectors at any time.
 * All sources are read; {@link #compute} masks those a model does not know with NaN. Only {@code + - * /}, square roots
 * and {@link StrictMath} are used, so results are equal to the bit everywhere. No allocation after construction.
 */
public final class FeatureEngine {
    /** Bars behind the primary features. */
    public static final int PRIMARY_MINUTES = 15;

    /** Bars behind the micro features. */
    public static final int MICRO_MINUTES = 3;

    /** Closed bars per interval after which no feature of bars is NaN. */
    public static final int WARM_UP_BARS = Indicators.WARM_UP_BARS;

    /** Tickers and trades older than this say nothing, in nanoseconds: one minute. */
    public static final long FRESH_NS = 60_000_000_000L;

    private static final long DAY_NS = 86_400_000_000_000L;
    private static final int SLOTS = 24 * 60;
    private static final double TWO_PI = 6.283185307179586;

    private final Market market;
    private final FeatureLayout layout = FeatureLayout.standard();
    private final int primaryIndex;
    private final int microIndex;
    private final Indicators[] indicators;

    /** By the minute of the day: closes fall on no other times, and sine and cosine allocate on recent JDKs. */
    private final double[] daySin = new double[SLOTS];

    private final double[] dayCos = new double[SLOTS];

    /**
     * An engine over a market.
     *
     * @param market read only; features of intervals it does not follow stay NaN
     */
    public FeatureEngine(Market market) {
        this.market = market;
        primaryIndex = market.intervalIndex(PRIMARY_MINUTES);
        microIndex = market.intervalIndex(MICRO_MINUTES);
        for (int minute = 0; minute < SLOTS; minute++) {
            final double angle = TWO_PI * minute / SLOTS;
            daySin[minute] = StrictMath.sin(angle);
            dayCos[minute] = StrictMath.cos(angle);
        }
        indicators = new Indicators[market.instrumentCapacity() * market.intervalCount()];
        for (int id = 0; id < market.instrumentCapacity(); id++) {
            for (int index = 0; index < market.intervalCount(); index++) {
                indicators[slot(id, index)] = new Indicators();
            }
        }
    }

    /**
     * The layout of the vectors.
     *
     * @return {@link FeatureLayout#standard}
     */
    public FeatureLayout layout() {
        return layout;
    }

    /**
     * Digests the newest closed bar of a series; to be called once for each bar the market answers CLOSED to.
     *
     * @param instrumentId in range
     * @param intervalIndex in range
     */
    public void onClosedBar(int instrumentId, int intervalIndex) {
        indicators[slot(instrumentId, intervalIndex)].onClosedBar(market.bars(instrumentId, intervalIndex));
    }

    /**
     * The indicators of a series.
     *
     * @param instrumentId in range
     * @param intervalIndex in range
     * @return always the same object
     */
    public Indicators indicators(int instrumentId, int intervalIndex) {
        return indicators[slot(instrumentId, intervalIndex)];
    }

    /**
     * Fills the vector with every source.
     *
     * @param instrumentId in range
     * @param side of the proposal
     * @param closeTimeNs close of the bar that made the proposal: what bars are taken as of
     * @param nowNs engine time, epoch nanoseconds; decides only how fresh tickers and trades are
     * @param target at least as long as the layout, in its order; NaN where there is no value
     */
    public void compute(int instrumentId, Side side, long closeTimeNs, long nowNs, double[] target) {
        compute(instrumentId, side, closeTimeNs, nowNs, FeatureSource.ALL, target);
    }

    /**
     * Fills the vector with some sources and masks the others.
     *
     * <p>Of each interval the newest closed bar counts if it is the last one that can have closed by {@code closeTimeNs};
     * if it is older (a close is missing) or newer (time has gone on), the features of that interval are missing.
     *
     * @param instrumentId in range
     * @param side of the proposal
     * @param closeTimeNs close of the bar that made the proposal: what bars are taken as of
     * @param nowNs engine time, epoch nanoseconds; decides only how fresh tickers and trades are
     * @param sources bits of {@link FeatureSource}
     * @param target at least as long as the layout, in its order; NaN where there is no value
     */
    public void compute(int instrumentId, Side side, long closeTimeNs, long nowNs, int sources, double[] target) {
        Arrays.fill(target, 0, layout.size(), Double.NaN);
        final double sign = side == Side.SELL ? -1 : 1;
        if ((sources & FeatureSource.BARS.bit()) != 0) {
            target[SIDE.ordinal()] = sign;
            computeTime(closeTimeNs, target);
            if (isCurrent(instrumentId, primaryIndex, closeTimeNs)) {
                computePrimary(instrumentId, sign, target);
            }
            if (isCurrent(instrumentId, microIndex, closeTimeNs)) {
                computeMicro(instrumentId, sign, target);
            }
        }
        if ((sources & FeatureSource.BOOK.bit()) != 0) {
            computeBook(market.book(instrumentId), sign, target);
        }
        if ((sources & FeatureSource.TRADES.bit()) != 0
                && nowNs - FRESH_NS <= market.flow(instrumentId).lastTimeNs()) {
            target[TRADE_IMBALANCE.ordinal()] = sign * market.flow(instrumentId).imbalance();
        }
        if ((sources & FeatureSource.TICKERS.bit()) != 0) {
            computeTicker(market.ticker(instrumentId), sign, nowNs, target);
        }
        canonicalise(target);
    }

    /**
     * Adds the indicators of the first instruments to the state hash.
     *
     * @param hash so far
     * @param instrumentCount bound of the ids to look at
     * @return the new hash
     */
    public long hashInto(long hash, int instrumentCount) {
        long h = hash;
        for (int i = 0, end = slot(instrumentCount, 0); i < end; i++) {
            h = indicators[i].hashInto(h);
        }
        return h;
    }

    /** Is the newest closed bar of an interval the last one that can have closed by then? */
    private boolean isCurrent(int instrumentId, int intervalIndex, long closeTimeNs) {
        if (intervalIndex < 0) {
            return false;
        }
        final BarSeries series = market.bars(instrumentId, intervalIndex);
        return series.size() > 0 && series.lastCloseTimeNs() == closeTimeNs - closeTimeNs % series.intervalNs();
    }

    private void computeTime(long closeTimeNs, double[] target) {
        final int slot = (int) (closeTimeNs % DAY_NS / BarSeries.MINUTE_NS);
        target[DAY_SIN.ordinal()] = daySin[slot];
        target[DAY_COS.ordinal()] = dayCos[slot];
    }

    private void computePrimary(int instrumentId, double sign, double[] target) {
        final BarSeries series = market.bars(instrumentId, primaryIndex);
        final Indicators set = indicators[slot(instrumentId, primaryIndex)];
        final double atr = set.atr().value();
        final double close = series.closeOf(0);
        target[M15_RETURN_1.ordinal()] = sign * change(series, 1);
        target[M15_RETURN_4.ordinal()] = sign * change(series, 4);
        target[M15_RETURN_16.ordinal()] = sign * change(series, 16);
        target[M15_RETURN_96.ordinal()] = sign * change(series, 96);
        target[M15_RSI.ordinal()] = sign * (set.rsi().value() - 50) / 50;
        target[M15_MACD.ordinal()] = sign * ratio(set.macd().line(), atr);
        target[M15_MACD_HISTOGRAM.ordinal()] = sign * ratio(set.macd().histogram(), atr);
        target[M15_EMA_9_21.ordinal()] =
                sign * ratio(set.ema9().value() - set.ema21().value(), atr);
        target[M15_EMA_21_55.ordinal()] =
                sign * ratio(set.ema21().value() - set.ema55().value(), atr);
        target[M15_CLOSE_EMA_21.ordinal()] = sign * ratio(close - set.ema21().value(), atr);
        target[M15_CLOSE_EMA_100.ordinal()] = sign * ratio(close - set.ema100().value(), atr);
        target[M15_EMA_21_SLOPE.ordinal()] = sign * ratio(set.ema21().value() - set.previousEma21(), atr);
        target[M15_ADX.ordinal()] = set.adx().value() / 100;
        target[M15_DI_SPREAD.ordinal()] = sign * (set.adx().plusDi() - set.adx().minusDi()) / 100;
        target[M15_ATR.ordinal()] = atr / close;
        target[M15_VOLATILITY_16.ordinal()] = set.returns16().deviation();
        target[M15_VOLATILITY_RATIO.ordinal()] =
                ratio(set.returns16().deviation(), set.returns96().deviation());
        target[M15_BOLLINGER_WIDTH.ordinal()] = set.bollinger().width();
        target[M15_BOLLINGER_POSITION.ordinal()] = sign * set.bollinger().position();
        computeBarShape(series, sign, atr, target);
        target[M15_VOLUME_SCORE.ordinal()] = set.volume96().score();
        target[M15_VOLUME_RATIO.ordinal()] =
                ratio(set.volume4().value(), set.volume96().mean());
        final double highest = set.extremes96().highest();
        final double lowest = set.extremes96().lowest();
        target[M15_RANGE_POSITION.ordinal()] = sign * ratio(2 * close - highest - lowest, highest - lowest);
        target[M15_ROOM.ordinal()] = ratio(sign > 0 ? highest - close : close - lowest, atr);
    }

    private static void computeBarShape(BarSeries series, double sign, double atr, double[] target) {
        final double open = series.openOf(0);
        final double high = series.highOf(0);
        final double low = series.lowOf(0);
        final double close = series.closeOf(0);
        final double range = high - low;
        final double wick = sign > 0 ? high - Math.max(open, close) : Math.min(open, close) - low;
        target[M15_RANGE.ordinal()] = ratio(range, atr);
        target[M15_BODY.ordinal()] = sign * ratio(close - open, range);
        target[M15_ADVERSE_WICK.ordinal()] = ratio(wick, range);
    }

    private void computeMicro(int instrumentId, double sign, double[] target) {
        final BarSeries series = market.bars(instrumentId, microIndex);
        final Indicators set = indicators[slot(instrumentId, microIndex)];
        final double atr = set.atr().value();
        target[M3_RETURN_1.ordinal()] = sign * change(series, 1);
        target[M3_RETURN_5.ordinal()] = sign * change(series, 5);
        target[M3_RETURN_20.ordinal()] = sign * change(series, 20);
        target[M3_RSI.ordinal()] = sign * (set.rsi().value() - 50) / 50;
        target[M3_MACD_HISTOGRAM.ordinal()] = sign * ratio(set.macd().histogram(), atr);
        target[M3_EMA_9_21.ordinal()] =
                sign * ratio(set.ema9().value() - set.ema21().value(), atr);
        target[M3_ADX.ordinal()] = set.adx().value() / 100;
        target[M3_DI_SPREAD.ordinal()] = sign * (set.adx().plusDi() - set.adx().minusDi()) / 100;
        target[M3_BOLLINGER_POSITION.ordinal()] = sign * set.bollinger().position();
        target[M3_VOLATILITY_RATIO.ordinal()] =
                ratio(set.returns16().deviation(), set.returns96().deviation());
        target[M3_VOLUME_SCORE.ordinal()] = set.volume96().score();
    }

    private static void computeBook(OrderBook book, double sign, double[] target) {
        if (!book.isValid() || book.bidCount() == 0 || book.askCount() == 0) {
            return;
        }
        final double bid = FixedPoint.toDouble(book.bidPrice(0));
        final double ask = FixedPoint.toDouble(book.askPrice(0));
        target[BOOK_SPREAD.ordinal()] = 2 * (ask - bid) / (ask + bid);
        target[BOOK_IMBALANCE_5.ordinal()] = sign * imbalance(book, 5);
        target[BOOK_IMBALANCE_20.ordinal()] = sign * imbalance(book, 20);
    }

    private static void computeTicker(TickerState ticker, double sign, long nowNs, double[] target) {
        if (nowNs - FRESH_NS > ticker.updateTimeNs()) {
            return;
        }
        // Longs pay a positive rate.
        target[FUNDING_RATE.ordinal()] = -sign * FixedPoint.toDouble(ticker.fundingRate());
        if (ticker.indexPrice() > 0) {
            target[BASIS.ordinal()] =
                    sign * (FixedPoint.toDouble(ticker.lastPrice()) / FixedPoint.toDouble(ticker.indexPrice()) - 1);
        }
    }

    /** The bits of a computed NaN depend on the processor and the compiler; those of the constant do not. */
    private void canonicalise(double[] target) {
        for (int i = 0, end = layout.size(); i < end; i++) {
            if (target[i] != target[i]) {
                target[i] = Double.NaN;
            }
        }
    }

    private static double imbalance(OrderBook book, int levels) {
        double bids = 0;
        double asks = 0;
        for (int i = 0, end = Math.min(levels, book.bidCount()); i < end; i++) {
            bids += FixedPoint.toDouble(book.bidSize(i));
        }
        for (int i = 0, end = Math.min(levels, book.askCount()); i < end; i++) {
            asks += FixedPoint.toDouble(book.askSize(i));
        }
        return (bids - asks) / (bids + asks);
    }

    /** Return over some bars; NaN when the series is shorter. */
    private static double change(BarSeries series, int bars) {
        return series.size() <= bars ? Double.NaN : series.closeOf(0) / series.closeOf(bars) - 1;
    }

    /** A quotient that is 0 where the divisor is: nothing moves in units of nothing. NaN stays NaN. */
    private static double ratio(double value, double unit) {
        return unit == 0 && value == value ? 0 : value / unit;
    }

    private int slot(int instrumentId, int intervalIndex) {
        return instrumentId * market.intervalCount() + intervalIndex;
    }
}
