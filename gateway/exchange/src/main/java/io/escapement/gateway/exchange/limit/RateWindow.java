package io.escapement.gateway.exchange.limit;

import java.util.function.LongSupplier;

/** Counts what happened in the time just past, exactly: so many in any stretch of that length. */
public final class RateWindow {
    private final long[] stampsMs;
    private final long lengthMs;
    private final boolean enforced;
    private final LongSupplier nowMs;
    private int oldest;
    private int count;

    /**
     * Creates an empty window.
     *
     * @param limit so many, positive
     * @param lengthMs in any stretch of so long
     * @param enforced whether more are refused
     * @param nowMs the clock it goes by
     */
    RateWindow(int limit, long lengthMs, boolean enforced, LongSupplier nowMs) {
        stampsMs = new long[limit];
        this.lengthMs = lengthMs;
        this.enforced = enforced;
        this.nowMs = nowMs;
    }

    /** How many the window takes. @return positive */
    public int limit() {
        return stampsMs.length;
    }

    /** How many it takes now. @return 0 to {@link #limit()} */
    public int left() {
        forget();
        return stampsMs.length - count;
    }

    /**
     * Takes note of something that wants to happen.
     *
     * @param wanted how many
     * @return how many may; all of them when the limit is only counted
     */
    public int take(int wanted) {
        final int granted = Math.min(wanted, left());
        final int noted = enforced ? granted : Math.min(wanted, stampsMs.length);
        for (int i = 0; i < noted; i++) {
            if (count == stampsMs.length) {
                oldest = (oldest + 1) % stampsMs.length;
                count--;
            }
            stampsMs[(oldest + count) % stampsMs.length] = nowMs.getAsLong();
            count++;
        }
        return enforced ? granted : wanted;
    }

    /** How long until it takes another one. @return ms, 0 if it does now */
    public long waitMs() {
        return left() > 0 ? 0 : stampsMs[oldest] + lengthMs - nowMs.getAsLong();
    }

    /** Forgets what happened. */
    void clear() {
        count = 0;
    }

    private void forget() {
        final long end = nowMs.getAsLong() - lengthMs;
        while (count > 0 && stampsMs[oldest] <= end) {
            oldest = (oldest + 1) % stampsMs.length;
            count--;
        }
    }
}
