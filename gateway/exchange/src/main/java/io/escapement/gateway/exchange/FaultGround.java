package io.escapement.gateway.exchange;

import io.escapement.gateway.exchange.auth.ClockRule;
import io.escapement.gateway.exchange.fault.Fault;
import io.escapement.gateway.exchange.fault.FaultSite;
import io.escapement.gateway.exchange.net.LoopbackServer;
import io.escapement.gateway.exchange.net.SocketLink;
import io.escapement.gateway.exchange.pace.Pacer;
import io.escapement.gateway.exchange.session.Sockets;
import io.escapement.gateway.exchange.stream.PublicFeed;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Carries faults out on the exchange. Event loop only. */
final class FaultGround implements FaultSite {
    private static final String ALL = "all";
    private static final String REST = "rest";

    private final LoopbackServer server;
    private final Sockets sockets;
    private final ClockRule clock;
    private final OutsideEvents events;
    private final PublicFeed publicFeed;
    private final Supplier<Pacer> pacer;

    FaultGround(
            LoopbackServer server,
            Sockets sockets,
            ClockRule clock,
            OutsideEvents events,
            PublicFeed publicFeed,
            Supplier<Pacer> pacer) {
        this.server = server;
        this.sockets = sockets;
        this.clock = clock;
        this.events = events;
        this.publicFeed = publicFeed;
        this.pacer = pacer;
    }

    @Override
    public void cut(String which) {
        sockets.links(which).forEach(SocketLink::close);
        if (which.equals(ALL) || which.equals(REST)) {
            server.cutRequests();
        }
    }

    @Override
    public void stall(String which, long ms) {
        final List<SocketLink> links = sockets.links(which);
        for (final SocketLink link : links) {
            link.stall(true);
            pacer.get().onStalled(link);
        }
        server.loop().schedule(() -> links.forEach(link -> link.stall(false)), ms, TimeUnit.MILLISECONDS);
    }

    @Override
    public boolean isOf(String which, SocketLink link) {
        return sockets.links(which).contains(link);
    }

    @Override
    public void skewClock(long ms) {
        clock.skew(ms);
    }

    @Override
    public void restart(long downMs) {
        server.shut();
        publicFeed.restart();
        server.loop().schedule(server::reopen, downMs, TimeUnit.MILLISECONDS);
    }

    @Override
    public void happen(Fault fault) {
        events.happen(fault);
    }
}
