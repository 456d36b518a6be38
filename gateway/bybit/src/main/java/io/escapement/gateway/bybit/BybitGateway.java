package io.escapement.gateway.bybit;

import io.escapement.gateway.bybit.port.CommandSink;
import io.escapement.gateway.bybit.port.GatewayClock;
import io.escapement.gateway.bybit.port.GatewayCounters;
import io.escapement.gateway.bybit.port.InboundPort;
import java.util.concurrent.Executor;

/**
 * The venue as seen by the engine: inputs come in through the {@link InboundPort}, commands go out through
 * {@link #commands()}.
 *
 * <p>Order of use: the host starts its rings and threads, makes the gateway, hands {@link #commands()} to its sender
 * thread, publishes its run-start input, then calls {@link #start}. Threads: one event loop for all sockets, one thread
 * for REST; {@link #start} and {@link #close} on the host's own.
 */
public final class BybitGateway implements AutoCloseable {
    private final GatewayConfiguration configuration;

    /**
     * A gateway at rest.
     *
     * @param configuration concluded
     * @param inbound where inputs go
     * @param counters written while running
     * @throws GatewayException if a URL is plain and not to a loopback address
     */
    public BybitGateway(GatewayConfiguration configuration, InboundPort inbound, GatewayCounters counters) {
        this.configuration = configuration;
    }

    /**
     * Where commands and barriers that come out of the outbound ring go.
     *
     * @return usable at once; before {@link #start} every command becomes UNSENT
     */
    public CommandSink commands() {
        throw new GatewayException("not started: " + configuration.restUrl());
    }

    /**
     * Runs tasks on the gateway's event loop, in the order given. A sender that drains the outbound ring there writes to
     * the sockets without another hop between threads.
     *
     * @return usable from the constructor on
     */
    public Executor eventLoop() {
        throw new GatewayException("not started: " + configuration.restUrl());
    }

    /**
     * The clock inputs are stamped with; the host stamps its own inputs by it too.
     *
     * @return usable at once
     */
    public GatewayClock clock() {
        throw new GatewayException("not started: " + configuration.restUrl());
    }

    /**
     * Runs the start script and returns when the public stream is up.
     *
     * <p>Published in this order: instrument definitions, fee rates, warm-up bars, private UP, trade UP,
     * reconciliation, public UP. Before the sockets, before the reconciliation and before the public stream the gateway
     * waits until all commands caused so far have their outcomes, so that the order of inputs does not depend on speed.
     *
     * @param progress told after each part
     * @throws GatewayException if the venue can't be reached, refuses the key or doesn't know a symbol
     */
    public void start(StartProgress progress) {
        throw new GatewayException("not started: " + configuration.restUrl());
    }

    /** Closes sockets and threads; publishes nothing any more once it returns. May be called twice. */
    @Override
    public void close() {}
}
