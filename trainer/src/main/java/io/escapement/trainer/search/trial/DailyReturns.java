package io.escapement.trainer.search.trial;

import java.util.List;

/** Results of trades by the day on which they were known; days without any count as zero. */
final class DailyReturns {
    private static final long DAY_MS = 86_400_000L;

    private DailyReturns() {}

    /**
     * Sums them up.
     *
     * @param trades that ended in the stretch
     * @param fromMs begin of the stretch
     * @param toMs its end, later
     * @return one a day, at least one
     */
    static double[] of(List<Trade> trades, long fromMs, long toMs) {
        final double[] days = new double[Math.toIntExact((toMs - fromMs + DAY_MS - 1) / DAY_MS)];
        for (final Trade trade : trades) {
            days[(int) Math.min(days.length - 1, (trade.exitMs() - fromMs) / DAY_MS)] += trade.net();
        }
        return days;
    }
}
