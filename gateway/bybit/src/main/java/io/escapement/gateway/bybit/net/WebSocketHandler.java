package io.escapement.gateway.bybit.net;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakerFactory;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Handshake and frames of one connection of a {@link WebSocketLink}.
 *
 * <p>Netty's own protocol handler is not used because it answers PINGs by itself.
 */
final class WebSocketHandler extends SimpleChannelInboundHandler<Object> {
    /** A snapshot of 1,000 levels has about 60 kB; anything near this bound is not a market message. */
    private static final int MAX_MESSAGE_BYTES = 4 * 1024 * 1024;

    private final WebSocketLink link;
    private final WebSocketClientHandshaker handshaker;
    private final Duration timeout;

    WebSocketHandler(WebSocketLink link, Endpoint endpoint, Duration timeout) {
        this.link = link;
        this.timeout = timeout;
        this.handshaker = WebSocketClientHandshakerFactory.newHandshaker(
                endpoint.url(), WebSocketVersion.V13, null, false, new DefaultHttpHeaders(), MAX_MESSAGE_BYTES);
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        handshaker.handshake(ctx.channel());
        ctx.executor()
                .schedule(
                        () -> {
                            if (!handshaker.isHandshakeComplete()) {
                                link.onLost(
                                        ctx.channel(), "no WebSocket handshake within " + timeout.toMillis() + " ms");
                                ctx.close();
                            }
                        },
                        timeout.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        link.onLost(ctx.channel(), "connection closed by the other side");
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, Object message) {
        if (message instanceof TextWebSocketFrame text) {
            link.onText(ctx.channel(), text.content());
        } else if (message instanceof PingWebSocketFrame ping) {
            link.onPing(ctx.channel(), ping.content());
        } else if (message instanceof CloseWebSocketFrame close) {
            link.onLost(ctx.channel(), "closed by the venue, status " + close.statusCode());
            ctx.close();
        } else if (message instanceof WebSocketFrame) {
            link.onFrame();
        } else if (message instanceof FullHttpResponse response && !handshaker.isHandshakeComplete()) {
            finishHandshake(ctx, response);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        link.onLost(ctx.channel(), cause.getClass().getSimpleName() + ": " + cause.getMessage());
        ctx.close();
    }

    private void finishHandshake(ChannelHandlerContext ctx, FullHttpResponse response) {
        if (response.status().code() != 101) {
            link.onLost(
                    ctx.channel(),
                    "handshake refused, HTTP " + response.status().code());
            ctx.close();
            return;
        }
        handshaker.finishHandshake(ctx.channel(), response);
        ctx.pipeline().addBefore(ctx.name(), null, new WebSocketFrameAggregator(MAX_MESSAGE_BYTES));
        link.onOpened(ctx.channel());
    }
}
