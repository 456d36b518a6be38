package io.escapement.benchmarks.symbols;

import io.escapement.benchmarks.latency.FeedRelay;
import io.escapement.gateway.exchange.auth.ClockRule;
import io.escapement.gateway.exchange.auth.Credentials;
import io.escapement.gateway.exchange.command.CommandReader;
import io.escapement.gateway.exchange.fault.RequestFaults;
import io.escapement.gateway.exchange.json.JsonWriter;
import io.escapement.gateway.exchange.limit.LimitSettings;
import io.escapement.gateway.exchange.limit.Limits;
import io.escapement.gateway.exchange.net.Door;
import io.escapement.gateway.exchange.net.HttpReply;
import io.escapement.gateway.exchange.net.LoopbackServer;
import io.escapement.gateway.exchange.net.SocketLink;
import io.escapement.gateway.exchange.net.SocketListener;
import io.escapement.gateway.exchange.rest.RestApi;
import io.escapement.gateway.exchange.session.CommandDesk;
import io.escapement.gateway.exchange.session.PrivateSession;
import io.escapement.gateway.exchange.session.SocketLogin;
import io.escapement.gateway.exchange.session.SocketSession;
import io.escapement.gateway.exchange.session.TradeSession;
import io.escapement.gateway.exchange.stream.PrivateFeed;
import io.escapement.venue.Venue;
import io.escapement.venue.VenueConfiguration;
import io.escapement.venue.market.MarketSource;
import io.netty.handler.codec.http.FullHttpRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A venue whose public frames are counted: REST, private and trade sockets are the simulated exchange's own, at the pace
 * of the wall clock; what the public sockets carry is made here, at a given rate.
 */
final class FeedVenue implements Door, AutoCloseable {
    static final String KEY = "feed-key";
    static final String SECRET = "feed-secret";

    private static final String PUBLIC_PATH = "/v5/public/linear";
    private static final String PRIVATE_PATH = "/v5/private";
    private static final String TRADE_PATH = "/v5/trade";
    private static final long TURN_MILLIS = 2;

    /** Frames sent on all public sockets, replies included. */
    final AtomicLong publicFrames = new AtomicLong();

    /** Private frames sent beside what the venue itself sends. */
    final AtomicLong privateFrames = new AtomicLong();

    private final LoopbackServer server = new LoopbackServer();
    private final FeedRelay relay = new FeedRelay();
    private final Venue venue;
    private final PrivateFeed privateFeed;
    private final CommandDesk desk;
    private final CommandReader reader;
    private final ClockRule clock;
    private final SocketLogin login;
    private final RequestFaults faults;
    private final Limits limits;
    private final RestApi rest;
    private final JsonWriter json = new JsonWriter();
    private final Map<String, SymbolFeed> feeds = new HashMap<>();
    private final List<SymbolFeed> inOrder = new ArrayList<>();
    private final List<SocketLink> publicLinks = new ArrayList<>();
    private final List<SocketLink> privateLinks = new ArrayList<>();
    private final List<SocketLink> ownLinks = new ArrayList<>();
    private final long startMs;
    private final long startNanos = System.nanoTime();
    private volatile int rate;
    private volatile int privateRate;
    private double owed;
    private double privateOwed;
    private int next;
    private long wallets;

    FeedVenue(MarketSource market, VenueConfiguration configuration, List<String> symbols, int... minutes) {
        startMs = market.startMs();
        venue = new Venue(configuration, market, relay);
        privateFeed = new PrivateFeed(venue);
        desk = new CommandDesk(venue);
        relay.connectPrivate(privateFeed, desk);
        reader = new CommandReader(venue);
        clock = new ClockRule(venue::nowMs, System::currentTimeMillis, 1.0);
        final Credentials credentials = new Credentials(KEY, SECRET);
        login = new SocketLogin(credentials, clock);
        // Nothing goes wrong here but what the benchmark does.
        faults = new RequestFaults(new Random(1), venue::nowMs, System::nanoTime);
        limits = Limits.of(LimitSettings.ordinary(false), venue::nowMs, venue::nowMs);
        rest = new RestApi(venue, credentials, clock, reader, faults, limits.account());
        for (final String symbol : symbols) {
            final SymbolFeed feed = new SymbolFeed(symbol, minutes);
            feeds.put(symbol, feed);
            inOrder.add(feed);
        }
    }

    /** Starts to listen. @return host and port */
    String listen() {
        final var address = server.listen(0, startMs, this);
        server.loop().scheduleAtFixedRate(this::turn, TURN_MILLIS, TURN_MILLIS, TimeUnit.MILLISECONDS);
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    /** Public frames a second from now on. */
    void rate(int framesASecond) {
        rate = framesASecond;
    }

    /** Private frames a second from now on. */
    void privateRate(int framesASecond) {
        privateRate = framesASecond;
    }

    /** Cuts one public connection, counted from 0. */
    void kill(int connection) {
        server.loop().execute(() -> publicLinks.get(connection).close());
    }

    @Override
    public void close() {
        server.close();
    }

    @Override
    public boolean admitsSocket() {
        return true;
    }

    @Override
    public boolean isSocketPath(String path) {
        return path.equals(PUBLIC_PATH) || path.equals(PRIVATE_PATH) || path.equals(TRADE_PATH);
    }

    @Override
    public SocketListener onSocket(String path, String query, SocketLink link) {
        if (path.equals(PUBLIC_PATH)) {
            publicLinks.add(link);
            return new PublicSide(link);
        }
        ownLinks.add(link);
        if (path.equals(PRIVATE_PATH)) {
            privateLinks.add(link);
            return new OwnSide(new PrivateSession(link, login, privateFeed, venue::nowMs));
        }
        return new OwnSide(new TradeSession(link, login, desk, reader, clock, faults, limits));
    }

    @Override
    public void onRequest(FullHttpRequest request, HttpReply reply) {
        advance();
        reply.send(rest.answer(request));
    }

    private void advance() {
        venue.advanceTo(startMs + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos));
    }

    private void turn() {
        advance();
        final long nowMs = venue.nowMs();
        int sent = 0;
        for (int i = 0; i < inOrder.size(); i++) {
            sent += inOrder.get(i).close(json, nowMs);
        }
        owed = Math.min(rate, owed + rate * TURN_MILLIS / 1_000.0);
        for (int tries = 0; owed >= 1 && tries < 8 * inOrder.size() + 2 * owed; tries++) {
            next = (next + 1) % inOrder.size();
            final int frames = inOrder.get(next).next(json, nowMs);
            sent += frames;
            owed -= frames;
        }
        publicFrames.getAndAdd(sent);
        privateOwed += privateRate * TURN_MILLIS / 1_000.0;
        for (; privateOwed >= 1; privateOwed--) {
            wallet(nowMs);
        }
        publicLinks.forEach(SocketLink::flush);
        ownLinks.forEach(SocketLink::flush);
    }

    private void wallet(long nowMs) {
        wallets++;
        json.clear().object().key("id").text("w" + wallets).key("topic").text("wallet");
        json.key("creationTime").number(nowMs).key("data").list().object();
        json.key("accountType").text("UNIFIED").key("totalEquity").decimal(wallets * 100_000_000L);
        json.key("totalAvailableBalance")
                .decimal(wallets * 100_000_000L)
                .key("coin")
                .list()
                .object();
        json.key("coin").text("USDT").key("equity").decimal(wallets * 100_000_000L);
        json.key("walletBalance")
                .decimal(wallets * 100_000_000L)
                .key("unrealisedPnl")
                .text("0");
        json.key("cumRealisedPnl")
                .text("0")
                .key("totalOrderIM")
                .text("0")
                .key("totalPositionIM")
                .text("0");
        json.key("totalPositionMM")
                .text("0")
                .endObject()
                .endList()
                .endObject()
                .endList()
                .endObject();
        privateLinks.forEach(link -> link.text(json));
        privateFrames.getAndAdd(privateLinks.size());
    }

    /** Subscribes whatever is asked for. */
    private final class PublicSide implements SocketListener {
        private final SocketLink link;

        PublicSide(SocketLink link) {
            this.link = link;
        }

        @Override
        public void onText(String text) {
            final PublicRequest request = PublicRequest.of(text);
            json.clear().object().key("success").bool(true);
            json.key("ret_msg").text(request.op().equals("ping") ? "pong" : "");
            json.key("conn_id").text(link.connectionId()).key("req_id").text(request.id());
            json.key("op").text(request.op()).endObject();
            link.text(json);
            int sent = 1;
            for (final String topic : request.topics()) {
                final SymbolFeed feed = feeds.get(topic.substring(topic.lastIndexOf('.') + 1));
                if (request.op().equals("subscribe")) {
                    sent += feed.subscribe(topic, link, json, venue.nowMs());
                } else {
                    feed.unsubscribe(topic);
                }
            }
            publicFrames.getAndAdd(sent);
            link.flush();
        }

        @Override
        public void onPong(long token) {
            // Nobody was asked.
        }

        @Override
        public void onClosed() {
            publicLinks.remove(link);
            inOrder.forEach(feed -> feed.forget(link));
        }
    }

    /** A private or trade socket, with the exchange's own session behind it. */
    private final class OwnSide implements SocketListener {
        private final SocketSession session;

        OwnSide(SocketSession session) {
            this.session = session;
        }

        @Override
        public void onText(String text) {
            session.onText(text);
        }

        @Override
        public void onPong(long token) {
            // Nobody was asked.
        }

        @Override
        public void onClosed() {
            ownLinks.remove(session.link());
            privateLinks.remove(session.link());
            session.onClosed();
        }
    }
}
