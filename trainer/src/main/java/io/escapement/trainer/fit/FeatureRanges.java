package io.escapement.trainer.fit;

/**
 * Smallest and largest value of each feature in the rows a model was fitted on, and how often it was missing.
 *
 * @param lowest NaN for a feature that was always missing
 * @param highest NaN for a feature that was always missing
 * @param missing share of the rows, 0 for a feature that was always there
 */
record FeatureRanges(float[] lowest, float[] highest, double[] missing) {
    /** A share that would be written as 0 is none any more. */
    private static final double SHARE_MIN = 1e-6;

    static FeatureRanges of(float[][] rows, int columns) {
        final float[] lowest = new float[columns];
        final float[] highest = new float[columns];
        final double[] missing = new double[columns];
        for (int column = 0; column < columns; column++) {
            float low = Float.POSITIVE_INFINITY;
            float high = Float.NEGATIVE_INFINITY;
            int absent = 0;
            for (final float[] row : rows) {
                // Comparisons with NaN are false: missing values don't count.
                low = row[column] < low ? row[column] : low;
                high = row[column] > high ? row[column] : high;
                absent += Float.isNaN(row[column]) ? 1 : 0;
            }
            lowest[column] = low > high ? Float.NaN : low;
            highest[column] = low > high ? Float.NaN : high;
            missing[column] = absent == 0 ? 0 : Math.max((double) absent / rows.length, SHARE_MIN);
        }
        return new FeatureRanges(lowest, highest, missing);
    }
}
