package io.escapement.trainer.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Stretches of time of which a series has no bars. */
final class MissingRanges {
    /**
     * A stretch.
     *
     * @param firstMs open time of the first missing bar
     * @param lastMs open time of the last missing bar
     */
    record Range(long firstMs, long lastMs) {}

    private MissingRanges() {}

    /**
     * What is missing between two instants.
     *
     * @param bars of the series, oldest first
     * @param intervalMs of its bars
     * @param fromMs open times wanted from here on
     * @param lastMs open time of the last bar wanted
     * @return newest first
     */
    static List<Range> newestFirst(List<HistoryBar> bars, long intervalMs, long fromMs, long lastMs) {
        final List<Range> ranges = new ArrayList<>();
        long next = -Math.floorDiv(-fromMs, intervalMs) * intervalMs;
        for (final HistoryBar bar : bars) {
            if (bar.openTimeMs() >= next && bar.openTimeMs() <= lastMs) {
                add(ranges, next, bar.openTimeMs() - intervalMs);
                next = bar.openTimeMs() + intervalMs;
            }
        }
        add(ranges, next, lastMs);
        Collections.reverse(ranges);
        return ranges;
    }

    private static void add(List<Range> ranges, long firstMs, long lastMs) {
        if (firstMs <= lastMs) {
            ranges.add(new Range(firstMs, lastMs));
        }
    }
}
