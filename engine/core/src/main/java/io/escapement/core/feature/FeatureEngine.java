package io.escapement.core.feature;

import static io.escapement.core.feature.Feature.*;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.market.BarSeries;
import io.escapement.core.market.Market;
import io.escapement.core.market.OrderBook;
import io.escapement.core.market.TickerState;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;
import java.util.Arrays;

/**
 * Computes the feature vector from the market. Training and trading use this same class.
 *
 * <p>Tell it each closed bar ({@link #onClosedBar}) right after the market took it, then ask for vectors at any time.
 * All sources are read; {@link #compute} masks those a model does not know with NaN. Only {@code + - * /}, square roots
 * and {@link StrictMath} are used, so results are equal to the bit everywhere. No allocation after construction.
 */
public final class FeatureEngine implements Persistent {
    /** Bars behind the primary features. */
    public static final int PRIMARY_MINUTES = 15;

    /** Bars behind the micro features. */
    public static final int MICRO_MINUTES = 3;

    private static final int HOUR_MINUTES = 60;
    private static final int FOUR_HOURS_MINUTES = 240;
    private static final int DAY_MINUTES = 1440;

    /** Closed bars per interval after which no feature of bars is NaN. */
    public static final int WARM_UP_BARS = Indicators.WARM_UP_BARS;

    /** Tickers and trades older than this say nothing, in nanoseconds: one minute. */
    public static final long FRESH_NS = 60_000_000_000L;

    private static final long DAY_NS = 86_400_000_000_000L;
    private static final int SLOTS = 24 * 60;
    private static final double TWO_PI = 6.283185307179586;

    private final Market market;
    private final FeatureLayout layout = FeatureLayout.standard();
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
        for (int minute = 0; minute < SLOTS; minute++) {
            final double angle = TWO_PI * minute / SLOTS;
            daySin[minute] = StrictMath.sin(angle);
            dayCos[minute] = StrictMath.cos(angle);
        }
        indicators = new Indicators[market.instrumentCapacity() * market.intervalCount()];
        for (int id = 0; id < market.instrumentCapacity(); id++) {
            for (int index = 0; index < market.intervalCount(); index++) {
                if (hasFeatures(market.intervalMinutes(index))) {
                    indicators[slot(id, index)] = new Indicators();
                }
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
     * @param intervalIndex in range; intervals without features are ignored
     */
    public void onClosedBar(int instrumentId, int intervalIndex) {
        final Indicators set = indicators[slot(instrumentId, intervalIndex)];
        if (set != null) {
            set.onClosedBar(market.bars(instrumentId, intervalIndex));
        }
    }

    /**
     * The indicators of a series.
     *
     * @param instrumentId in range
     * @param intervalIndex in range
     * @return always the same object; null for intervals without features
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
            for (int index = 0; index < market.intervalCount(); index++) {
                if (isCurrent(instrumentId, index, closeTimeNs)) {
                    computeBars(instrumentId, index, sign, target);
                }
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

    @Override
    public void persist(StateIo io) {
        final int sets = io.count(indicators.length, indicators.length);
        for (int i = 0; i < sets; i++) {
            if (indicators[i] != null) {
                io.section("indicators", 1, indicators[i]);
            }
        }
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
        for (int id = 0; id < instrumentCount; id++) {
            h = hashOne(h, id);
        }
        return h;
    }

    /**
     * Adds the indicators of one instrument to a hash.
     *
     * @param hash so far
     * @param instrumentId in range
     * @return the new hash
     */
    public long hashOne(long hash, int instrumentId) {
        long h = hash;
        for (int i = slot(instrumentId, 0), end = slot(instrumentId + 1, 0); i < end; i++) {
            if (indicators[i] != null) {
                h = indicators[i].hashInto(h);
            }
        }
        return h;
    }

    /** Is the newest closed bar of an interval the last one that can have closed by then? */
    private boolean isCurrent(int instrumentId, int intervalIndex, long closeTimeNs) {
        final BarSeries series = market.bars(instrumentId, intervalIndex);
        return series.size() > 0 && series.lastCloseTimeNs() == closeTimeNs - closeTimeNs % series.intervalNs();
    }

    private void computeBars(int instrumentId, int intervalIndex, double sign, double[] target) {
        final BarSeries series = market.bars(instrumentId, intervalIndex);
        final Indicators set = indicators[slot(instrumentId, intervalIndex)];
        switch (series.intervalMinutes()) {
            case MICRO_MINUTES -> BarFeatures.micro(series, set, sign, target);
            case PRIMARY_MINUTES -> BarFeatures.primary(series, set, sign, target);
            case HOUR_MINUTES -> BarFeatures.context(series, set, sign, target, H1_RETURN_1.ordinal());
            case FOUR_HOURS_MINUTES -> BarFeatures.context(series, set, sign, target, H4_RETURN_1.ordinal());
            case DAY_MINUTES -> BarFeatures.context(series, set, sign, target, D1_RETURN_1.ordinal());
            default -> {
                // No feature is made of this interval.
            }
        }
    }

    private void computeTime(long closeTimeNs, double[] target) {
        final int slot = (int) (closeTimeNs % DAY_NS / BarSeries.MINUTE_NS);
        target[DAY_SIN.ordinal()] = daySin[slot];
        target[DAY_COS.ordinal()] = dayCos[slot];
    }

    private static void computeBook(OrderBook book, double sign, double[] target) {
        target[BOOK_SPREAD.ordinal()] = BookMeasures.spread(book);
        target[BOOK_IMBALANCE_5.ordinal()] = sign * BookMeasures.imbalance(book, 5);
        target[BOOK_IMBALANCE_20.ordinal()] = sign * BookMeasures.imbalance(book, 20);
        target[BOOK_MICROPRICE.ordinal()] = sign * BookMeasures.lean(book);
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

    private static boolean hasFeatures(int minutes) {
        return switch (minutes) {
            case MICRO_MINUTES, PRIMARY_MINUTES, HOUR_MINUTES, FOUR_HOURS_MINUTES, DAY_MINUTES -> true;
            default -> false;
        };
    }

    private int slot(int instrumentId, int intervalIndex) {
        return instrumentId * market.intervalCount() + intervalIndex;
    }
}
