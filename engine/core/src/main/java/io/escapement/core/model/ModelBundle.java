package io.escapement.core.model;

import io.escapement.core.feature.FeatureLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A trained model with all that is needed to trade it, in one file: the manifest, XGBoost's own model file and golden
 * vectors; see {@link BundleContainer} for the bytes.
 *
 * <p>{@link #read} accepts only what is whole and works here: the digest matches, the trees are of a kind the {@link
 * Predictor} handles, the features are the core's, and every golden vector gives XGBoost's margin to the last bit.
 *
 * <p>Not thread-safe, as its predictor keeps the row at hand; read the file once for each core. Nothing allocates after
 * reading.
 */
public final class ModelBundle {
    /** Section that describes the model. */
    public static final String MANIFEST = "manifest.json";

    /** Section with XGBoost's file. */
    public static final String MODEL = "model.ubj";

    /** Section with the vectors. */
    public static final String GOLDEN = "golden.bin";

    private static final String HEX_DIGITS = "0123456789abcdef";

    private final String sha256;
    private final long hashPrefix;
    private final ModelManifest manifest;
    private final Predictor predictor;

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
        predictor = new Predictor(XgboostModelReader.read(container.section(MODEL)));
        if (layout.size() != predictor.featureCount()) {
            throw new IllegalArgumentException(
                    "model has " + predictor.featureCount() + " features, its manifest " + layout.size());
        }
        GoldenVectors.decode(container.section(GOLDEN)).verify(predictor);
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
     * Was the model trained on this symbol?
     *
     * @param symbol as the venue writes it
     * @return true if it was
     */
    public boolean covers(String symbol) {
        return Arrays.binarySearch(manifest.symbols, symbol) >= 0;
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
     * Length of a row.
     *
     * @return number of features
     */
    public int featureCount() {
        return predictor.featureCount();
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
     * Number of features outside what training saw; missing and masked ones don't count.
     *
     * @param features row in layout order
     * @param slack share of a feature's range by which it may leave it on either side, 0 or more
     * @return 0 when the row lies within all ranges
     */
    public int countOutOfRange(double[] features, double slack) {
        final double[] lowest = manifest.lowest;
        final double[] highest = manifest.highest;
        int count = 0;
        for (int i = 0; i < lowest.length; i++) {
            final double room = (highest[i] - lowest[i]) * slack;
            // False for NaN on either side.
            if (features[i] < lowest[i] - room || features[i] > highest[i] + room) {
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
     * Sum of the trees for one row.
     *
     * @param features masked row in layout order, NaN where missing
     * @return the margin, to the bit what XGBoost gives
     */
    public float margin(double[] features) {
        return predictor.margin(features);
    }

    /**
     * Calibrated probability that a signal with this margin reaches its target first.
     *
     * @param margin of {@link #margin}
     * @return within [0, 1]
     */
    public double probability(float margin) {
        return manifest.calibration.probability(margin);
    }

    /**
     * Margin below which the trainer advises not to trade.
     *
     * @return chosen on validation data; {@link Float#MAX_VALUE} if no margin was worth trading
     */
    public float thresholdMargin() {
        return manifest.thresholdMargin;
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
