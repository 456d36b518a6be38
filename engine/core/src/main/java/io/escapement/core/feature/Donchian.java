package io.escapement.core.feature;

import io.escapement.core.hash.Hash64;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * Donchian channel: highest high and lowest low of the newest {@code period} bars, and the channel as it was before the
 * newest one, which is what a breakout is measured by.
 *
 * <p>NaN before bar number {@code period}; the channel before, one bar later. Exact: only comparisons. O(1) on average.
 */
public final class Donchian implements Persistent {
    private final RollingExtremes extremes;
    private double upperBefore = Double.NaN;
    private double lowerBefore = Double.NaN;
    private double close = Double.NaN;

    /**
     * A cold channel.
     *
     * @param period bars, positive
     */
    public Donchian(int period) {
        extremes = new RollingExtremes(period);
    }

    /**
     * Takes the next bar.
     *
     * @param high finite
     * @param low finite, not above {@code high}
     * @param newClose between them
     */
    public void onBar(double high, double low, double newClose) {
        upperBefore = extremes.highest();
        lowerBefore = extremes.lowest();
        extremes.onBar(high, low);
        close = newClose;
    }

    /**
     * Upper edge, the newest bar included.
     *
     * @return NaN until warm
     */
    public double upper() {
        return extremes.highest();
    }

    /**
     * Lower edge, the newest bar included.
     *
     * @return NaN until warm
     */
    public double lower() {
        return extremes.lowest();
    }

    /**
     * Upper edge without the newest bar: a close above it breaks out.
     *
     * @return NaN until warm
     */
    public double upperBefore() {
        return upperBefore;
    }

    /**
     * Lower edge without the newest bar: a close below it breaks out.
     *
     * @return NaN until warm
     */
    public double lowerBefore() {
        return lowerBefore;
    }

    /**
     * Middle of the channel.
     *
     * @return NaN until warm
     */
    public double middle() {
        return (extremes.highest() + extremes.lowest()) / 2;
    }

    /**
     * Where the newest close lies: -1 on the lower edge, 0 in the middle, 1 on the upper one.
     *
     * @return NaN until warm; 0 in a channel without width
     */
    public double position() {
        final double upper = extremes.highest();
        final double lower = extremes.lowest();
        return upper == lower ? 0 : (2 * close - upper - lower) / (upper - lower);
    }

    /** Back to cold. */
    public void reset() {
        extremes.reset();
        upperBefore = Double.NaN;
        lowerBefore = Double.NaN;
        close = Double.NaN;
    }

    @Override
    public void persist(StateIo io) {
        extremes.persist(io);
        upperBefore = io.f64(upperBefore);
        lowerBefore = io.f64(lowerBefore);
        close = io.f64(close);
    }

    /**
     * Adds the state to a hash.
     *
     * @param hash so far
     * @return the new hash
     */
    public long hashInto(long hash) {
        final long h = Hash64.mix(Hash64.mix(extremes.hashInto(hash), upperBefore), lowerBefore);
        return Hash64.mix(h, close);
    }
}
