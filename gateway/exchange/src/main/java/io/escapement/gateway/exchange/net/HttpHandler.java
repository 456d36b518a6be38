package io.escapement.gateway.exchange.net;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import io.netty.handler.ssl.NotSslRecordException;
import java.io.IOException;

/** Answers REST requests and turns a connection into a WebSocket when asked. */
final class HttpHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    static final int MAX_FRAME_BYTES = 1 << 20;

    private final Door door;
    private final ConnectionIds connectionIds;

    HttpHandler(Door door, ConnectionIds connectionIds) {
        this.door = door;
        this.connectionIds = connectionIds;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        final QueryStringDecoder uri = new QueryStringDecoder(request.uri());
        if (request.headers().containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)
                && door.isSocketPath(uri.path())) {
            if (door.admitsSocket()) {
                upgrade(context, request, uri);
            } else {
                context.writeAndFlush(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.FORBIDDEN))
                        .addListener(ChannelFutureListener.CLOSE);
            }
            return;
        }
        final boolean keepAlive = HttpUtil.isKeepAlive(request);
        door.onRequest(request, response -> send(context, response, keepAlive));
    }

    private static void send(ChannelHandlerContext context, FullHttpResponse response, boolean keepAlive) {
        HttpUtil.setContentLength(response, response.content().readableBytes());
        HttpUtil.setKeepAlive(response, keepAlive);
        final ChannelFuture sent = context.writeAndFlush(response);
        if (!keepAlive) {
            sent.addListener(ChannelFutureListener.CLOSE);
        }
    }

    private void upgrade(ChannelHandlerContext context, FullHttpRequest request, QueryStringDecoder uri) {
        final String path = uri.path();
        final WebSocketServerHandshaker handshaker = new WebSocketServerHandshakerFactory(
                        "ws://" + request.headers().get(HttpHeaderNames.HOST) + path, null, false, MAX_FRAME_BYTES)
                .newHandshaker(request);
        if (handshaker == null) {
            WebSocketServerHandshakerFactory.sendUnsupportedVersionResponse(context.channel());
            return;
        }
        handshaker.handshake(context.channel(), request);
        final SocketLink link = new SocketLink(context.channel(), connectionIds.next());
        context.pipeline().addLast(new SocketHandler(handshaker, link, door.onSocket(path, uri.rawQuery(), link)));
        context.pipeline().remove(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) {
            // Netty's complaint repeats the whole request in hexadecimal digits, key and signature included.
            final boolean plain = cause.getCause() instanceof NotSslRecordException;
            System.err.println("exchange: closing a connection: "
                    + (plain ? "it speaks plain http or ws, and this port wants https or wss" : cause));
        }
        context.close();
    }
}
