package io.escapement.trainer.walk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.feature.FeatureEngine;
import io.escapement.core.feature.FeatureLayout;
import io.escapement.core.model.BundleContainer;
import io.escapement.core.model.ModelBundle;
import io.escapement.core.model.ModelStage;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.dataset.DatasetRequest;
import io.escapement.trainer.dataset.DatasetSource;
import io.escapement.trainer.dataset.LabelledData;
import io.escapement.trainer.fit.FitSettings;
import io.escapement.trainer.fit.ModelFit;
import io.escapement.trainer.fit.Provenance;
import io.escapement.trainer.fit.RowsHash;
import io.escapement.trainer.registry.ModelEntry;
import io.escapement.trainer.registry.ModelRegistry;
import io.escapement.trainer.task.LocalTasks;
import io.escapement.trainer.task.Progress;
import io.escapement.trainer.task.Task;
import io.escapement.trainer.task.TaskRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * A fit from a history folder to a bundle and, where asked, into the registry: what the command line, a job of the queue
 * and the scheduled update all run. Folds of a walk-forward and runs of controls are tasks of their own.
 */
public final class FitJob implements Task {
    /** Its name in a queue. */
    public static final String KIND = "fit";

    private static final double ROWS_DONE = 0.3;
    private static final double CONTROLS_DONE = 0.5;
    private static final double WALK_DONE = 0.85;
    private static final double FIT_DONE = 0.98;
    private static final long MINUTE_MS = 60_000L;

    private final LongSupplier nowMs;
    private final TaskRunner folds;
    private final int threads;

    private FitJob(LongSupplier nowMs, TaskRunner folds, int threads) {
        this.nowMs = nowMs;
        this.folds = folds;
        this.threads = threads;
    }

    /**
     * A service whose folds run one after the other, here.
     *
     * @param nowMs wall clock for the registry's entries, milliseconds since the epoch
     */
    public FitJob(LongSupplier nowMs) {
        this(nowMs, 1);
    }

    /**
     * A service whose folds run here.
     *
     * @param nowMs wall clock for the registry's entries, milliseconds since the epoch
     * @param threads folds at once
     */
    public FitJob(LongSupplier nowMs, int threads) {
        this(nowMs, null, threads);
    }

    /**
     * A service whose folds run elsewhere.
     *
     * @param nowMs wall clock for the registry's entries, milliseconds since the epoch
     * @param folds runs tasks of kind {@link FoldTask#KIND}
     */
    public FitJob(LongSupplier nowMs, TaskRunner folds) {
        this(nowMs, folds, 1);
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** As a job: the bundle goes to the registry the payload names, or would be lost. */
    @Override
    public JsonNode run(JsonNode payload, Progress progress) {
        final FitRequest request = FitRequest.fromJson(payload);
        if (request.registry() == null) {
            throw new TrainerException("a fit as a job needs 'registry', the folder its model is published to");
        }
        return run(request, progress).toJson();
    }

    /**
     * Fits.
     *
     * @param asked what to fit
     * @param progress told of each step; asked between steps and last before publishing
     * @return the model
     * @throws TrainerException if the history doesn't allow it, or a control shows skill, in one line
     */
    public FitResult run(FitRequest asked, Progress progress) {
        final SortedMap<String, JsonNode> sections = new TreeMap<>();
        final FitRequest request = asked.extend() == null ? asked : extended(asked, sections);
        final DatasetRequest wanted = request.dataset();
        final LabelledData rows = DatasetSource.load(wanted, progress.part(0, ROWS_DONE));
        final FitSettings settings = request.model();
        final long embargoMs = settings.embargoMinutes() >= 0
                ? settings.embargoMinutes() * MINUTE_MS
                : wanted.rules().barriers().holdMs();
        final ModelFit fit = new ModelFit(origin(wanted, rows, request.stage()), settings);
        fit.check(rows.rows(), embargoMs);
        final DatasetRequest pinned = wanted.pinned(rows.sha256(), rows.symbols());
        final String rowsSha256 = RowsHash.of(rows.rows());
        final FoldData data = new FoldData(pinned, rows.symbols(), rows.rows(), rowsSha256, settings, embargoMs);
        final TaskRunner runner =
                folds != null ? folds : new LocalTasks(threads, new FoldTask(pinned, rows, rowsSha256));
        if (request.controls() > 0) {
            sections.put("controls", controls(data, request.controls(), runner, progress));
        }
        if (request.walkForward().folds() > 0) {
            sections.put(
                    "walkForward",
                    new WalkForward(data, runner)
                            .run(request.walkForward(), progress.part(CONTROLS_DONE, WALK_DONE))
                            .json(request.trials()));
        }
        sections.put(Recipe.SECTION, Recipe.of(wanted, settings));
        progress.checkCancelled();
        progress.at("fit", WALK_DONE, "");
        final ModelFit.Result fitted =
                fit.fit(rows.rows(), embargoMs, new Provenance(request.trials(), days(rows), rows.sha256(), sections));
        progress.checkCancelled();
        progress.at("publish", FIT_DONE, "");
        final ModelEntry entry = request.registry() == null
                ? null
                : new ModelRegistry(Path.of(request.registry()), nowMs).publish(fitted.bundle());
        progress.at("done", 1, "");
        return new FitResult(
                fitted.bundle(),
                ModelBundle.read(fitted.bundle()).sha256(),
                manifest(fitted.bundle()),
                fitted.thresholds().trades(),
                entry);
    }

    private FitRequest extended(FitRequest asked, SortedMap<String, JsonNode> sections) {
        final ModelRegistry registry = new ModelRegistry(Path.of(asked.registry()), nowMs);
        final ModelEntry entry = registry.find(asked.extend());
        sections.put("extendedFrom", TextNode.valueOf(entry.sha256()));
        return Recipe.extend(asked, entry, registry.manifest(entry));
    }

    private static JsonNode controls(FoldData data, int runs, TaskRunner runner, Progress progress) {
        final ObjectNode json = JsonNodeFactory.instance.objectNode();
        final Controls controls = new Controls(data, FoldSpan.ofFit(data.rows()), runner);
        final Control[] kinds = {Control.SHUFFLE, Control.SHIFT};
        for (int i = 0; i < kinds.length; i++) {
            final double step = (CONTROLS_DONE - ROWS_DONE) / kinds.length;
            final Controls.Outcome outcome =
                    controls.run(kinds[i], runs, progress.part(ROWS_DONE + i * step, ROWS_DONE + (i + 1) * step));
            if (!outcome.passed()) {
                throw new TrainerException(outcome.fault());
            }
            json.set(kinds[i].name(), outcome.json());
        }
        return json;
    }

    private static ModelFit.Origin origin(DatasetRequest wanted, LabelledData rows, ModelStage stage) {
        return new ModelFit.Origin(
                rows.symbols(),
                FeatureEngine.PRIMARY_MINUTES,
                FeatureLayout.standard(),
                rows.sources(),
                wanted.rules(),
                wanted.rows().source(),
                rows.strategies(),
                strategy(wanted.configuration()),
                System.getProperty("escapement.commit", "unknown"),
                stage);
    }

    /** What the strategies were told: a model is for the signals of these. */
    private static Map<String, String> strategy(CoreConfiguration configuration) {
        final Map<String, String> keys = new TreeMap<>(configuration.entries());
        keys.keySet().removeIf(key -> !key.startsWith("strategy."));
        return keys;
    }

    private static SortedMap<String, Integer> days(LabelledData rows) {
        final SortedMap<String, Integer> days = new TreeMap<>();
        for (int i = 0; i < rows.symbols().size(); i++) {
            days.put(rows.symbols().get(i), rows.days().get(i));
        }
        return days;
    }

    private static JsonNode manifest(byte[] bundle) {
        try {
            return new ObjectMapper().readTree(BundleContainer.read(bundle).section(ModelBundle.MANIFEST));
        } catch (final IOException e) {
            throw new IllegalStateException("the manifest just written is JSON", e);
        }
    }
}
