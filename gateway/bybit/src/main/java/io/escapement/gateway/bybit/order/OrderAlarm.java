package io.escapement.gateway.bybit.order;

/** The desk's monotonic time, and somebody to wake it. Event loop only. */
public interface OrderAlarm {
    /**
     * Monotonic time.
     *
     * @return nanoseconds
     */
    long nanoTime();

    /**
     * Has {@link OrderDesk#onTimer} called, at least as soon as asked for.
     *
     * @param nanos from now
     */
    void callIn(long nanos);
}
