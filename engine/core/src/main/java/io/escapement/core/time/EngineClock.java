package io.escapement.core.time;

import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * The core's now: the largest receive time seen, guarded against a single bad stamp.
 *
 * <p>Time never goes back. The rule for jumps: a stamp further ahead than the bound is an <em>anomaly</em>; it is
 * clamped, that is, the clock stays where it is. When a configured number of inputs in a row are all beyond the bound,
 * the jump is believed and the clock goes to the smallest of their stamps: then it is not one bad stamp but a pause of
 * the process or the market. So one wrong stamp costs nothing, and a real gap costs a handful of inputs. The first
 * stamp ever, and the stamp of a run start, are believed as they are.
 */
public final class EngineClock implements Persistent {
    /** No time yet. */
    public static final long NULL_TIME = Long.MIN_VALUE;

    private final long maxJumpNs;
    private final int confirmations;

    private long nowNs = NULL_TIME;
    private int suspects;
    private long smallestSuspectNs;
    private long anomalies;

    /**
     * A clock without a time.
     *
     * @param maxJumpNs largest step believed at once
     * @param confirmations inputs in a row that make a larger step believed, at least 1
     */
    public EngineClock(long maxJumpNs, int confirmations) {
        this.maxJumpNs = maxJumpNs;
        this.confirmations = confirmations;
    }

    /**
     * The time at which an input is applied. Does not move the clock: timers due before are fired first, each at its own
     * time.
     *
     * @param receiveTimeNs stamp of the input
     * @return engine time for it, not before now
     */
    public long timeOf(long receiveTimeNs) {
        if (nowNs == NULL_TIME) {
            return receiveTimeNs;
        }
        if (receiveTimeNs - nowNs <= maxJumpNs) {
            suspects = 0;
            return Math.max(nowNs, receiveTimeNs);
        }
        anomalies++;
        smallestSuspectNs = suspects == 0 ? receiveTimeNs : Math.min(smallestSuspectNs, receiveTimeNs);
        suspects++;
        if (suspects < confirmations) {
            return nowNs;
        }
        suspects = 0;
        return smallestSuspectNs;
    }

    /**
     * The time at which the first input of a run is applied; no bound, since a stopped engine sees time jump.
     *
     * @param receiveTimeNs stamp of the input
     * @return engine time for it, not before now
     */
    public long timeOfRunStart(long receiveTimeNs) {
        suspects = 0;
        return nowNs == NULL_TIME ? receiveTimeNs : Math.max(nowNs, receiveTimeNs);
    }

    /**
     * Moves the clock.
     *
     * @param timeNs not before now; an earlier time is ignored
     */
    public void advanceTo(long timeNs) {
        if (nowNs == NULL_TIME || timeNs > nowNs) {
            nowNs = timeNs;
        }
    }

    /**
     * Engine time.
     *
     * @return nanoseconds since the epoch, or {@link #NULL_TIME} before the first input
     */
    public long nowNs() {
        return nowNs;
    }

    /**
     * Stamps that were beyond the bound.
     *
     * @return count since construction
     */
    public long anomalies() {
        return anomalies;
    }

    @Override
    public void persist(StateIo io) {
        nowNs = io.i64(nowNs);
        suspects = io.i32(suspects);
        smallestSuspectNs = io.i64(smallestSuspectNs);
        anomalies = io.i64(anomalies);
    }
}
