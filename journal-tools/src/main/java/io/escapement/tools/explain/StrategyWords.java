package io.escapement.tools.explain;

import io.escapement.core.config.BarKeys;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.StrategyKeys;
import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.market.Market;
import io.escapement.core.strategy.StrategyCatalog;
import io.escapement.core.strategy.StrategyKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names of strategies and of the numbers they give as reasons. */
final class StrategyWords {
    private final Map<Integer, String> names = new HashMap<>();
    private final Map<Integer, List<String>> numbers = new HashMap<>();

    StrategyWords(CoreConfiguration configuration) {
        final Market market = new Market(1, configuration.list(BarKeys.INTERVALS), 1, 1);
        final InstrumentTable instruments = new InstrumentTable(1);
        for (StrategyKind kind : StrategyCatalog.all()) {
            names.put(kind.id(), kind.name());
            numbers.put(
                    kind.id(),
                    kind.create(market, instruments, StrategyKeys.values(kind, configuration))
                            .numberNames());
        }
    }

    String name(int strategyId) {
        return names.getOrDefault(strategyId, "strategy " + strategyId);
    }

    /** @return name of a number by its place, or its place when nobody named it */
    String number(int strategyId, int place) {
        final List<String> known = numbers.getOrDefault(strategyId, List.of());
        return place < known.size() ? known.get(place) : "number " + (place + 1);
    }
}
