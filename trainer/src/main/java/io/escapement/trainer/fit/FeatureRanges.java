package io.escapement.trainer.fit;

/**
 * Smallest and largest value of each feature in the rows a model was fitted on.
 *
 * @param lowest NaN for a feature that was always missing
 * @param highest NaN for a feature that was always missing
 */
record FeatureRanges(float[] lowest, float[] highest) {
    static FeatureRanges of(float[][] rows) {
        final int columns = rows[0].length;
        final float[] lowest = new float[columns];
        final float[] highest = new float[columns];
        for (int column = 0; column < columns; column++) {
            float low = Float.POSITIVE_INFINITY;
            float high = Float.NEGATIVE_INFINITY;
            for (final float[] row : rows) {
                // Comparisons with NaN are false: missing values don't count.
                low = row[column] < low ? row[column] : low;
                high = row[column] > high ? row[column] : high;
            }
            lowest[column] = low > high ? Float.NaN : low;
            highest[column] = low > high ? Float.NaN : high;
        }
        return new FeatureRanges(lowest, highest);
    }
}
