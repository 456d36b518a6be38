package io.escapement.trainer.backtest;

import io.escapement.trainer.backtest.result.EquityPoint;
import io.escapement.trainer.metrics.EquityCurve;
import java.util.ArrayList;
import java.util.List;

/** The account's equity over time as the beginning and what was earned since: deposits and withdrawals don't count. */
final class EquitySeries {
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final double MONEY = 1e8;

    private static final long HOUR_MS = 3_600_000L;
    private static final long DAY_MS = 24 * HOUR_MS;

    /** Runs up to this long are told hour by hour. */
    private static final long HOURLY_MS = 60 * DAY_MS;

    private final List<AccountCurve.Point> points;
    private final long start;
    private final EquityCurve curve;
    private final double[] dailyReturns;
    private final Long wipedOutMs;
    private final long earned;

    private EquitySeries(
            List<AccountCurve.Point> points,
            long start,
            EquityCurve curve,
            double[] dailyReturns,
            Long wipedOutMs,
            long earned) {
        this.points = points;
        this.start = start;
        this.curve = curve;
        this.dailyReturns = dailyReturns;
        this.wipedOutMs = wipedOutMs;
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
        Long wipedOutMs = null;
        for (int i = 0; i < points.size(); i++) {
            final AccountCurve.Point point = points.get(i);
            times[i + 1] = Math.max(times[i], point.timeNs() / NANOS_PER_MILLI);
            levels[i + 1] = (start + point.earned()) / MONEY;
            final boolean last = i == points.size() - 1;
            if ((point.dayEnd() || last) && times[i + 1] > fromMs && dayBefore > 0) {
                days.add(levels[i + 1] / dayBefore - 1);
                dayBefore = levels[i + 1];
                // No other day follows it.
                wipedOutMs = dayBefore > 0 ? null : Long.valueOf(times[i + 1]);
            }
        }
        return new EquitySeries(
                points,
                start,
                new EquityCurve(times, levels),
                days.stream().mapToDouble(Double::doubleValue).toArray(),
                wipedOutMs,
                points.isEmpty() ? 0 : points.get(points.size() - 1).earned());
    }

    /** Steps of an hour or, of runs longer than 60 days, of a day. */
    List<EquityPoint> steps(long spanMs) {
        final long stepMs = spanMs <= HOURLY_MS ? HOUR_MS : DAY_MS;
        final List<EquityPoint> steps = new ArrayList<>();
        double peak = start / MONEY;
        int i = 0;
        while (i < points.size()) {
            final long step = step(points.get(i), stepMs);
            double low = Double.MAX_VALUE;
            double fall = 0;
            double longs = 0;
            double shorts = 0;
            double last = 0;
            int count = 0;
            for (; i < points.size() && step(points.get(i), stepMs) == step; i++) {
                last = (start + points.get(i).earned()) / MONEY;
                peak = Math.max(peak, last);
                low = Math.min(low, last);
                fall = Math.max(fall, (peak - last) / peak);
                if (last > 0) {
                    longs += points.get(i).longExposure() / MONEY / last;
                    shorts += points.get(i).shortExposure() / MONEY / last;
                    count++;
                }
            }
            steps.add(new EquityPoint((step + 1) * stepMs, last, low, fall, longs / count, shorts / count));
        }
        return steps;
    }

    private static long step(AccountCurve.Point point, long stepMs) {
        return Math.floorDiv(point.timeNs() / NANOS_PER_MILLI - 1, stepMs);
    }

    /** Mean notional held over equity where there was any; NaN without a report of it. */
    double meanLeverage() {
        double sum = 0;
        int count = 0;
        for (final AccountCurve.Point point : points) {
            if (start + point.earned() > 0) {
                sum += (double) (point.longExposure() + point.shortExposure()) / (start + point.earned());
                count++;
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    EquityCurve curve() {
        return curve;
    }

    /** Of days that began with something; the last may be −1 or less. */
    double[] dailyReturns() {
        return dailyReturns.clone();
    }

    /** End of the day that left nothing of the account, milliseconds; null if each left something. */
    Long wipedOutMs() {
        return wipedOutMs;
    }

    /** At the end, 1e-8. */
    long earned() {
        return earned;
    }
}
