package io.escapement.benchmarks.latency;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** First in a pipeline: when the bytes now being handled were read from the socket. */
final class ArrivalStamp extends ChannelInboundHandlerAdapter {
    private long readNanos;

    /** System.nanoTime of the last read. */
    long readNanos() {
        return readNanos;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        readNanos = System.nanoTime();
        context.fireChannelRead(message);
    }
}
