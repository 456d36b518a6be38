package io.escapement.trainer.fit;

import io.escapement.core.model.Calibration;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Fits a rising step function of probabilities to margins by pooling adjacent violators (Barlow et al., Statistical
 * Inference under Order Restrictions, 1972), so that a stated probability is what came true on the data.
 */
public final class IsotonicRegression {
    /** Digits behind the point of what is stored: the same text on every platform. */
    private static final int DIGITS = 6;

    private IsotonicRegression() {}

    /**
     * A pool of rows with one probability.
     *
     * @param lowest margin in it
     * @param highest margin in it
     * @param wins weight of rows that won
     * @param weight of all rows
     */
    record Pool(float lowest, float highest, double wins, double weight) {
        double probability() {
            return wins / weight;
        }

        Pool join(Pool above) {
            return new Pool(lowest, above.highest, wins + above.wins, weight + above.weight);
        }
    }

    /**
     * Points of a calibration table.
     *
     * @param margins strictly ascending
     * @param probabilities of the same length, not descending
     */
    public record Points(float[] margins, double[] probabilities) {
        /**
         * The table the core uses.
         *
         * @return made of these points
         */
        public Calibration calibration() {
            return new Calibration(margins, probabilities);
        }
    }

    /**
     * Fits a table.
     *
     * @param margins of the rows, any order
     * @param won their labels
     * @param weights what each row counts, 1 in the mean
     * @param poolMin rows a step must rest on, so that a few lucky ones don't become a certainty
     * @return both ends of every step, rounded to six digits
     */
    public static Points fit(float[] margins, boolean[] won, float[] weights, int poolMin) {
        final List<Pool> pools = widen(pools(margins, won, weights), poolMin);
        final List<Float> at = new ArrayList<>();
        final List<Double> probability = new ArrayList<>();
        for (final Pool pool : pools) {
            add(at, probability, pool.lowest, pool.probability());
            add(at, probability, pool.highest, pool.probability());
        }
        final float[] points = new float[at.size()];
        final double[] probabilities = new double[at.size()];
        for (int i = 0; i < points.length; i++) {
            points[i] = at.get(i);
            probabilities[i] = probability.get(i);
        }
        return new Points(points, probabilities);
    }

    static List<Pool> pools(float[] margins, boolean[] won, float[] weights) {
        final Integer[] order = new Integer[margins.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> margins[i]));
        final List<Pool> pools = new ArrayList<>();
        for (int i = 0; i < order.length; ) {
            // Equal margins can't be told apart, so they are one pool from the start.
            final float margin = margins[order[i]];
            double wins = 0;
            double weight = 0;
            for (; i < order.length && margins[order[i]] == margin; i++) {
                wins += won[order[i]] ? weights[order[i]] : 0;
                weight += weights[order[i]];
            }
            Pool pool = new Pool(margin, margin, wins, weight);
            while (!pools.isEmpty() && violates(pools.get(pools.size() - 1), pool)) {
                pool = pools.remove(pools.size() - 1).join(pool);
            }
            pools.add(pool);
        }
        return pools;
    }

    private static boolean violates(Pool below, Pool above) {
        return below.wins * above.weight >= above.wins * below.weight;
    }

    /** Joins pools that are too small with the next one; neighbours of a rising sequence stay rising when joined. */
    private static List<Pool> widen(List<Pool> pools, int poolMin) {
        final List<Pool> wide = new ArrayList<>();
        for (final Pool pool : pools) {
            final int last = wide.size() - 1;
            if (last >= 0 && wide.get(last).weight < poolMin) {
                wide.set(last, wide.get(last).join(pool));
            } else {
                wide.add(pool);
            }
        }
        final int last = wide.size() - 1;
        if (last > 0 && wide.get(last).weight < poolMin) {
            wide.set(last - 1, wide.get(last - 1).join(wide.remove(last)));
        }
        return wide;
    }

    private static void add(List<Float> at, List<Double> probability, float margin, double p) {
        final float rounded = rounded(margin).floatValue();
        if (at.isEmpty() || rounded > at.get(at.size() - 1)) {
            at.add(rounded);
            probability.add(rounded(p).doubleValue());
        }
    }

    private static BigDecimal rounded(double value) {
        return new BigDecimal(value).setScale(DIGITS, RoundingMode.HALF_EVEN);
    }
}
