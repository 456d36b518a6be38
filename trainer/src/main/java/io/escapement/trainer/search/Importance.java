package io.escapement.trainer.search;

import io.escapement.trainer.search.space.Dimension;
import io.escapement.trainer.search.space.Space;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much a parameter decided.
 *
 * @param name of the parameter
 * @param explained share of the variance of the trials' ranks that lies between groups of its values (fifths of its range,
 *     or its words), less what as many groups of chance would have; 0 to 1
 * @param direction rank correlation of value and score, −1 to 1; NaN for words, which have no order
 */
public record Importance(String name, double explained, double direction) {
    private static final int GROUPS = 5;
    private static final int TRIALS_MIN = 10;

    /**
     * Judges every parameter of a space.
     *
     * @param space of the trials
     * @param trials all of them; those given up or without a score count as the worst
     * @return most important first; empty with too few trials to say
     */
    static List<Importance> of(Space space, List<Trial> trials) {
        final List<Importance> all = new ArrayList<>();
        if (trials.size() < TRIALS_MIN) {
            return all;
        }
        final double[] scores = trials.stream()
                .mapToDouble(trial -> trial.isEligible() ? trial.score() : Double.NEGATIVE_INFINITY)
                .toArray();
        final double[] ranks = ranks(scores);
        for (final Dimension dimension : space.dimensions()) {
            final double[] units = trials.stream()
                    .mapToDouble(trial ->
                            dimension.unit(dimension.place(trial.point().get(dimension.name()))))
                    .toArray();
            final boolean ordered = dimension.kind() == Dimension.Kind.NUMBER;
            all.add(new Importance(
                    dimension.name(),
                    between(units, ranks, ordered),
                    ordered ? correlation(ranks(units), ranks) : Double.NaN));
        }
        all.sort(Comparator.comparingDouble(Importance::explained).reversed().thenComparing(Importance::name));
        return all;
    }

    private static double between(double[] units, double[] ranks, boolean ordered) {
        final Map<Double, double[]> groups = new TreeMap<>();
        final double mean = mean(ranks);
        double total = 0;
        for (int i = 0; i < units.length; i++) {
            final double group = ordered ? Math.min(GROUPS - 1, Math.floor(units[i] * GROUPS)) : units[i];
            final double[] sum = groups.computeIfAbsent(group, key -> new double[2]);
            sum[0]++;
            sum[1] += ranks[i];
            total += (ranks[i] - mean) * (ranks[i] - mean);
        }
        double among = 0;
        for (final double[] sum : groups.values()) {
            final double away = sum[1] / sum[0] - mean;
            among += sum[0] * away * away;
        }
        final int free = units.length - groups.size();
        if (total == 0 || free < 1) {
            return 0;
        }
        // Epsilon squared: what groups drawn by chance would explain is taken off.
        final double within = (total - among) / free;
        return Math.max(0, (among - (groups.size() - 1) * within) / total);
    }

    private static double correlation(double[] a, double[] b) {
        final double meanA = mean(a);
        final double meanB = mean(b);
        double both = 0;
        double varianceA = 0;
        double varianceB = 0;
        for (int i = 0; i < a.length; i++) {
            both += (a[i] - meanA) * (b[i] - meanB);
            varianceA += (a[i] - meanA) * (a[i] - meanA);
            varianceB += (b[i] - meanB) * (b[i] - meanB);
        }
        return varianceA == 0 || varianceB == 0 ? 0 : both / Math.sqrt(varianceA * varianceB);
    }

    /** From 0, equal values sharing the mean of their ranks. */
    private static double[] ranks(double[] values) {
        final Integer[] order = new Integer[values.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
        final double[] ranks = new double[values.length];
        for (int from = 0; from < order.length; ) {
            int to = from;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = (from + to - 1) / 2.0;
            }
            from = to;
        }
        return ranks;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (final double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
