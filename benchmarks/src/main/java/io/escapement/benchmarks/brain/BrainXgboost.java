package io.escapement.benchmarks.brain;

import io.escapement.core.model.BundleContainer;
import io.escapement.core.model.ModelBundle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.HdrHistogram.Histogram;

/** XGBoost4J's own prediction by the trees of the same bundle, of the rows the core has just predicted. */
final class BrainXgboost {
    private static final int ROUNDS = 5;
    private static final int ROWS = 2_000;

    private final Booster booster;

    /** Time of one row each, in nanoseconds. */
    final Histogram matrix = new Histogram(3);

    final Histogram inPlace = new Histogram(3);

    BrainXgboost(byte[] bundle) {
        try {
            booster = XGBoost.loadModel(
                    new ByteArrayInputStream(BundleContainer.read(bundle).section(ModelBundle.TREES)));
            booster.setParam("nthread", 1);
        } catch (final XGBoostError | IOException e) {
            throw new IllegalStateException("XGBoost4J can't read the bundle's trees: " + e.getMessage(), e);
        }
    }

    /** Predicts rows one by one, some times over; only the last time is kept. */
    void run(float[][] rows, int known) {
        try {
            for (int round = 0; round < ROUNDS; round++) {
                matrix.reset();
                inPlace.reset();
                for (int i = 0; i < ROWS; i++) {
                    predict(rows[i % known]);
                }
            }
        } catch (final XGBoostError e) {
            throw new IllegalStateException("XGBoost4J can't predict: " + e.getMessage(), e);
        }
    }

    private void predict(float[] row) throws XGBoostError {
        final long start = System.nanoTime();
        final DMatrix one = new DMatrix(row, 1, row.length, Float.NaN);
        booster.predict(one, true);
        one.dispose();
        matrix.recordValue(System.nanoTime() - start);
        final long again = System.nanoTime();
        booster.inplace_predict(row, 1, row.length, Float.NaN);
        inPlace.recordValue(System.nanoTime() - again);
    }
}
