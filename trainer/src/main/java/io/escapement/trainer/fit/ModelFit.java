package io.escapement.trainer.fit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.core.feature.FeatureLayout;
import io.escapement.core.model.BundleContainer;
import io.escapement.core.model.BundleContainer.Section;
import io.escapement.core.model.GoldenVectors;
import io.escapement.core.model.ModelBundle;
import io.escapement.core.model.ModelStage;
import io.escapement.trainer.label.Costs;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Turns labelled rows into a bundle: grows trees on the first stretch of time, stops, calibrates and chooses the
 * threshold on the second, judges on the third.
 *
 * <p>Equal rows, settings and commit give equal bytes.
 */
public final class ModelFit {
    private static final int GOLDEN_ROWS = 64;

    /** Rows a calibrated probability must rest on, as a share of the validation rows, and at least. */
    private static final double POOL_SHARE = 0.05;

    private static final int POOL_MIN = 10;

    private final Origin origin;
    private final BoostSettings settings;

    /**
     * Where the rows come from; written into the manifest.
     *
     * @param symbols in the order of the samples' instrument indices
     * @param intervalMinutes of the bars whose closes are judged
     * @param layout of the rows
     * @param sourcesMask of the features the history could give
     * @param costs the labels took off
     * @param labelling how signals were found and ended, for people
     * @param strategy configuration of the strategy whose signals these are, in order
     * @param commit of this build
     * @param stage how far the model may go
     */
    public record Origin(
            List<String> symbols,
            int intervalMinutes,
            FeatureLayout layout,
            int sourcesMask,
            Costs costs,
            String labelling,
            Map<String, String> strategy,
            String commit,
            ModelStage stage) {}

    /**
     * A fitted model.
     *
     * @param bundle the bytes of the file
     * @param rounds trees grown
     * @param threshold margin from which on a signal is traded
     * @param train scores on the rows fitted on
     * @param validation scores on the rows stopped, calibrated and decided on
     * @param test scores on the rows never looked at before
     */
    public record Result(byte[] bundle, int rounds, float threshold, Scores train, Scores validation, Scores test) {}

    /**
     * A fit.
     *
     * @param origin of the rows
     * @param settings of the trees
     */
    public ModelFit(Origin origin, BoostSettings settings) {
        this.origin = origin;
        this.settings = settings;
    }

    /**
     * Fits.
     *
     * @param data rows in order of time
     * @return the model and how good it is
     * @throws io.escapement.trainer.TrainerException if the rows don't allow a fit
     */
    public Result fit(Dataset data) {
        final TimeSplit split = TimeSplit.of(data);
        try (BoostedTrees trees = BoostedTrees.grow(split.train(), split.validation(), settings)) {
            final float[] validationMargins = trees.margins(split.validation().rows());
            final int pool =
                    Math.max(POOL_MIN, (int) (POOL_SHARE * split.validation().size()));
            final IsotonicRegression.Points calibration =
                    IsotonicRegression.fit(validationMargins, won(split.validation()), pool);
            final float threshold = ThresholdChoice.choose(split.validation(), validationMargins);
            final Scores train =
                    Scores.of(split.train(), trees.margins(split.train().rows()), calibration, threshold);
            final Scores validation = Scores.of(split.validation(), validationMargins, calibration, threshold);
            final Scores test =
                    Scores.of(split.test(), trees.margins(split.test().rows()), calibration, threshold);
            final ManifestWriter manifest = new ManifestWriter()
                    .identity(origin.stage.name(), origin.intervalMinutes, origin.symbols)
                    .features(
                            origin.layout,
                            origin.sourcesMask,
                            FeatureRanges.of(split.train().rows()))
                    .decision(threshold, calibration)
                    .scores("train", train)
                    .scores("validation", validation)
                    .scores("test", test);
            describe(manifest, data, trees.rounds());
            final byte[] bundle = BundleContainer.write(List.of(
                    new Section(ModelBundle.MANIFEST, manifest.bytes()),
                    new Section(ModelBundle.MODEL, trees.toUbj()),
                    new Section(ModelBundle.GOLDEN, golden(trees, data).encode())));
            // What the engine would refuse is not worth publishing.
            ModelBundle.read(bundle, origin.layout);
            return new Result(bundle, trees.rounds(), threshold, train, validation, test);
        }
    }

    private void describe(ManifestWriter manifest, Dataset data, int rounds) {
        final ObjectNode label = manifest.section("label");
        label.put("rule", origin.labelling);
        label.put("feeRate", ManifestWriter.wide(origin.costs.feeRate()));
        label.put("slippage", ManifestWriter.wide(origin.costs.slippage()));
        final ObjectNode strategy = manifest.section("strategy");
        origin.strategy.forEach(strategy::put);
        final ObjectNode source = manifest.section("data");
        source.put("rows", data.size());
        source.put("fromMs", data.samples().get(0).timeMs());
        source.put("toMs", data.samples().get(data.size() - 1).timeMs());
        source.put("sha256", sha256(data));
        final ObjectNode trainer = manifest.section("trainer");
        trainer.put("commit", origin.commit);
        trainer.put("rounds", rounds);
        settings.parameters().forEach((name, value) -> trainer.put(name, String.valueOf(value)));
    }

    /** Rows spread over all data, and three at the edges: all missing, all zero, all negative zero. */
    private static GoldenVectors golden(BoostedTrees trees, Dataset data) {
        final int columns = data.rows()[0].length;
        final float[][] rows = new float[Math.min(GOLDEN_ROWS, data.size()) + 3][];
        for (int i = 0; i < rows.length - 3; i++) {
            rows[i] = data.rows()[(int) ((long) i * data.size() / (rows.length - 3))];
        }
        final float[] edges = {Float.NaN, 0.0f, -0.0f};
        for (int i = 0; i < edges.length; i++) {
            final float[] row = new float[columns];
            Arrays.fill(row, edges[i]);
            rows[rows.length - 3 + i] = row;
        }
        return new GoldenVectors(rows, trees.margins(rows));
    }

    private static boolean[] won(Dataset data) {
        final boolean[] won = new boolean[data.size()];
        for (int i = 0; i < won.length; i++) {
            won[i] = data.samples().get(i).won();
        }
        return won;
    }

    private static String sha256(Dataset data) {
        try {
            final MessageDigest digest = MessageDigest.getInstance("SHA-256");
            final ByteBuffer row = ByteBuffer.allocate(data.rows()[0].length * Float.BYTES + 2 * Long.BYTES);
            for (int i = 0; i < data.size(); i++) {
                row.clear();
                row.putLong(data.samples().get(i).timeMs());
                row.putLong(Double.doubleToLongBits(data.samples().get(i).netReturn()));
                for (final float x : data.rows()[i]) {
                    row.putFloat(Float.intBitsToFloat(Float.floatToIntBits(x)));
                }
                digest.update(row.array());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
