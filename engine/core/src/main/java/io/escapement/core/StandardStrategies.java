package io.escapement.core;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.StrategyKeys;
import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.market.Market;
import io.escapement.core.strategy.Strategy;
import io.escapement.core.strategy.TrendStrategy;

/** The strategies of the product. Registering one is one line here. */
final class StandardStrategies implements StrategyFactory {
    @Override
    public Strategy[] create(CoreConfiguration configuration, Market market, InstrumentTable instruments) {
        if (!configuration.flag(StrategyKeys.TREND_ENABLED)) {
            return new Strategy[0];
        }
        return new Strategy[] {new TrendStrategy(market, instruments, StrategyKeys.trend(configuration))};
    }
}
