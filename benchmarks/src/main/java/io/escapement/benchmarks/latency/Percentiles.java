package io.escapement.benchmarks.latency;

import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** Percentiles of several runs, told as their medians. */
final class Percentiles {
    private static final double[] LEVELS = {50, 90, 99, 99.9, 100};
    private static final long HIGHEST_NS = 60_000_000_000L;
    private static final int DIGITS = 3;

    private Percentiles() {}

    /** An empty histogram: 1 ns to 60 s, three digits. */
    static Histogram histogram() {
        return new Histogram(HIGHEST_NS, DIGITS);
    }

    /** Median over the runs of one percentile. @return nanoseconds; the lower one of two in the middle */
    static long median(List<Histogram> runs, double level) {
        final long[] values = runs.stream()
                .mapToLong(run -> run.getValueAtPercentile(level))
                .sorted()
                .toArray();
        return values[(values.length - 1) / 2];
    }

    static String head() {
        return String.format(
                Locale.ROOT, "%-30s %9s %9s %9s %9s %9s %9s", "µs", "p50", "p90", "p99", "p99.9", "max", "n");
    }

    /** A row of a table: medians in microseconds and how many values there are in all. */
    static String row(String name, List<Histogram> runs) {
        final StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%-30s", name));
        for (final double level : LEVELS) {
            text.append(String.format(Locale.ROOT, " %9.1f", median(runs, level) / 1e3));
        }
        final long values = runs.stream().mapToLong(Histogram::getTotalCount).sum();
        return text.append(String.format(Locale.ROOT, " %9d", values)).toString();
    }

    /** Ratio of two medians. */
    static double ratio(List<Histogram> one, List<Histogram> other, double level) {
        return (double) median(one, level) / median(other, level);
    }

    /** All runs in one. */
    static Histogram together(List<Histogram> runs) {
        final Histogram all = histogram();
        runs.forEach(all::add);
        return all;
    }

    /** Whether a rate was kept: a tenth of a percent is forgiven. */
    static boolean isKept(double requested, double achieved) {
        return achieved >= 0.999 * requested;
    }
}
