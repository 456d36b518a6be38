package io.escapement.core.feature;

import io.escapement.core.hash.Hash64;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * Moving average convergence/divergence (Appel): fast minus slow EMA, and an EMA of that, the signal.
 *
 * <p>Seeding as TA-Lib: both averages start at value number {@code slow}, the fast one from the mean of the {@code fast}
 * values up to there; the signal from the mean of its first {@code signal} lines. The line is NaN before value number
 * {@code slow}, signal and histogram before {@code slow + signal - 1}. A flat market gives 0 throughout. O(1).
 */
public final class Macd implements Persistent {
    private final int skipped;
    private final Ema fast;
    private final Ema slow;
    private final Ema signal;
    private int seen;

    /**
     * A cold indicator.
     *
     * @param fastPeriod shorter than the slow one, at least 2
     * @param slowPeriod values
     * @param signalPeriod values, positive
     */
    public Macd(int fastPeriod, int slowPeriod, int signalPeriod) {
        Periods.atLeast(2, fastPeriod);
        Periods.atLeast(fastPeriod + 1, slowPeriod);
        skipped = slowPeriod - fastPeriod;
        fast = new Ema(fastPeriod);
        slow = new Ema(slowPeriod);
        signal = new Ema(signalPeriod);
    }

    /**
     * Takes the next close.
     *
     * @param close finite
     */
    public void onClose(double close) {
        slow.onValue(close);
        if (seen < skipped) {
            seen++;
        } else {
            fast.onValue(close);
        }
        final double line = line();
        if (line == line) {
            signal.onValue(line);
        }
    }

    /**
     * Fast minus slow average.
     *
     * @return NaN until warm
     */
    public double line() {
        return fast.value() - slow.value();
    }

    /**
     * Average of the line.
     *
     * @return NaN until warm
     */
    public double signal() {
        return signal.value();
    }

    /**
     * Line minus signal.
     *
     * @return NaN until warm
     */
    public double histogram() {
        return line() - signal.value();
    }

    /** Back to cold. */
    public void reset() {
        seen = 0;
        fast.reset();
        slow.reset();
        signal.reset();
    }

    @Override
    public void persist(StateIo io) {
        seen = io.i32(seen);
        fast.persist(io);
        slow.persist(io);
        signal.persist(io);
    }

    /**
     * Adds the state to a hash.
     *
     * @param hash so far
     * @return the new hash
     */
    public long hashInto(long hash) {
        return signal.hashInto(slow.hashInto(fast.hashInto(Hash64.mix(hash, seen))));
    }
}
