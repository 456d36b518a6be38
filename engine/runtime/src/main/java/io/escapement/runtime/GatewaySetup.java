package io.escapement.runtime;

import io.escapement.core.config.CoreKeys;
import io.escapement.gateway.bybit.GatewayConfiguration;
import io.escapement.runtime.config.EngineConfiguration;
import io.escapement.runtime.config.MarketConfiguration;
import io.escapement.runtime.start.Recovery;
import io.escapement.runtime.thread.ThreadPlacement;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/** What the engine tells its gateway: the operator's keys, the venue's addresses, what the journal remembers. */
final class GatewaySetup {
    private GatewaySetup() {}

    /** Maps everything, concluded; {@code recovery} has been replayed. */
    static GatewayConfiguration of(
            EngineSetup setup, int epoch, Recovery recovery, ThreadPlacement placement, EngineProgress progress) {
        final EngineConfiguration keys = setup.configuration();
        final GatewayConfiguration gateway = new GatewayConfiguration().clock(keys.clock());
        gateway.addresses()
                .restUrl(setup.venue().rest())
                .publicUrl(setup.venue().publicStream())
                .privateUrl(setup.venue().privateStream())
                .tradeUrl(setup.venue().trade())
                .trust(keys.trust());
        gateway.account()
                .credentials(setup.credentials())
                .instance(keys.instance())
                .epoch(epoch)
                .executionsSinceMs(TimeUnit.NANOSECONDS.toMillis(recovery.fillsUntilNs()))
                .reconcileEvery(keys.requests().reconcileEvery())
                .disconnectCancel(keys.requests().disconnectCancel());
        gateway.alerts((alert, text) -> progress.onLine("gateway      ALERT " + text));
        final MarketConfiguration market = keys.market();
        gateway.universe()
                .symbols(setup.symbols())
                .known(recovery.symbols())
                .departed(recovery.departedSymbols())
                .capacity(keys.core().count(CoreKeys.CAPACITY_INSTRUMENTS))
                .automatic(market.isAutomatic())
                .size(market.universeSize())
                .minTurnover(market.minTurnover())
                .minPrice(market.minPrice())
                .minAge(market.minAge())
                .excluded(market.excluded())
                // When it happens is the machine's doing, and two runs of a deterministic session must be one.
                .refresh(setup.deterministic() ? Duration.ZERO : market.refresh())
                .hysteresisPercent(market.hysteresisPercent());
        gateway.market()
                .intervals(keys.intervals())
                .topics(market.topics())
                .deepSymbols(market.deepSymbols())
                .warmUpBars(market.warmUpBars())
                .topicsPerConnection(market.topicsPerConnection())
                .confirmGrace(market.confirmGrace())
                .dataGrace(market.dataGrace())
                .floodPatience(market.floodPatience());
        gateway.requests()
                .receiveWindowMs(keys.receiveWindowMs())
                .requestTimeout(Duration.ofMillis(keys.requestTimeoutMs()))
                .orderTimeout(Duration.ofMillis(keys.orderTimeoutMs()))
                .restAfter(keys.requests().restOrdersAfter())
                .vipLevel(keys.requests().vipLevel())
                .banPause(keys.requests().banPause());
        gateway.sockets()
                .heartbeat(Duration.ofMillis(keys.heartbeatMs()))
                .silence(Duration.ofMillis(keys.silenceMs()))
                .linger(Duration.of(keys.gatewayLingerUs(), ChronoUnit.MICROS))
                .eventLoopThread(placement.factory("gateway", keys.gatewayCpus()));
        return gateway.conclude();
    }
}
