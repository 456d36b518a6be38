package io.escapement.benchmarks.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** The runs of one arrangement, told as the median of each percentile. */
final class Row {
    private static final double[] PERCENTILES = {50, 99, 99.9, 99.99, 100};

    private final String name;
    private final List<Histogram> runs = new ArrayList<>();
    private final List<Double> rates = new ArrayList<>();

    Row(String name) {
        this.name = name;
    }

    void add(Histogram histogram, double achievedPerSecond) {
        runs.add(histogram);
        rates.add(achievedPerSecond);
    }

    static String head() {
        return String.format(
                Locale.ROOT,
                "%-34s %10s %10s %10s %10s %10s %10s",
                "µs",
                "p50",
                "p99",
                "p99.9",
                "p99.99",
                "max",
                "msgs/s");
    }

    @Override
    public String toString() {
        final StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%-34s", name));
        for (double percentile : PERCENTILES) {
            final double median = median(runs.stream()
                    .mapToDouble(run -> run.getValueAtPercentile(percentile))
                    .sorted()
                    .toArray());
            text.append(String.format(Locale.ROOT, " %10.2f", median / 1e3));
        }
        final double rate =
                median(rates.stream().mapToDouble(Double::doubleValue).sorted().toArray());
        return text.append(String.format(Locale.ROOT, " %10.0f", rate)).toString();
    }

    private static double median(double[] sorted) {
        return sorted[sorted.length / 2];
    }
}
