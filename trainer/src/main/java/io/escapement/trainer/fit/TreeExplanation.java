package io.escapement.trainer.fit;

import io.escapement.trainer.TrainerException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * What boosted trees owe to each of their columns, by XGBoost's own reckoning: the gain of their splits, and for each row
 * its SHAP values (S. Lundberg and S. Lee, 2017), which with the base value add up to the trees' margin.
 */
public final class TreeExplanation implements AutoCloseable {
    private final Booster booster;

    private TreeExplanation(Booster booster) {
        this.booster = booster;
    }

    /**
     * Reads trees.
     *
     * @param ubj XGBoost's file
     * @return to be closed
     * @throws TrainerException if XGBoost refuses
     */
    public static TreeExplanation read(byte[] ubj) {
        try {
            return new TreeExplanation(XGBoost.loadModel(new ByteArrayInputStream(ubj)));
        } catch (final XGBoostError | IOException e) {
            throw failed("read the trees", e);
        } catch (final LinkageError e) {
            throw new TrainerException(
                    "XGBoost's native library doesn't load (" + e
                            + "); install libgomp1 and keep the temporary folder writable",
                    e);
        }
    }

    /**
     * Mean gain of the splits on each column.
     *
     * @param columns how many there are
     * @return by column, 0 where no split uses it
     */
    public double[] gains(int columns) {
        final String[] names = new String[columns];
        for (int i = 0; i < columns; i++) {
            names[i] = "f" + i;
        }
        try {
            final Map<String, Double> scores = booster.getScore(names, Booster.FeatureImportanceType.GAIN);
            final double[] gains = new double[columns];
            for (int i = 0; i < columns; i++) {
                gains[i] = scores.getOrDefault(names[i], 0.0);
            }
            return gains;
        } catch (final XGBoostError e) {
            throw failed("tell the gains", e);
        }
    }

    /**
     * SHAP values.
     *
     * @param rows {@code float[count][columns]}, NaN where missing, at least one
     * @return {@code float[count][columns + 1]}, log-odds; the last column is the base value
     */
    public float[][] contributions(float[][] rows) {
        final int columns = rows[0].length;
        final float[] flat = new float[rows.length * columns];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, flat, i * columns, columns);
        }
        DMatrix matrix = null;
        try {
            matrix = new DMatrix(flat, rows.length, columns, Float.NaN);
            return booster.predictContrib(matrix, 0);
        } catch (final XGBoostError e) {
            throw failed("explain rows", e);
        } finally {
            if (matrix != null) {
                matrix.dispose();
            }
        }
    }

    @Override
    public void close() {
        booster.dispose();
    }

    private static TrainerException failed(String what, Exception e) {
        final String message = String.valueOf(e.getMessage());
        return new TrainerException(
                "XGBoost could not " + what + ": " + message.lines().findFirst().orElse(message), e);
    }
}
