package io.escapement.trainer.backtest;

import io.escapement.trainer.metrics.EquityCurve;
import java.util.ArrayList;
import java.util.List;

/** The account's equity over time as the beginning and what was earned since: deposits and withdrawals don't count. */
final class EquitySeries {
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final double MONEY = 1e8;

    private final EquityCurve curve;
    private final double[] dailyReturns;
    private final long earned;

    private EquitySeries(EquityCurve curve, double[] dailyReturns, long earned) {
        this.curve = curve;
        this.dailyReturns = dailyReturns;
        this.earned = earned;
    }

    static EquitySeries of(long fromMs, AccountCurve account) {
        final List<AccountCurve.Point> points = account.points();
        final long start = account.startEquity();
        final long[] times = new long[points.size() + 1];
        final double[] levels = new double[times.length];
        final List<Double> days = new ArrayList<>();
        times[0] = fromMs;
        levels[0] = start / MONEY;
        double dayBefore = levels[0];
        for (int i = 0; i < points.size(); i++) {
            final AccountCurve.Point point = points.get(i);
            times[i + 1] = Math.max(times[i], point.timeNs() / NANOS_PER_MILLI);
            levels[i + 1] = (start + point.earned()) / MONEY;
            final boolean last = i == points.size() - 1;
            if ((point.dayEnd() || last) && times[i + 1] > fromMs && dayBefore > 0) {
                days.add(levels[i + 1] / dayBefore - 1);
                dayBefore = levels[i + 1];
            }
        }
        return new EquitySeries(
                new EquityCurve(times, levels),
                days.stream().mapToDouble(Double::doubleValue).toArray(),
                points.isEmpty() ? 0 : points.get(points.size() - 1).earned());
    }

    EquityCurve curve() {
        return curve;
    }

    double[] dailyReturns() {
        return dailyReturns.clone();
    }

    /** At the end, 1e-8. */
    long earned() {
        return earned;
    }
}
