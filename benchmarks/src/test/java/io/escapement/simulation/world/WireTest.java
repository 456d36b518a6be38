package io.escapement.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WireTest {
    private static final long LATENCY = 1_000_000;

    private final World world = new World(0);
    private final Network network = new Network(world, new SplittableRandom(1), LATENCY, 1);
    private final ServerSide server = new ServerSide(world, network);
    private final List<String> heard = new ArrayList<>();
    private final List<Channel> accepted = new ArrayList<>();
    private final WireTap tap = new WireTap() {
        @Override
        public void onSent(Wire wire, Object message) {
            // Not of interest here.
        }

        @Override
        public void onReceived(Wire wire, Object message) {
            // Not of interest here.
        }
    };

    @AfterEach
    void close() {
        world.close();
    }

    /** Notes what a side hears and when, in milliseconds since the connection stood. */
    private final class Ear extends ChannelInboundHandlerAdapter {
        private final String name;

        Ear(String name) {
            this.name = name;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            final ByteBuf bytes = (ByteBuf) message;
            heard.add(name + " " + bytes.toString(StandardCharsets.UTF_8));
            bytes.release();
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            heard.add(name + " end");
        }
    }

    private InetSocketAddress listen() {
        final ChannelFuture bound = server.bootstrap()
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        accepted.add(channel);
                        channel.pipeline().addLast(new Ear("server"));
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server.await(bound);
        return (InetSocketAddress) bound.channel().localAddress();
    }

    private ChannelFuture connect(ClientSide client, InetSocketAddress address) {
        final Bootstrap bootstrap = client.bootstrap(Duration.ofSeconds(3)).handler(new Ear("client"));
        return bootstrap.connect(address);
    }

    private ClientSide client() {
        return new ClientSide(world, network, new SplittableRandom(2), tap);
    }

    private void pass(long nanos) {
        world.runUntil(() -> false, world.clock().nanoTime() + nanos);
    }

    private static ByteBuf text(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
    }

    @Test
    void shouldCarryBytesInOrderOneLatencyLater() {
        final ChannelFuture connected = connect(client(), listen());
        pass(3 * LATENCY);
        assertThat(connected.isSuccess()).isTrue();

        connected.channel().writeAndFlush(text("a"));
        connected.channel().writeAndFlush(text("b"));
        pass(LATENCY - 1);
        assertThat(heard).isEmpty();
        pass(LATENCY);
        assertThat(heard).containsExactly("server a", "server b");
    }

    @Test
    void shouldTellTheOtherEndBehindWhatWasSentWhenClosed() {
        final ChannelFuture connected = connect(client(), listen());
        pass(3 * LATENCY);
        accepted.get(0).writeAndFlush(text("last"));
        accepted.get(0).close();
        pass(2 * LATENCY);
        assertThat(heard).containsExactly("server end", "client last", "client end");
        assertThat(connected.channel().isActive()).isFalse();
    }

    @Test
    void shouldHoldBytesBackWhileTheLineIsStalled() {
        final ChannelFuture connected = connect(client(), listen());
        pass(3 * LATENCY);
        ((Wire) connected.channel()).stall(10 * LATENCY);
        connected.channel().writeAndFlush(text("x"));
        pass(10 * LATENCY);
        assertThat(heard).isEmpty();
        pass(2 * LATENCY);
        assertThat(heard).containsExactly("server x");
    }

    @Test
    void shouldRefuseWhereNobodyListensAndTimeOutWhereNobodyAnswers() {
        final InetSocketAddress address = listen();
        final ChannelFuture refused =
                connect(client(), new InetSocketAddress(InetAddress.getLoopbackAddress(), address.getPort() + 1));
        pass(3 * LATENCY);
        assertThat(refused.cause()).isInstanceOf(ConnectException.class).hasMessageContaining("refused");

        network.unreachableFor(TimeUnit.SECONDS.toNanos(1));
        final ChannelFuture silent = connect(client(), address);
        pass(TimeUnit.SECONDS.toNanos(3) - 1);
        assertThat(silent.isDone()).isFalse();
        pass(1);
        assertThat(silent.cause()).hasMessageContaining("timed out");
    }

    @Test
    void shouldEndConnectionsWhenTheProcessIsKilled() {
        final ClientSide client = client();
        connect(client, listen());
        pass(3 * LATENCY);
        client.kill();
        pass(2 * LATENCY);
        assertThat(heard).containsExactly("server end");
    }

    @Test
    void shouldLetWritesWaitWhenTheOtherEndDoesNotRead() {
        final ChannelFuture connected = connect(client(), listen());
        pass(3 * LATENCY);
        accepted.get(0).config().setAutoRead(false);
        for (int i = 0; i < 5; i++) {
            connected.channel().writeAndFlush(Unpooled.buffer(512 * 1024).writeZero(512 * 1024));
        }
        pass(5 * LATENCY);
        assertThat(connected.channel().isWritable()).isFalse();

        accepted.get(0).config().setAutoRead(true);
        pass(5 * LATENCY);
        assertThat(connected.channel().isWritable()).isTrue();
        assertThat(heard.stream()
                        .mapToInt(line -> line.length() - "server ".length())
                        .sum())
                .isEqualTo(5 * 512 * 1024);
    }
}
