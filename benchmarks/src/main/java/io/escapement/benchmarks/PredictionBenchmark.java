package io.escapement.benchmarks;

import io.escapement.core.model.Predictor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The margin of one row: 200 trees of depth 6 on 40 features, some values missing, another row each time.
 *
 * <p>Before it measures it compares the margins of 100,000 rows with XGBoost4J's, and fails if one bit differs.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class PredictionBenchmark {
    private static final int TREES = 200;
    private static final int DEPTH = 6;
    private static final int FEATURES = 40;
    private static final int TRAINING_ROWS = 20_000;
    private static final int COMPARED_ROWS = 100_000;
    private static final int ROWS = 4_096;

    private final float[][] rows = new float[ROWS][];
    private final double[][] wideRows = new double[ROWS][FEATURES];
    private Booster booster;
    private Predictor predictor;
    private int next;

    /**
     * Trains and compares.
     *
     * @throws XGBoostError if XGBoost does not work here
     */
    @Setup
    public void train() throws XGBoostError {
        final SplittableRandom random = new SplittableRandom(20_26);
        final float[][] training = rows(random, TRAINING_ROWS);
        final DMatrix data = matrix(training);
        data.setLabel(labels(random, training));
        booster = XGBoost.train(data, parameters(), TREES, Map.of(), null, null);
        data.dispose();
        predictor = Predictor.read(booster.toByteArray("ubj"));
        compare(rows(random, COMPARED_ROWS));
        for (int i = 0; i < ROWS; i++) {
            rows[i] = rows(random, 1)[0];
            for (int f = 0; f < FEATURES; f++) {
                wideRows[i][f] = rows[i][f];
            }
        }
    }

    /** Frees the native model. */
    @TearDown
    public void dispose() {
        booster.dispose();
    }

    /**
     * The core's predictor, as it is called for a signal.
     *
     * @return the margin
     */
    @Benchmark
    public float escapement() {
        return predictor.margin(wideRows[next++ & ROWS - 1]);
    }

    /**
     * XGBoost4J by the way its manual shows: a matrix of one row.
     *
     * @return the margin
     * @throws XGBoostError never
     */
    @Benchmark
    public float xgboost4j() throws XGBoostError {
        final DMatrix row = new DMatrix(rows[next++ & ROWS - 1], 1, FEATURES, Float.NaN);
        try {
            return booster.predict(row, true)[0][0];
        } finally {
            row.dispose();
        }
    }

    /**
     * XGBoost4J's call without a matrix; gives probabilities, which costs one exponential more.
     *
     * @return the probability
     * @throws XGBoostError never
     */
    @Benchmark
    public float xgboost4jInPlace() throws XGBoostError {
        return booster.inplace_predict(rows[next++ & ROWS - 1], 1, FEATURES, Float.NaN)[0][0];
    }

    private void compare(float[][] compared) throws XGBoostError {
        final DMatrix data = matrix(compared);
        final float[][] expected = booster.predict(data, true);
        data.dispose();
        int equal = 0;
        for (int i = 0; i < compared.length; i++) {
            final int bits = Float.floatToRawIntBits(expected[i][0]);
            equal += Float.floatToRawIntBits(predictor.margin(compared[i])) == bits ? 1 : 0;
        }
        System.out.printf("margins equal to the bit: %,d of %,d rows%n", equal, compared.length);
        if (equal != compared.length) {
            throw new IllegalStateException("the predictor differs from XGBoost4J");
        }
    }

    private static Map<String, Object> parameters() {
        final Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("objective", "binary:logistic");
        parameters.put("tree_method", "hist");
        parameters.put("max_depth", DEPTH);
        parameters.put("eta", 0.1);
        parameters.put("seed", 1);
        // One thread for one row: waking others costs more than they bring.
        parameters.put("nthread", 1);
        parameters.put("verbosity", 0);
        return parameters;
    }

    private static float[][] rows(SplittableRandom random, int count) {
        final float[][] rows = new float[count][FEATURES];
        for (final float[] row : rows) {
            for (int f = 0; f < FEATURES; f++) {
                row[f] = random.nextInt(20) == 0 ? Float.NaN : (float) (random.nextDouble() * 2 - 1);
            }
        }
        return rows;
    }

    /** Wins depend on every feature a little, so that trees have something to split on to their full depth. */
    private static float[] labels(SplittableRandom random, float[][] rows) {
        final float[] labels = new float[rows.length];
        for (int i = 0; i < labels.length; i++) {
            double sum = 0;
            for (int f = 0; f < FEATURES; f++) {
                final float x = rows[i][f];
                sum += Float.isNaN(x)
                        ? 0.1
                        : x * StrictMath.sin(f) + (f % 3 == 0 ? x * x : 0) - (f % 3 == 0 ? 1 / 3.0 : 0);
            }
            labels[i] = sum + random.nextDouble() * 2 - 1 > 0 ? 1 : 0;
        }
        return labels;
    }

    private static DMatrix matrix(float[][] rows) throws XGBoostError {
        final float[] flat = new float[rows.length * FEATURES];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, flat, i * FEATURES, FEATURES);
        }
        return new DMatrix(flat, rows.length, FEATURES, Float.NaN);
    }
}
