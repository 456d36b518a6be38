package io.escapement.trainer.fit;

import io.escapement.trainer.dataset.Dataset;

/**
 * What each row counts in learning: its sample's weight times its class's, scaled to a mean of one, so that settings that
 * speak of rows (smallest child, ridge) mean the same with and without weights.
 */
final class LearningWeights {
    private LearningWeights() {}

    /**
     * Weights of rows to learn from.
     *
     * @param data rows
     * @param ofWins weight of a row that won, one that lost having 1
     * @return one a row, exactly 1 where nothing weighs differently
     */
    static float[] of(Dataset data, double ofWins) {
        final double[] weights = new double[data.size()];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            final Dataset.Sample sample = data.samples().get(i);
            weights[i] = sample.weight() * (sample.won() ? ofWins : 1);
            sum += weights[i];
        }
        final float[] scaled = new float[weights.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (float) (weights[i] * weights.length / sum);
        }
        return scaled;
    }
}
