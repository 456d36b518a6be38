package io.escapement.core.feature;

import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * Bollinger bands: simple mean plus and minus some population standard deviations of the closes.
 *
 * <p>NaN before close number {@code period}. As TA-Lib, except that a tiny spread (variance below 1e-8, as of coins worth
 * fractions of a cent) is not taken for none. In a flat market the bands lie on the middle and the position is 0. O(1).
 */
public final class Bollinger implements Persistent {
    private final RollingMoments closes;
    private final double deviations;

    /**
     * Cold bands.
     *
     * @param period closes, at least 2
     * @param deviations of each band from the middle, positive
     */
    public Bollinger(int period, double deviations) {
        this.closes = new RollingMoments(period);
        this.deviations = deviations;
    }

    /**
     * Takes the next close.
     *
     * @param close finite
     */
    public void onClose(double close) {
        closes.onValue(close);
    }

    /**
     * Middle band.
     *
     * @return NaN until warm
     */
    public double middle() {
        return closes.mean();
    }

    /**
     * Upper band.
     *
     * @return NaN until warm
     */
    public double upper() {
        return closes.mean() + deviations * closes.deviation();
    }

    /**
     * Lower band.
     *
     * @return NaN until warm
     */
    public double lower() {
        return closes.mean() - deviations * closes.deviation();
    }

    /**
     * Upper minus lower band as a fraction of the middle.
     *
     * @return NaN until warm
     */
    public double width() {
        return 2 * deviations * closes.deviation() / closes.mean();
    }

    /**
     * Where the newest close lies: -1 on the lower band, 0 in the middle, 1 on the upper one.
     *
     * @return NaN until warm; 0 when the bands lie on the middle
     */
    public double position() {
        return closes.score() / deviations;
    }

    /** Back to cold. */
    public void reset() {
        closes.reset();
    }

    @Override
    public void persist(StateIo io) {
        closes.persist(io);
    }

    /**
     * Adds the state to a hash.
     *
     * @param hash so far
     * @return the new hash
     */
    public long hashInto(long hash) {
        return closes.hashInto(hash);
    }
}
