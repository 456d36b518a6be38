package io.escapement.core.portfolio;

import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * Which of the expected instruments have closed through the instant at hand, kept by counting: asking whether all have
 * costs the same for three instruments as for three hundred.
 */
public final class Attendance implements Persistent {
    private static final long NEVER = Long.MIN_VALUE;

    private final boolean[] expected;
    private final long[] arrivedNs;
    private int expectedCount;
    private long newestNs = NEVER;
    private int atNewest;
    private long closeNs = NEVER;
    private int atClose;

    /**
     * Nobody is expected.
     *
     * @param capacity instruments
     */
    public Attendance(int capacity) {
        expected = new boolean[capacity];
        arrivedNs = new long[capacity];
        for (int i = 0; i < capacity; i++) {
            arrivedNs[i] = NEVER;
        }
    }

    /**
     * An instrument's closes are waited for from now on, or no more.
     *
     * @param i instrument
     * @param wanted whether they are
     */
    public void expect(int i, boolean wanted) {
        if (expected[i] == wanted) {
            return;
        }
        expected[i] = wanted;
        final int change = wanted ? 1 : -1;
        expectedCount += change;
        if (newestNs != NEVER && arrivedNs[i] == newestNs) {
            atNewest += change;
        }
        if (closeNs != NEVER && arrivedNs[i] >= closeNs) {
            atClose += change;
        }
    }

    /**
     * All bars of an instrument have closed through an instant.
     *
     * @param i instrument
     * @param instantNs epoch nanoseconds
     */
    public void arrived(int i, long instantNs) {
        final long before = arrivedNs[i];
        if (instantNs <= before) {
            return;
        }
        arrivedNs[i] = instantNs;
        final int one = expected[i] ? 1 : 0;
        if (instantNs > newestNs) {
            newestNs = instantNs;
            atNewest = one;
        } else if (instantNs == newestNs) {
            atNewest += one;
        }
        if (closeNs != NEVER && before < closeNs && instantNs >= closeNs) {
            atClose += one;
        }
    }

    /**
     * Another instant is waited for.
     *
     * @param instantNs epoch nanoseconds
     */
    public void waitFor(long instantNs) {
        closeNs = instantNs;
        if (instantNs > newestNs) {
            atClose = 0;
        } else if (instantNs == newestNs) {
            atClose = atNewest;
        } else {
            atClose = countFrom(instantNs);
        }
    }

    /**
     * Whether everybody expected has arrived at the instant waited for.
     *
     * @return true if so
     */
    public boolean isComplete() {
        return atClose >= expectedCount;
    }

    @Override
    public void persist(StateIo io) {
        io.flags(expected);
        io.longs(arrivedNs);
        expectedCount = io.i32(expectedCount);
        newestNs = io.i64(newestNs);
        atNewest = io.i32(atNewest);
        closeNs = io.i64(closeNs);
        atClose = io.i32(atClose);
    }

    /** Somebody ran ahead of the instant: rare, a bar that came by query. */
    private int countFrom(long instantNs) {
        int count = 0;
        for (int i = 0; i < arrivedNs.length; i++) {
            if (expected[i] && arrivedNs[i] >= instantNs) {
                count++;
            }
        }
        return count;
    }
}
