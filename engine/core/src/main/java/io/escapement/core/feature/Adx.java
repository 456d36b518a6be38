package io.escapement.core.feature;

import io.escapement.core.hash.Hash64;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * Directional movement: +DI, -DI and their average index ADX (Wilder, 1978), 0 to 100.
 *
 * <p>As TA-Lib: movements and true ranges of the first {@code period - 1} changes are summed, from the next on each sum
 * is smoothed as {@code sum - sum / period + new}. The ADX starts as the mean of the first {@code period} DX values and
 * is then smoothed by Wilder's rule. +DI and -DI are NaN before bar number {@code period + 1}, the ADX before {@code 2 *
 * period}. Without any range both DI are 0; a bar without a DX (no range or no movement at all) leaves the ADX as it
 * is, and counts as 0 in its first mean. O(1).
 */
public final class Adx implements Persistent {
    private final int period;
    private int changes;
    private double previousHigh;
    private double previousLow;
    private double previousClose = Double.NaN;
    private double plusMovement;
    private double minusMovement;
    private double range;
    private double average;

    /**
     * A cold indicator.
     *
     * @param period bars, at least 2
     */
    public Adx(int period) {
        this.period = Periods.atLeast(2, period);
    }

    /**
     * Takes the next bar.
     *
     * @param high finite
     * @param low finite, not above {@code high}
     * @param close finite
     */
    public void onBar(double high, double low, double close) {
        if (previousClose == previousClose) {
            onChange(high - previousHigh, previousLow - low, Atr.trueRange(high, low, previousClose));
        }
        previousHigh = high;
        previousLow = low;
        previousClose = close;
    }

    /**
     * Index of upward movement.
     *
     * @return 0 to 100, NaN until warm
     */
    public double plusDi() {
        return directional(plusMovement);
    }

    /**
     * Index of downward movement.
     *
     * @return 0 to 100, NaN until warm
     */
    public double minusDi() {
        return directional(minusMovement);
    }

    /**
     * Strength of the trend, whatever its direction.
     *
     * @return 0 to 100, NaN until warm
     */
    public double value() {
        return changes < 2 * period - 1 ? Double.NaN : average;
    }

    /** Back to cold. */
    public void reset() {
        changes = 0;
        previousHigh = 0;
        previousLow = 0;
        previousClose = Double.NaN;
        plusMovement = 0;
        minusMovement = 0;
        range = 0;
        average = 0;
    }

    @Override
    public void persist(StateIo io) {
        changes = io.i32(changes);
        previousHigh = io.f64(previousHigh);
        previousLow = io.f64(previousLow);
        previousClose = io.f64(previousClose);
        plusMovement = io.f64(plusMovement);
        minusMovement = io.f64(minusMovement);
        range = io.f64(range);
        average = io.f64(average);
    }

    /**
     * Adds the state to a hash.
     *
     * @param hash so far
     * @return the new hash
     */
    public long hashInto(long hash) {
        long h = Hash64.mix(Hash64.mix(hash, changes), previousHigh);
        h = Hash64.mix(Hash64.mix(h, previousLow), previousClose);
        h = Hash64.mix(Hash64.mix(h, plusMovement), minusMovement);
        return Hash64.mix(Hash64.mix(h, range), average);
    }

    private void onChange(double up, double down, double trueRange) {
        final double plus = up > 0 && up > down ? up : 0;
        final double minus = down > 0 && down > up ? down : 0;
        final boolean warm = changes >= 2 * period - 1;
        if (!warm) {
            changes++;
        }
        if (changes < period) {
            plusMovement += plus;
            minusMovement += minus;
            range += trueRange;
            return;
        }
        plusMovement = plusMovement - plusMovement / period + plus;
        minusMovement = minusMovement - minusMovement / period + minus;
        range = range - range / period + trueRange;

        final double movement = plusMovement + minusMovement;
        final boolean moved = range > 0 && movement > 0;
        final double index = moved ? 100 * Math.abs(plusMovement - minusMovement) / movement : 0;
        if (!warm) {
            average += index;
            if (changes == 2 * period - 1) {
                average /= period;
            }
        } else if (moved) {
            average = (average * (period - 1) + index) / period;
        }
    }

    private double directional(double movement) {
        if (changes < period) {
            return Double.NaN;
        }
        return range > 0 ? 100 * (movement / range) : 0;
    }
}
