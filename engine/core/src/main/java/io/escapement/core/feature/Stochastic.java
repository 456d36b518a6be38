package io.escapement.core.feature;

import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * Stochastic oscillator (Lane), slow form, 0 to 100: where the close lies between the lowest low and the highest high of
 * {@code period} bars, averaged over {@code smoothing} bars (%K), and that again over {@code signal} (%D).
 *
 * <p>Both averages are simple ones. %K is NaN before bar number {@code period + smoothing - 1}, %D before {@code period +
 * smoothing + signal - 2}. As TA-Lib's STOCH, except that a window without any range counts as 50, in the middle, where
 * TA-Lib says 0. O(1) on average.
 */
public final class Stochastic implements Persistent {
    private static final double MIDDLE = 50;

    private final RollingExtremes extremes;
    private final Sma smoothed;
    private final Sma signal;

    /**
     * A cold oscillator.
     *
     * @param period bars of the range, positive
     * @param smoothing bars that %K is averaged over, positive; 1 for the fast form
     * @param signalPeriod values of %K that %D is averaged over, positive
     */
    public Stochastic(int period, int smoothing, int signalPeriod) {
        extremes = new RollingExtremes(period);
        smoothed = new Sma(smoothing);
        signal = new Sma(signalPeriod);
    }

    /**
     * Takes the next bar.
     *
     * @param high finite
     * @param low finite, not above {@code high}
     * @param close between them
     */
    public void onBar(double high, double low, double close) {
        extremes.onBar(high, low);
        final double lowest = extremes.lowest();
        if (lowest != lowest) {
            return;
        }
        final double range = extremes.highest() - lowest;
        smoothed.onValue(range > 0 ? 100 * ((close - lowest) / range) : MIDDLE);
        final double k = smoothed.value();
        if (k == k) {
            signal.onValue(k);
        }
    }

    /**
     * %K.
     *
     * @return 0 to 100, NaN until warm
     */
    public double k() {
        return smoothed.value();
    }

    /**
     * %D.
     *
     * @return 0 to 100, NaN until warm
     */
    public double d() {
        return signal.value();
    }

    /** Back to cold. */
    public void reset() {
        extremes.reset();
        smoothed.reset();
        signal.reset();
    }

    @Override
    public void persist(StateIo io) {
        extremes.persist(io);
        smoothed.persist(io);
        signal.persist(io);
    }

    /**
     * Adds the state to a hash.
     *
     * @param hash so far
     * @return the new hash
     */
    public long hashInto(long hash) {
        return signal.hashInto(smoothed.hashInto(extremes.hashInto(hash)));
    }
}
