package io.escapement.gateway.exchange.net;

import io.netty.handler.codec.http.FullHttpResponse;

/** Takes the answer to one REST request, at once or later. Event loop only. */
@FunctionalInterface
public interface HttpReply {
    /** Answers; at most once. @param response with its headers but connection handling, released when sent */
    void send(FullHttpResponse response);
}
