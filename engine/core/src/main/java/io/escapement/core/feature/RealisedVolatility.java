package io.escapement.core.feature;

import io.escapement.core.hash.Hash64;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * Realised volatility per bar: the square root of the mean square of the newest {@code period} logarithmic returns, no
 * mean taken off. Times the square root of the bars in a year it is a volatility a year.
 *
 * <p>NaN before close number {@code period + 1}. Exactly 0 while no price moves. The sum is renewed each time the window
 * has been filled once more; O(1) on average.
 */
public final class RealisedVolatility implements Persistent {
    private final double[] squares;
    private int next;
    private boolean full;
    private double sum;
    private int moves;
    private double previous = Double.NaN;

    /**
     * A cold volatility.
     *
     * @param period returns, positive
     */
    public RealisedVolatility(int period) {
        squares = new double[Periods.atLeast(1, period)];
    }

    /**
     * Takes the next close.
     *
     * @param close positive
     */
    public void onClose(double close) {
        if (previous == previous) {
            final double change = Returns.log(close, previous);
            onSquare(change * change);
        }
        previous = close;
    }

    /**
     * The volatility.
     *
     * @return not negative, NaN until warm
     */
    public double value() {
        if (!full) {
            return Double.NaN;
        }
        return moves > 0 && sum > 0 ? Math.sqrt(sum / squares.length) : 0;
    }

    /** Back to cold. */
    public void reset() {
        next = 0;
        full = false;
        sum = 0;
        moves = 0;
        previous = Double.NaN;
    }

    @Override
    public void persist(StateIo io) {
        io.doubles(squares, squares.length);
        next = io.i32(next);
        full = io.flag(full);
        sum = io.f64(sum);
        moves = io.i32(moves);
        previous = io.f64(previous);
    }

    /**
     * Adds the state to a hash.
     *
     * @param hash so far
     * @return the new hash
     */
    public long hashInto(long hash) {
        long h = Hash64.mix(Hash64.mix(hash, next), full);
        h = Hash64.mix(Hash64.mix(h, sum), moves);
        return Hash64.mix(h, previous);
    }

    private void onSquare(double square) {
        if (full) {
            sum -= squares[next];
            moves -= squares[next] > 0 ? 1 : 0;
        }
        squares[next] = square;
        sum += square;
        moves += square > 0 ? 1 : 0;
        next++;
        if (next == squares.length) {
            next = 0;
            full = true;
            sum = 0;
            for (final double each : squares) {
                sum += each;
            }
        }
    }
}
