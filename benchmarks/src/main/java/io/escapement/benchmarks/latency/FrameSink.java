package io.escapement.benchmarks.latency;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Where frames of a tape go. */
interface FrameSink {
    /**
     * Sends bytes of a tape; does not wait for the other side.
     *
     * @param bytes of the tape
     * @param from first
     * @param to behind the last
     * @throws IOException if the other side does not read
     */
    void send(ByteBuffer bytes, int from, int to) throws IOException;

    /**
     * The fastest way into a connection.
     *
     * @param channel connected
     * @return straight into the socket, without an event loop in between; with TLS by the channel's event loop, which
     *     owns the cipher, so that each frame has one hand-over more
     */
    static FrameSink into(Channel channel) {
        return channel.pipeline().get(SslHandler.class) == null
                ? socket((EpollSocketChannel) channel)
                : (bytes, from, to) -> encrypted(channel, bytes, from, to);
    }

    private static FrameSink socket(EpollSocketChannel channel) {
        return (bytes, from, to) -> {
            if (channel.fd().write(bytes, from, to) != to - from) {
                throw full();
            }
        };
    }

    private static void encrypted(Channel channel, ByteBuffer bytes, int from, int to) throws IOException {
        if (!channel.isWritable()) {
            throw full();
        }
        final ByteBuf frame = channel.alloc().directBuffer(to - from);
        frame.writeBytes(bytes.slice(from, to - from));
        channel.writeAndFlush(frame, channel.voidPromise());
    }

    private static IOException full() {
        return new IOException("the socket is full: the other side does not read, the rate is missed");
    }
}
