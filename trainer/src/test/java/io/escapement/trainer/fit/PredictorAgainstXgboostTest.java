package io.escapement.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.core.model.Predictor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The core's predictor gives XGBoost4J's margins to the last bit, whatever the model and the row. */
class PredictorAgainstXgboostTest {
    private static final int FEATURES = 9;
    private static final int TRAINING_ROWS = 2_000;
    private static final int ROWS = 20_000;
    private static final float[] GRID = {-2f, -1.5f, -0.0f, 0.0f, 0.5f, 1f, 1e-30f, -1e30f, 3.4e38f};

    @ParameterizedTest
    @CsvSource({"1,1,hist", "5,3,hist", "40,6,hist", "60,8,exact", "17,10,exact", "120,4,hist"})
    void shouldEqualXgboostToTheBit(int trees, int depth, String method) throws XGBoostError {
        final Random random = new Random(trees * 31L + depth);
        final float[][] training = rows(random, TRAINING_ROWS, new float[0]);
        final Booster booster = train(random, training, trees, depth, method);
        final byte[] file = booster.toByteArray("ubj");
        final Predictor predictor = Predictor.read(file);
        // An infinite threshold, as a largest value near the end of float32 makes, has no JSON.
        final byte[] json = booster.toByteArray("json");
        final boolean plain = !new String(json, StandardCharsets.US_ASCII).contains("Infinity");
        final Predictor ofJson = plain ? Predictor.read(json) : predictor;
        // Values of the training rows and neighbours of them lie on and beside thresholds.
        final float[][] rows = rows(random, ROWS, floatsOf(file));
        final float[][] expected = booster.predict(matrix(rows), true);

        int differing = 0;
        for (int i = 0; i < ROWS; i++) {
            final int bits = Float.floatToRawIntBits(expected[i][0]);
            differing += Float.floatToRawIntBits(predictor.margin(rows[i])) == bits
                            && Float.floatToRawIntBits(ofJson.margin(rows[i])) == bits
                    ? 0
                    : 1;
        }

        assertThat(predictor.treeCount()).isEqualTo(trees);
        assertThat(differing).as("of " + ROWS + " margins").isZero();
        booster.dispose();
    }

    @ParameterizedTest
    @CsvSource({"1,3", "13,6", "100,10"})
    void shouldEqualXgboostsRandomForestToTheBit(int trees, int depth) throws XGBoostError {
        final Random random = new Random(trees * 37L + depth);
        final float[][] training = rows(random, TRAINING_ROWS, new float[0]);
        final Booster forest = train(
                random,
                training,
                1,
                depth,
                "hist",
                Map.of("num_parallel_tree", trees, "eta", 1.0, "subsample", 0.66, "colsample_bynode", 0.33));
        final byte[] file = forest.toByteArray("ubj");
        final Predictor predictor = Predictor.read(file);
        final float[][] rows = rows(random, ROWS, floatsOf(file));
        final float[][] expected = forest.predict(matrix(rows), true);

        int differing = 0;
        for (int i = 0; i < ROWS; i++) {
            differing += Float.floatToRawIntBits(predictor.margin(rows[i])) == Float.floatToRawIntBits(expected[i][0])
                    ? 0
                    : 1;
        }

        assertThat(predictor.treeCount()).isEqualTo(trees);
        assertThat(differing).as("of " + ROWS + " margins").isZero();
        forest.dispose();
    }

    @Test
    void shouldStartFromXgboostsBaseMarginWhateverTheBaseScore() throws XGBoostError {
        final Random random = new Random(5);
        final DMatrix data = new DMatrix(new float[] {1f, 2f}, 2, 1, Float.NaN);
        data.setLabel(new float[] {0f, 1f});
        int differing = 0;
        for (int i = 0; i < 600; i++) {
            // Near one half float32 logarithms are the hardest to get equal.
            final float share = random.nextFloat();
            final float score = i % 2 == 0 ? 0.49f + 0.02f * share : 0.001f + 0.998f * share;
            final Map<String, Object> parameters = new HashMap<>();
            parameters.put("objective", "binary:logistic");
            parameters.put("base_score", String.valueOf(score));
            parameters.put("min_child_weight", 100);
            parameters.put("nthread", 1);
            parameters.put("verbosity", 0);
            final Booster booster = XGBoost.train(data, parameters, 1, Map.of(), null, null);
            final float expected = booster.predict(data, true)[0][0];
            final float found = Predictor.read(booster.toByteArray("ubj")).margin(new float[] {1f});
            differing += Float.floatToRawIntBits(expected) == Float.floatToRawIntBits(found) ? 0 : 1;
            booster.dispose();
        }

        assertThat(differing).isZero();
    }

    private static Booster train(Random random, float[][] rows, int trees, int depth, String method)
            throws XGBoostError {
        return train(random, rows, trees, depth, method, Map.of());
    }

    private static Booster train(
            Random random, float[][] rows, int rounds, int depth, String method, Map<String, Object> more)
            throws XGBoostError {
        final float[] labels = new float[rows.length];
        for (int i = 0; i < labels.length; i++) {
            final float x = rows[i][0];
            labels[i] = (Float.isNaN(x) ? random.nextBoolean() : x + random.nextGaussian() > 0.3) ? 1 : 0;
        }
        final DMatrix data = matrix(rows);
        data.setLabel(labels);
        final Map<String, Object> parameters = new HashMap<>();
        parameters.put("objective", "binary:logistic");
        parameters.put("max_depth", depth);
        parameters.put("tree_method", method);
        parameters.put("eta", 0.3);
        parameters.put("gamma", 0.05);
        parameters.put("min_child_weight", 0.1);
        parameters.put("nthread", 1);
        parameters.put("verbosity", 0);
        parameters.putAll(more);
        return XGBoost.train(data, parameters, rounds, Map.of(), null, null);
    }

    private static float[][] rows(Random random, int count, float[] likely) {
        final float[][] rows = new float[count][FEATURES];
        for (final float[] row : rows) {
            for (int f = 0; f < FEATURES; f++) {
                row[f] = switch (random.nextInt(8)) {
                    case 0 -> Float.NaN;
                    case 1 -> GRID[random.nextInt(GRID.length)];
                    case 2, 3 ->
                        likely.length == 0
                                ? Math.round(random.nextGaussian() * 4) / 4f
                                : beside(random, likely[random.nextInt(likely.length)]);
                    default -> (float) random.nextGaussian();
                };
            }
        }
        return rows;
    }

    private static float beside(Random random, float value) {
        return switch (random.nextInt(3)) {
            case 0 -> Math.nextDown(value);
            case 1 -> Math.nextUp(value);
            default -> value;
        };
    }

    /** Every four bytes of the file that are a number of middling size: among them are all thresholds. */
    private static float[] floatsOf(byte[] file) {
        final ByteBuffer buffer = ByteBuffer.wrap(file).order(ByteOrder.BIG_ENDIAN);
        final float[] floats = new float[file.length];
        int count = 0;
        for (int at = 0; at + Float.BYTES <= file.length; at++) {
            final float value = buffer.getFloat(at);
            if (Math.abs(value) > 1e-3f && Math.abs(value) < 10f) {
                floats[count++] = value;
            }
        }
        return java.util.Arrays.copyOf(floats, count);
    }

    private static DMatrix matrix(float[][] rows) throws XGBoostError {
        final float[] flat = new float[rows.length * FEATURES];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, flat, i * FEATURES, FEATURES);
        }
        return new DMatrix(flat, rows.length, FEATURES, Float.NaN);
    }
}
