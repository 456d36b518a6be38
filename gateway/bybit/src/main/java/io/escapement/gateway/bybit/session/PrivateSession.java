package io.escapement.gateway.bybit.session;

import io.escapement.codecs.sbe.Channel;
import io.escapement.gateway.bybit.decode.FrameDecoder;
import io.escapement.gateway.bybit.decode.OpReply;
import io.escapement.gateway.bybit.net.Endpoint;
import io.escapement.gateway.bybit.port.GatewayCounters.Metric;

/** The private stream: authenticate, then one subscription for orders, executions, positions and the wallet. */
public final class PrivateSession extends Session {
    private static final String SUBSCRIBE = "{\"req_id\":\"private\",\"op\":\"subscribe\","
            + "\"args\":[\"order.linear\",\"execution.linear\",\"position.linear\",\"wallet\"%s]}";
    private static final String GUARDED = ",\"dcp.future\"";

    private final SessionHost host;
    private final String subscribe;

    /**
     * A session at rest.
     *
     * @param context shared
     * @param endpoint of the private stream
     * @param decoder of its own
     * @param host told when the session is back after a loss
     * @param guarded whether the venue is to cancel all orders when this connection is gone
     */
    public PrivateSession(
            SessionContext context, Endpoint endpoint, FrameDecoder decoder, SessionHost host, boolean guarded) {
        super(context, endpoint, Channel.PRIVATE, 0, decoder, Metric.PRIVATE_FRAMES);
        this.host = host;
        subscribe = SUBSCRIBE.formatted(guarded ? GUARDED : "");
    }

    @Override
    protected void begin() {
        link.send(authText("req_id"));
    }

    @Override
    protected String heartbeatText() {
        return "{\"req_id\":\"ping\",\"op\":\"ping\"}";
    }

    @Override
    protected void onReply(OpReply reply) {
        switch (reply.op()) {
            case AUTH -> {
                if (reply.success()) {
                    link.send(subscribe);
                } else {
                    refused("authentication on the private stream", reply);
                    host.onRefused(lastTrouble());
                }
            }
            case SUBSCRIBE -> {
                if (!reply.success()) {
                    refused("subscription on the private stream", reply);
                    host.onRefused(lastTrouble());
                } else if (!isUp()) {
                    becomeUp();
                }
            }
            default -> {
                // A reply to nothing we asked; the frame is counted, there is no more to do.
            }
        }
    }

    @Override
    protected void onPublished(FrameDecoder source) {
        if (source.exchangeTimeNs() > 0) {
            host.onPrivateFrame(source.exchangeTimeNs());
        }
    }

    @Override
    protected void onUp() {
        host.onPrivateUp();
    }

    @Override
    protected void onLost(String reason) {
        host.onPrivateLost();
    }

    @Override
    protected void onRestored() {
        host.onPrivateRestored();
    }
}
