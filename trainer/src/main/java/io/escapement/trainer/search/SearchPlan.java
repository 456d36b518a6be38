package io.escapement.trainer.search;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.ModelKeys;
import io.escapement.core.config.StrategyKeys;
import io.escapement.core.strategy.StrategyCatalog;
import io.escapement.core.strategy.StrategyKind;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.backtest.BacktestModel;
import io.escapement.trainer.backtest.ModelChoice;
import io.escapement.trainer.search.optimiser.Optimiser;
import io.escapement.trainer.search.space.Dimension;
import io.escapement.trainer.search.space.FitParameters;
import io.escapement.trainer.search.space.Point;
import io.escapement.trainer.search.space.Selection;
import io.escapement.trainer.search.space.Space;
import io.escapement.trainer.search.trial.Fold;
import io.escapement.trainer.search.trial.TrialHistory;
import io.escapement.trainer.search.trial.TrialKind;
import io.escapement.trainer.search.trial.TrialSpec;
import io.escapement.trainer.search.trial.TrialTask;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Settings made concrete on a history.
 *
 * @param settings as given
 * @param model that judges signals in sessions; null for none
 * @param history loaded
 * @param base the core without what is varied
 * @param space to choose from
 * @param kind how a point is judged
 * @param folds to judge on
 * @param heldOut only for the best
 */
record SearchPlan(
        SearchSettings settings,
        BacktestModel model,
        TrialHistory history,
        CoreConfiguration base,
        Space space,
        TrialKind kind,
        List<Fold> folds,
        Fold heldOut) {
    static final String GIVEN = "given";
    static final String SETTINGS = "settings";
    static final String HISTORY = "history";

    /** Checks, loads the history, and makes everything concrete. */
    static SearchPlan of(SearchSettings settings, TrialTask local) {
        final TrialKind kind = check(settings);
        final Selection selection = new Selection(settings.vary(), settings.fix());
        final CoreConfiguration base = selection.fixed(base(settings));
        final BacktestModel model =
                settings.model() == null ? null : BacktestModel.read(ModelChoice.file(settings.model()));
        final TrialHistory history = local.history(Path.of(settings.data()), settings.symbols(), base);
        final List<Fold> all = Fold.cut(
                unseenFromMs(history, model),
                history.toMs(),
                settings.folds(),
                kind == TrialKind.FIT,
                settings.holdOut());
        final Space space = selection.space(base, history::has);
        return new SearchPlan(
                settings, model, history, base, space, kind, all.subList(0, all.size() - 1), all.get(all.size() - 1));
    }

    /** Where trials may begin: on what a model was fitted or decided on, it looks better than it is. */
    private static long unseenFromMs(TrialHistory history, BacktestModel model) {
        if (model == null || model.seenUntilMs() <= history.fromMs() || model.seenFromMs() >= history.toMs()) {
            return history.fromMs();
        }
        if (model.seenUntilMs() >= history.toMs()) {
            throw new TrainerException("the model was fitted and decided on all of the history, so sessions on it would"
                    + " say nothing: fetch newer history, or name a model whose test part is in it");
        }
        return model.seenUntilMs();
    }

    /** Checks what can be checked before the history is read. */
    static TrialKind check(SearchSettings settings) {
        final Selection selection = new Selection(settings.vary(), settings.fix());
        final CoreConfiguration base = selection.fixed(base(settings));
        final TrialKind least = TrialKind.of(
                selection.dimensions().stream().map(Dimension::name).toList());
        final TrialKind kind = kind(settings, least);
        if (kind.ordinal() < least.ordinal() || kind != least && least == TrialKind.FIT) {
            throw new TrainerException(
                    "what is varied makes no difference to trials by " + kind + "; judge by " + least);
        }
        if (kind == TrialKind.SESSION && settings.model() == null && base.flag(ModelKeys.REQUIRED)) {
            throw new TrainerException(
                    "trials are sessions here, and the core trades by a model only: name one with --model,"
                            + " or allow trading without by --set model.required=false");
        }
        return kind;
    }

    private static TrialKind kind(SearchSettings settings, TrialKind least) {
        if (settings.by() != null) {
            return settings.by();
        }
        return settings.model() == null ? least : TrialKind.SESSION;
    }

    /** What chooses points; not asked yet. */
    Optimiser optimiser() {
        return settings.method().create(space, settings.seed(), settings.batch(), settings.levels(), settings.trials());
    }

    /** What a search's folder says about it. */
    ObjectNode header() {
        final ObjectNode header = JsonNodeFactory.instance.objectNode();
        header.set(GIVEN, settings.toJson());
        // What budgets there are may change from run to run, all else may not.
        header.set(SETTINGS, settings.withBudget(1, 0, 0).toJson());
        header.putObject(HISTORY)
                .put("sha256", history.sha256())
                .put("modelSha256", model == null ? null : model.sha256())
                .put("fromMs", history.fromMs())
                .put("toMs", history.toMs());
        return header;
    }

    /** Bounds for the batch behind some trials. */
    List<Double> bounds(List<Trial> before) {
        return settings.stopTrials() ? MedianRule.bounds(before, folds.size()) : MedianRule.none(folds.size());
    }

    /** A point on all folds. */
    TrialSpec spec(Point point, List<Double> bounds) {
        return spec(space.values(point), folds, bounds);
    }

    /** Values on some folds; what they leave out stays as in the base. */
    TrialSpec spec(SortedMap<String, String> values, List<Fold> stretches, List<Double> bounds) {
        final SortedMap<String, String> point = fit();
        point.putAll(values);
        return new TrialSpec(
                Path.of(settings.data()),
                history.sha256(),
                history.symbols(),
                kind,
                StoredConfiguration.changes(base),
                point,
                settings.model(),
                model == null ? null : model.sha256(),
                stretches,
                settings.objective(),
                // What the time held out shows is told however little it is.
                stretches.equals(folds) ? settings.minTrades() : 0,
                bounds);
    }

    /** The core with a point's values. */
    CoreConfiguration configuration(Map<String, String> point) {
        final Map<String, String> entries = new TreeMap<>(base.entries());
        point.forEach((name, value) -> {
            if (!name.startsWith(FitParameters.SECTION)) {
                entries.put(name, value);
            }
        });
        return CoreConfiguration.fromEntries(entries);
    }

    /** Fit settings of a point and those held. */
    SortedMap<String, String> fit(Map<String, String> point) {
        final SortedMap<String, String> fit = fit();
        point.forEach((name, value) -> {
            if (name.startsWith(FitParameters.SECTION)) {
                fit.put(name, value);
            }
        });
        return fit;
    }

    /** Bars that were judged on, those of every trial counted. */
    long barTrials(List<Trial> trials) {
        double judgedMs = 0;
        for (final Trial trial : trials) {
            for (int i = 0; i < trial.result().folds().size(); i++) {
                judgedMs += folds.get(i).toMs() - folds.get(i).fromMs();
            }
        }
        return Math.round(history.primaryBars() * (judgedMs / (history.toMs() - history.fromMs())));
    }

    /** Strategies a configuration enables. */
    static List<String> strategies(CoreConfiguration configuration) {
        return StrategyCatalog.all().stream()
                .filter(kind -> StrategyKeys.isEnabled(kind, configuration))
                .map(StrategyKind::name)
                .toList();
    }

    private SortedMap<String, String> fit() {
        final SortedMap<String, String> fit = new TreeMap<>(settings.fix());
        fit.keySet().removeIf(name -> !name.startsWith(FitParameters.SECTION));
        return fit;
    }

    private static CoreConfiguration base(SearchSettings settings) {
        try {
            return CoreConfiguration.fromEntries(settings.configuration());
        } catch (final IllegalArgumentException e) {
            throw new TrainerException("core configuration: " + e.getMessage(), e);
        }
    }
}
