package io.escapement.gateway.exchange.relay;

import io.escapement.gateway.exchange.net.HttpReply;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Passes questions about the market on to the venue, and its answers back. */
public final class MarketProxy {
    private static final String MARKET = "/v5/market/";
    private static final String TIME = "/v5/market/time";

    private final VenueRest rest;
    private final EventLoop loop;

    /**
     * Creates a proxy.
     *
     * @param live market asked
     * @param loop answers are sent on
     */
    public MarketProxy(LiveMarket live, EventLoop loop) {
        rest = live.rest();
        this.loop = loop;
    }

    /** Whether the venue is to be asked: the time is the model's own. @param path without query @return true if so */
    public boolean isPath(String path) {
        return path.startsWith(MARKET) && !path.equals(TIME);
    }

    /** Asks the venue. @param pathAndQuery as it came @param reply answered on the event loop, sooner or later */
    public void forward(String pathAndQuery, HttpReply reply) {
        rest.ask(pathAndQuery)
                .whenComplete((answer, failure) ->
                        loop.execute(() -> reply.send(failure == null ? copy(answer) : unreachable(failure))));
    }

    private static FullHttpResponse copy(HttpResponse<byte[]> answer) {
        final FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(answer.statusCode()),
                Unpooled.wrappedBuffer(answer.body()));
        answer.headers()
                .firstValue(HttpHeaderNames.CONTENT_TYPE.toString())
                .ifPresent(type -> response.headers().set(HttpHeaderNames.CONTENT_TYPE, type));
        return response;
    }

    private static FullHttpResponse unreachable(Throwable failure) {
        final FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.BAD_GATEWAY,
                Unpooled.copiedBuffer(
                        "the live market does not answer: " + VenueRest.reason(failure), StandardCharsets.UTF_8));
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, "text/plain");
        return response;
    }
}
