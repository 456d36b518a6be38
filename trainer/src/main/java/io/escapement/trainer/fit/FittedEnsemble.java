package io.escapement.trainer.fit;

import io.escapement.core.model.Calibration;
import io.escapement.core.model.Ensemble;
import io.escapement.core.model.GoldenVectors;
import io.escapement.core.model.Predictor;
import io.escapement.trainer.dataset.Dataset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The parts of a model, fitted on the training rows, and their blend by the core's own ensemble.
 *
 * <p>Margins come from the core's predictor; golden vectors from XGBoost itself, so that every bundle proves anew that the
 * two are one.
 */
public final class FittedEnsemble implements AutoCloseable {
    private static final int GOLDEN_ROWS = 64;
    private static final float[] EDGES = {Float.NaN, 0.0f, -0.0f};

    private final BoostedTrees trees;
    private final BoostedTrees forest;
    private final LogisticRegression.Fitted logistic;
    private final byte[] treesFile;
    private final byte[] forestFile;
    private final Ensemble ensemble;

    private FittedEnsemble(
            BoostedTrees trees, BoostedTrees forest, LogisticRegression.Fitted logistic, FitSettings settings) {
        this.trees = trees;
        this.forest = forest;
        this.logistic = logistic;
        treesFile = trees.toUbj();
        forestFile = forest == null ? null : forest.toUbj();
        ensemble = new Ensemble(
                Predictor.read(treesFile),
                ManifestWriter.wide(settings.treesWeight()).doubleValue(),
                forest == null ? null : Predictor.read(forestFile),
                settings.forestWeight(),
                logistic == null ? null : logistic.model(),
                settings.logisticWeight());
    }

    /**
     * Fits all parts.
     *
     * @param train encoded rows to fit on
     * @param settings what to fit
     * @param embargoMs between the rows trees are grown on and those they are stopped on
     * @param indexColumn of a symbol index, which is no quantity; the number of columns if there is none
     * @return to be closed
     */
    public static FittedEnsemble fit(Dataset train, FitSettings settings, long embargoMs, int indexColumn) {
        final BoostedTrees trees = BoostedTrees.grow(train, settings, embargoMs);
        BoostedTrees forest = null;
        try {
            forest = settings.hasForest() ? BoostedTrees.forest(train, settings) : null;
            final LogisticRegression.Fitted logistic = settings.hasLogistic()
                    ? LogisticRegression.fit(
                            train.rows(),
                            train.won(),
                            LearningWeights.of(train, settings.classWeight().ofWins(train)),
                            settings.ridge(),
                            indexColumn)
                    : null;
            return new FittedEnsemble(trees, forest, logistic, settings);
        } catch (final RuntimeException e) {
            trees.close();
            if (forest != null) {
                forest.close();
            }
            throw e;
        }
    }

    /**
     * Whether there are rows enough to grow trees on and to stop them.
     *
     * @param train rows to fit on
     * @param embargoMs between the two
     * @return false if {@link #fit} would refuse
     */
    public static boolean canFit(Dataset train, long embargoMs) {
        return StoppingSplit.of(train, embargoMs).isEnough();
    }

    int rounds() {
        return trees.rounds();
    }

    byte[] treesFile() {
        return treesFile;
    }

    /** Null without a forest. */
    byte[] forestFile() {
        return forestFile;
    }

    /** Null without a regression. */
    LogisticRegression.Fitted logistic() {
        return logistic;
    }

    /**
     * Blended margins.
     *
     * @param rows encoded
     * @return one a row
     */
    public float[] margins(float[][] rows) {
        final float[] margins = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            margins[i] = ensemble.margin(rows[i]);
        }
        return margins;
    }

    /**
     * Margins of one part alone.
     *
     * @param part that there is
     * @param rows encoded
     * @return one a row
     */
    public float[] margins(Part part, float[][] rows) {
        final float[] margins = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            ensemble.margin(rows[i]);
            margins[i] = switch (part) {
                case TREES -> ensemble.treesMargin();
                case FOREST -> ensemble.forestMargin();
                case LOGISTIC -> (float) ensemble.logisticMargin();
            };
        }
        return margins;
    }

    /** The parts there are, where there is more than one. */
    List<Part> parts() {
        final List<Part> parts = new ArrayList<>();
        if (logistic != null) {
            parts.add(Part.TREES);
            parts.add(Part.LOGISTIC);
        }
        if (forest != null) {
            parts.add(Part.FOREST);
        }
        return parts;
    }

    /** Rows spread over all data, and three at the edges: all missing, all zero, all negative zero. */
    GoldenVectors golden(float[][] data, Calibration calibration) {
        final float[][] rows = new float[Math.min(GOLDEN_ROWS, data.length) + EDGES.length][];
        for (int i = 0; i < rows.length - EDGES.length; i++) {
            rows[i] = data[(int) ((long) i * data.length / (rows.length - EDGES.length))];
        }
        for (int i = 0; i < EDGES.length; i++) {
            final float[] row = new float[data[0].length];
            Arrays.fill(row, EDGES[i]);
            rows[rows.length - EDGES.length + i] = row;
        }
        final float[] ofTrees = trees.margins(rows);
        final float[] ofForest = forest == null ? null : forest.margins(rows);
        final List<GoldenVectors.Expected> expected = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            final float blend = ensemble.margin(rows[i]);
            expected.add(new GoldenVectors.Expected(
                    ofTrees[i],
                    ofForest == null ? Float.NaN : ofForest[i],
                    blend,
                    ensemble.logisticMargin(),
                    calibration.probability(blend)));
        }
        return new GoldenVectors(rows, expected);
    }

    @Override
    public void close() {
        trees.close();
        if (forest != null) {
            forest.close();
        }
    }

    /** A part that can be judged alone. */
    public enum Part {
        /** Boosted trees. */
        TREES,
        /** Logistic regression. */
        LOGISTIC,
        /** Random forest. */
        FOREST
    }
}
