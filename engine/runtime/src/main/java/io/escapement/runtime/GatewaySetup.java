package io.escapement.runtime;

import io.escapement.gateway.bybit.GatewayConfiguration;
import io.escapement.runtime.config.EngineConfiguration;
import io.escapement.runtime.start.Recovery;
import io.escapement.runtime.thread.ThreadPlacement;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/** What the engine tells its gateway: the operator's keys, the venue's addresses, what the journal remembers. */
final class GatewaySetup {
    private GatewaySetup() {}

    /** Maps everything, concluded; {@code recovery} has been replayed. */
    static GatewayConfiguration of(EngineSetup setup, int epoch, Recovery recovery, ThreadPlacement placement) {
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
                .executionsSinceMs(TimeUnit.NANOSECONDS.toMillis(recovery.fillsUntilNs()));
        gateway.universe().symbols(setup.symbols());
        gateway.market().intervals(keys.intervals()).topics(keys.topics()).warmUpBars(keys.warmUpBars());
        gateway.requests()
                .receiveWindowMs(keys.receiveWindowMs())
                .requestTimeout(Duration.ofMillis(keys.requestTimeoutMs()))
                .orderTimeout(Duration.ofMillis(keys.orderTimeoutMs()));
        gateway.sockets()
                .heartbeat(Duration.ofMillis(keys.heartbeatMs()))
                .silence(Duration.ofMillis(keys.silenceMs()))
                .linger(Duration.of(keys.gatewayLingerUs(), ChronoUnit.MICROS))
                .eventLoopThread(placement.factory("gateway", keys.gatewayCpus()));
        return gateway.conclude();
    }
}
