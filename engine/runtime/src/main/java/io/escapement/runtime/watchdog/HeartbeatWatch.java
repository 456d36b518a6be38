package io.escapement.runtime.watchdog;

/**
 * Decides from one look at the engine after another whether it has to be helped.
 *
 * <p>An engine that has not come to trade yet, or has stopped in good order, may be silent. One that trades may not:
 * hung, killed and starved all look the same from outside, a heartbeat that stands still. One failure is one alarm; the
 * next needs a heartbeat in between.
 */
public final class HeartbeatWatch {
    /** What the last look gave. */
    public enum Verdict {
        /** No engine trades: nothing to guard. */
        IDLE,
        /** The heart beats. */
        ALIVE,
        /** The heart has just been found standing still for too long. */
        ALARM,
        /** It still stands since the alarm. */
        SILENT
    }

    private final long silenceMs;
    private boolean alarmed;
    private long alarmedAtHeartbeatMs;

    /**
     * A watch before its first look.
     *
     * @param silenceMs a heartbeat older than this is an alarm
     */
    public HeartbeatWatch(long silenceMs) {
        if (silenceMs <= 0) {
            throw new IllegalArgumentException("silence must be positive: silenceMs=" + silenceMs);
        }
        this.silenceMs = silenceMs;
    }

    /**
     * Looks once.
     *
     * @param pulse what the counters say
     * @param nowMs wall-clock time, ms since the epoch
     * @return what to do
     */
    public Verdict look(Pulse pulse, long nowMs) {
        if (!pulse.trading()) {
            // A stopped engine has cancelled its entries itself; a starting one has none yet.
            alarmed = false;
            return Verdict.IDLE;
        }
        if (alarmed && pulse.heartbeatMs() == alarmedAtHeartbeatMs) {
            return Verdict.SILENT;
        }
        if (nowMs - pulse.heartbeatMs() <= silenceMs) {
            alarmed = false;
            return Verdict.ALIVE;
        }
        alarmed = true;
        alarmedAtHeartbeatMs = pulse.heartbeatMs();
        return Verdict.ALARM;
    }
}
