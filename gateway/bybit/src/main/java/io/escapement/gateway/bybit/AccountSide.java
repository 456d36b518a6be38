package io.escapement.gateway.bybit;

import io.escapement.codecs.sbe.Channel;
import io.escapement.codecs.sbe.ClockSource;
import io.escapement.codecs.sbe.LinkState;
import io.escapement.codecs.sbe.MarginMode;
import io.escapement.gateway.bybit.decode.FrameDecoder;
import io.escapement.gateway.bybit.decode.RestDecoder;
import io.escapement.gateway.bybit.decode.SymbolTable;
import io.escapement.gateway.bybit.limit.RateLimits;
import io.escapement.gateway.bybit.net.Endpoint;
import io.escapement.gateway.bybit.net.Transport;
import io.escapement.gateway.bybit.order.CommandBodies;
import io.escapement.gateway.bybit.order.CommandPoster;
import io.escapement.gateway.bybit.order.OrderAlarm;
import io.escapement.gateway.bybit.order.OrderDesk;
import io.escapement.gateway.bybit.order.OrderEncoder;
import io.escapement.gateway.bybit.order.OrderIdentity;
import io.escapement.gateway.bybit.order.OrderSender;
import io.escapement.gateway.bybit.order.OrderTimes;
import io.escapement.gateway.bybit.order.PostResult;
import io.escapement.gateway.bybit.order.RestCommands;
import io.escapement.gateway.bybit.port.GatewayAlert;
import io.escapement.gateway.bybit.port.GatewayClock;
import io.escapement.gateway.bybit.port.GatewayCounters.Metric;
import io.escapement.gateway.bybit.port.InboundPort;
import io.escapement.gateway.bybit.publish.InputPublisher;
import io.escapement.gateway.bybit.publish.SentCommand;
import io.escapement.gateway.bybit.query.AccountWatch;
import io.escapement.gateway.bybit.query.ExecutionHorizon;
import io.escapement.gateway.bybit.query.QueryWorker;
import io.escapement.gateway.bybit.query.Reconciliation;
import io.escapement.gateway.bybit.query.VenueQueries;
import io.escapement.gateway.bybit.rest.RestClient;
import io.escapement.gateway.bybit.rest.RestException;
import io.escapement.gateway.bybit.rest.RestSettings;
import io.escapement.gateway.bybit.session.PrivateSession;
import io.escapement.gateway.bybit.session.SessionContext;
import io.escapement.gateway.bybit.session.SessionHost;
import io.escapement.gateway.bybit.session.TradeSession;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * All that concerns the account: the private stream, orders on both ways, questions, reconciliation.
 *
 * <p>What may block runs on workers: one for questions, one for what takes risk off, one for other commands, each with a
 * connection of its own, so that none waits for another. Under the venue's clock one worker does it all, in the order in
 * which it was caused, so that a run repeats itself.
 */
final class AccountSide implements AutoCloseable {
    private static final long ORDER_CHECK_MILLIS = 100;
    private static final int CLOSE_SECONDS = 5;

    private final GatewayConfiguration configuration;
    private final SymbolTable symbols;
    private final GatewayClock clock;
    private final InboundPort inbound;
    private final SessionContext context;
    private final Transport transport;
    private final RateLimits limits;
    private final ExecutionHorizon horizon;
    private final AccountWatch watch = new AccountWatch();
    private final boolean oneWorker;
    private volatile boolean started;
    private final List<ExecutorService> threads = new ArrayList<>();
    private final List<RestClient> clients = new ArrayList<>();
    private final RestClient rest;
    private final QueryWorker worker;
    private final CommandPoster urgentPoster;
    private final CommandPoster poster;
    private final OrderDesk desk;
    private final OrderSender sender;
    private final PrivateSession privateSession;
    private final TradeSession tradeSession;

    AccountSide(
            GatewayConfiguration configuration,
            SymbolTable symbols,
            GatewayClock clock,
            InboundPort inbound,
            RestSettings settings,
            RateLimits limits,
            Endpoint privateEndpoint,
            Endpoint tradeEndpoint,
            SessionContext context) {
        this.configuration = configuration;
        this.symbols = symbols;
        this.clock = clock;
        this.inbound = inbound;
        this.context = context;
        this.transport = context.transport();
        this.limits = limits;
        horizon = new ExecutionHorizon(
                context.requestClock(), configuration.account().executionsSinceMs());
        oneWorker = configuration.clock() == ClockSource.VENUE;
        final ExecutorService thread = worker("gateway-rest");
        rest = client(settings);
        final VenueQueries queries = queries();
        final InputPublisher publisher = new InputPublisher(inbound, clock, context.counters());
        worker = new QueryWorker(
                thread,
                queries,
                new Reconciliation(queries, publisher, horizon),
                publisher,
                symbols,
                horizon,
                watch,
                this::isAbsenceProof,
                oneWorker ? 0 : configuration.requests().absenceLag().toNanos(),
                () -> transport.execute(context.barrier()::onRequestEnded));
        urgentPoster = oneWorker ? poster(thread, rest) : poster(worker("gateway-urgent"), client(settings));
        poster = oneWorker ? urgentPoster : poster(worker("gateway-orders"), client(settings));
        final Lanes lanes = new Lanes();
        desk = new OrderDesk(
                encoder(),
                new OrderIdentity(
                        configuration.account().instance(),
                        configuration.account().epoch(),
                        context.signer() == null ? "" : context.signer().apiKey()),
                orderTimes(),
                clock,
                context.requestClock(),
                context.publisher(),
                context.barrier(),
                context.counters(),
                limits,
                lanes,
                lanes);
        sender = new OrderSender(desk, lanes, context.barrier());
        final Host host = new Host();
        privateSession = privateEndpoint == null
                ? null
                : new PrivateSession(
                        context,
                        privateEndpoint,
                        decoder(),
                        host,
                        configuration.account().disconnectCancel() > 0);
        tradeSession =
                tradeEndpoint == null ? null : new TradeSession(context, tradeEndpoint, decoder(), host, desk::onReply);
        if (tradeSession != null) {
            desk.useTradeSocket(tradeSession);
        }
        limits.whenBanned(() -> transport.execute(this::onBanned));
    }

    /** Whether there is an account at all; without one only public data is asked for. */
    boolean isThere() {
        return privateSession != null;
    }

    /** The connection for questions; the start uses it too. */
    RestClient rest() {
        return rest;
    }

    OrderSender sender() {
        return sender;
    }

    PrivateSession privateSession() {
        return privateSession;
    }

    /** Null where orders go by REST. */
    TradeSession tradeSession() {
        return tradeSession;
    }

    /** Questions for the calling thread, on the shared connection. */
    VenueQueries queries() {
        return new VenueQueries(
                rest, new RestDecoder(symbols, clock, inbound), context.requestClock(), context.counters());
    }

    /** A reconciliation for the calling thread. */
    Reconciliation reconciliation(VenueQueries queries, InputPublisher publisher) {
        return new Reconciliation(queries, publisher, horizon);
    }

    OrderEncoder encoder() {
        return new OrderEncoder(
                symbols,
                configuration.account().instance(),
                configuration.requests().receiveWindowMs());
    }

    OrderTimes orderTimes() {
        return new OrderTimes(
                configuration.requests().orderTimeout().toNanos(),
                TimeUnit.MILLISECONDS.toNanos(configuration.requests().receiveWindowMs()),
                configuration.requests().absenceLag().toNanos(),
                configuration.requests().restAfter().toNanos(),
                configuration.clock() == ClockSource.VENUE);
    }

    /**
     * Whether we can trade on this account: a mode of margin we don't trade in ends the start, instruments in hedge mode
     * are told. Throws {@link io.escapement.gateway.bybit.rest.RestException} when an answer is missing.
     */
    void check(VenueQueries queries, InputPublisher publisher) {
        final MarginMode mode = queries.marginMode();
        if (mode != MarginMode.CROSS && mode != MarginMode.NULL_VAL) {
            throw new GatewayException("gateway: the account's margin mode is " + mode
                    + " and we trade in cross margin only: set it to cross (regular) margin at the venue");
        }
        watch.checkPositionModes(queries, publisher, symbols);
        armDisconnectCancel();
    }

    private void armDisconnectCancel() {
        final int seconds = configuration.account().disconnectCancel();
        if (seconds == 0) {
            return;
        }
        try {
            rest.postSigned(
                    "/v5/order/disconnected-cancel-all",
                    ("{\"product\":\"DERIVATIVES\",\"timeWindow\":" + seconds + '}')
                            .getBytes(StandardCharsets.US_ASCII));
        } catch (final RestException e) {
            throw new GatewayException(
                    "gateway: the venue refuses to cancel orders on disconnect, which only institutional accounts have:"
                            + " set gateway.disconnectCancelS to 0, and use the watchdog: " + e.getMessage(),
                    e);
        }
    }

    /** The start is over: from now on reconciliations come by the clock too. */
    void onStarted() {
        started = true;
        final long everyNs = configuration.account().reconcileEvery().toNanos();
        if (isThere() && everyNs > 0 && configuration.clock() == ClockSource.RECEIVE) {
            transport.loop().scheduleAtFixedRate(this::reconcile, everyNs, everyNs, TimeUnit.NANOSECONDS);
        }
    }

    private void reconcile() {
        if (privateSession.isUp() && worker.isIdle()) {
            context.barrier().onRequestBegun();
            worker.reconcile();
        }
    }

    /** Starts the clocks. */
    void start() {
        transport
                .loop()
                .scheduleAtFixedRate(this::onTimer, ORDER_CHECK_MILLIS, ORDER_CHECK_MILLIS, TimeUnit.MILLISECONDS);
    }

    boolean isIdle() {
        return worker.isIdle() && urgentPoster.isIdle() && poster.isIdle();
    }

    @Override
    public void close() {
        if (privateSession != null) {
            privateSession.close();
        }
        if (tradeSession != null) {
            tradeSession.close();
        }
        threads.forEach(ExecutorService::shutdownNow);
        try {
            for (final ExecutorService thread : threads) {
                thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        clients.forEach(RestClient::close);
    }

    private void onTimer() {
        if (desk.onTimer()) {
            // REST does the socket's work from now on: orders can be sent again.
            tell(Channel.TRADE, LinkState.UP);
        }
    }

    /** No HTTP until the ban is over, and no orders where they go by REST. */
    private void onBanned() {
        context.counters().add(Metric.HTTP_BANS, 1);
        configuration
                .alerts()
                .onAlert(
                        GatewayAlert.BANNED,
                        "the venue banned this address (HTTP 403): no requests for "
                                + TimeUnit.NANOSECONDS.toSeconds(limits.banNs()) + " s");
        tell(Channel.REST, LinkState.DOWN);
        final boolean ordersToo = tradeSession == null || desk.isOnRest();
        if (ordersToo) {
            tell(Channel.TRADE, LinkState.DOWN);
        }
        transport.loop().schedule(() -> onBanOver(ordersToo), limits.banNs(), TimeUnit.NANOSECONDS);
    }

    private void onBanOver(boolean ordersToo) {
        tell(Channel.REST, LinkState.UP);
        if (ordersToo && (tradeSession == null || !tradeSession.isUp())) {
            tell(Channel.TRADE, LinkState.UP);
        }
        desk.onTimer();
    }

    private void tell(Channel channel, LinkState state) {
        context.publisher().connectionState(channel, state, InputPublisher.NO_INSTRUMENT);
    }

    private boolean isAbsenceProof(SentCommand query) {
        return desk.isAbsenceProof(query);
    }

    private ExecutorService worker(String name) {
        final ExecutorService thread = transport.worker(name);
        threads.add(thread);
        return thread;
    }

    private RestClient client(RestSettings settings) {
        final RestClient client = new RestClient(settings, transport, context.requestClock(), limits);
        clients.add(client);
        return client;
    }

    private CommandPoster poster(ExecutorService thread, RestClient client) {
        return new CommandPoster(thread, client, new CommandBodies(encoder()), context.counters(), this::onPosted);
    }

    /** On a worker's thread; where there is only one, its next job must not overtake this outcome. */
    private void onPosted(SentCommand command, PostResult result) {
        if (!oneWorker) {
            transport.execute(() -> desk.onPosted(command, result));
            return;
        }
        final CompletableFuture<Void> told = new CompletableFuture<>();
        transport.execute(() -> {
            desk.onPosted(command, result);
            told.complete(null);
        });
        try {
            transport.await(told, TimeUnit.SECONDS.toNanos(CLOSE_SECONDS));
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (final ExecutionException | TimeoutException e) {
            // The gateway is closing: nothing is published any more.
        }
    }

    private FrameDecoder decoder() {
        return new FrameDecoder(symbols, clock, inbound);
    }

    /** What the desk needs around it. */
    private final class Lanes implements RestCommands, OrderAlarm {
        private boolean called;
        private long callAtNanos;

        @Override
        public void post(SentCommand command) {
            (command.urgent ? urgentPoster : poster).post(command);
        }

        @Override
        public void checkDuplicate(SentCommand placement) {
            worker.checkDuplicate(
                    placement, found -> transport.execute(() -> desk.onDuplicateChecked(placement, found)));
        }

        @Override
        public void ask(SentCommand query) {
            worker.ask(query);
        }

        @Override
        public long nanoTime() {
            return transport.nanoTime();
        }

        @Override
        public void callIn(long nanos) {
            final long atNanos = transport.nanoTime() + nanos;
            final boolean soon = nanos < TimeUnit.MILLISECONDS.toNanos(ORDER_CHECK_MILLIS);
            if (soon && (!called || atNanos - callAtNanos < 0)) {
                called = true;
                callAtNanos = atNanos;
                transport.loop().schedule(this::call, nanos, TimeUnit.NANOSECONDS);
            }
        }

        private void call() {
            called = false;
            onTimer();
        }
    }

    /** What the sessions ask of their surroundings. */
    private final class Host implements SessionHost {
        @Override
        public void onPrivateFrame(long venueTimeNs) {
            horizon.onStreamed(TimeUnit.NANOSECONDS.toMillis(venueTimeNs));
        }

        @Override
        public void onPrivateUp() {
            horizon.onStreamUp();
        }

        @Override
        public void onPrivateLost() {
            horizon.onStreamLost();
        }

        @Override
        public void onPrivateRestored() {
            context.barrier().onRequestBegun();
            worker.reconcile();
        }

        @Override
        public void onRefused(String trouble) {
            if (started) {
                configuration.alerts().onAlert(GatewayAlert.KEY_REFUSED, trouble);
            }
        }

        @Override
        public void onTradeUp() {
            desk.onTradeUp();
        }

        @Override
        public void onTradeLost(String reason) {
            desk.onTradeLost(reason);
        }
    }
}
