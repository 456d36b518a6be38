package io.escapement.trainer.search.space;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.StrategyKeys;
import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.market.Market;
import io.escapement.core.strategy.StrategyCatalog;
import io.escapement.core.strategy.StrategyKind;
import java.util.Map;
import java.util.TreeMap;

/** Asks the core itself whether values fit together: its configuration's relations, and its strategies' own. */
final class Contradictions {
    private static final int[] INTERVALS = {3, 5, 15, 60, 240};
    private static final int BARS = 64;

    private final CoreConfiguration base;
    private final Map<String, String> held;

    /** Held are core keys, which the base has, and fit settings, which it can't have. */
    Contradictions(CoreConfiguration base, Map<String, String> held) {
        this.base = base;
        this.held = held;
    }

    /** Whether the core would take these values on top of the base. */
    boolean areAbsent(Map<String, String> values) {
        if (forestWithoutWeight(values)) {
            return false;
        }
        final Map<String, String> entries = new TreeMap<>(base.entries());
        values.forEach((name, value) -> {
            if (!name.startsWith(FitParameters.SECTION)) {
                entries.put(name, value);
            }
        });
        try {
            final CoreConfiguration configuration = CoreConfiguration.fromEntries(entries);
            for (final StrategyKind kind : StrategyCatalog.all()) {
                if (isVaried(kind, values) && StrategyKeys.isEnabled(kind, configuration)) {
                    kind.create(
                            new Market(1, INTERVALS, BARS, 1),
                            new InstrumentTable(1),
                            StrategyKeys.values(kind, configuration));
                }
            }
            return true;
        } catch (final IllegalArgumentException e) {
            return false;
        }
    }

    /** What the trees leave is the forest's and the regression's. */
    private boolean forestWithoutWeight(Map<String, String> values) {
        return fit(values, FitParameters.FOREST) > 0 && fit(values, FitParameters.TREES_WEIGHT) == 1;
    }

    private double fit(Map<String, String> values, String name) {
        return Double.parseDouble(values.getOrDefault(name, held.getOrDefault(name, FitParameters.defaultText(name))));
    }

    private static boolean isVaried(StrategyKind kind, Map<String, String> values) {
        return values.keySet().stream().anyMatch(name -> name.startsWith(StrategyKeys.section(kind)));
    }
}
