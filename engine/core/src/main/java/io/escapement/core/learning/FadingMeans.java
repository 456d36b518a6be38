package io.escapement.core.learning;

import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * Sums and weights of observations by key, older ones fading: each new one multiplies what was there by a factor.
 *
 * <p>A key's estimate is the m-estimate (Cestnik, Estimating Probabilities, ECAI 1990): {@code (sum + m · prior) / (weight
 * + m)}, so that few observations say little and many say what they saw.
 */
final class FadingMeans implements Persistent {
    private final double keep;
    private final int[] count;
    private final double[] weight;
    private final double[] sum;

    /**
     * Without observations.
     *
     * @param keys there are
     * @param halfLife observations of a key after which an older one counts half; 0: none fades
     */
    FadingMeans(int keys, int halfLife) {
        keep = halfLife == 0 ? 1 : StrictMath.pow(0.5, 1.0 / halfLife);
        count = new int[keys];
        weight = new double[keys];
        sum = new double[keys];
    }

    /** Adds an observation that is a number. */
    void add(int key, double observed) {
        count[key]++;
        weight[key] = keep * weight[key] + 1;
        sum[key] = keep * sum[key] + observed;
    }

    /** Observations ever added. */
    int count(int key) {
        return count[key];
    }

    /** The mean of a key, shrunk toward a prior that weighs as much as {@code m} observations; the prior if both are 0. */
    double shrunk(int key, double prior, double m) {
        final double total = weight[key] + m;
        return total > 0 ? (sum[key] + m * prior) / total : prior;
    }

    @Override
    public void persist(StateIo io) {
        io.ints(count);
        io.doubles(weight);
        io.doubles(sum);
    }
}
