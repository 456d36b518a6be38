package io.escapement.trainer.backtest;

import io.escapement.codecs.sbe.AccountReportDecoder;
import io.escapement.codecs.sbe.ReportOccasion;
import java.util.ArrayList;
import java.util.List;

/**
 * How the account stood, by the core's own reports: hourly unless configured otherwise, at the end of each UTC day and of
 * the run. What was earned counts from the beginning of the journal; deposits are no part of it.
 */
public final class AccountCurve {
    private final List<Point> points = new ArrayList<>();

    /**
     * One report; money at 1e-8.
     *
     * @param timeNs of the report
     * @param dayEnd whether a UTC day ended with it
     * @param equity with what was paid in
     * @param earned price results realised and open, less fees and funding
     * @param longExposure notional of long positions
     * @param shortExposure notional of short positions
     * @param openPositions how many
     */
    public record Point(
            long timeNs,
            boolean dayEnd,
            long equity,
            long earned,
            long longExposure,
            long shortExposure,
            int openPositions) {}

    void onReport(AccountReportDecoder report) {
        final Point point = new Point(
                report.engineTimeNs(),
                report.occasion() == ReportOccasion.DAY_END,
                report.equity(),
                report.grossPnl() - report.fees() - report.funding() + report.unrealised(),
                report.longExposure(),
                report.shortExposure(),
                report.openPositions());
        if (!points.isEmpty() && points.get(points.size() - 1).timeNs() == point.timeNs()) {
            points.set(points.size() - 1, point);
        } else {
            points.add(point);
        }
    }

    /**
     * All reports.
     *
     * @return in order of time, each time once
     */
    public List<Point> points() {
        return List.copyOf(points);
    }

    /**
     * What the account began with, before anything was earned.
     *
     * @return 1e-8; 0 without a report
     */
    public long startEquity() {
        return points.isEmpty() ? 0 : points.get(0).equity() - points.get(0).earned();
    }
}
