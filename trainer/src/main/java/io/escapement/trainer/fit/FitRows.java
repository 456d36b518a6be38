package io.escapement.trainer.fit;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.feature.FeatureEngine;
import io.escapement.core.feature.FeatureLayout;
import io.escapement.core.model.ModelStage;
import io.escapement.trainer.dataset.Dataset;
import io.escapement.trainer.dataset.DatasetRequest;
import io.escapement.trainer.dataset.DatasetSource;
import io.escapement.trainer.dataset.HistorySource;
import io.escapement.trainer.dataset.LabelledData;
import io.escapement.trainer.dataset.SymbolHistory;
import io.escapement.trainer.history.HistoryBar;
import io.escapement.trainer.label.LabelRules;
import io.escapement.trainer.task.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rows a recipe makes of a history folder.
 *
 * @param recipe with its symbols named
 * @param configuration of the recipe
 * @param labelled rows in order of time, and what they are of
 * @param days of history of each symbol, in the order of the symbols
 */
public record FitRows(FitRecipe recipe, CoreConfiguration configuration, LabelledData labelled, List<Integer> days) {
    private static final String STRATEGY_KEYS = "strategy.";
    private static final long MINUTE_MS = 60_000L;
    private static final long DAY_MS = 86_400_000L;
    private static final double READ = 0.3;

    /**
     * Makes rows.
     *
     * @param folder of the history
     * @param wanted how; without symbols all of the folder are taken
     * @param progress told of each symbol
     * @return the rows
     * @throws TrainerException naming the symbol that gives none, or what is missing
     */
    public static FitRows load(Path folder, FitRecipe wanted, Progress progress) {
        final CoreConfiguration configuration = wanted.configuration();
        final DatasetRequest request = DatasetRequest.of(folder, wanted.symbols(), configuration, wanted.rows());
        final HistorySource.Histories histories =
                new HistorySource(folder, configuration).read(wanted.symbols(), progress.part(0, READ));
        final LabelledData labelled = DatasetSource.label(request, histories, progress.part(READ, 1));
        final List<Integer> days = new ArrayList<>();
        for (final SymbolHistory history : histories.symbols()) {
            days.add(days(history.bars().get(FeatureEngine.PRIMARY_MINUTES)));
        }
        return new FitRows(wanted.withSymbols(labelled.symbols()), configuration, labelled, days);
    }

    /**
     * Where the rows come from, for the manifest.
     *
     * @param stage how far a model of them may go
     * @return all about them
     */
    public ModelFit.Origin origin(ModelStage stage) {
        return new ModelFit.Origin(
                recipe.symbols(),
                FeatureEngine.PRIMARY_MINUTES,
                FeatureLayout.standard(),
                labelled.sources(),
                rules(),
                recipe.rows().source(),
                labelled.strategies(),
                strategy(),
                System.getProperty("escapement.commit", "unknown"),
                stage);
    }

    /**
     * The rows.
     *
     * @return in order of time
     */
    public Dataset data() {
        return labelled.rows();
    }

    /**
     * What their labels are.
     *
     * @return the rules
     */
    public LabelRules rules() {
        return recipe.rows().rules(configuration);
    }

    /**
     * Longest hold of a trade.
     *
     * @return minutes
     */
    public long holdMinutes() {
        return rules().barriers().holdMs() / MINUTE_MS;
    }

    /** What the strategies were told: a model is for the signals of these. */
    private Map<String, String> strategy() {
        final Map<String, String> keys = new TreeMap<>(configuration.entries());
        keys.keySet().removeIf(key -> !key.startsWith(STRATEGY_KEYS));
        return keys;
    }

    private static int days(List<HistoryBar> bars) {
        return (int) ((bars.get(bars.size() - 1).openTimeMs() - bars.get(0).openTimeMs()) / DAY_MS);
    }
}
