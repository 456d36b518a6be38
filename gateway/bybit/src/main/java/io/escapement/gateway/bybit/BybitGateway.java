package io.escapement.gateway.bybit;

import io.escapement.codecs.sbe.ClockSource;
import io.escapement.gateway.bybit.decode.SymbolTable;
import io.escapement.gateway.bybit.limit.RateLimits;
import io.escapement.gateway.bybit.market.PublicMarket;
import io.escapement.gateway.bybit.net.ConnectionBudget;
import io.escapement.gateway.bybit.net.Endpoint;
import io.escapement.gateway.bybit.net.LinkTimes;
import io.escapement.gateway.bybit.net.SocketTransport;
import io.escapement.gateway.bybit.net.Transport;
import io.escapement.gateway.bybit.order.CommandQueue;
import io.escapement.gateway.bybit.order.OrderWarmUp;
import io.escapement.gateway.bybit.port.CommandSink;
import io.escapement.gateway.bybit.port.GatewayClock;
import io.escapement.gateway.bybit.port.GatewayCounters;
import io.escapement.gateway.bybit.port.InboundPort;
import io.escapement.gateway.bybit.publish.InputPublisher;
import io.escapement.gateway.bybit.query.VenueQueries;
import io.escapement.gateway.bybit.rest.RequestClock;
import io.escapement.gateway.bybit.rest.RestClient;
import io.escapement.gateway.bybit.rest.RestException;
import io.escapement.gateway.bybit.rest.RestSettings;
import io.escapement.gateway.bybit.rest.Signer;
import io.escapement.gateway.bybit.session.PingBarrier;
import io.escapement.gateway.bybit.session.ReceiveClock;
import io.escapement.gateway.bybit.session.SessionContext;
import io.escapement.gateway.bybit.session.VenueClock;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
    private static final long CLOSE_SECONDS = 2;

    /** The venue allows 500 new connections in 5 minutes; what we make by REST needs a part of them. */
    private static final int CONNECTIONS = 400;

    private static final Duration CONNECTION_WINDOW = Duration.ofMinutes(5);

    private final GatewayConfiguration configuration;
    private final InboundPort inbound;
    private final GatewayCounters counters;
    private final Transport transport;
    private final SymbolTable symbols;
    private final GatewayClock clock;
    private final RequestClock requestClock;
    private final RateLimits limits;
    private final PingBarrier barrier;
    private final AccountSide account;
    private final CommandQueue commands;
    private final PublicMarket market;
    private boolean closed;

    /**
     * A gateway at rest.
     *
     * @param configuration concluded
     * @param inbound where inputs go
     * @param counters written while running
     * @throws GatewayException if a URL is plain and not to a loopback address, or key or secret is missing
     */
    public BybitGateway(GatewayConfiguration configuration, InboundPort inbound, GatewayCounters counters) {
        this(
                configuration,
                inbound,
                counters,
                new SocketTransport(
                        configuration.sockets().eventLoopThread(),
                        configuration.sockets().linger()));
    }

    /**
     * A gateway in surroundings of the host's choice.
     *
     * @param configuration concluded
     * @param inbound where inputs go
     * @param counters written while running
     * @param transport closed with the gateway
     * @throws GatewayException if a URL is plain and not to a loopback address, or key or secret is missing
     */
    public BybitGateway(
            GatewayConfiguration configuration, InboundPort inbound, GatewayCounters counters, Transport transport) {
        this.configuration = configuration;
        this.inbound = inbound;
        this.counters = counters;
        this.transport = transport;
        final Endpoint publicEndpoint = endpoint(configuration.addresses().publicUrl());
        final Endpoint privateEndpoint = optional(configuration.addresses().privateUrl());
        final Endpoint tradeEndpoint = optional(configuration.addresses().tradeUrl());
        endpoint(configuration.addresses().restUrl());
        final Signer signer = signer(configuration);

        symbols = symbols(configuration);
        if (configuration.clock() == ClockSource.VENUE) {
            final VenueClock venueClock = new VenueClock();
            clock = venueClock;
            requestClock = venueClock;
        } else {
            clock = new ReceiveClock(transport);
            requestClock = RequestClock.wall(transport::epochMillis);
        }
        final RestSettings restSettings = new RestSettings(
                configuration.addresses().restUrl(),
                configuration.account().credentials(),
                configuration.requests().receiveWindowMs(),
                configuration.requests().requestTimeout(),
                configuration.addresses().trust());
        limits = new RateLimits(
                transport::nanoTime,
                configuration.requests().vipLevel(),
                configuration.clock() == ClockSource.RECEIVE,
                configuration.requests().banPause().toNanos());
        barrier = new PingBarrier(inbound, counters);
        final SessionContext context = new SessionContext(
                transport,
                linkTimes(),
                new ConnectionBudget(CONNECTIONS, CONNECTION_WINDOW),
                counters,
                new InputPublisher(inbound, clock, counters),
                barrier,
                signer,
                requestClock);
        account = new AccountSide(
                configuration, symbols, clock, inbound, restSettings, limits, privateEndpoint, tradeEndpoint, context);
        commands = new CommandQueue(transport, account.sender());
        market = market(context, publicEndpoint, new RestClient(restSettings, transport, requestClock, limits));
    }

    private PublicMarket market(SessionContext context, Endpoint endpoint, RestClient client) {
        try {
            return new PublicMarket(configuration, context, endpoint, symbols, clock, inbound, client);
        } catch (final IllegalArgumentException e) {
            throw new GatewayException("gateway: " + e.getMessage(), e);
        }
    }

    /**
     * Where commands and barriers that come out of the outbound ring go.
     *
     * @return usable at once; what comes before {@link #start} has brought the sockets up waits until it expires
     */
    public CommandSink commands() {
        return commands;
    }

    /**
     * Runs tasks on the gateway's event loop, in the order given. A sender that drains the outbound ring there writes to
     * the sockets without another hop between threads.
     *
     * @return usable from the constructor on; after {@link #close} tasks are dropped
     */
    public Executor eventLoop() {
        return transport;
    }

    /**
     * The clock inputs are stamped with; the host stamps its own inputs by it too.
     *
     * @return usable at once
     */
    public GatewayClock clock() {
        return clock;
    }

    /**
     * Asks the venue for its time, so that the host's own first inputs, the run start above all, can be stamped with
     * {@link #clock()} under the venue's clock too. Publishes nothing.
     *
     * @throws GatewayException if the venue can't be reached
     */
    public void synchronise() {
        try {
            account.queries().time();
        } catch (final RestException e) {
            throw new GatewayException("gateway: " + e.getMessage(), e);
        }
    }

    /**
     * Lets the event loop send made-up orders into the void, so that the way of the first real one is compiled. Nothing
     * is published or sent. Before {@link #start}.
     *
     * @param orders how many
     */
    public void warmUp(int orders) {
        if (symbols.size() == 0) {
            return;
        }
        final OrderWarmUp warmUp = new OrderWarmUp(account.encoder(), account.orderTimes(), symbols.size(), transport);
        transport.loop().submit(() -> warmUp.run(orders)).syncUninterruptibly();
    }

    /**
     * Runs the start script and returns when all public connections are up.
     *
     * <p>Published in this order: instrument definitions, fee rates, warm-up bars, private UP, trade UP,
     * reconciliation, public UP. Before the sockets, before the reconciliation and before the public stream the gateway
     * waits until all commands caused so far have their outcomes, so that the order of inputs does not depend on speed.
     *
     * @param progress told after each part
     * @throws GatewayException if the venue can't be reached, refuses the key or doesn't know a symbol
     */
    public void start(StartProgress progress) {
        account.start();
        final VenueQueries queries = market.queries(account.rest());
        final InputPublisher publisher = new InputPublisher(inbound, clock, counters);
        final StartScript script = new StartScript(
                configuration,
                queries,
                symbols,
                market.loader(queries, publisher),
                publisher,
                this::quiet,
                transport,
                progress);
        final List<Integer> carried = script.load(market.universe());
        if (account.isThere()) {
            checkAccount(queries, publisher);
            script.connectAccount(
                    account.privateSession(), account.tradeSession(), account.reconciliation(queries, publisher));
        }
        market.desk().plan(carried);
        script.connectMarket(market.desk());
        market.keepFresh();
        account.onStarted();
    }

    private void checkAccount(VenueQueries queries, InputPublisher publisher) {
        try {
            account.check(queries, publisher);
        } catch (final RestException e) {
            throw new GatewayException("gateway: " + e.getMessage(), e);
        }
    }

    /**
     * Whether every command that goes by REST has its answer.
     *
     * @return a moment old; any thread
     */
    public boolean isRestIdle() {
        return account.isIdle();
    }

    /** Closes sockets and threads; publishes nothing any more once it returns. May be called twice. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        commands.close();
        market.close();
        account.close();
        transport.close();
    }

    private CompletableFuture<Void> quiet() {
        final CompletableFuture<Void> future = new CompletableFuture<>();
        transport.execute(() -> barrier.onQuietWanted(future));
        return future;
    }

    private LinkTimes linkTimes() {
        return new LinkTimes(
                configuration.sockets().connectTimeout(),
                configuration.sockets().heartbeat(),
                configuration.sockets().silence(),
                configuration.sockets().backoffMin(),
                configuration.sockets().backoffMax(),
                configuration.clock() == ClockSource.RECEIVE);
    }

    private Endpoint endpoint(URI url) {
        try {
            return Endpoint.of(url, configuration.addresses().trust());
        } catch (final IllegalArgumentException e) {
            throw new GatewayException("gateway: " + e.getMessage(), e);
        }
    }

    private Endpoint optional(URI url) {
        return url == null ? null : endpoint(url);
    }

    /** The symbols of earlier runs keep their ids; those that are named and new follow. */
    private static SymbolTable symbols(GatewayConfiguration configuration) {
        final SymbolTable symbols = new SymbolTable(
                configuration.universe().known(), configuration.account().instance());
        for (final String symbol : configuration.universe().symbols()) {
            if (symbols.idOf(symbol) == SymbolTable.UNKNOWN) {
                symbols.add(symbol);
            }
        }
        return symbols;
    }

    private static Signer signer(GatewayConfiguration configuration) {
        try {
            return !configuration.hasAccount()
                    ? null
                    : new Signer(configuration.account().credentials());
        } catch (final IllegalArgumentException e) {
            throw new GatewayException("gateway: " + e.getMessage(), e);
        }
    }
}
