package io.escapement.gateway.exchange.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import java.io.IOException;

/** Takes the frames of one WebSocket apart. */
final class SocketHandler extends SimpleChannelInboundHandler<WebSocketFrame> {
    private static final long FOREIGN_TOKEN = -1L;

    private final WebSocketServerHandshaker handshaker;
    private final SocketLink link;
    private final SocketListener listener;

    SocketHandler(WebSocketServerHandshaker handshaker, SocketLink link, SocketListener listener) {
        this.handshaker = handshaker;
        this.link = link;
        this.listener = listener;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        link.heard();
        if (frame instanceof PongWebSocketFrame) {
            final ByteBuf payload = frame.content();
            listener.onPong(payload.readableBytes() == Long.BYTES ? payload.readLong() : FOREIGN_TOKEN);
        } else if (frame instanceof TextWebSocketFrame text) {
            listener.onText(text.text());
        } else if (frame instanceof PingWebSocketFrame) {
            context.writeAndFlush(new PongWebSocketFrame(frame.content().retain()));
        } else if (frame instanceof CloseWebSocketFrame close) {
            handshaker.close(context.channel(), close.retain());
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        link.discard();
        listener.onClosed();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) {
            System.err.println("exchange: closing socket " + link.connectionId() + ": " + cause);
        }
        context.close();
    }
}
