package io.escapement.trainer.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** Looks at a series row by row and judges whether one may train on it. */
public final class QualityCheck {
    private static final long MINUTE_MS = 60_000L;
    private static final double DAY_MS = 86_400_000.0;

    /**
     * What is asked of a series.
     *
     * @param minDays from first to last
     * @param minCoverage percent of the bars there should be
     * @param maxJump share of a close by which the next bar may open away from it
     * @param maxZeroVolume percent of bars that may have no volume
     */
    public record Demands(double minDays, double minCoverage, double maxJump, double maxZeroVolume) {
        /** What is asked where nobody says otherwise: 90 days, 99 % of the bars, no jump above 20 %, 5 % without volume. */
        public static final Demands STANDARD = new Demands(90, 99, 0.2, 5);
    }

    private final Demands demands;
    private final long intervalMs;
    private final TreeMap<Long, HistoryBar> good = new TreeMap<>();
    private long newestMs = Long.MIN_VALUE;
    private int duplicates;
    private int disordered;
    private int misaligned;
    private int impossible;
    private int unreadable;
    private int firstBadLine;

    /**
     * A check that has seen nothing.
     *
     * @param demands of a fit series
     * @param intervalMinutes of its bars
     */
    public QualityCheck(Demands demands, int intervalMinutes) {
        this.demands = demands;
        intervalMs = intervalMinutes * MINUTE_MS;
    }

    /**
     * A row that is a bar.
     *
     * @param line of the file; 0 from a store
     * @param bar as read
     */
    public void onBar(int line, HistoryBar bar) {
        if (bar.openTimeMs() < 0 || bar.openTimeMs() % intervalMs != 0) {
            misaligned++;
            bad(line);
        } else if (!bar.isPossible()) {
            impossible++;
            bad(line);
        } else if (good.putIfAbsent(bar.openTimeMs(), bar) != null) {
            duplicates++;
            bad(line);
        } else if (bar.openTimeMs() < newestMs) {
            disordered++;
            bad(line);
        }
        newestMs = Math.max(newestMs, bar.openTimeMs());
    }

    /**
     * A row that is none.
     *
     * @param line of the file
     */
    public void onUnreadable(int line) {
        unreadable++;
        bad(line);
    }

    /**
     * The verdict.
     *
     * @return what was found
     */
    public SeriesQuality result() {
        long missing = 0;
        int gaps = 0;
        long longestGap = 0;
        int jumps = 0;
        double largestJump = 0;
        int zeroVolume = 0;
        HistoryBar before = null;
        for (final HistoryBar bar : good.values()) {
            zeroVolume += bar.volume().signum() == 0 ? 1 : 0;
            if (before != null) {
                final long absent = (bar.openTimeMs() - before.openTimeMs()) / intervalMs - 1;
                if (absent > 0) {
                    missing += absent;
                    gaps++;
                    longestGap = Math.max(longestGap, absent);
                } else {
                    final double jump = Math.abs((double) bar.open() / before.close() - 1);
                    largestJump = Math.max(largestJump, jump);
                    jumps += jump > demands.maxJump ? 1 : 0;
                }
            }
            before = bar;
        }
        final int bars = good.size();
        final long firstMs = bars == 0 ? 0 : good.firstKey();
        final long lastMs = bars == 0 ? 0 : good.lastKey();
        final double days = bars == 0 ? 0 : (lastMs + intervalMs - firstMs) / DAY_MS;
        final SeriesQuality found = new SeriesQuality(
                bars,
                firstMs,
                lastMs,
                days,
                bars + missing,
                missing,
                gaps,
                longestGap,
                duplicates,
                disordered,
                misaligned,
                impossible,
                unreadable,
                firstBadLine,
                jumps,
                largestJump,
                zeroVolume,
                new ArrayList<>());
        judge(found);
        return found;
    }

    private void judge(SeriesQuality found) {
        final List<String> faults = found.faults();
        if (found.bars() == 0) {
            faults.add("no bars");
            return;
        }
        fault(faults, found.days() < demands.minDays, "%.1f days, %.0f are needed", found.days(), demands.minDays);
        fault(
                faults,
                found.coveragePercent() < demands.minCoverage,
                "%.2f %% of the bars are there, %.2f %% are needed: fetch the gaps",
                found.coveragePercent(),
                demands.minCoverage);
        fault(faults, duplicates > 0, "%d duplicates", duplicates);
        fault(faults, disordered > 0, "%d rows out of order", disordered);
        fault(faults, misaligned > 0, "%d rows off the grid of the interval", misaligned);
        fault(faults, impossible > 0, "%d rows with prices or volume that can't be", impossible);
        fault(faults, unreadable > 0, "%d rows that can't be read", unreadable);
        fault(
                faults,
                found.jumps() > 0,
                "%d jumps between neighbours, the largest %.1f %%",
                found.jumps(),
                found.largestJump() * 100);
        final double idle = 100.0 * found.zeroVolume() / found.bars();
        fault(
                faults,
                idle > demands.maxZeroVolume,
                "%.2f %% of the bars without volume, at most %.2f %% may be",
                idle,
                demands.maxZeroVolume);
    }

    private static void fault(List<String> faults, boolean is, String text, Object... values) {
        if (is) {
            faults.add(String.format(Locale.ROOT, text, values));
        }
    }

    private void bad(int line) {
        if (firstBadLine == 0) {
            firstBadLine = line;
        }
    }
}
