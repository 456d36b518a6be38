package io.escapement.gateway.exchange.net;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.ssl.SslContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * Listens on one port of the loopback address and serves HTTP and WebSockets on it.
 *
 * <p>One event loop does everything: accepting, reading, the market itself, writing. So the exchange needs no lock, and
 * two clients see one order of events.
 */
public final class LoopbackServer implements AutoCloseable {
    private static final String ADDRESS = "127.0.0.1";
    private static final int MAX_BODY_BYTES = 1 << 20;
    private static final long REOPEN_MS = 100;

    /** What a client may leave unread before it is cut off. */
    private static final WriteBufferWaterMark UNREAD_LIMIT = new WriteBufferWaterMark(1 << 20, 32 << 20);

    private final ServerTransport transport;
    private final SslContext tls;
    private final ChannelGroup clients;
    private ServerBootstrap bootstrap;
    private InetSocketAddress address;
    private Channel channel;

    /** A server on sockets that does not listen yet; its loop runs tasks at once. */
    public LoopbackServer() {
        this(new SocketServerTransport(), null);
    }

    /**
     * A server in surroundings of the host's choice that does not listen yet.
     *
     * @param transport closed with the server
     * @param tls what connections are encrypted with; null for none
     */
    public LoopbackServer(ServerTransport transport, SslContext tls) {
        this.tls = tls;
        this.transport = transport;
        clients = new DefaultChannelGroup(transport.loop());
    }

    /** The one thread everything runs on. @return the event loop */
    public EventLoop loop() {
        return transport.loop();
    }

    /**
     * Starts to listen.
     *
     * @param port 0 for any free one
     * @param seed of the connections' names
     * @param door what stands behind
     * @return the address bound to
     * @throws IllegalStateException if the port is taken
     */
    public InetSocketAddress listen(int port, long seed, Door door) {
        final ConnectionIds connectionIds = new ConnectionIds(seed);
        bootstrap = transport
                .bootstrap()
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, UNREAD_LIMIT)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel client) {
                        clients.add(client);
                        if (tls != null) {
                            client.pipeline().addLast(tls.newHandler(client.alloc()));
                        }
                        client.pipeline()
                                .addLast(new HttpServerCodec())
                                .addLast(new HttpObjectAggregator(MAX_BODY_BYTES))
                                .addLast(new WebSocketFrameAggregator(HttpHandler.MAX_FRAME_BYTES))
                                .addLast(new HttpHandler(door, connectionIds));
                    }
                });
        final var bound = bootstrap.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        transport.await(bound);
        if (!bound.isSuccess()) {
            throw new IllegalStateException(
                    "cannot listen on " + ADDRESS + ":" + port + ": is it taken? Choose another with --port ("
                            + bound.cause().getMessage() + ")");
        }
        channel = bound.channel();
        address = (InetSocketAddress) channel.localAddress();
        return address;
    }

    /** Cuts the connections that are no WebSockets. Event loop only. */
    public void cutRequests() {
        clients.close(client -> client.pipeline().get(HttpHandler.class) != null);
    }

    /** Stops listening and cuts every connection, for a while. Event loop only. */
    public void shut() {
        channel.close();
        clients.close();
    }

    /** Listens again on the same port, as soon as it is free. Event loop only. */
    public void reopen() {
        bootstrap.bind(address).addListener((ChannelFuture bound) -> {
            if (bound.isSuccess()) {
                channel = bound.channel();
            } else if (!loop().isShuttingDown()) {
                loop().schedule(this::reopen, REOPEN_MS, TimeUnit.MILLISECONDS);
            }
        });
    }

    /** Stops listening and cuts every connection. Idempotent. */
    @Override
    public void close() {
        if (channel != null) {
            transport.await(channel.close());
        }
        transport.close();
    }
}
