package io.escapement.core;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.StrategyKeys;
import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.market.Market;
import io.escapement.core.strategy.Strategy;
import io.escapement.core.strategy.TrendStrategy;

/** Builds the strategies of a core around its market. Registering a strategy is one line in {@link #standard}. */
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

    /**
     * The strategies of the product.
     *
     * @return those the configuration enables
     */
    static StrategyFactory standard() {
        return (configuration, market, instruments) -> configuration.flag(StrategyKeys.TREND_ENABLED)
                ? new Strategy[] {new TrendStrategy(market, instruments, StrategyKeys.trend(configuration))}
                : new Strategy[0];
    }
}
