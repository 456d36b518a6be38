package io.escapement.core.feature;

import io.escapement.core.hash.Hash64;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * Relative strength index (Wilder, New Concepts in Technical Trading Systems, 1978), 0 to 100.
 *
 * <p>Seed: the mean gain and mean loss of the first {@code period} changes; then Wilder's smoothing {@code (previous *
 * (period - 1) + new) / period}. NaN before value number {@code period + 1}. As TA-Lib, except that without any gain or
 * loss the index is 50, neutral, where TA-Lib says 0. O(1).
 */
public final class Rsi implements Persistent {
    private final int period;
    private int changes;
    private double previous = Double.NaN;
    private double gain;
    private double loss;

    /**
     * A cold index.
     *
     * @param period changes, at least 2
     */
    public Rsi(int period) {
        this.period = Periods.atLeast(2, period);
    }

    /**
     * Takes the next close.
     *
     * @param close finite
     */
    public void onClose(double close) {
        if (previous == previous) {
            final double change = close - previous;
            final double up = change > 0 ? change : 0;
            final double down = change < 0 ? -change : 0;
            if (changes >= period) {
                gain = (gain * (period - 1) + up) / period;
                loss = (loss * (period - 1) + down) / period;
            } else {
                gain += up;
                loss += down;
                changes++;
                if (changes == period) {
                    gain /= period;
                    loss /= period;
                }
            }
        }
        previous = close;
    }

    /**
     * The index.
     *
     * @return 0 to 100, NaN until warm
     */
    public double value() {
        if (changes < period) {
            return Double.NaN;
        }
        final double both = gain + loss;
        return both > 0 ? 100 * (gain / both) : 50;
    }

    /** Back to cold. */
    public void reset() {
        changes = 0;
        previous = Double.NaN;
        gain = 0;
        loss = 0;
    }

    @Override
    public void persist(StateIo io) {
        changes = io.i32(changes);
        previous = io.f64(previous);
        gain = io.f64(gain);
        loss = io.f64(loss);
    }

    /**
     * Adds the state to a hash.
     *
     * @param hash so far
     * @return the new hash
     */
    public long hashInto(long hash) {
        return Hash64.mix(Hash64.mix(Hash64.mix(Hash64.mix(hash, changes), previous), gain), loss);
    }
}
