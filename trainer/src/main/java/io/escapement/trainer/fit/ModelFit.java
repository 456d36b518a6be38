package io.escapement.trainer.fit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.core.feature.FeatureLayout;
import io.escapement.core.model.BundleContainer;
import io.escapement.core.model.BundleContainer.Section;
import io.escapement.core.model.ModelBundle;
import io.escapement.core.model.ModelStage;
import io.escapement.core.model.SymbolEncoding;
import io.escapement.trainer.dataset.Dataset;
import io.escapement.trainer.label.LabelRules;
import io.escapement.trainer.signal.RowSource;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Turns labelled rows into a bundle: fits trees, regression and forest on the first stretch of time, stops, calibrates and
 * chooses thresholds on the second, judges on the third.
 *
 * <p>Equal rows, settings and commit give equal bytes.
 */
public final class ModelFit {
    /** Rows a calibrated probability must rest on, as a share of the validation rows, and at least. */
    private static final double POOL_SHARE = 0.05;

    private static final int POOL_MIN = 10;

    private final Origin origin;
    private final FitSettings settings;

    /**
     * Where the rows come from; written into the manifest.
     *
     * @param symbols in the order of the samples' instrument indices
     * @param intervalMinutes of the bars whose closes are judged
     * @param layout of the rows
     * @param sourcesMask of the features the history could give
     * @param rules what the labels are
     * @param rows which closes were learned from
     * @param strategies names, in the order of the samples' strategy indices
     * @param strategy configuration of the strategies whose signals these are, in order
     * @param commit of this build
     * @param stage how far the model may go
     */
    public record Origin(
            List<String> symbols,
            int intervalMinutes,
            FeatureLayout layout,
            int sourcesMask,
            LabelRules rules,
            RowSource rows,
            List<String> strategies,
            Map<String, String> strategy,
            String commit,
            ModelStage stage) {}

    /**
     * A fitted model.
     *
     * @param bundle the bytes of the file
     * @param rounds trees grown
     * @param thresholds margins from which on a signal is traded
     * @param train scores on the rows fitted on
     * @param validation scores on the rows stopped, calibrated and decided on
     * @param test scores on the rows never looked at before
     */
    public record Result(
            byte[] bundle, int rounds, Thresholds thresholds, Scores train, Scores validation, Scores test) {}

    /**
     * A fit.
     *
     * @param origin of the rows
     * @param settings of the parts
     */
    public ModelFit(Origin origin, FitSettings settings) {
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
        final int columns = data.rows()[0].length;
        final TimeSplit split = TimeSplit.of(
                SymbolColumns.encode(data, settings.encoding(), origin.symbols().size()));
        try (FittedEnsemble fitted = FittedEnsemble.fit(
                split.train(),
                split.validation(),
                settings,
                settings.encoding() == SymbolEncoding.INDEX ? columns : Integer.MAX_VALUE)) {
            final float[] onValidation = fitted.margins(split.validation().rows());
            final IsotonicRegression.Points calibration = calibrate(split.validation(), onValidation);
            final Thresholds thresholds =
                    Thresholds.choose(split.validation(), onValidation, split.train(), origin.strategies());
            final Scores train =
                    Scores.of(split.train(), fitted.margins(split.train().rows()), calibration, thresholds);
            final Scores validation = Scores.of(split.validation(), onValidation, calibration, thresholds);
            final Scores test =
                    Scores.of(split.test(), fitted.margins(split.test().rows()), calibration, thresholds);
            final ManifestWriter manifest = new ManifestWriter()
                    .identity(origin.stage.name(), origin.intervalMinutes, origin.symbols, settings.encoding())
                    .features(
                            origin.layout,
                            origin.sourcesMask,
                            FeatureRanges.of(split.train().rows(), columns))
                    .ensemble(settings, fitted.logistic())
                    .decision(thresholds, calibration)
                    .scores("train", train)
                    .scores("validation", validation)
                    .scores("test", test);
            judgeParts(manifest, fitted, split);
            describe(manifest, data, fitted.rounds());
            final byte[] bundle = write(manifest, fitted, split, calibration);
            // What the engine would refuse is not worth publishing.
            ModelBundle.read(bundle, origin.layout);
            return new Result(bundle, fitted.rounds(), thresholds, train, validation, test);
        }
    }

    private static byte[] write(
            ManifestWriter manifest, FittedEnsemble fitted, TimeSplit split, IsotonicRegression.Points calibration) {
        final List<Section> sections = new ArrayList<>();
        sections.add(new Section(ModelBundle.MANIFEST, manifest.bytes()));
        sections.add(new Section(ModelBundle.TREES, fitted.treesFile()));
        if (fitted.forestFile() != null) {
            sections.add(new Section(ModelBundle.FOREST, fitted.forestFile()));
        }
        sections.add(new Section(
                ModelBundle.GOLDEN,
                fitted.golden(split.train().rows(), calibration.calibration()).encode()));
        return BundleContainer.write(sections);
    }

    private static IsotonicRegression.Points calibrate(Dataset validation, float[] margins) {
        final int pool = Math.max(POOL_MIN, (int) (POOL_SHARE * validation.size()));
        return IsotonicRegression.fit(margins, validation.won(), pool);
    }

    /** Each part as if it were the whole model, so that a part that adds nothing is seen. */
    private void judgeParts(ManifestWriter manifest, FittedEnsemble fitted, TimeSplit split) {
        for (final FittedEnsemble.Part part : fitted.parts()) {
            final float[] onValidation = fitted.margins(part, split.validation().rows());
            final IsotonicRegression.Points calibration = calibrate(split.validation(), onValidation);
            manifest.scores(
                    part.name().toLowerCase(Locale.ROOT),
                    Scores.of(
                            split.test(),
                            fitted.margins(part, split.test().rows()),
                            calibration,
                            Thresholds.choose(split.validation(), onValidation, split.train(), origin.strategies())));
        }
    }

    private void describe(ManifestWriter manifest, Dataset data, int rounds) {
        final ObjectNode label = manifest.section("label");
        label.put("rule", origin.rules.description() + ", " + origin.rows.name());
        label.put("rows", origin.rows.name());
        label.setAll(origin.rules.json());
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
        trainer.put("forestTrees", settings.hasForest() ? settings.forestTrees() : 0);
        trainer.put("forestDepth", settings.hasForest() ? settings.forestDepth() : 0);
        trainer.put("ridge", ManifestWriter.wide(settings.ridge()));
        settings.boost().parameters().forEach((name, value) -> trainer.put(name, String.valueOf(value)));
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
