package io.escapement.trainer.search.trial;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.ExecutionKeys;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.backtest.BacktestMarket;
import io.escapement.trainer.backtest.BacktestModel;
import io.escapement.trainer.dataset.Dataset;
import io.escapement.trainer.search.space.FitParameters;
import io.escapement.trainer.task.Progress;
import io.escapement.trainer.task.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A trial: one point judged fold by fold, given up when it falls behind what earlier trials had by then. A point that can't
 * be judged is a result, too, with the reason: the others may be better.
 *
 * <p>Keeps the last histories it was asked about; a history or a model that has changed since is refused, which is no
 * point's fault.
 */
public final class TrialTask implements Task {
    /** Kind of these tasks. */
    public static final String KIND = "trial";

    private final TrialCache cache = new TrialCache();

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public JsonNode run(JsonNode payload, Progress progress) {
        final TrialSpec spec = TrialSpec.of(payload);
        final TrialCache.Loaded loaded = cache.loaded(spec, configuration(spec.configuration()));
        final BacktestMarket market = spec.kind() == TrialKind.SESSION ? loaded.market() : null;
        final BacktestModel model = spec.kind() == TrialKind.SESSION ? loaded.model(spec) : null;
        try {
            return judge(spec, evaluation(spec, loaded, market, model), progress)
                    .toJson();
        } catch (final TrainerException e) {
            return TrialResult.failed(e.getMessage()).toJson();
        }
    }

    private static TrialResult judge(TrialSpec spec, Evaluation evaluation, Progress progress) {
        final List<Trade> all = new ArrayList<>();
        final List<TrialResult.FoldScore> scores = new ArrayList<>();
        boolean goesOn = true;
        while (goesOn && scores.size() < spec.folds().size()) {
            progress.checkCancelled();
            final int index = scores.size();
            final Fold fold = spec.folds().get(index);
            final List<Trade> trades = evaluation.trades(fold);
            all.addAll(trades);
            scores.add(TrialResult.FoldScore.of(spec.objective(), trades, fold));
            // NaN is never above: without a bound the trial goes on.
            goesOn = !(TrialResult.running(scores, index + 1) < spec.stopBelow().get(index));
            progress.at("folds", (double) scores.size() / spec.folds().size(), "");
        }
        final boolean isComplete = scores.size() == spec.folds().size();
        final double[] days = DailyReturns.of(
                all,
                spec.folds().get(0).fromMs(),
                spec.folds().get(scores.size() - 1).toMs());
        return TrialResult.of(isComplete, spec.minTrades(), scores, days);
    }

    /**
     * Loads a history, and keeps it for the trials to come.
     *
     * @param data history folder
     * @param symbols empty for all
     * @param configuration says which intervals
     * @return loaded
     * @throws TrainerException naming what is missing
     */
    public TrialHistory history(Path data, List<String> symbols, CoreConfiguration configuration) {
        return cache.load(data, symbols, configuration);
    }

    private static Evaluation evaluation(
            TrialSpec spec, TrialCache.Loaded loaded, BacktestMarket market, BacktestModel model) {
        final CoreConfiguration configuration = configuration(spec);
        return switch (spec.kind()) {
            case SIGNALS -> new SignalEvaluation(loaded.history(), loaded.strategies(), configuration);
            case FIT -> {
                final Dataset rows = loaded.rows(configuration);
                yield new FitEvaluation(
                        rows,
                        FitValues.settings(spec.point()),
                        spec.symbols().size(),
                        configuration.value(ExecutionKeys.EXIT_MAX_HOLD));
            }
            case SESSION -> new SessionEvaluation(market, spec.symbols(), configuration, model);
        };
    }

    /** The core as this point has it. */
    static CoreConfiguration configuration(TrialSpec spec) {
        final Map<String, String> entries = new TreeMap<>(spec.configuration());
        spec.point().forEach((name, value) -> {
            if (!name.startsWith(FitParameters.SECTION)) {
                entries.put(name, value);
            }
        });
        return configuration(entries);
    }

    private static CoreConfiguration configuration(Map<String, String> entries) {
        try {
            return CoreConfiguration.fromEntries(entries);
        } catch (final IllegalArgumentException e) {
            throw new TrainerException("the trial's configuration is refused: " + e.getMessage(), e);
        }
    }
}
