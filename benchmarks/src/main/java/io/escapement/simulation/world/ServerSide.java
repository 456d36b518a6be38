package io.escapement.simulation.world;

import io.escapement.gateway.exchange.net.ServerTransport;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.ArrayList;
import java.util.List;

/** What an exchange lives on in a {@link World}. */
public final class ServerSide implements ServerTransport {
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    private final World world;
    private final Network network;
    private final VirtualLoop loop;
    private final List<WirePort> ports = new ArrayList<>();

    /**
     * A process about to listen.
     *
     * @param world it lives in
     * @param network it listens in
     */
    public ServerSide(World world, Network network) {
        this.world = world;
        this.network = network;
        this.loop = world.newLoop();
    }

    @Override
    public EventLoop loop() {
        return loop;
    }

    @Override
    public ServerBootstrap bootstrap() {
        return new ServerBootstrap().group(loop).channelFactory(() -> {
            final WirePort port = new WirePort(network);
            ports.add(port);
            return port;
        });
    }

    @Override
    public long nanoTime() {
        return world.clock().nanoTime();
    }

    @Override
    public long epochMillis() {
        return world.clock().epochMillis();
    }

    @Override
    public void await(Future<?> future) {
        try {
            if (!world.await(future::isDone, PATIENCE_NANOS)) {
                throw new IllegalStateException("the exchange's loop does not do what it was asked");
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ports.forEach(WirePort::abandon);
        world.forget(loop);
    }
}
