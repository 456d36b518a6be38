package io.escapement.trainer.fit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.core.feature.FeatureLayout;
import io.escapement.core.model.BundleContainer;
import io.escapement.core.model.BundleContainer.Section;
import io.escapement.core.model.ModelBundle;
import io.escapement.core.model.ModelStage;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.dataset.Dataset;
import io.escapement.trainer.dataset.RowKind;
import io.escapement.trainer.label.LabelRules;
import io.escapement.trainer.signal.RowSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Turns labelled rows into a bundle: fits trees, regression and forest on the first stretch of time, calibrates and chooses
 * thresholds on the second, judges on the third.
 *
 * <p>Equal rows, settings and commit give equal bytes.
 */
public final class ModelFit {
    private static final long MINUTE_MS = 60_000L;

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
     * @param validation scores on the rows calibrated and decided on
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
     * @throws TrainerException if the rows don't allow a fit
     */
    public Result fit(Dataset data) {
        return fit(data, Math.max(0, settings.embargoMinutes()) * MINUTE_MS, Provenance.UNKNOWN);
    }

    /**
     * Fits.
     *
     * @param data rows in order of time
     * @param embargoMs between stretches of time
     * @param provenance more for the manifest
     * @return the model and how good it is
     * @throws TrainerException if the rows don't allow a fit
     */
    public Result fit(Dataset data, long embargoMs, Provenance provenance) {
        check(data, embargoMs);
        final int columns = data.rows()[0].length;
        final TimeSplit split = TimeSplit.of(
                SymbolColumns.encode(data, settings.encoding(), origin.symbols().size()), embargoMs);
        try (TrainedModel model = TrainedModel.train(
                split.train(), split.validation(), settings, embargoMs, origin.strategies(), columns)) {
            final Scores train = model.judge(split.train()).scores();
            final Scores validation = model.judge(split.validation()).scores();
            final Judgement test = model.judge(split.test());
            final ManifestWriter manifest = new ManifestWriter()
                    .identity(origin.stage.name(), origin.intervalMinutes, origin.symbols, settings.encoding())
                    .features(
                            origin.layout,
                            origin.sourcesMask,
                            FeatureRanges.of(split.train().rows(), columns))
                    .ensemble(settings, model.fitted().logistic())
                    .decision(model.thresholds(), model.calibration())
                    .scores("train", train)
                    .scores("validation", validation)
                    .scores("test", test.scores());
            judgeParts(manifest, model, split);
            judgeSymbols(manifest, test);
            manifest.metric("sharpe", TradeSharpe.of(test, provenance.trials()).json());
            describe(manifest, data, split, model.rounds(), embargoMs, provenance);
            final byte[] bundle = write(manifest, model, split);
            // What the engine would refuse is not worth publishing.
            ModelBundle.read(bundle, origin.layout);
            return new Result(bundle, model.rounds(), model.thresholds(), train, validation, test.scores());
        }
    }

    /**
     * Says what would keep rows from being fitted, before anything is spent on them.
     *
     * @param data rows in order of time
     * @param embargoMs between stretches of time
     * @throws TrainerException naming what is wrong
     */
    public void check(Dataset data, long embargoMs) {
        requireNumbers(data);
        TimeSplit.of(data, embargoMs);
    }

    /** Missing is NaN and fine; infinite is a fault of whoever made the rows, and would make trees of nothing. */
    private void requireNumbers(Dataset data) {
        for (int i = 0; i < data.size(); i++) {
            final Dataset.Sample sample = data.samples().get(i);
            final String where =
                    origin.symbols.get(sample.instrument()) + " at " + Instant.ofEpochMilli(sample.timeMs());
            if (!Double.isFinite(sample.netReturn()) || !(sample.weight() > 0)) {
                throw new TrainerException("the row of " + where + " has return " + sample.netReturn() + " and weight "
                        + sample.weight() + ": label the history again");
            }
            for (int f = 0; f < data.rows()[i].length; f++) {
                if (Float.isInfinite(data.rows()[i][f])) {
                    throw new TrainerException("feature " + origin.layout.name(f) + " of " + where
                            + " is infinite: its bars can't be right; look at them with train check");
                }
            }
        }
    }

    private static byte[] write(ManifestWriter manifest, TrainedModel model, TimeSplit split) {
        final FittedEnsemble fitted = model.fitted();
        final List<Section> sections = new ArrayList<>();
        sections.add(new Section(ModelBundle.MANIFEST, manifest.bytes()));
        sections.add(new Section(ModelBundle.TREES, fitted.treesFile()));
        if (fitted.forestFile() != null) {
            sections.add(new Section(ModelBundle.FOREST, fitted.forestFile()));
        }
        sections.add(new Section(
                ModelBundle.GOLDEN,
                fitted.golden(split.train().rows(), model.calibration().calibration())
                        .encode()));
        return BundleContainer.write(sections);
    }

    /** Each part as if it were the whole model, so that a part that adds nothing is seen. */
    private static void judgeParts(ManifestWriter manifest, TrainedModel model, TimeSplit split) {
        for (final FittedEnsemble.Part part : model.fitted().parts()) {
            manifest.scores(
                    part.name().toLowerCase(Locale.ROOT),
                    model.judge(part, split.test()).scores());
        }
    }

    private void judgeSymbols(ManifestWriter manifest, Judgement test) {
        final ObjectNode symbols = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < origin.symbols.size(); i++) {
            final int symbol = i;
            symbols.set(
                    origin.symbols.get(i),
                    test.where(sample -> sample.instrument() == symbol).scores().json());
        }
        manifest.metric("symbols", symbols);
    }

    private void describe(
            ManifestWriter manifest, Dataset data, TimeSplit split, int rounds, long embargoMs, Provenance provenance) {
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
        // From here on nothing was fitted or decided: a backtest that begins there is out of sample.
        source.put("testFromMs", split.test().samples().get(0).timeMs());
        source.put("sha256", RowsHash.of(data));
        source.put(
                "journalRows",
                data.samples().stream()
                        .filter(sample -> sample.kind() == RowKind.TRADE || sample.kind() == RowKind.PHANTOM)
                        .count());
        if (provenance.historySha256() != null) {
            source.put("historySha256", provenance.historySha256());
        }
        final ObjectNode days = source.putObject("days");
        provenance.days().forEach(days::put);
        final ObjectNode trainer = manifest.section("trainer");
        trainer.put("commit", origin.commit);
        trainer.put("rounds", rounds);
        trainer.put("trials", provenance.trials());
        trainer.put("embargoMinutes", embargoMs / MINUTE_MS);
        trainer.put("classWeight", settings.classWeight().text());
        trainer.put("forestTrees", settings.hasForest() ? settings.forestTrees() : 0);
        trainer.put("forestDepth", settings.hasForest() ? settings.forestDepth() : 0);
        trainer.put("ridge", ManifestWriter.wide(settings.ridge()));
        settings.boost().parameters().forEach((name, value) -> trainer.put(name, String.valueOf(value)));
        provenance.sections().forEach(manifest::section);
    }
}
