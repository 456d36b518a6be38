package io.escapement.trainer.search.trial;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.backtest.BacktestMarket;
import io.escapement.trainer.backtest.BacktestModel;
import io.escapement.trainer.backtest.MarketChoice;
import io.escapement.trainer.backtest.MarketReader;
import io.escapement.trainer.backtest.ModelChoice;
import io.escapement.trainer.dataset.Dataset;
import io.escapement.trainer.dataset.HistorySource;
import io.escapement.trainer.dataset.LabelledRows;
import io.escapement.trainer.label.LabelRules;
import io.escapement.trainer.signal.RowSource;
import io.escapement.trainer.task.Progress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What trials of one search have in common, kept between them: the history, strategies' trades, rows to learn from. */
final class TrialCache {
    private static final int HISTORIES_MAX = 2;
    private static final int ROWS_MAX = 4;

    private final Map<String, Loaded> kept = new Recent<>(HISTORIES_MAX);

    /** Of one history. */
    static final class Loaded {
        private final Path data;
        private final TrialHistory history;
        private final CoreConfiguration configuration;
        private final StrategyCache strategies;
        private final Map<String, Dataset> rows = new Recent<>(ROWS_MAX);
        private BacktestMarket market;
        private BacktestModel model;

        private Loaded(Path data, TrialHistory history, CoreConfiguration configuration) {
            this.data = data;
            this.history = history;
            this.configuration = configuration;
            strategies = new StrategyCache(history);
        }

        TrialHistory history() {
            return history;
        }

        StrategyCache strategies() {
            return strategies;
        }

        /** Labelled proposals under a configuration. */
        Dataset rows(CoreConfiguration configuration) {
            synchronized (rows) {
                return rows.computeIfAbsent(configuration.canonicalText(), text -> label(configuration));
            }
        }

        /** The same history as a market for sessions; refused if the folder has other bars by now. */
        synchronized BacktestMarket market() {
            if (market == null) {
                final BacktestMarket read = MarketReader.read(MarketChoice.history(data.toString()), history.symbols());
                // Hashed behind the read: whatever came before or during it shows.
                requireSame(
                        data,
                        history.sha256(),
                        new HistorySource(data, configuration)
                                .read(history.symbols(), Progress.NONE)
                                .sha256());
                market = read;
            }
            return market;
        }

        /** The model of a trial's sessions; null for none. */
        synchronized BacktestModel model(TrialSpec spec) {
            if (spec.model() == null) {
                return null;
            }
            if (model == null || !model.sha256().equals(spec.modelSha256())) {
                model = BacktestModel.read(ModelChoice.file(spec.model()));
            }
            if (!model.sha256().equals(spec.modelSha256())) {
                throw new TrainerException("the model " + spec.model()
                        + " is not the one the search began with (sha256 " + spec.modelSha256() + ", now "
                        + model.sha256() + "); restore it, or begin a new search");
            }
            return model;
        }

        private Dataset label(CoreConfiguration configuration) {
            final LabelledRows labelled =
                    new LabelledRows(configuration, RowSource.PROPOSALS, LabelRules.of(configuration));
            for (int i = 0; i < history.symbols().size(); i++) {
                labelled.add(i, history.instrument(i).history());
            }
            return labelled.dataset();
        }
    }

    /** A map that forgets what was not asked for longest. */
    private static final class Recent<V> extends LinkedHashMap<String, V> {
        private static final long serialVersionUID = 1L;

        private final int max;

        Recent(int max) {
            super(max, 0.75f, true);
            this.max = max;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > max;
        }
    }

    /** Loads a history and keeps it. */
    synchronized TrialHistory load(Path data, List<String> symbols, CoreConfiguration configuration) {
        final TrialHistory history = TrialHistory.load(data, symbols, configuration);
        kept.put(key(data, history.symbols(), history.sha256()), new Loaded(data, history, configuration));
        return history;
    }

    /** The history a trial names, loaded if need be; refused if it isn't the one that was meant. */
    synchronized Loaded loaded(TrialSpec spec, CoreConfiguration configuration) {
        final String key = key(spec.data(), spec.symbols(), spec.sha256());
        if (!kept.containsKey(key)) {
            requireSame(
                    spec.data(),
                    spec.sha256(),
                    load(spec.data(), spec.symbols(), configuration).sha256());
        }
        return kept.get(key);
    }

    private static void requireSame(Path data, String wanted, String found) {
        if (!found.equals(wanted)) {
            throw new TrainerException("the history in " + data + " is not the one the search began with (sha256 "
                    + wanted + ", now " + found + "); restore it, or begin a new search");
        }
    }

    private static String key(Path data, List<String> symbols, String sha256) {
        return data + " " + symbols + " " + sha256;
    }
}
