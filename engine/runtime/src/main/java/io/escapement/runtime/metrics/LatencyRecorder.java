package io.escapement.runtime.metrics;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * Latencies of one kind: recorded by one thread without allocation, read by another.
 *
 * <p>Three significant digits, 1 ns to 60 s; longer ones count as 60 s.
 */
public final class LatencyRecorder {
    private static final long HIGHEST_NS = 60_000_000_000L;
    private static final int DIGITS = 3;

    private final SingleWriterRecorder recorder = new SingleWriterRecorder(1, HIGHEST_NS, DIGITS);
    private final Histogram total = new Histogram(1, HIGHEST_NS, DIGITS);
    private Histogram interval;

    /**
     * Counts one; the recording thread.
     *
     * @param latencyNs not negative
     */
    public void record(long latencyNs) {
        recorder.recordValue(Math.min(Math.max(latencyNs, 1), HIGHEST_NS));
    }

    /**
     * Everything recorded until now; the reading thread.
     *
     * @return the running total, owned by this recorder
     */
    public Histogram total() {
        interval = recorder.getIntervalHistogram(interval);
        total.add(interval);
        return total;
    }
}
