package io.escapement.trainer.search.trial;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.StrategyKeys;
import io.escapement.core.strategy.StrategyCatalog;
import io.escapement.core.strategy.StrategyKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Every proposal is traded, one position a symbol: while one is open, whoever opened it, others on the symbol are let go,
 * as the core does.
 */
final class SignalEvaluation implements Evaluation {
    private final int symbols;
    private final List<StrategyTrades> strategies = new ArrayList<>();

    SignalEvaluation(TrialHistory history, StrategyCache cache, CoreConfiguration configuration) {
        symbols = history.symbols().size();
        for (final StrategyKind kind : StrategyCatalog.all()) {
            if (StrategyKeys.isEnabled(kind, configuration)) {
                strategies.add(cache.of(kind, configuration));
            }
        }
    }

    @Override
    public List<Trade> trades(Fold fold) {
        final List<Trade> made = new ArrayList<>();
        for (int symbol = 0; symbol < symbols; symbol++) {
            final List<Trade> proposed = new ArrayList<>();
            for (final StrategyTrades strategy : strategies) {
                strategy.collect(symbol, fold.fromMs(), fold.toMs(), proposed);
            }
            // Stable: of one instant, the strategy that speaks first.
            proposed.sort(Comparator.comparingLong(Trade::decidedMs));
            made.addAll(OnePosition.of(proposed, fold.toMs()));
        }
        made.sort(Comparator.comparingLong(Trade::decidedMs).thenComparingInt(Trade::symbol));
        return made;
    }
}
