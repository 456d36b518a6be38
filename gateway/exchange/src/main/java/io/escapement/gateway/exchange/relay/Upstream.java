package io.escapement.gateway.exchange.relay;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongSupplier;

/**
 * The connections to a venue's public stream. Topics of one instrument stay together; a connection takes as many as the
 * venue allows, by their characters. Event loop only.
 */
final class Upstream {
    /** The venue allows 21,000 characters of arguments; some are left for topics to come. */
    private static final int CHARACTERS_MAX = 20_000;

    private final LiveMarket live;
    private final int charactersMax;
    private final EventLoop loop;
    private final LongSupplier nanoTime;
    private final UpstreamListener listener;
    private final Random random;
    private final List<UpstreamLink> links = new ArrayList<>();
    private final Map<String, UpstreamLink> homes = new HashMap<>();
    private final Map<String, UpstreamLink> topics = new HashMap<>();

    Upstream(LiveMarket live, EventLoop loop, LongSupplier nanoTime, UpstreamListener listener) {
        this(live, CHARACTERS_MAX, loop, nanoTime, listener);
    }

    /** Likewise with room for so many characters on a connection. */
    Upstream(LiveMarket live, int charactersMax, EventLoop loop, LongSupplier nanoTime, UpstreamListener listener) {
        this.charactersMax = charactersMax;
        this.live = live;
        this.loop = loop;
        this.nanoTime = nanoTime;
        this.listener = listener;
        random = new Random(live.market().startMs());
    }

    boolean has(String topic) {
        return topics.containsKey(topic);
    }

    void subscribe(String topic, String symbol) {
        final UpstreamLink link = place(topic, symbol);
        topics.put(topic, link);
        link.subscribe(topic);
    }

    void unsubscribe(String topic) {
        final UpstreamLink link = topics.remove(topic);
        if (link != null) {
            link.unsubscribe(topic);
        }
    }

    /** Has a topic told anew from its snapshot on. */
    void refresh(String topic) {
        topics.get(topic).refresh(topic);
    }

    /** How many connections there are, up or not. */
    int connections() {
        return links.size();
    }

    void close() {
        links.forEach(UpstreamLink::close);
    }

    private UpstreamLink place(String topic, String symbol) {
        final UpstreamLink home = homes.get(symbol);
        if (home != null && hasRoom(home, topic)) {
            return home;
        }
        for (final UpstreamLink link : links) {
            if (hasRoom(link, topic)) {
                homes.put(symbol, link);
                return link;
            }
        }
        final UpstreamLink link = new UpstreamLink(
                live.http(), live.venue().stream(), loop, nanoTime, random, listener, () -> listener.onUp(allUp()));
        links.add(link);
        homes.put(symbol, link);
        return link;
    }

    private boolean allUp() {
        return links.stream().allMatch(UpstreamLink::isUp);
    }

    private boolean hasRoom(UpstreamLink link, String topic) {
        return characters(link.topics()) + topic.length() <= charactersMax;
    }

    private static int characters(Collection<String> topics) {
        return topics.stream().mapToInt(String::length).sum();
    }
}
