package io.escapement.core.risk;

import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;
import java.util.Arrays;

/**
 * What was earned in all, a quarter of an hour apart, over the last 24 hours.
 *
 * <p>The loss of 24 hours is measured from the oldest sample kept. It is never younger than 24 hours but for the first
 * day, and at most a quarter of an hour older.
 */
final class LossWindow implements Persistent {
    /** The sample of 24 hours ago, and one for each quarter since. */
    private static final int SAMPLES = 97;

    private final long[] results = new long[SAMPLES];
    private int next;

    /** Forgets everything; the window begins now, as if nothing had been earned before. */
    void restart(long result) {
        Arrays.fill(results, result);
    }

    /** A quarter of an hour has passed. */
    void onQuarter(long result) {
        results[next] = result;
        next = (next + 1) % SAMPLES;
    }

    /** Loss from the oldest sample; negative for a profit. */
    long loss(long result) {
        return results[next] - result;
    }

    @Override
    public void persist(StateIo io) {
        io.longs(results, results.length);
        next = io.i32(next);
        if (io.version() < 2) {
            // Samples still to come were zero, and counted out.
            Arrays.fill(results, io.count(0, SAMPLES), SAMPLES, results[0]);
        }
    }
}
