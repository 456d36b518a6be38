package io.escapement.core;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.StrategyKeys;
import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.market.Market;
import io.escapement.core.strategy.Strategy;
import io.escapement.core.strategy.StrategyCatalog;
import io.escapement.core.strategy.StrategyKind;
import java.util.ArrayList;
import java.util.List;

/** The strategies of the product that are switched on. */
final class StandardStrategies implements StrategyFactory {
    @Override
    public Strategy[] create(CoreConfiguration configuration, Market market, InstrumentTable instruments) {
        final List<Strategy> strategies = new ArrayList<>();
        for (final StrategyKind kind : StrategyCatalog.all()) {
            if (StrategyKeys.isEnabled(kind, configuration)) {
                strategies.add(kind.create(market, instruments, StrategyKeys.values(kind, configuration)));
            }
        }
        final Strategy[] array = new Strategy[strategies.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = strategies.get(i);
        }
        return array;
    }
}
