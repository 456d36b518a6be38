package io.escapement.benchmarks.latency;

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
import io.escapement.gateway.exchange.net.SocketServerTransport;
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
import io.netty.channel.Channel;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.ssl.SslContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The exchange an engine trades on while it is measured: REST, private and trade sockets are the simulated exchange's
 * own, the public socket carries a tape that another thread plays. Orders are stamped when their bytes are read.
 */
final class RigVenue implements Door, AutoCloseable {
    static final String KEY = "rig-key";
    static final String SECRET = "rig-secret";

    private static final String PUBLIC_PATH = "/v5/public/linear";
    private static final String PRIVATE_PATH = "/v5/private";
    private static final String TRADE_PATH = "/v5/trade";
    private static final String CREATE = "\"op\":\"order.create\"";
    private static final String REQUEST_ID = "\"reqId\":\"";
    private static final String STREAM_REQUEST_ID = "\"req_id\":\"";
    private static final String SUBSCRIBE = "\"op\":\"subscribe\"";

    private final LoopbackServer server;
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
    private final List<Runnable> requests = new ArrayList<>();
    private final List<SocketLink> ownLinks = new ArrayList<>();
    private final Map<String, Long> arrivals = new ConcurrentHashMap<>();
    private final CompletableFuture<Channel> publicChannel = new CompletableFuture<>();

    RigVenue(MarketSource market, VenueConfiguration configuration, SslContext tls) {
        server = new LoopbackServer(new SocketServerTransport(), tls);
        venue = new Venue(configuration, market, relay);
        privateFeed = new PrivateFeed(venue);
        desk = new CommandDesk(venue);
        relay.connectPrivate(privateFeed, desk);
        reader = new CommandReader(venue);
        clock = new ClockRule(venue::nowMs, System::currentTimeMillis, Double.POSITIVE_INFINITY);
        final Credentials credentials = new Credentials(KEY, SECRET);
        login = new SocketLogin(credentials, clock);
        // Nothing goes wrong here.
        faults = new RequestFaults(new Random(1), venue::nowMs, System::nanoTime);
        limits = Limits.of(LimitSettings.ordinary(false), venue::nowMs, venue::nowMs);
        rest = new RestApi(venue, credentials, clock, reader, faults, limits.account());
    }

    /** Starts to listen. @return host and port */
    String listen() {
        server.loop().execute(RigCpu::pin);
        final var address = server.listen(0, 1, this);
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    /** Completes with the connection of the public stream once it is subscribed. */
    CompletableFuture<Channel> publicChannel() {
        return publicChannel;
    }

    /** When the bytes of each order.create were read, System.nanoTime by request id. */
    Map<String, Long> arrivals() {
        return arrivals;
    }

    /** Moves the account's side of the market: takes orders in, sends what became of them. Any thread. */
    void advanceTo(long marketMs) {
        server.loop().execute(() -> {
            requests.forEach(Runnable::run);
            requests.clear();
            venue.advanceTo(marketMs);
            for (int i = 0; i < ownLinks.size(); i++) {
                ownLinks.get(i).flush();
            }
        });
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
            return new PublicSide(link);
        }
        final ArrivalStamp stamp = new ArrivalStamp();
        link.channel().pipeline().addFirst(stamp);
        ownLinks.add(link);
        return new OwnSide(
                path.equals(PRIVATE_PATH)
                        ? new PrivateSession(link, login, privateFeed, venue::nowMs)
                        : new TradeSession(link, login, desk, reader, clock, faults, limits),
                stamp);
    }

    @Override
    public void onRequest(FullHttpRequest request, HttpReply reply) {
        reply.send(rest.answer(request));
    }

    /** The text behind a key in flat JSON; ids hold nothing that is escaped. */
    static String valueOf(String text, String key) {
        final int at = text.indexOf(key);
        return at < 0 ? "" : text.substring(at + key.length(), text.indexOf('"', at + key.length()));
    }

    /** Says yes to everything; frames are the tape's business. */
    private final class PublicSide implements SocketListener {
        private final SocketLink link;

        PublicSide(SocketLink link) {
            this.link = link;
        }

        @Override
        public void onText(String text) {
            final boolean subscribes = text.contains(SUBSCRIBE);
            json.clear().object().key("success").bool(true);
            json.key("ret_msg").text(subscribes ? "" : "pong");
            json.key("conn_id").text(link.connectionId());
            json.key("req_id").text(valueOf(text, STREAM_REQUEST_ID));
            json.key("op").text(subscribes ? "subscribe" : "ping").endObject();
            link.textNow(json);
            if (subscribes) {
                publicChannel.complete(link.channel());
            }
        }

        @Override
        public void onPong(long token) {
            // Nobody was asked.
        }

        @Override
        public void onClosed() {
            // The run is over, or has failed: its rate tells.
        }
    }

    /** A private or trade socket, with the exchange's own session behind it. */
    private final class OwnSide implements SocketListener {
        private final SocketSession session;
        private final ArrivalStamp stamp;

        OwnSide(SocketSession session, ArrivalStamp stamp) {
            this.session = session;
            this.stamp = stamp;
        }

        @Override
        public void onText(String text) {
            if (text.contains(CREATE)) {
                arrivals.putIfAbsent(valueOf(text, REQUEST_ID), stamp.readNanos());
                // Looked at when the market moves: reading one order must not delay the stamp of the next.
                requests.add(() -> session.onText(text));
            } else {
                session.onText(text);
            }
        }

        @Override
        public void onPong(long token) {
            // Nobody was asked.
        }

        @Override
        public void onClosed() {
            ownLinks.remove(session.link());
            session.onClosed();
        }
    }
}
