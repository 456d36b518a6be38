package io.escapement.gateway.bybit.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A venue of a few lines that speaks the three WebSocket dialects and REST on a loopback port.
 *
 * <p>It answers authentications, subscriptions and pings as the venue does; everything else a test scripts. Its values
 * are made up.
 */
public final class MiniVenue implements AutoCloseable {
    /** Path of the public stream. */
    public static final String PUBLIC = "/v5/public/linear";

    /** Path of the private stream. */
    public static final String PRIVATE = "/v5/private";

    /** Path of the trade socket. */
    public static final String TRADE = "/v5/trade";

    /** A request that came by REST. */
    public record Call(String method, String path, String query, Map<String, String> headers, String body) {}

    private static final String STATUS = "HTTP ";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Channel server;
    private final Map<String, Channel> sockets = new ConcurrentHashMap<>();
    private final List<Channel> publicSockets = new CopyOnWriteArrayList<>();
    private final Map<String, Function<Call, String>> answers = new ConcurrentHashMap<>();
    private final Map<String, Function<JsonNode, String>> replies = new ConcurrentHashMap<>();
    private final List<ChannelHandlerContext> openCalls = new CopyOnWriteArrayList<>();

    /** TCP connections accepted so far. */
    public final AtomicInteger connections = new AtomicInteger();

    /** All text frames, as {@code path text}, in the order of arrival. */
    public final List<String> frames = new CopyOnWriteArrayList<>();

    /** Payloads of PONGs, as {@code path payload}. */
    public final List<String> pongs = new CopyOnWriteArrayList<>();

    /** Headers of every REST answer. */
    public final Map<String, String> headers = new ConcurrentHashMap<>();

    /** All REST requests in the order of arrival. */
    public final List<Call> calls = new CopyOnWriteArrayList<>();

    /** Listens on a free port. */
    public MiniVenue() {
        server = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        connections.getAndIncrement();
                        channel.pipeline()
                                .addLast(new HttpServerCodec())
                                .addLast(new HttpObjectAggregator(1 << 20))
                                .addLast(new Handler());
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel();
        reply("auth", MiniVenue::authenticated);
        reply("subscribe", MiniVenue::subscribed);
        reply(
                "unsubscribe",
                request -> "{\"success\":true,\"ret_msg\":\"\",\"conn_id\":\"c\",\"req_id\":\""
                        + request.path("req_id").asText() + "\",\"op\":\"unsubscribe\"}");
    }

    /** The URL of a path. @param scheme http or ws @param path of it @return the URL */
    public URI url(String scheme, String path) {
        return URI.create(scheme + "://127.0.0.1:" + ((InetSocketAddress) server.localAddress()).getPort() + path);
    }

    /** Scripts a REST path. @param path of it @param answer body for a call, null: not until {@link #answerOpenCalls} */
    public void answer(String path, Function<Call, String> answer) {
        answers.put(path, answer);
    }

    /** Scripts a REST path with a result. @param path of it @param result JSON of the envelope's result */
    public void result(String path, String result) {
        answer(path, call -> envelope(result));
    }

    /** Scripts an operation on the sockets. @param op of the request @param reply to a request, null: as usual */
    public void reply(String op, Function<JsonNode, String> reply) {
        if (reply == null) {
            replies.remove(op);
        } else {
            replies.put(op, reply);
        }
    }

    /** Sends a text frame. @param path of the socket @param text of the frame */
    public void push(String path, String text) {
        sockets.get(path).writeAndFlush(new TextWebSocketFrame(text));
    }

    /** Sends a text frame. @param connection of the public ones, in the order they came @param text of the frame */
    public void pushPublic(int connection, String text) {
        publicSockets.get(connection).writeAndFlush(new TextWebSocketFrame(text));
    }

    /** Breaks a public socket. @param connection of the public ones, in the order they came */
    public void dropPublic(int connection) {
        publicSockets.get(connection).close().syncUninterruptibly();
    }

    /** Public sockets so far. @return a count */
    public int publicConnections() {
        return publicSockets.size();
    }

    /** Sends a PING. @param path of the socket @param payload of the frame */
    public void ping(String path, String payload) {
        sockets.get(path)
                .writeAndFlush(new PingWebSocketFrame(Unpooled.copiedBuffer(payload, StandardCharsets.US_ASCII)));
    }

    /** Breaks a socket. @param path of it */
    public void drop(String path) {
        sockets.get(path).close().syncUninterruptibly();
    }

    /** Whether a socket is open. @param path of it @return true when it is */
    public boolean isOpen(String path) {
        return sockets.containsKey(path) && sockets.get(path).isActive();
    }

    /** A good reply. @param request to subscribe @return the venue's reply */
    public static String subscribed(JsonNode request) {
        return "{\"success\":true,\"ret_msg\":\"\",\"conn_id\":\"c\",\"req_id\":\""
                + request.path("req_id").asText() + "\",\"op\":\"subscribe\"}";
    }

    /** A refusal. @param request to subscribe @param text of the venue @return the venue's reply */
    public static String unsubscribable(JsonNode request, String text) {
        return "{\"success\":false,\"ret_msg\":\"" + text + "\",\"conn_id\":\"c\",\"req_id\":\""
                + request.path("req_id").asText() + "\",\"op\":\"subscribe\"}";
    }

    /** A good answer. @param result JSON @return the envelope, stamped 1,750,000,000,000 ms */
    public static String envelope(String result) {
        return "{\"retCode\":0,\"retMsg\":\"OK\",\"result\":" + result + ",\"retExtInfo\":{},\"time\":1750000000000}";
    }

    /** A refusal. @param code retCode @param text retMsg @return the envelope */
    public static String error(int code, String text) {
        return "{\"retCode\":" + code + ",\"retMsg\":\"" + text
                + "\",\"result\":{},\"retExtInfo\":{},\"time\":1750000000000}";
    }

    @Override
    public void close() {
        if (group.isShuttingDown()) {
            return;
        }
        server.close().syncUninterruptibly();
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private static String authenticated(JsonNode request) {
        return request.has("reqId")
                ? "{\"retCode\":0,\"retMsg\":\"OK\",\"op\":\"auth\",\"connId\":\"c\"}"
                : "{\"success\":true,\"ret_msg\":\"\",\"op\":\"auth\",\"conn_id\":\"c\"}";
    }

    private static String pong(String path, JsonNode request) {
        return switch (path) {
            case PUBLIC ->
                "{\"success\":true,\"ret_msg\":\"pong\",\"conn_id\":\"c\",\"req_id\":\""
                        + request.path("req_id").asText() + "\",\"op\":\"ping\"}";
            case PRIVATE ->
                "{\"req_id\":\"" + request.path("req_id").asText()
                        + "\",\"op\":\"pong\",\"args\":[\"1750000000000\"],\"conn_id\":\"c\"}";
            default ->
                "{\"retCode\":0,\"retMsg\":\"OK\",\"op\":\"pong\",\"data\":[\"1750000000000\"],\"connId\":\"c\"}";
        };
    }

    private final class Handler extends SimpleChannelInboundHandler<Object> {
        private String path;

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, Object message) throws JsonProcessingException {
            if (message instanceof FullHttpRequest request) {
                if (request.headers().contains(HttpHeaderNames.UPGRADE)) {
                    upgrade(ctx, request);
                } else {
                    serve(ctx, request);
                }
            } else if (message instanceof TextWebSocketFrame frame) {
                onText(ctx, frame.text());
            } else if (message instanceof PongWebSocketFrame frame) {
                pongs.add(path + ' ' + frame.content().toString(StandardCharsets.US_ASCII));
            }
        }

        private void upgrade(ChannelHandlerContext ctx, FullHttpRequest request) {
            path = request.uri();
            final WebSocketServerHandshaker handshaker = new WebSocketServerHandshakerFactory(
                            url("ws", path).toString(), null, false)
                    .newHandshaker(request);
            handshaker.handshake(ctx.channel(), request);
            sockets.put(path, ctx.channel());
            if (path.equals(PUBLIC)) {
                publicSockets.add(ctx.channel());
            }
        }

        private void onText(ChannelHandlerContext ctx, String text) throws JsonProcessingException {
            frames.add(path + ' ' + text);
            final JsonNode request = JSON.readTree(text);
            final String op = request.path("op").asText();
            final Function<JsonNode, String> reply = replies.get(op);
            final String answer = reply != null ? reply.apply(request) : op.equals("ping") ? pong(path, request) : null;
            if (answer != null && !answer.isEmpty()) {
                ctx.writeAndFlush(new TextWebSocketFrame(answer));
            }
        }

        private void serve(ChannelHandlerContext ctx, FullHttpRequest request) {
            final String[] target = request.uri().split("\\?", 2);
            final Map<String, String> headers = new ConcurrentHashMap<>();
            request.headers().forEach(header -> headers.put(header.getKey(), header.getValue()));
            final Call call = new Call(
                    request.method().name(),
                    target[0],
                    target.length == 2 ? target[1] : "",
                    headers,
                    request.content().toString(StandardCharsets.UTF_8));
            calls.add(call);
            final Function<Call, String> answer = answers.get(call.path());
            final String body = answer == null ? error(10017, "Route not found.") : answer.apply(call);
            if (body == null) {
                openCalls.add(ctx);
            } else {
                respond(ctx, body);
            }
        }
    }

    /** Answers the calls that have been left without. @param body of all of them */
    public void answerOpenCalls(String body) {
        openCalls.forEach(ctx -> respond(ctx, body));
        openCalls.clear();
    }

    /** An answer without an envelope. @param status HTTP status @return in place of a body */
    public static String http(int status) {
        return STATUS + status;
    }

    private void respond(ChannelHandlerContext ctx, String body) {
        final HttpResponseStatus status = body.startsWith(STATUS)
                ? HttpResponseStatus.valueOf(Integer.parseInt(body.substring(STATUS.length())))
                : HttpResponseStatus.OK;
        final DefaultFullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, status, Unpooled.copiedBuffer(body, StandardCharsets.UTF_8));
        headers.forEach((name, value) -> response.headers().set(name, value));
        response.headers()
                .set(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes());
        ctx.writeAndFlush(response);
    }
}
