package io.escapement.benchmarks.latency;

import io.netty.channel.Channel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.unix.FileDescriptor;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;

/** Where frames of a tape go: straight into a socket, without an event loop in between. One thread. */
interface FrameSink {
    /**
     * Sends bytes of a tape; does not wait for the other side.
     *
     * @param bytes of the tape
     * @param from first
     * @param to behind the last
     * @throws IOException if the socket does not take all of it at once
     */
    void send(ByteBuffer bytes, int from, int to) throws IOException;

    /**
     * The way into a connection.
     *
     * @param channel connected; with TLS its handshake is done and nobody else sends on it any more
     * @return a sink for its socket
     */
    static FrameSink into(Channel channel) {
        final FileDescriptor socket = ((EpollSocketChannel) channel).fd();
        final SslHandler tls = channel.pipeline().get(SslHandler.class);
        return tls == null ? (bytes, from, to) -> write(socket, bytes, from, to) : new Encrypted(tls.engine(), socket);
    }

    private static void write(FileDescriptor socket, ByteBuffer bytes, int from, int to) throws IOException {
        if (socket.write(bytes, from, to) != to - from) {
            throw new IOException("the socket is full: the other side does not read, the rate is missed");
        }
    }

    /** Encrypts on the sender's thread; the event loop goes on to decrypt on its own, which an engine allows. */
    final class Encrypted implements FrameSink {
        private final SSLEngine engine;
        private final FileDescriptor socket;
        private final ByteBuffer packet;

        Encrypted(SSLEngine engine, FileDescriptor socket) {
            this.engine = engine;
            this.socket = socket;
            packet = ByteBuffer.allocateDirect(engine.getSession().getPacketBufferSize());
        }

        @Override
        public void send(ByteBuffer bytes, int from, int to) throws IOException {
            final ByteBuffer frame = bytes.slice(from, to - from);
            while (frame.hasRemaining()) {
                packet.clear();
                final SSLEngineResult result = engine.wrap(frame, packet);
                if (result.getStatus() != SSLEngineResult.Status.OK || result.bytesConsumed() == 0) {
                    throw new IOException("a frame cannot be encrypted: " + result);
                }
                write(socket, packet, 0, packet.position());
            }
        }
    }
}
