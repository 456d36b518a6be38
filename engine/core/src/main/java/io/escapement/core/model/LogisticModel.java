package io.escapement.core.model;

import java.util.Arrays;

/**
 * Logistic regression on standardised features: {@code intercept + Σ coefficient · clip((x − mean) / deviation)}.
 *
 * <p>A missing value counts as the stored one. A feature without deviation says nothing and is left out. Values are
 * rounded to float32 first, as the rows it was fitted on were, and added in index order: the same bits everywhere.
 * Immutable; nothing allocates after construction.
 */
public final class LogisticModel {
    private final double intercept;
    private final double[] coefficients;
    private final double[] means;
    private final double[] deviations;
    private final double[] imputed;
    private final double clip;

    /**
     * A regression.
     *
     * @param intercept log-odds at the means
     * @param coefficients one a column
     * @param means one a column
     * @param deviations one a column, 0 where the column is left out
     * @param imputed what a missing value counts as, one a column
     * @param clip largest distance from the mean that counts, in deviations, above 0
     * @throws IllegalArgumentException if lengths differ or a number isn't finite
     */
    public LogisticModel(
            double intercept,
            double[] coefficients,
            double[] means,
            double[] deviations,
            double[] imputed,
            double clip) {
        final int count = coefficients.length;
        if (means.length != count || deviations.length != count || imputed.length != count) {
            throw new IllegalArgumentException("logistic regression has " + count + " coefficients, " + means.length
                    + " means, " + deviations.length + " deviations and " + imputed.length + " imputed values");
        }
        if (!Double.isFinite(intercept) || !(clip > 0)) {
            throw new IllegalArgumentException("logistic regression has no finite intercept or no clip above 0");
        }
        for (int i = 0; i < count; i++) {
            if (!Double.isFinite(coefficients[i])
                    || !Double.isFinite(means[i])
                    || !(deviations[i] >= 0 && Double.isFinite(deviations[i]))
                    || !Double.isFinite(imputed[i])) {
                throw new IllegalArgumentException("logistic regression has no finite numbers for column " + i);
            }
        }
        this.intercept = intercept;
        this.coefficients = Arrays.copyOf(coefficients, count);
        this.means = Arrays.copyOf(means, count);
        this.deviations = Arrays.copyOf(deviations, count);
        this.imputed = Arrays.copyOf(imputed, count);
        this.clip = clip;
    }

    /**
     * Number of columns.
     *
     * @return 0 or more
     */
    public int columns() {
        return coefficients.length;
    }

    /**
     * The log-odds of one row.
     *
     * @param row encoded, NaN where missing
     * @return finite
     */
    public double margin(double[] row) {
        double sum = intercept;
        for (int i = 0; i < coefficients.length; i++) {
            if (deviations[i] > 0) {
                sum += coefficients[i] * standardised(i, (float) row[i]);
            }
        }
        return sum;
    }

    /**
     * The log-odds of one row.
     *
     * @param row encoded, NaN where missing
     * @return finite
     */
    public double margin(float[] row) {
        double sum = intercept;
        for (int i = 0; i < coefficients.length; i++) {
            if (deviations[i] > 0) {
                sum += coefficients[i] * standardised(i, row[i]);
            }
        }
        return sum;
    }

    private double standardised(int column, float x) {
        final double value = x != x ? imputed[column] : x;
        final double distance = (value - means[column]) / deviations[column];
        return Math.min(Math.max(distance, -clip), clip);
    }
}
