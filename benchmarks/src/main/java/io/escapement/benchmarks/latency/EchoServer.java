package io.escapement.benchmarks.latency;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;

/** The rig's side of the bare echo: the same event loop as the venue's, and a stamp for each frame that is back. */
final class EchoServer implements AutoCloseable {
    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
    private final CompletableFuture<Channel> client = new CompletableFuture<>();
    private final Tape tape;
    private final long[] returned;
    private final Channel listening;
    private volatile int back;

    EchoServer(Tape tape, SslContext tls) {
        this.tape = tape;
        this.returned = new long[tape.frames()];
        group.execute(RigCpu::pin);
        listening = new ServerBootstrap()
                .group(group)
                .channel(EpollServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        if (tls == null) {
                            channel.pipeline().addLast(new Returns());
                            client.complete(channel);
                        } else {
                            final SslHandler cipher = tls.newHandler(channel.alloc());
                            channel.pipeline().addLast(cipher, new Returns());
                            cipher.handshakeFuture().addListener(done -> client.complete(channel));
                        }
                    }
                })
                .bind("127.0.0.1", 0)
                .syncUninterruptibly()
                .channel();
    }

    int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    /** Completes with the client's connection. */
    CompletableFuture<Channel> client() {
        return client;
    }

    /** Frames that are back. */
    int back() {
        return back;
    }

    /** When a frame was back, System.nanoTime; valid below {@link #back}. */
    long returned(int frame) {
        return returned[frame];
    }

    @Override
    public void close() {
        listening.close().syncUninterruptibly();
        group.shutdownGracefully();
    }

    private final class Returns extends SimpleChannelInboundHandler<ByteBuf> {
        private long received;

        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf message) {
            final long now = System.nanoTime();
            received += message.readableBytes();
            int frame = back;
            while (frame < returned.length && received >= tape.end(frame)) {
                returned[frame++] = now;
            }
            back = frame;
        }
    }
}
