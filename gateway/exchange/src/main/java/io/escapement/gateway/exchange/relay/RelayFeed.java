package io.escapement.gateway.exchange.relay;

import io.escapement.gateway.exchange.json.JsonWriter;
import io.escapement.gateway.exchange.net.SocketLink;
import io.escapement.gateway.exchange.stream.Audience;
import io.escapement.gateway.exchange.stream.MarketFeed;
import io.escapement.gateway.exchange.stream.Topics;
import io.escapement.venue.Venue;
import io.escapement.venue.frames.FrameMarket;
import io.netty.channel.EventLoop;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * A venue's public frames, passed on to clients as they come and handed to the model that fills orders.
 *
 * <p>Of an instrument somebody listens to, book, trades and ticker are always subscribed, for the model. Who joins a book
 * or ticker that is already subscribed has it told anew from its snapshot on; the others get that snapshot, too, which
 * the protocol allows at any time. When a connection to the venue is lost, the public sockets that listened through it
 * are cut, so that their clients see the gap and heal as they would at the venue. Event loop only.
 */
public final class RelayFeed implements MarketFeed, UpstreamListener, AutoCloseable {
    private static final String TOPIC = "\"topic\":\"";
    private static final String REFUSED = "\"success\":false";
    private static final String KNOWN = "already subscribed";
    private static final String SNAPSHOT = "\"type\":\"snapshot\"";
    private static final List<String> MODEL = List.of("orderbook.50", "publicTrade", "tickers");

    private final Venue venue;
    private final FrameMarket market;
    private final Upstream upstream;
    private final Runnable onData;
    private final Consumer<Boolean> onOutage;
    private final Map<String, Audience> audiences = new LinkedHashMap<>();
    private final Set<String> modelled = new HashSet<>();
    private final JsonWriter json = new JsonWriter();

    /**
     * Creates a feed without listeners or connections.
     *
     * @param live market at its beginning
     * @param venue driven by it
     * @param loop everything runs on
     * @param nanoTime the loop's clock
     * @param onData run when frames have come: the market moves
     * @param onOutage told true when a connection is lost and false when all are back
     */
    public RelayFeed(
            LiveMarket live,
            Venue venue,
            EventLoop loop,
            LongSupplier nanoTime,
            Runnable onData,
            Consumer<Boolean> onOutage) {
        this.venue = venue;
        this.onData = onData;
        this.onOutage = onOutage;
        market = live.market();
        upstream = new Upstream(live, loop, nanoTime, this);
    }

    @Override
    public boolean isTopic(String topic) {
        final int dot = topic.lastIndexOf('.');
        return dot > 0 && Topics.slot(topic.substring(0, dot)) >= 0 && venue.instrumentId(symbol(topic)) >= 0;
    }

    @Override
    public void subscribe(String topic, SocketLink link) {
        if (modelled.add(symbol(topic))) {
            MODEL.forEach(prefix -> upstream.subscribe(prefix + "." + symbol(topic), symbol(topic)));
        }
        audiences.computeIfAbsent(topic, key -> new Audience()).add(link);
        if (!upstream.has(topic)) {
            upstream.subscribe(topic, symbol(topic));
        } else if (hasState(topic)) {
            upstream.refresh(topic);
        }
    }

    /** Nothing yet: first frames come from the venue. */
    @Override
    public void greet(SocketLink link) {
        // The snapshot asked for at subscribing is the greeting.
    }

    @Override
    public void unsubscribe(String topic, SocketLink link) {
        final Audience audience = audiences.get(topic);
        if (audience != null) {
            audience.remove(link);
            forgetEmpty(topic, audience);
        }
    }

    @Override
    public void forget(SocketLink link) {
        for (final String topic : List.copyOf(audiences.keySet())) {
            unsubscribe(topic, link);
        }
    }

    @Override
    public void onFrame(String text) {
        final int from = text.indexOf(TOPIC);
        if (from < 0) {
            if (text.contains(REFUSED) && !text.contains(KNOWN)) {
                System.err.println("exchange: the live market refuses a topic: " + text);
            }
            return;
        }
        final int start = from + TOPIC.length();
        final String topic = text.substring(start, text.indexOf('"', start));
        pass(topic, text);
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        market.offer(bytes, 0, bytes.length, venue.nowMs());
        onData.run();
    }

    @Override
    public void onUp(boolean allUp) {
        if (allUp) {
            onOutage.accept(false);
        }
    }

    @Override
    public void onDown(Collection<String> topics) {
        onOutage.accept(true);
        final Set<SocketLink> listeners = new HashSet<>();
        for (final String topic : topics) {
            final Audience audience = audiences.get(topic);
            if (audience != null) {
                audience.listTo(listeners);
            }
        }
        listeners.forEach(SocketLink::close);
    }

    @Override
    public void close() {
        upstream.close();
    }

    private void pass(String topic, String text) {
        final Audience audience = audiences.get(topic);
        if (audience == null || audience.isEmpty()) {
            return;
        }
        json.clear().raw(text);
        if (!hasState(topic) || text.contains(SNAPSHOT)) {
            audience.sendAll(json);
        } else {
            audience.sendSettled(json);
        }
    }

    private void forgetEmpty(String topic, Audience audience) {
        if (audience.isEmpty()) {
            audiences.remove(topic);
            if (!MODEL.contains(topic.substring(0, topic.lastIndexOf('.')))) {
                upstream.unsubscribe(topic);
            }
        }
    }

    /** Whether a later frame means nothing without the first. */
    private static boolean hasState(String topic) {
        return topic.startsWith("orderbook.") || topic.startsWith("tickers.");
    }

    private static String symbol(String topic) {
        return topic.substring(topic.lastIndexOf('.') + 1);
    }
}
