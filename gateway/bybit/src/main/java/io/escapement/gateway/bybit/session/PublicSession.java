package io.escapement.gateway.bybit.session;

import io.escapement.codecs.sbe.Channel;
import io.escapement.codecs.sbe.LinkState;
import io.escapement.gateway.bybit.decode.FrameDecoder;
import io.escapement.gateway.bybit.decode.OpReply;
import io.escapement.gateway.bybit.net.Endpoint;
import io.escapement.gateway.bybit.port.GatewayCounters.Metric;
import java.util.List;

/**
 * The public stream: subscribe, watch the books' update ids.
 *
 * <p>All groups are requested at once and the session is up when the last is acknowledged. A break in a book opens a gap
 * on that instrument and subscribes its books again; the snapshot that follows closes it.
 */
public final class PublicSession extends Session {
    private final Topics topics;
    private final BookWatch books;
    private int acknowledged;

    /**
     * A session at rest.
     *
     * @param context shared
     * @param endpoint of the public stream
     * @param decoder of its own
     * @param topics to subscribe
     */
    public PublicSession(SessionContext context, Endpoint endpoint, FrameDecoder decoder, Topics topics) {
        super(context, endpoint, Channel.PUBLIC, decoder, Metric.PUBLIC_FRAMES);
        this.topics = topics;
        this.books = new BookWatch(topics.instruments());
    }

    @Override
    public void onOpen() {
        acknowledged = 0;
        books.reset();
        final List<List<String>> groups = topics.groups();
        for (int i = 0; i < groups.size(); i++) {
            link.send(Topics.request("subscribe", "g" + i, groups.get(i)));
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
        if (isUp()) {
            if (!reply.success()) {
                link.drop("a book could not be subscribed again");
            }
        } else if (!reply.success()) {
            refused("subscription on the public stream", reply);
        } else if (++acknowledged == topics.groups().size()) {
            becomeUp();
        }
    }

    @Override
    protected void onPublished(FrameDecoder source) {
        if (!source.isBook()) {
            return;
        }
        final int instrumentId = source.instrumentId();
        switch (books.onBook(instrumentId, source.bookDepth(), source.isBookSnapshot(), source.bookUpdateId())) {
            case OPENED -> {
                context.counters().add(Metric.BOOK_GAPS, 1);
                context.publisher().connectionState(Channel.PUBLIC, LinkState.GAP_OPENED, instrumentId);
                final List<String> again = topics.books(instrumentId);
                link.send(Topics.request("unsubscribe", "gap", again));
                link.send(Topics.request("subscribe", "gap", again));
            }
            case CLOSED -> context.publisher().connectionState(Channel.PUBLIC, LinkState.GAP_CLOSED, instrumentId);
            default -> {
                // As it should be.
            }
        }
    }
}
