package io.escapement.trainer.search.trial;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.StrategyKeys;
import io.escapement.core.strategy.StrategyKind;
import io.escapement.trainer.label.LabelRules;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Trades of strategies by everything they depend on. What a search doesn't vary is found once; what it does, as often as
 * it must be.
 */
final class StrategyCache {
    private static final int ENTRIES_MAX = 32;

    private final TrialHistory history;
    private final Map<String, StrategyTrades> kept = new LinkedHashMap<>(ENTRIES_MAX, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, StrategyTrades> eldest) {
            return size() > ENTRIES_MAX;
        }
    };

    StrategyCache(TrialHistory history) {
        this.history = history;
    }

    /** The trades of a strategy with the values a configuration gives it. */
    synchronized StrategyTrades of(StrategyKind kind, CoreConfiguration configuration) {
        return kept.computeIfAbsent(key(kind, configuration), key -> new StrategyTrades(history, kind, configuration));
    }

    private static String key(StrategyKind kind, CoreConfiguration configuration) {
        // The rules are all that decides what becomes of a proposal: a worker's trials may be of several searches.
        final StringBuilder key =
                new StringBuilder(LabelRules.of(configuration).json().toString()).append('\n');
        configuration.entries().forEach((name, value) -> {
            if (name.startsWith(StrategyKeys.section(kind))) {
                key.append(name).append('=').append(value).append('\n');
            }
        });
        return key.toString();
    }
}
