package io.escapement.trainer.backtest;

import io.escapement.trainer.history.HistoryBar;
import java.util.List;

/** Which of a symbol's series a backtest walks along. */
final class PathChoice {
    /** A finer series that lacks more than this share of the longest one's time is left out. */
    private static final double SHARE_MIN = 0.9;

    private PathChoice() {}

    /**
     * The finest series that covers nearly all the time the longest does.
     *
     * @param series by interval, fine to coarse, none empty
     * @param fromMs only from here on
     * @param toMs only until here
     * @return its index
     */
    static int finest(List<List<HistoryBar>> series, long fromMs, long toMs) {
        long longest = 0;
        for (final List<HistoryBar> bars : series) {
            longest = Math.max(longest, span(bars, fromMs, toMs));
        }
        for (int i = 0; i < series.size(); i++) {
            if (span(series.get(i), fromMs, toMs) >= SHARE_MIN * longest) {
                return i;
            }
        }
        throw new IllegalStateException("one of them is the longest");
    }

    private static long span(List<HistoryBar> bars, long fromMs, long toMs) {
        if (bars.isEmpty()) {
            return 0;
        }
        final long first = Math.max(fromMs, bars.get(0).openTimeMs());
        final long last = Math.min(toMs, bars.get(bars.size() - 1).openTimeMs());
        return Math.max(0, last - first);
    }
}
