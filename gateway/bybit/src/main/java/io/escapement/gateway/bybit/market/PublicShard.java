package io.escapement.gateway.bybit.market;

import io.escapement.codecs.sbe.Channel;
import io.escapement.gateway.bybit.decode.FrameDecoder;
import io.escapement.gateway.bybit.decode.OpReply;
import io.escapement.gateway.bybit.net.Endpoint;
import io.escapement.gateway.bybit.port.GatewayCounters.Metric;
import io.escapement.gateway.bybit.session.Session;
import io.escapement.gateway.bybit.session.SessionContext;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * One public connection and the instruments it carries. It is up when every subscribe request has its reply.
 *
 * <p>Which instruments, and what becomes of their data, the {@link MarketDesk} decides.
 */
public final class PublicShard extends Session {
    private static final long NOT_HELD = Long.MIN_VALUE;

    private final int id;
    private final MarketDesk desk;
    private final SubscriptionDesk subscriptions;
    private final TreeMap<Integer, List<String>> topics = new TreeMap<>();
    private boolean opened;
    private long heldSince = NOT_HELD;

    PublicShard(
            SessionContext context,
            Endpoint endpoint,
            FrameDecoder decoder,
            int id,
            MarketDesk desk,
            int topicsPerRequest) {
        super(context, endpoint, Channel.PUBLIC, id, decoder, Metric.PUBLIC_FRAMES);
        this.id = id;
        this.desk = desk;
        this.subscriptions = new SubscriptionDesk(topicsPerRequest, link::send);
    }

    /** Its number among the public connections. */
    int id() {
        return id;
    }

    /** Whether it was told to connect. */
    boolean isOpened() {
        return opened;
    }

    /** Connects after a while. Event loop. */
    void openIfNeeded() {
        if (!opened) {
            opened = true;
            open();
        }
    }

    /** Instruments it carries, ascending. */
    Iterable<Integer> instruments() {
        return topics.keySet();
    }

    /** Carries an instrument, too. */
    void add(int instrumentId, List<String> wanted) {
        topics.put(instrumentId, wanted);
        if (link.isOpen()) {
            subscriptions.subscribe(wanted, now());
        }
    }

    /** Carries an instrument no more. */
    void remove(int instrumentId) {
        final List<String> dropped = topics.remove(instrumentId);
        if (dropped != null && link.isOpen()) {
            subscriptions.unsubscribe(dropped);
        }
    }

    /** Subscribes topics again, so that they begin with a snapshot. */
    void renew(List<String> again) {
        if (link.isOpen() && !again.isEmpty()) {
            subscriptions.unsubscribe(again);
            subscriptions.subscribe(again, now());
        }
    }

    /** Gives the connection up because it does not do its work; a new one follows. */
    void giveUp(String reason) {
        link.drop(reason);
    }

    /** Looks after requests that were not answered, or refused. */
    void onTimer(long timeoutNanos, boolean retryRefused) {
        if (!isUp()) {
            return;
        }
        if (subscriptions.isOverdue(now(), timeoutNanos)) {
            link.drop("a subscribe request was not answered");
        } else if (retryRefused) {
            subscriptions.retryRefused(now());
        }
    }

    @Override
    protected void begin() {
        subscriptions.reset();
        final List<String> all = new ArrayList<>();
        topics.values().forEach(all::addAll);
        desk.onSubscribing(this);
        subscriptions.subscribe(all, now());
        if (all.isEmpty()) {
            becomeUp();
        }
    }

    @Override
    protected String heartbeatText() {
        return "{\"req_id\":\"ping\",\"op\":\"ping\"}";
    }

    @Override
    protected void onReply(OpReply reply) {
        if (reply.op() != OpReply.Op.SUBSCRIBE) {
            return;
        }
        final String refused = subscriptions.onReply(reply, now());
        if (refused != null) {
            desk.onRefused(this, refused, subscriptions.lastRefusal());
        }
        if (!subscriptions.isSettled()) {
            return;
        }
        if (!isUp()) {
            if (subscriptions.isAnyAcknowledged()) {
                becomeUp();
            } else {
                refused("subscription on the public stream", reply);
            }
        } else {
            desk.onSettled(this);
        }
    }

    @Override
    protected void onPublished(FrameDecoder source) {
        heldSince = NOT_HELD;
        desk.onPublished(this, source);
    }

    @Override
    protected boolean onNoRoom(FrameDecoder source) {
        if (heldSince == NOT_HELD) {
            heldSince = now();
        }
        return desk.onNoRoom(source, now() - heldSince);
    }

    @Override
    protected void onReady() {
        desk.onUp(this);
    }

    @Override
    protected void onLost(String reason) {
        desk.onLost(this);
    }

    /** Whether the venue refuses a topic of a symbol now. */
    boolean isRefused(String symbol) {
        for (final String topic : subscriptions.refused()) {
            if (topic.endsWith('.' + symbol)) {
                return true;
            }
        }
        return false;
    }

    private long now() {
        return context.transport().nanoTime();
    }
}
