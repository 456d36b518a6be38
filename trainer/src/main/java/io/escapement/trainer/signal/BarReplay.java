package io.escapement.trainer.signal;

import io.escapement.codecs.sbe.Side;
import io.escapement.core.feature.FeatureEngine;
import io.escapement.core.feature.FeatureSource;
import io.escapement.core.feature.Indicators;
import io.escapement.core.market.BarSeries;
import io.escapement.core.market.Market;
import java.util.Arrays;

/**
 * One instrument's bars through the core's own market and features, instant by instant, as a session sees them close. At
 * one instant the finer bars come first.
 *
 * <p>Every gap starts a series anew, as the history at a session's start does: nothing is carried over it.
 */
public final class BarReplay {
    private static final int BAR_CAPACITY = 512;
    private static final int BOOK_DEPTH = 1;
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final BarTape tape;
    private final Market market;
    private final FeatureEngine features;
    private final boolean[] closed;
    private int next;
    private long closeTimeMs = Long.MIN_VALUE;

    /** Hears of each bar once indicators know it, before coarser bars of the same instant. */
    @FunctionalInterface
    public interface Listener {
        /** Hears nothing. */
        Listener NONE = intervalIndex -> {};

        /**
         * A bar closed.
         *
         * @param intervalIndex of the market
         */
        void onClosed(int intervalIndex);
    }

    /**
     * Before the first bar.
     *
     * @param tape the bars
     */
    public BarReplay(BarTape tape) {
        this.tape = tape;
        market = new Market(1, tape.intervals(), BAR_CAPACITY, BOOK_DEPTH);
        features = new FeatureEngine(market);
        closed = new boolean[market.intervalCount()];
    }

    /**
     * Goes on to the next instant at which bars close.
     *
     * @param listener hears of each of them
     * @return false at the end
     */
    public boolean step(Listener listener) {
        if (next == tape.size()) {
            return false;
        }
        closeTimeMs = tape.closeTimeMs(next);
        Arrays.fill(closed, false);
        for (; next < tape.size() && tape.closeTimeMs(next) == closeTimeMs; next++) {
            final int index = tape.interval(next);
            if (tape.closeInto(market, next)) {
                features.onClosedBar(0, index);
                closed[index] = true;
                listener.onClosed(index);
            }
        }
        return true;
    }

    /**
     * The instant.
     *
     * @return milliseconds since the epoch
     */
    public long closeTimeMs() {
        return closeTimeMs;
    }

    /**
     * Whether a bar closed at this instant.
     *
     * @param minutes of its interval
     * @return false also for intervals that are not followed
     */
    public boolean closed(int minutes) {
        final int index = market.intervalIndex(minutes);
        return index >= 0 && closed[index];
    }

    /**
     * Whether every feature of 15 minute bars is known. Where finer bars are missing their features are, too: long
     * histories often have the coarse ones only.
     *
     * @return false during the first bars
     */
    public boolean isWarm() {
        final int primary = market.intervalIndex(FeatureEngine.PRIMARY_MINUTES);
        return primary >= 0 && market.bars(0, primary).size() >= FeatureEngine.WARM_UP_BARS;
    }

    /**
     * The features of this instant that bars give.
     *
     * @param side of the proposal
     * @param target in layout order; NaN where missing or masked
     */
    public void features(Side side, double[] target) {
        final long nowNs = closeTimeMs * NANOS_PER_MILLI;
        features.compute(0, side, nowNs, nowNs, FeatureSource.BARS_ONLY, target);
    }

    /**
     * The indicators of an interval.
     *
     * @param minutes of its bars
     * @return null for intervals without indicators, or not followed
     */
    public Indicators indicators(int minutes) {
        final int index = market.intervalIndex(minutes);
        return index < 0 ? null : features.indicators(0, index);
    }

    /**
     * The bars of an interval.
     *
     * @param minutes followed
     * @return newest at 0
     */
    public BarSeries bars(int minutes) {
        return market.bars(0, market.intervalIndex(minutes));
    }

    /** What strategies look at. */
    Market market() {
        return market;
    }
}
