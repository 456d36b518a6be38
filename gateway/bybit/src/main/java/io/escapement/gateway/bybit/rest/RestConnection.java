package io.escapement.gateway.bybit.rest;

import io.escapement.gateway.bybit.net.Endpoint;
import io.escapement.gateway.bybit.net.Transport;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpContentDecompressor;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpUtil;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * One keep-alive HTTP connection with one request under way.
 *
 * <p>Created and used by the caller's thread, completed by the event loop.
 */
final class RestConnection {
    private static final int MAX_ANSWER_BYTES = 16 * 1024 * 1024;

    /** A status, headers and a body, or the reason why there is none. */
    record Answer(int status, byte[] body, LimitHeaders headers, String failure, boolean written) {}

    private final Channel channel;
    private volatile CompletableFuture<Answer> pending;
    private volatile boolean written;

    private RestConnection(Channel channel) {
        this.channel = channel;
    }

    /** Connects and waits for it; throws a {@link RestException} of kind NOT_SENT when that fails. */
    static RestConnection connect(Transport transport, Endpoint endpoint, Duration timeout) {
        final RestConnection[] made = new RestConnection[1];
        final ChannelFuture future = transport
                .bootstrap(timeout)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        made[0] = new RestConnection(channel);
                        endpoint.secure(channel.pipeline());
                        channel.pipeline()
                                .addLast(new HttpClientCodec())
                                .addLast(new HttpContentDecompressor(MAX_ANSWER_BYTES))
                                .addLast(new HttpObjectAggregator(MAX_ANSWER_BYTES))
                                .addLast(made[0].new Handler());
                    }
                })
                .connect(endpoint.address());
        try {
            // Netty ends the attempt when the time is up; twice that long is never.
            transport.await(future, 2 * timeout.toNanos());
        } catch (final ExecutionException e) {
            throw unreachable(endpoint, reason(e.getCause()));
        } catch (final TimeoutException e) {
            future.channel().close();
            throw unreachable(endpoint, "no connection within " + timeout.toMillis() + " ms");
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            future.channel().close();
            throw unreachable(endpoint, "interrupted");
        }
        return made[0];
    }

    private static RestException unreachable(Endpoint endpoint, String cause) {
        return new RestException(
                RestException.Kind.NOT_SENT,
                -1,
                "can't reach the venue, check url and network: url=" + endpoint.url() + " cause=" + cause);
    }

    /** A resolver's complaint is the bare name of the host. */
    private static String reason(Throwable cause) {
        return cause instanceof UnknownHostException ? "unknown host " + cause.getMessage() : cause.getMessage();
    }

    boolean isUsable() {
        return channel.isActive();
    }

    /** Sends; the future always completes normally, unless nothing ever comes. */
    CompletableFuture<Answer> send(FullHttpRequest request) {
        final CompletableFuture<Answer> answer = new CompletableFuture<>();
        written = false;
        pending = answer;
        channel.writeAndFlush(request).addListener(done -> {
            if (done.isSuccess()) {
                written = true;
                if (!channel.isActive()) {
                    fail("connection lost");
                }
            } else {
                // A handshake that fails fails the request first, or the handler: whoever hears it first says the same.
                fail(describe(done.cause()));
            }
        });
        return answer;
    }

    void close() {
        channel.close();
    }

    private void fail(String reason) {
        final CompletableFuture<Answer> waiting = pending;
        if (waiting != null) {
            waiting.complete(new Answer(0, null, LimitHeaders.NONE, reason, written));
        }
    }

    private static String describe(Throwable cause) {
        return isUntrusted(cause)
                ? "the venue's certificate is not trusted; name its authority in gateway.trust if it is yours"
                : cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }

    /** Somewhere below: the TLS engine wraps the verdict on the certificate more than once. */
    private static boolean isUntrusted(Throwable cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof CertPathBuilderException) {
                return true;
            }
        }
        return false;
    }

    private final class Handler extends SimpleChannelInboundHandler<FullHttpResponse> {
        @Override
        protected void channelRead0(ChannelHandlerContext ctx, FullHttpResponse response) {
            final CompletableFuture<Answer> waiting = pending;
            if (waiting != null) {
                waiting.complete(new Answer(
                        response.status().code(),
                        ByteBufUtil.getBytes(response.content()),
                        LimitHeaders.of(response.headers()),
                        null,
                        true));
            }
            if (!HttpUtil.isKeepAlive(response)) {
                ctx.close();
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            fail("connection lost");
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            fail(describe(cause));
            ctx.close();
        }
    }
}
