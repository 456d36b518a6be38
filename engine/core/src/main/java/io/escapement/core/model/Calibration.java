package io.escapement.core.model;

import java.util.Arrays;

/**
 * Turns margins into probabilities by an isotonic table.
 *
 * <p>Between two points the probability is interpolated linearly, outside the table it is the first or the last one.
 * Working on margins means that no sigmoid has to agree between training and trading.
 */
public final class Calibration {
    private final float[] margins;
    private final double[] probabilities;

    /**
     * A table.
     *
     * @param margins finite, strictly ascending, at least one
     * @param probabilities of the same length, within [0, 1], not descending
     * @throws IllegalArgumentException if the table is not as described
     */
    public Calibration(float[] margins, double[] probabilities) {
        if (margins.length == 0 || margins.length != probabilities.length) {
            throw new IllegalArgumentException(
                    "calibration has " + margins.length + " margins and " + probabilities.length + " probabilities");
        }
        for (int i = 0; i < margins.length; i++) {
            final boolean finite = Float.isFinite(margins[i]) && probabilities[i] >= 0 && probabilities[i] <= 1;
            final boolean ascending =
                    i == 0 || (margins[i] > margins[i - 1] && probabilities[i] >= probabilities[i - 1]);
            if (!finite || !ascending) {
                throw new IllegalArgumentException("calibration is not monotone at point " + i);
            }
        }
        this.margins = Arrays.copyOf(margins, margins.length);
        this.probabilities = Arrays.copyOf(probabilities, probabilities.length);
    }

    /**
     * The calibrated probability of a margin.
     *
     * @param margin sum of the trees
     * @return within [0, 1], not descending in {@code margin}; NaN for NaN
     */
    public double probability(float margin) {
        final int last = margins.length - 1;
        if (margin <= margins[0]) {
            return probabilities[0];
        }
        if (margin >= margins[last]) {
            return probabilities[last];
        }
        if (Float.isNaN(margin)) {
            return Double.NaN;
        }
        int low = 0;
        int high = last;
        while (high - low > 1) {
            final int middle = (low + high) >>> 1;
            if (margins[middle] <= margin) {
                low = middle;
            } else {
                high = middle;
            }
        }
        final double share = ((double) margin - margins[low]) / ((double) margins[high] - margins[low]);
        return probabilities[low] + share * (probabilities[high] - probabilities[low]);
    }

    /**
     * Number of points.
     *
     * @return at least 1
     */
    public int size() {
        return margins.length;
    }
}
