package io.escapement.gateway.bybit.session;

import io.escapement.gateway.bybit.net.WebSocketLink;
import io.escapement.gateway.bybit.port.GatewayCounters;
import io.escapement.gateway.bybit.port.InboundPort;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * Answers a PING only after everything that arrived before it has had its consequences.
 *
 * <p>A PING becomes a barrier that passes the inbound ring, the business thread and the outbound ring. When it comes
 * back, every command caused by earlier inputs has been handed to the sockets. If one of them was a REST request that is
 * still under way, its outcome may cause more, so the barrier makes another round once the last such request has
 * finished. Only then the PONG goes out. The start script waits at its joints in the same way.
 *
 * <p>Thread: the event loop.
 */
public final class PingBarrier {
    private final InboundPort inbound;
    private final GatewayCounters counters;
    private final Long2ObjectHashMap<Waiting> rounds = new Long2ObjectHashMap<>();
    private final List<Waiting> held = new ArrayList<>();
    private long lastToken;
    private int requestsUnderWay;

    /** Who waits: a PING, or the start script. */
    private static final class Waiting {
        private final long token;
        private final WebSocketLink link;
        private final int generation;
        private final ByteBuf payload;
        private final CompletableFuture<Void> quiet;

        Waiting(long token, WebSocketLink link, int generation, ByteBuf payload, CompletableFuture<Void> quiet) {
            this.token = token;
            this.link = link;
            this.generation = generation;
            this.payload = payload;
            this.quiet = quiet;
        }
    }

    /**
     * A barrier with nobody waiting.
     *
     * @param inbound takes the rounds
     * @param counters counts answers
     */
    public PingBarrier(InboundPort inbound, GatewayCounters counters) {
        this.inbound = inbound;
        this.counters = counters;
    }

    /**
     * A PING arrived.
     *
     * @param link it came on
     * @param payload of the PING, owned by the barrier from now on
     */
    public void onPing(WebSocketLink link, ByteBuf payload) {
        start(new Waiting(++lastToken, link, link.generation(), payload, null));
    }

    /**
     * Somebody wants to know when all is quiet.
     *
     * @param quiet completed when every consequence of earlier inputs is published
     */
    public void onQuietWanted(CompletableFuture<Void> quiet) {
        start(new Waiting(++lastToken, null, 0, null, quiet));
    }

    /**
     * A round came back.
     *
     * @param token of the round
     */
    public void onBarrier(long token) {
        final Waiting waiting = rounds.remove(token);
        if (waiting == null) {
            return;
        }
        if (requestsUnderWay > 0) {
            held.add(waiting);
        } else if (waiting.quiet != null) {
            waiting.quiet.complete(null);
        } else {
            counters.add(GatewayCounters.Metric.PINGS_ANSWERED, 1);
            waiting.link.pong(waiting.generation, waiting.payload);
        }
    }

    /** A REST request caused by a command, or by a connection that came back, begins. */
    public void onRequestBegun() {
        requestsUnderWay++;
    }

    /** Such a request has ended and its outcome is published. */
    public void onRequestEnded() {
        if (--requestsUnderWay == 0 && !held.isEmpty()) {
            final List<Waiting> again = new ArrayList<>(held);
            held.clear();
            for (final Waiting waiting : again) {
                start(waiting);
            }
        }
    }

    private void start(Waiting waiting) {
        rounds.put(waiting.token, waiting);
        inbound.publishBarrier(waiting.token);
    }
}
