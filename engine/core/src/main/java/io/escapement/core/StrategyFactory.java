package io.escapement.core;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.market.Market;
import io.escapement.core.strategy.Strategy;

/** Builds the strategies of a core around its market. The product's own are {@link StandardStrategies}. */
public interface StrategyFactory {
    /**
     * Builds strategies.
     *
     * @param configuration their parameters
     * @param market read-only to them
     * @param instruments read-only to them
     * @return strategies with different ids, in the order they speak
     */
    Strategy[] create(CoreConfiguration configuration, Market market, InstrumentTable instruments);
}
