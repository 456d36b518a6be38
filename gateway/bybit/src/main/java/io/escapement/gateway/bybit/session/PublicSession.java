package io.escapement.gateway.bybit.session;

import io.escapement.codecs.sbe.Channel;
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
    }

    @Override
    public void onOpen() {
        acknowledged = 0;
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
        if (reply.op() != OpReply.Op.SUBSCRIBE || isUp()) {
            return;
        }
        if (!reply.success()) {
            refused("subscription on the public stream", reply);
        } else if (++acknowledged == topics.groups().size()) {
            becomeUp();
        }
    }
}
