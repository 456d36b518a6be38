package io.escapement.gateway.exchange;

import io.escapement.gateway.exchange.auth.ClockRule;
import io.escapement.gateway.exchange.command.CommandReader;
import io.escapement.gateway.exchange.fault.AdminApi;
import io.escapement.gateway.exchange.fault.Faults;
import io.escapement.gateway.exchange.fault.RequestFate;
import io.escapement.gateway.exchange.limit.Limits;
import io.escapement.gateway.exchange.net.Door;
import io.escapement.gateway.exchange.net.HttpReply;
import io.escapement.gateway.exchange.net.LoopbackServer;
import io.escapement.gateway.exchange.net.ServerTransport;
import io.escapement.gateway.exchange.net.SocketLink;
import io.escapement.gateway.exchange.net.SocketListener;
import io.escapement.gateway.exchange.net.SocketServerTransport;
import io.escapement.gateway.exchange.pace.FreePacer;
import io.escapement.gateway.exchange.pace.Pacer;
import io.escapement.gateway.exchange.pace.SteppingPacer;
import io.escapement.gateway.exchange.pace.Tempo;
import io.escapement.gateway.exchange.relay.MarketProxy;
import io.escapement.gateway.exchange.relay.RelayFeed;
import io.escapement.gateway.exchange.rest.RestApi;
import io.escapement.gateway.exchange.session.CommandDesk;
import io.escapement.gateway.exchange.session.IdleWatch;
import io.escapement.gateway.exchange.session.PrivateSession;
import io.escapement.gateway.exchange.session.PublicSession;
import io.escapement.gateway.exchange.session.SocketLogin;
import io.escapement.gateway.exchange.session.SocketSession;
import io.escapement.gateway.exchange.session.Sockets;
import io.escapement.gateway.exchange.session.TradeSession;
import io.escapement.gateway.exchange.stream.MarketFeed;
import io.escapement.gateway.exchange.stream.PrivateFeed;
import io.escapement.gateway.exchange.stream.PublicFeed;
import io.escapement.venue.Venue;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The simulated exchange: one account on one venue model, behind REST and three kinds of WebSocket on one loopback port.
 *
 * <p>Everything but construction, {@link #start}, {@link #progress} and {@link #close} runs on the server's event loop.
 * Orders, positions, executions and ids outlive every client. What moves the market is the pacer's business.
 */
public final class ExchangeServer implements Door, AutoCloseable {
    private static final String PUBLIC_PATH = "/v5/public/linear";
    private static final String PRIVATE_PATH = "/v5/private";
    private static final String TRADE_PATH = "/v5/trade";
    private static final long NS_PER_MS = 1_000_000;

    private final ExchangeContext context;
    private final LoopbackServer server;
    private final VenueRelay relay = new VenueRelay();
    private final Venue venue;
    private final Sockets sockets;
    private final IdleWatch idle = new IdleWatch();
    private final PublicFeed publicFeed;
    private final MarketFeed marketFeed;
    private final RelayFeed relayFeed;
    private final MarketProxy proxy;
    private final PrivateFeed privateFeed;
    private final CommandDesk desk;
    private final CommandReader reader;
    private final ClockRule clock;
    private final SocketLogin login;
    private final Limits limits;
    private final RestApi rest;
    private final Faults faults;
    private final AdminApi admin;
    private final Pacer pacer;
    private final CompletableFuture<Void> over = new CompletableFuture<>();

    /**
     * Creates an exchange that does not listen yet.
     *
     * @param context what it is made of
     */
    public ExchangeServer(ExchangeContext context) {
        this(context, new SocketServerTransport());
    }

    /**
     * Creates an exchange in surroundings of the host's choice that does not listen yet.
     *
     * @param context what it is made of
     * @param transport closed with the exchange
     */
    public ExchangeServer(ExchangeContext context, ServerTransport transport) {
        this.context = context;
        server = new LoopbackServer(transport, context.tls());
        venue = new Venue(context.venue(), context.market(), relay);
        sockets = new Sockets(context.publicConnections());
        publicFeed = new PublicFeed(
                venue,
                context.stepping() ? 0 : context.speed(),
                context.venue().latency().feedsAtOnce());
        privateFeed = new PrivateFeed(venue);
        desk = new CommandDesk(venue);
        relay.connect(publicFeed, privateFeed, desk);
        reader = new CommandReader(venue);
        clock = new ClockRule(venue::nowMs, transport::epochMillis, context.speed());
        login = new SocketLogin(context.credentials(), clock);
        faults = new Faults(
                context.faultSeed(),
                venue::nowMs,
                transport::nanoTime,
                server.loop(),
                new FaultGround(server, sockets, clock, new OutsideEvents(venue, reader), publicFeed, this::pacer));
        admin = new AdminApi(faults, context.credentials());
        // In step the wall clock means nothing: what is asked is counted by the market's.
        limits = Limits.of(
                context.limits(),
                context.limits().enforced() ? () -> transport.nanoTime() / NS_PER_MS : venue::nowMs,
                clock::marketMs);
        rest = new RestApi(venue, context.credentials(), clock, reader, faults.requests(), limits.account());
        final Tempo tempo = context.speed() == Double.POSITIVE_INFINITY
                ? Tempo.unlimited()
                : Tempo.of(context.speed(), transport::nanoTime);
        pacer = context.stepping()
                ? new SteppingPacer(
                        server.loop(), venue, sockets, desk, tempo, faults::onMarketTime, () -> over.complete(null))
                : new FreePacer(
                        server.loop(),
                        venue,
                        publicFeed,
                        sockets,
                        tempo,
                        faults::onMarketTime,
                        () -> over.complete(null));
        if (context.live() == null) {
            relayFeed = null;
            proxy = null;
            marketFeed = publicFeed;
        } else {
            relayFeed = new RelayFeed(
                    context.live(), venue, server.loop(), transport::nanoTime, this::onMarketData, this::onOutage);
            proxy = new MarketProxy(context.live(), server.loop());
            marketFeed = relayFeed;
        }
    }

    /**
     * Starts to listen and, by the wall clock, to move.
     *
     * @return the address bound to
     * @throws IllegalStateException if the port is taken
     */
    public InetSocketAddress start() {
        final InetSocketAddress address =
                server.listen(context.port(), context.market().startMs(), this);
        server.loop().execute(pacer::start);
        server.loop().scheduleAtFixedRate(idle::scan, IdleWatch.SCAN_SECONDS, IdleWatch.SCAN_SECONDS, TimeUnit.SECONDS);
        return address;
    }

    /** Completes when the market is over; the exchange serves on. @return completed on the event loop */
    public CompletableFuture<Void> over() {
        return over;
    }

    /** How far the market is. @return completed on the event loop */
    public CompletableFuture<Progress> progress() {
        final CompletableFuture<Progress> progress = new CompletableFuture<>();
        server.loop()
                .execute(() -> progress.complete(new Progress(
                        venue.nowMs(), relay.closedBars(), relay.commands(), relay.executions(), sockets.isReady())));
        return progress;
    }

    /** The market and the account themselves, to hold a client against. @return to be used on the event loop only */
    public Venue venue() {
        return venue;
    }

    /** What goes wrong on command. @return to be used on the event loop only, see {@link #loop} */
    public Faults faults() {
        return faults;
    }

    /** The one thread everything runs on. @return the event loop */
    public EventLoop loop() {
        return server.loop();
    }

    /** Stops listening, cuts every connection and ends the event loop. Idempotent. */
    @Override
    public void close() {
        if (relayFeed != null) {
            relayFeed.close();
        }
        server.close();
    }

    @Override
    public boolean admitsSocket() {
        return limits.address().admitsConnection();
    }

    @Override
    public boolean isSocketPath(String path) {
        return path.equals(PUBLIC_PATH) || path.equals(PRIVATE_PATH) || path.equals(TRADE_PATH);
    }

    @Override
    public SocketListener onSocket(String path, String query, SocketLink link) {
        final SocketSession session = switch (path) {
            case PUBLIC_PATH -> new PublicSession(link, marketFeed);
            case PRIVATE_PATH -> new PrivateSession(link, login, privateFeed, venue::nowMs);
            default -> new TradeSession(link, login, desk, reader, clock, faults.requests(), limits);
        };
        sockets.add(session);
        idle.add(link, path.equals(PUBLIC_PATH) ? null : query);
        link.filter(faults.frames());
        return new SocketListener() {
            @Override
            public void onText(String text) {
                pacer.beforeRequest();
                session.onText(text);
                pacer.wake();
            }

            @Override
            public void onPong(long token) {
                pacer.onPong(link, token);
            }

            @Override
            public void onClosed() {
                sockets.remove(session);
                idle.remove(link);
                session.onClosed();
                pacer.onClosed(link);
            }
        };
    }

    @Override
    public void onRequest(FullHttpRequest request, HttpReply reply) {
        pacer.beforeRequest();
        final String path = new QueryStringDecoder(request.uri()).path();
        if (admin.isPath(path)) {
            reply.send(admin.answer(request));
        } else if (limits.address().admitsRequest()) {
            answer(request, path, reply);
        } else {
            reply.send(rest.broken(HttpResponseStatus.FORBIDDEN.code()));
        }
        // Not before the answer is on its way.
        server.loop().execute(pacer::wake);
    }

    private void answer(FullHttpRequest request, String path, HttpReply reply) {
        final RequestFate fate = faults.requests().rest(RestApi.operation(path));
        if (fate == RequestFate.GOOD && proxy != null && proxy.isPath(path)) {
            proxy.forward(request.uri(), reply);
            return;
        }
        final FullHttpResponse answer = fate.reaches() ? rest.answer(request) : null;
        if (fate == RequestFate.GOOD) {
            reply.send(answer);
            return;
        }
        if (answer != null) {
            answer.release();
        }
        if (fate.answered()) {
            reply.send(fate.status() != 0 ? rest.broken(fate.status()) : rest.refusal(fate.code()));
        }
    }

    /** Live frames have come. */
    private void onMarketData() {
        pacer.beforeRequest();
        pacer.wake();
    }

    /** Without a market no order can be judged. */
    private void onOutage(boolean gone) {
        faults.requests().outage(gone);
    }

    private Pacer pacer() {
        return pacer;
    }
}
