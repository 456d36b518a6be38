package io.escapement.benchmarks.latency;

import org.HdrHistogram.Histogram;

/** Latencies of one run of the engine, each from the moment its frame was meant to leave. */
final class EngineTimes {
    private final Histogram claimed = Percentiles.histogram();
    private final Histogram completed = Percentiles.histogram();
    private final Histogram decided = Percentiles.histogram();
    private final Histogram ordered = Percentiles.histogram();
    private int lastOrderFrame = -1;
    private int orderFrames;
    private int unsentOrders;

    void claimed(long nanos) {
        claimed.recordValue(nanos);
    }

    void completed(long nanos) {
        completed.recordValue(nanos);
    }

    void decided(long nanos) {
        decided.recordValue(nanos);
    }

    void ordered(int frame, long nanos) {
        ordered.recordValue(nanos);
        if (frame != lastOrderFrame) {
            lastOrderFrame = frame;
            orderFrames++;
        }
    }

    void unsent() {
        unsentOrders++;
    }

    /** Orders that had grown stale before they could be sent; a machine that stands still for so long measures nothing. */
    int unsentOrders() {
        return unsentOrders;
    }

    /** To the gateway's claim of a slot: the frame has been read and understood. */
    Histogram claimed() {
        return claimed;
    }

    /** To the core's completion. */
    Histogram completed() {
        return completed;
    }

    /** To the core's completion, of ticks that cause an order; one value an order. */
    Histogram decided() {
        return decided;
    }

    /** To the arrival of the order at the exchange's socket. */
    Histogram ordered() {
        return ordered;
    }

    /** Ticks that caused one order or more. */
    int orderFrames() {
        return orderFrames;
    }
}
