package io.escapement.benchmarks.latency;

import io.escapement.gateway.bybit.net.Endpoint;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import java.net.URI;
import java.nio.file.Path;

/** What the engine is held against: a client that sends every byte back, and nothing else. */
public final class EchoProcess {
    private EchoProcess() {}

    /**
     * Runs until the connection ends.
     *
     * @param arguments port on loopback; for TLS, behind it, the file of the authority to believe
     */
    public static void main(String[] arguments) {
        final int port = Integer.parseInt(arguments[0]);
        final Endpoint place = arguments.length == 1
                ? Endpoint.of(URI.create("ws://127.0.0.1:" + port))
                : Endpoint.of(URI.create("wss://127.0.0.1:" + port), Path.of(arguments[1]));
        final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
        final Channel channel = new Bootstrap()
                .group(group)
                .channel(EpollSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel made) {
                        made.pipeline().addLast(new ChannelInboundHandlerAdapter() {
                            @Override
                            public void channelRead(ChannelHandlerContext context, Object message) {
                                context.writeAndFlush(message, context.voidPromise());
                            }
                        });
                        place.secure(made.pipeline());
                    }
                })
                .connect("127.0.0.1", port)
                .syncUninterruptibly()
                .channel();
        channel.closeFuture().syncUninterruptibly();
        group.shutdownGracefully();
    }
}
