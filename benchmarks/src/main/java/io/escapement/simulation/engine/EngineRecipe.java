package io.escapement.simulation.engine;

import io.escapement.core.StrategyFactory;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.gateway.bybit.GatewayConfiguration;
import java.util.function.BiFunction;

/**
 * All an engine is made of, at every start alike.
 *
 * @param core the core's configuration
 * @param strategies what makes signals; a function of its arguments
 * @param gateway the gateway's configuration, concluded, for an epoch and the moment (ms since the epoch, 0 for none)
 *     until when the journal holds every fill
 * @param ringCapacity slots of the inbound ring
 * @param tickNanos distance of time ticks
 */
public record EngineRecipe(
        CoreConfiguration core,
        StrategyFactory strategies,
        BiFunction<Integer, Long, GatewayConfiguration> gateway,
        int ringCapacity,
        long tickNanos) {}
