package io.escapement.core.model;

import io.escapement.core.feature.FeatureLayout;
import java.nio.ByteOrder;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A trained model with all that is needed to trade it, in one file: the manifest with the regression's numbers, XGBoost's
 * own files of the boosted trees and, if there is one, of the forest, and golden vectors; see {@link BundleContainer} for
 * the bytes.
 *
 * <p>{@link #read} accepts only what is whole and works here: the digest matches, the trees are of a kind the {@link
 * Predictor} handles, the features are the core's, and every golden vector gives the trainer's results to the last bit.
 *
 * <p>Not thread-safe, as the row at hand and what the parts said of it are kept; read the file once for each core. Nothing
 * allocates after reading.
 */
public final class ModelBundle {
    /** Section that describes the model. */
    public static final String MANIFEST = "manifest.json";

    /** Section with XGBoost's file of the boosted trees. */
    public static final String TREES = "trees.ubj";

    /** Section with XGBoost's file of the forest; a bundle may have none. */
    public static final String FOREST = "forest.ubj";

    /** Section with the vectors. */
    public static final String GOLDEN = "golden.bin";

    /** No feature. */
    public static final int NO_FEATURE = -1;

    private static final String HEX_DIGITS = "0123456789abcdef";

    private final String sha256;
    private final long hashPrefix;
    private final ModelManifest manifest;
    private final Ensemble ensemble;
    private final double[] row;

    private float margin = Float.NaN;
    private int outOfRange;
    private int worstFeature = NO_FEATURE;
    private double worstExcess = Double.NaN;

    private ModelBundle(byte[] file, FeatureLayout layout) {
        final BundleContainer container = BundleContainer.read(file);
        final byte[] digest = BundleContainer.sha256(file, file.length);
        sha256 = hex(digest);
        hashPrefix = new UnsafeBuffer(digest).getLong(0, ByteOrder.BIG_ENDIAN);
        manifest = ModelManifest.read(container.section(MANIFEST));
        if (manifest.layout.hash() != layout.hash()) {
            throw new IllegalArgumentException("model was trained on " + manifest.layout.size()
                    + " features of another layout than this engine's " + layout.size() + ": train it again");
        }
        final Predictor trees = new Predictor(XgboostModelReader.read(container.section(TREES)));
        if (manifest.columns() != trees.featureCount()) {
            throw new IllegalArgumentException("model has " + trees.featureCount()
                    + " columns, its manifest's features and symbols make " + manifest.columns());
        }
        ensemble = new Ensemble(
                trees,
                manifest.treesWeight,
                container.has(FOREST) ? new Predictor(XgboostModelReader.read(container.section(FOREST))) : null,
                manifest.forestWeight,
                manifest.logistic,
                manifest.logisticWeight);
        row = new double[manifest.columns()];
        GoldenVectors.decode(container.section(GOLDEN)).verify(ensemble, manifest.calibration);
    }

    /**
     * Reads and verifies a bundle.
     *
     * @param file the whole file
     * @return a bundle ready to predict
     * @throws IllegalArgumentException with one line saying what is wrong with it
     */
    public static ModelBundle read(byte[] file) {
        return new ModelBundle(file, FeatureLayout.standard());
    }

    /**
     * Reads and verifies a bundle of another layout than the core's, for tests and tools.
     *
     * @param file the whole file
     * @param layout the features' names and sources it must have
     * @return a bundle ready to predict
     * @throws IllegalArgumentException with one line saying what is wrong with it
     */
    public static ModelBundle read(byte[] file, FeatureLayout layout) {
        return new ModelBundle(file, layout);
    }

    /**
     * Identity of the bundle.
     *
     * @return SHA-256 of the whole file, 64 lower-case hexadecimal digits
     */
    public String sha256() {
        return sha256;
    }

    /**
     * Short identity for messages.
     *
     * @return the first eight bytes of the SHA-256, big-endian
     */
    public long hashPrefix() {
        return hashPrefix;
    }

    /**
     * How far this model may go.
     *
     * @return its stage
     */
    public ModelStage stage() {
        return manifest.stage;
    }

    /**
     * Interval of the bars whose closes the model judges.
     *
     * @return minutes
     */
    public int intervalMinutes() {
        return manifest.intervalMinutes;
    }

    /**
     * Place of a symbol among those the model was trained on.
     *
     * @param symbol as the venue writes it
     * @return its code, or {@link SymbolEncoding#UNKNOWN}: the model says nothing about it
     */
    public int symbolCode(String symbol) {
        return manifest.symbolCode(symbol);
    }

    /**
     * Was the model trained on this symbol?
     *
     * @param symbol as the venue writes it
     * @return true if it was
     */
    public boolean covers(String symbol) {
        return manifest.symbolCode(symbol) != SymbolEncoding.UNKNOWN;
    }

    /**
     * Hash of the ordered feature names the model was trained on.
     *
     * @return as the core's feature layout computes it
     */
    public long featureLayoutHash() {
        return manifest.layout.hash();
    }

    /**
     * Number of features, the symbol's columns not counted.
     *
     * @return length of a row as the core computes it
     */
    public int featureCount() {
        return manifest.layout.size();
    }

    /**
     * Blanks the features whose source the training data did not have, so that trading sees what training saw.
     *
     * @param features row in layout order, changed: NaN where masked
     */
    public void mask(double[] features) {
        final boolean[] masked = manifest.masked;
        for (int i = 0; i < masked.length; i++) {
            if (masked[i]) {
                features[i] = Double.NaN;
            }
        }
    }

    /**
     * Judges one row: {@link #margin} and what the parts said hold until the next one.
     *
     * @param features masked row in layout order, NaN where missing
     * @param symbolCode of {@link #symbolCode}
     * @return the ensemble's margin
     */
    public float evaluate(double[] features, int symbolCode) {
        final int count = manifest.layout.size();
        System.arraycopy(features, 0, row, 0, count);
        manifest.encoding.encode(symbolCode, row, count);
        margin = ensemble.margin(row);
        return margin;
    }

    /**
     * What the ensemble said of the last row.
     *
     * @return blended log-odds
     */
    public float margin() {
        return margin;
    }

    /**
     * What the boosted trees said of the last row.
     *
     * @return to the bit what XGBoost gives
     */
    public float treesMargin() {
        return ensemble.treesMargin();
    }

    /**
     * What the forest said of the last row.
     *
     * @return to the bit what XGBoost gives, NaN without one
     */
    public float forestMargin() {
        return ensemble.forestMargin();
    }

    /**
     * What the regression said of the last row.
     *
     * @return NaN without one
     */
    public double logisticMargin() {
        return ensemble.logisticMargin();
    }

    /**
     * Compares a row with what training saw; {@link #outOfRange}, {@link #worstFeature} and {@link #worstExcess} hold until
     * the next one. Missing and masked features don't count.
     *
     * @param features row in layout order
     */
    public void checkRanges(double[] features) {
        outOfRange = 0;
        worstFeature = NO_FEATURE;
        worstExcess = Double.NaN;
        final float[] lowest = manifest.lowest;
        final float[] highest = manifest.highest;
        for (int i = 0; i < lowest.length; i++) {
            // Rounded as the rows were that the range was taken from.
            final float x = (float) features[i];
            // False for NaN on either side.
            if (x < lowest[i] || x > highest[i]) {
                outOfRange++;
                final double width = (double) highest[i] - lowest[i];
                final double beyond = x < lowest[i] ? (double) lowest[i] - x : (double) x - highest[i];
                final double excess = width > 0 ? beyond / width : Double.MAX_VALUE;
                if (worstFeature == NO_FEATURE || excess > worstExcess) {
                    worstFeature = i;
                    worstExcess = excess;
                }
            }
        }
    }

    /**
     * Features of the last row checked that lie outside what training saw.
     *
     * @return 0 when it lay within all ranges
     */
    public int outOfRange() {
        return outOfRange;
    }

    /**
     * The feature that lay furthest outside, the first of equals.
     *
     * @return its index, or {@link #NO_FEATURE}
     */
    public int worstFeature() {
        return worstFeature;
    }

    /**
     * How far that was.
     *
     * @return in widths of the feature's range, the largest double where training saw one value only, NaN if none lay outside
     */
    public double worstExcess() {
        return worstExcess;
    }

    /**
     * Number of features that are missing now and never were in training, so that nobody knows what the model makes of it.
     *
     * @param features masked row in layout order
     * @return 0 when all that must be there is
     */
    public int countMissing(double[] features) {
        final boolean[] masked = manifest.masked;
        final boolean[] mayMiss = manifest.mayMiss;
        int count = 0;
        for (int i = 0; i < masked.length; i++) {
            if (features[i] != features[i] && !masked[i] && !mayMiss[i]) {
                count++;
            }
        }
        return count;
    }

    /**
     * Whether a feature had values in training, so that its absence means something.
     *
     * @param feature index in layout order
     * @return false if it is masked or was always missing
     */
    public boolean knows(int feature) {
        return !manifest.masked[feature] && manifest.lowest[feature] <= manifest.highest[feature];
    }

    /**
     * Calibrated probability that a signal with this margin makes money.
     *
     * @param blended margin of {@link #evaluate}
     * @return within [0, 1]
     */
    public double probability(float blended) {
        return manifest.calibration.probability(blended);
    }

    /**
     * Margins below which the trainer advises not to trade, and usual holds.
     *
     * @return by name of the strategy
     */
    public StrategyThresholds thresholds() {
        return manifest.thresholds;
    }

    private static String hex(byte[] bytes) {
        final char[] text = new char[2 * bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            text[2 * i] = HEX_DIGITS.charAt(bytes[i] >> 4 & 0xF);
            text[2 * i + 1] = HEX_DIGITS.charAt(bytes[i] & 0xF);
        }
        return new String(text);
    }
}
