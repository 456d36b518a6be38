package io.escapement.core.model;

/**
 * Boosted trees, and beside them a random forest and a logistic regression where the bundle has them, blended by weight.
 *
 * <p>What is blended are log-odds: {@code trees · w₁ + forest · w₂ + logistic · w₃} in double, in this order, rounded to
 * float32 at the end. With a weight of 1 the trees' margin comes through unchanged. A part of weight 0 is not computed.
 *
 * <p>Not thread-safe: the parts' margins of the last row are kept. Nothing allocates after construction.
 */
public final class Ensemble {
    private static final double WEIGHTS_TOLERANCE = 1e-9;

    private final Predictor trees;
    private final Predictor forest;
    private final LogisticModel logistic;
    private final double treesWeight;
    private final double forestWeight;
    private final double logisticWeight;

    private float treesMargin = Float.NaN;
    private float forestMargin = Float.NaN;
    private double logisticMargin = Double.NaN;

    /**
     * An ensemble.
     *
     * @param trees boosted
     * @param treesWeight above 0
     * @param forest null for none
     * @param forestWeight 0 without one
     * @param logistic null for none
     * @param logisticWeight 0 without one
     * @throws IllegalArgumentException if weights don't belong to the parts or don't add up to 1, or widths differ
     */
    public Ensemble(
            Predictor trees,
            double treesWeight,
            Predictor forest,
            double forestWeight,
            LogisticModel logistic,
            double logisticWeight) {
        if (!(treesWeight > 0)
                || !fits(forest != null, forestWeight)
                || !fits(logistic != null, logisticWeight)
                || !(Math.abs(treesWeight + forestWeight + logisticWeight - 1) < WEIGHTS_TOLERANCE)) {
            throw new IllegalArgumentException(
                    "model's ensemble weights must be above 0 for each part there is, 0 for others, and add up to 1");
        }
        if ((forest != null && forest.featureCount() != trees.featureCount())
                || (logistic != null && logistic.columns() != trees.featureCount())) {
            throw new IllegalArgumentException("model's parts differ in their number of columns");
        }
        this.trees = trees;
        this.forest = forest;
        this.logistic = logistic;
        this.treesWeight = treesWeight;
        this.forestWeight = forestWeight;
        this.logisticWeight = logisticWeight;
    }

    private static boolean fits(boolean there, double weight) {
        return there ? weight > 0 : weight == 0;
    }

    /**
     * Length of a row.
     *
     * @return columns of the encoded row
     */
    public int columns() {
        return trees.featureCount();
    }

    /**
     * Judges one row.
     *
     * @param row encoded, NaN where missing
     * @return blended log-odds
     */
    public float margin(double[] row) {
        treesMargin = trees.margin(row);
        forestMargin = forest == null ? Float.NaN : forest.margin(row);
        logisticMargin = logistic == null ? Double.NaN : logistic.margin(row);
        return blend();
    }

    /**
     * Judges one row.
     *
     * @param row encoded, NaN where missing
     * @return blended log-odds
     */
    public float margin(float[] row) {
        treesMargin = trees.margin(row);
        forestMargin = forest == null ? Float.NaN : forest.margin(row);
        logisticMargin = logistic == null ? Double.NaN : logistic.margin(row);
        return blend();
    }

    /**
     * What the boosted trees said of the last row.
     *
     * @return to the bit what XGBoost gives
     */
    public float treesMargin() {
        return treesMargin;
    }

    /**
     * What the forest said of the last row.
     *
     * @return to the bit what XGBoost gives, NaN without one
     */
    public float forestMargin() {
        return forestMargin;
    }

    /**
     * What the regression said of the last row.
     *
     * @return NaN without one
     */
    public double logisticMargin() {
        return logisticMargin;
    }

    /**
     * Whether there is a forest.
     *
     * @return true if there is
     */
    public boolean hasForest() {
        return forest != null;
    }

    /**
     * Whether there is a regression.
     *
     * @return true if there is
     */
    public boolean hasLogistic() {
        return logistic != null;
    }

    private float blend() {
        double sum = treesWeight * treesMargin;
        if (forest != null) {
            sum += forestWeight * forestMargin;
        }
        if (logistic != null) {
            sum += logisticWeight * logisticMargin;
        }
        return (float) sum;
    }
}
