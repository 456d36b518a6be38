package io.escapement.simulation.world;

import io.escapement.gateway.bybit.net.Transport;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.random.RandomGenerator;

/** What a gateway lives on in a {@link World}; one per process, which can be killed with all that belongs to it. */
public final class ClientSide implements Transport {
    private final World world;
    private final Network network;
    private final RandomGenerator random;
    private final WireTap tap;
    private final VirtualLoop loop;
    private final List<Wire> wires = new ArrayList<>();
    private final List<ExecutorService> workers = new ArrayList<>();
    private long skewMillis;
    private boolean closed;

    /**
     * A process about to connect.
     *
     * @param world it lives in
     * @param network it connects through
     * @param random its chance
     * @param tap sees what is sent
     */
    public ClientSide(World world, Network network, RandomGenerator random, WireTap tap) {
        this.world = world;
        this.network = network;
        this.random = random;
        this.tap = tap;
        this.loop = world.newLoop();
    }

    /**
     * Sets the process's wall clock wrong.
     *
     * @param millis how much it is ahead
     */
    public void skew(long millis) {
        skewMillis = millis;
    }

    /** SIGKILL: connections end as those of a dead process, no code runs any more. */
    public void kill() {
        closed = true;
        world.forget(loop);
        for (final ExecutorService worker : workers) {
            world.kill(worker);
        }
        wires.forEach(Wire::abandon);
    }

    @Override
    public EventLoop loop() {
        return loop;
    }

    @Override
    public void execute(Runnable task) {
        if (!closed) {
            loop.execute(task);
        }
    }

    @Override
    public Bootstrap bootstrap(Duration connectTimeout) {
        return new Bootstrap()
                .group(loop)
                // Addresses are numbers here, and Netty's resolvers would keep every loop they have ever served.
                .disableResolver()
                .channelFactory(() -> {
                    final Wire wire = new Wire(network);
                    wires.removeIf(each -> !each.isOpen());
                    wires.add(wire);
                    wire.tap(tap);
                    return wire;
                })
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) connectTimeout.toMillis());
    }

    @Override
    public long nanoTime() {
        return world.clock().nanoTime();
    }

    @Override
    public long epochMillis() {
        return world.clock().epochMillis() + skewMillis;
    }

    @Override
    public RandomGenerator random() {
        return random;
    }

    @Override
    public ExecutorService worker(String name) {
        final ExecutorService worker = world.newWorker(name);
        workers.add(worker);
        return worker;
    }

    @Override
    public Lock lock() {
        return world.newLock();
    }

    @Override
    public <T> T await(Future<T> future, long timeoutNanos)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (!world.await(future::isDone, timeoutNanos)) {
            throw new TimeoutException();
        }
        return future.get();
    }

    @Override
    public void pause(long nanos) {
        try {
            world.await(() -> false, nanos);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            loop.execute(() -> wires.forEach(Wire::close));
        }
    }
}
