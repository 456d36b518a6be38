package io.escapement.gateway.bybit.session;

import io.escapement.codecs.sbe.Channel;
import io.escapement.gateway.bybit.decode.FrameDecoder;
import io.escapement.gateway.bybit.decode.OpReply;
import io.escapement.gateway.bybit.net.Endpoint;
import io.escapement.gateway.bybit.port.GatewayCounters.Metric;
import io.netty.buffer.ByteBuf;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The trade socket: authenticate, then one answer for one request. */
public final class TradeSession extends Session implements OrderSocket {
    /** Harmless: this connection is authenticated already. */
    private static final int AUTHENTICATED_TWICE = 20001;

    private static final String RESTART = "the venue restarts its trade service";

    /** The venue's process goes away: no new requests here, those under way are still answered. */
    private static final int RESTARTING = 10019;

    private static final long DRAIN_SECONDS = 5;

    private final SessionHost host;
    private final Consumer<OpReply> replies;
    private int unanswered;
    private boolean draining;

    /**
     * A session at rest.
     *
     * @param context shared
     * @param endpoint of the trade socket
     * @param decoder of its own
     * @param host told when the session is lost
     * @param replies takes answers to orders, on the event loop
     */
    public TradeSession(
            SessionContext context,
            Endpoint endpoint,
            FrameDecoder decoder,
            SessionHost host,
            Consumer<OpReply> replies) {
        super(context, endpoint, Channel.TRADE, 0, decoder, Metric.TRADE_FRAMES);
        this.host = host;
        this.replies = replies;
    }

    @Override
    public boolean canSend() {
        return isUp() && !draining;
    }

    @Override
    public void send(byte[] text, int length) {
        unanswered++;
        final ByteBuf payload = link.allocate(length);
        payload.writeBytes(text, 0, length);
        link.send(payload);
    }

    @Override
    protected void begin() {
        unanswered = 0;
        draining = false;
        link.send(authText("reqId"));
    }

    @Override
    protected String heartbeatText() {
        return "{\"op\":\"ping\"}";
    }

    @Override
    protected void onReply(OpReply reply) {
        switch (reply.op()) {
            case AUTH -> {
                if (reply.success() || reply.code() == AUTHENTICATED_TWICE) {
                    becomeUp();
                } else {
                    refused("authentication on the trade socket", reply);
                    host.onRefused(lastTrouble());
                }
            }
            case ORDER_CREATE, ORDER_AMEND, ORDER_CANCEL -> {
                unanswered--;
                if (reply.code() == RESTARTING) {
                    drain();
                }
                replies.accept(reply);
                if (draining && unanswered <= 0) {
                    link.drop(RESTART);
                }
            }
            default -> {
                // A reply to nothing we asked; the frame is counted, there is no more to do.
            }
        }
    }

    @Override
    protected void onUp() {
        host.onTradeUp();
    }

    @Override
    protected void onLost(String reason) {
        host.onTradeLost(reason);
    }

    private void drain() {
        if (draining) {
            return;
        }
        draining = true;
        final int generation = link.generation();
        context.transport()
                .loop()
                .schedule(
                        () -> {
                            if (draining && link.generation() == generation) {
                                link.drop(RESTART);
                            }
                        },
                        DRAIN_SECONDS,
                        TimeUnit.SECONDS);
    }
}
