package io.escapement.trainer.fit;

import io.escapement.core.model.LogisticModel;
import io.escapement.trainer.TrainerException;

/**
 * Fits a {@link LogisticModel}: columns standardised and clipped, missing values counted as the mean, coefficients by
 * Newton's method with a ridge penalty (iteratively reweighted least squares; Hastie, Tibshirani, Friedman, The Elements
 * of Statistical Learning, 4.4.1).
 *
 * <p>One thread, one order of additions, {@code StrictMath}: the same bits everywhere. Numbers are rounded to what the
 * manifest holds before they are used, so that the model judged is the one published.
 */
final class LogisticRegression {
    private static final double CLIP = 5;
    private static final int ITERATIONS_MAX = 50;
    private static final double PRECISION = 1e-9;
    /** Keeps a row's weight above nothing where the fit is certain of it. */
    private static final double WEIGHT_MIN = 1e-9;

    /**
     * What the manifest holds.
     *
     * @param model made of the other numbers
     * @param intercept log-odds at the means
     * @param coefficients one a column
     * @param means one a column
     * @param deviations one a column, 0 where it is left out
     * @param clip largest distance from the mean that counts
     */
    record Fitted(
            LogisticModel model,
            double intercept,
            double[] coefficients,
            double[] means,
            double[] deviations,
            double clip) {}

    private final float[][] rows;
    private final boolean[] won;
    private final float[] weights;
    private final double[] means;
    private final double[] deviations;
    /** Columns that say something. */
    private final int[] used;

    private LogisticRegression(float[][] rows, boolean[] won, float[] weights, int leftOutFrom) {
        this.rows = rows;
        this.won = won;
        this.weights = weights;
        final int columns = rows[0].length;
        means = new double[columns];
        deviations = new double[columns];
        int count = 0;
        for (int c = 0; c < columns; c++) {
            if (c < leftOutFrom && measure(c)) {
                count++;
            }
        }
        used = new int[count];
        for (int c = columns - 1; c >= 0; c--) {
            if (deviations[c] > 0) {
                used[--count] = c;
            }
        }
    }

    /**
     * Fits.
     *
     * @param rows at least one, NaN where missing
     * @param won labels, both kinds
     * @param weights what each row counts, 1 in the mean; means and deviations count all alike
     * @param ridge penalty, above 0
     * @param leftOutFrom columns from here on are no quantities and are left out
     * @return the regression
     */
    static Fitted fit(float[][] rows, boolean[] won, float[] weights, double ridge, int leftOutFrom) {
        return new LogisticRegression(rows, won, weights, leftOutFrom).solve(ridge);
    }

    /** Mean and deviation of what is there; false if it never differs. */
    private boolean measure(int column) {
        double sum = 0;
        int count = 0;
        for (final float[] row : rows) {
            if (!Float.isNaN(row[column])) {
                sum += row[column];
                count++;
            }
        }
        if (count == 0) {
            return false;
        }
        final double mean = sum / count;
        double squares = 0;
        for (final float[] row : rows) {
            if (!Float.isNaN(row[column])) {
                squares += (row[column] - mean) * (row[column] - mean);
            }
        }
        means[column] = rounded(mean);
        deviations[column] = rounded(Math.sqrt(squares / count));
        return deviations[column] > 0;
    }

    private Fitted solve(double ridge) {
        final int size = used.length + 1;
        final double[] beta = new double[size];
        final double[][] standard = standardised();
        double step = Double.MAX_VALUE;
        for (int round = 0; round < ITERATIONS_MAX && step > PRECISION; round++) {
            final double[] gradient = new double[size];
            final double[][] hessian = new double[size][size];
            accumulate(standard, beta, gradient, hessian);
            for (int i = 1; i < size; i++) {
                gradient[i] -= ridge * beta[i];
                hessian[i][i] += ridge;
            }
            final double[] change = cholesky(hessian, gradient);
            step = 0;
            for (int i = 0; i < size; i++) {
                beta[i] += change[i];
                step = Math.max(step, Math.abs(change[i]));
            }
        }
        return published(beta);
    }

    private void accumulate(double[][] standard, double[] beta, double[] gradient, double[][] hessian) {
        final int size = beta.length;
        for (int r = 0; r < standard.length; r++) {
            final double[] x = standard[r];
            double margin = 0;
            for (int i = 0; i < size; i++) {
                margin += beta[i] * x[i];
            }
            final double p = 1 / (1 + StrictMath.exp(-margin));
            final double residual = weights[r] * ((won[r] ? 1 : 0) - p);
            final double weight = weights[r] * Math.max(p * (1 - p), WEIGHT_MIN);
            for (int i = 0; i < size; i++) {
                gradient[i] += residual * x[i];
                final double wx = weight * x[i];
                final double[] line = hessian[i];
                for (int j = 0; j <= i; j++) {
                    line[j] += wx * x[j];
                }
            }
        }
    }

    /** Rows with a 1 in front, as the model will see them. */
    private double[][] standardised() {
        final double[][] standard = new double[rows.length][used.length + 1];
        for (int r = 0; r < rows.length; r++) {
            standard[r][0] = 1;
            for (int i = 0; i < used.length; i++) {
                final int c = used[i];
                final double value = Float.isNaN(rows[r][c]) ? means[c] : rows[r][c];
                standard[r][i + 1] = Math.min(Math.max((value - means[c]) / deviations[c], -CLIP), CLIP);
            }
        }
        return standard;
    }

    private Fitted published(double[] beta) {
        final double[] coefficients = new double[means.length];
        for (int i = 0; i < used.length; i++) {
            coefficients[used[i]] = rounded(beta[i + 1]);
        }
        for (int c = 0; c < means.length; c++) {
            if (deviations[c] == 0) {
                means[c] = 0;
            }
        }
        final double intercept = rounded(beta[0]);
        return new Fitted(
                new LogisticModel(intercept, coefficients, means, deviations, means, CLIP),
                intercept,
                coefficients,
                means,
                deviations,
                CLIP);
    }

    /** Solves a symmetric positive system given by its lower half. */
    private static double[] cholesky(double[][] a, double[] b) {
        final int n = b.length;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = a[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= a[i][k] * a[j][k];
                }
                if (i == j) {
                    if (!(sum > 0)) {
                        throw new TrainerException("the logistic regression has no solution: give --ridge above 0");
                    }
                    a[i][i] = Math.sqrt(sum);
                } else {
                    a[i][j] = sum / a[j][j];
                }
            }
        }
        final double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            double sum = b[i];
            for (int k = 0; k < i; k++) {
                sum -= a[i][k] * x[k];
            }
            x[i] = sum / a[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            double sum = x[i];
            for (int k = i + 1; k < n; k++) {
                sum -= a[k][i] * x[k];
            }
            x[i] = sum / a[i][i];
        }
        return x;
    }

    private static double rounded(double value) {
        return ManifestWriter.wide(value).doubleValue();
    }
}
