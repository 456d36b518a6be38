package io.escapement.trainer.fit;

import io.escapement.trainer.TrainerException;
import io.escapement.trainer.dataset.Dataset;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Boosted trees or a random forest as XGBoost4J holds them, in native memory. */
public final class BoostedTrees implements AutoCloseable {
    private final Booster booster;
    private final int rounds;

    private BoostedTrees(Booster booster, int rounds) {
        this.booster = booster;
        this.rounds = rounds;
    }

    /**
     * Grows trees. How many is found on the last part of the rows: grown on what comes before it until its log-loss hasn't
     * improved for a while; so many are then grown on all rows. Later stretches of time decide nothing about it.
     *
     * @param train to fit on
     * @param settings how
     * @param embargoMs between the rows grown on and those stopped on
     * @return the model, to be closed
     * @throws TrainerException if there are too few rows, or XGBoost refuses
     */
    public static BoostedTrees grow(Dataset train, FitSettings settings, long embargoMs) {
        final StoppingSplit split = StoppingSplit.of(train, embargoMs).require();
        try {
            return growNatively(train, split, settings);
        } catch (final LinkageError e) {
            throw new TrainerException(
                    "XGBoost's native library doesn't load (" + e
                            + "); install libgomp1 and keep the temporary folder writable",
                    e);
        }
    }

    /**
     * Grows a random forest: trees side by side on drawn rows and columns, in one round.
     *
     * @param train to fit on
     * @param settings how
     * @return the model, to be closed
     * @throws TrainerException if XGBoost refuses
     */
    static BoostedTrees forest(Dataset train, FitSettings settings) {
        final DMatrix rows = matrix(train.rows());
        try {
            label(rows, train, settings.classWeight().ofWins(train));
            return new BoostedTrees(XGBoost.train(rows, settings.boost().forest(settings), 1, Map.of(), null, null), 1);
        } catch (final XGBoostError e) {
            throw failed("grow a forest", e);
        } finally {
            rows.dispose();
        }
    }

    private static BoostedTrees growNatively(Dataset train, StoppingSplit split, FitSettings settings) {
        final int best = bestRounds(split, settings);
        final DMatrix rows = matrix(train.rows());
        try {
            label(rows, train, settings.classWeight().ofWins(train));
            return new BoostedTrees(
                    XGBoost.train(rows, settings.boost().parameters(), best, Map.of(), null, null), best);
        } catch (final XGBoostError e) {
            throw failed("train", e);
        } finally {
            rows.dispose();
        }
    }

    /**
     * Trees grown.
     *
     * @return at least 1
     */
    public int rounds() {
        return rounds;
    }

    /**
     * XGBoost's own predictions.
     *
     * @param rows {@code float[count][featureCount]}, NaN where missing
     * @return a margin a row
     */
    public float[] margins(float[][] rows) {
        final DMatrix matrix = matrix(rows);
        try {
            final float[][] predicted = booster.predict(matrix, true);
            final float[] margins = new float[predicted.length];
            for (int i = 0; i < margins.length; i++) {
                margins[i] = predicted[i][0];
            }
            return margins;
        } catch (final XGBoostError e) {
            throw failed("predict", e);
        } finally {
            matrix.dispose();
        }
    }

    /**
     * The model file.
     *
     * @return UBJ, as {@code save_model} writes it
     */
    public byte[] toUbj() {
        try {
            return booster.toByteArray("ubj");
        } catch (final XGBoostError e) {
            throw failed("save the model", e);
        }
    }

    @Override
    public void close() {
        booster.dispose();
    }

    private static int bestRounds(StoppingSplit split, FitSettings settings) {
        final DMatrix rows = matrix(split.grow().rows());
        final DMatrix watched = matrix(split.stop().rows());
        try {
            final double ofWins = settings.classWeight().ofWins(split.grow());
            label(rows, split.grow(), ofWins);
            label(watched, split.stop(), ofWins);
            return bestRounds(rows, watched, settings.boost());
        } catch (final XGBoostError e) {
            throw failed("train", e);
        } finally {
            rows.dispose();
            watched.dispose();
        }
    }

    /** XGBoost's own early stopping prints a line a round, so the loop is ours. */
    private static int bestRounds(DMatrix rows, DMatrix stop, BoostSettings settings) throws XGBoostError {
        final DMatrix[] watched = {stop};
        final String[] name = {"stop"};
        final Booster booster = XGBoost.train(rows, settings.parameters(), 1, Map.of(), null, null);
        try {
            int best = 1;
            float bestLoss = loss(booster.evalSet(watched, name, 0));
            for (int round = 1; round < settings.rounds() && round < best + settings.patience(); round++) {
                booster.update(rows, round);
                final float loss = loss(booster.evalSet(watched, name, round));
                if (loss < bestLoss) {
                    bestLoss = loss;
                    best = round + 1;
                }
            }
            return best;
        } finally {
            booster.dispose();
        }
    }

    /** The number behind the last colon, as in {@code [3] stop-logloss:0.68}. */
    private static float loss(String evaluation) {
        return Float.parseFloat(evaluation.substring(evaluation.lastIndexOf(':') + 1));
    }

    private static DMatrix matrix(float[][] rows) {
        final int columns = rows[0].length;
        final float[] flat = new float[rows.length * columns];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, flat, i * columns, columns);
        }
        try {
            return new DMatrix(flat, rows.length, columns, Float.NaN);
        } catch (final XGBoostError e) {
            throw failed("take the rows", e);
        }
    }

    private static void label(DMatrix matrix, Dataset data, double ofWins) throws XGBoostError {
        final float[] labels = new float[data.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = data.samples().get(i).won() ? 1 : 0;
        }
        matrix.setLabel(labels);
        matrix.setWeight(LearningWeights.of(data, ofWins));
    }

    private static TrainerException failed(String what, XGBoostError e) {
        final String message = String.valueOf(e.getMessage());
        return new TrainerException(
                "XGBoost could not " + what + ": " + message.lines().findFirst().orElse(message), e);
    }
}
