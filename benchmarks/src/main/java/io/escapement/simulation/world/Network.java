package io.escapement.simulation.world;

import io.netty.channel.ChannelId;
import io.netty.channel.ConnectTimeoutException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * The line between the processes of a {@link World}: who listens where, how long bytes travel, and what the line does to
 * them on a bad day.
 *
 * <p>Bytes travel in order on each connection, each direction with a latency of its own that is drawn anew for every
 * write; now and then a write arrives in two parts. Nothing is lost on a connection that lives, as with TCP.
 */
public final class Network {
    private static final int FIRST_PORT = 20_000;
    private static final int SPLIT_ONE_IN = 16;
    private static final long SPLIT_GAP_NANOS = 20_000;

    private final World world;
    private final RandomGenerator random;
    private final long minNanos;
    private final long jitterNanos;
    private final Map<Integer, WirePort> ports = new HashMap<>();
    private final List<Wire> clients = new ArrayList<>();
    private int lastId;
    private int lastPort = FIRST_PORT;
    private long unreachableUntilNanos;

    /**
     * A line without faults.
     *
     * @param world it belongs to
     * @param random draws latencies
     * @param minNanos least latency in one direction, above 0
     * @param jitterNanos what may come on top
     */
    public Network(World world, RandomGenerator random, long minNanos, long jitterNanos) {
        this.world = world;
        this.random = random;
        this.minNanos = minNanos;
        this.jitterNanos = jitterNanos;
    }

    /**
     * Connections that are open, as seen by the clients.
     *
     * @return in the order in which they were opened
     */
    public List<Wire> connections() {
        clients.removeIf(wire -> !wire.isOpen());
        return List.copyOf(clients);
    }

    /**
     * Nobody can connect for a while: attempts get no answer.
     *
     * @param nanos how long from now
     */
    public void unreachableFor(long nanos) {
        unreachableUntilNanos = world.clock().nanoTime() + nanos;
    }

    /** Numbers, so that whoever keeps connections in a hash table meets them in the same order every time. */
    ChannelId nextId() {
        return new WireId(++lastId);
    }

    World world() {
        return world;
    }

    /** One way, drawn. */
    long latencyNanos() {
        // Mostly near the least, seldom near the most.
        final double part = random.nextDouble();
        return minNanos + (long) (jitterNanos * part * part * part);
    }

    /** Where a write is cut in two, its length if it isn't. */
    int cut(int length) {
        return length > 1 && random.nextInt(SPLIT_ONE_IN) == 0 ? 1 + random.nextInt(length - 1) : length;
    }

    long gapNanos() {
        return SPLIT_GAP_NANOS;
    }

    InetSocketAddress listen(InetSocketAddress wanted, WirePort port) throws ConnectException {
        final int number = wanted.getPort() == 0 ? ++lastPort : wanted.getPort();
        if (ports.putIfAbsent(number, port) != null) {
            throw new ConnectException("port is taken: " + number);
        }
        return new InetSocketAddress(wanted.getAddress(), number);
    }

    void unlisten(WirePort port) {
        ports.values().removeIf(each -> each == port);
    }

    /** An attempt to connect: refused, unanswered, or met by a wire on the other side. */
    void connect(Wire client, SocketAddress address) {
        clients.add(client);
        final Agenda agenda = world.agenda();
        if (world.clock().nanoTime() < unreachableUntilNanos) {
            agenda.after(
                    TimeUnit.MILLISECONDS.toNanos(client.config().getConnectTimeoutMillis()),
                    () -> client.onConnectFailed(new ConnectTimeoutException("connection timed out: " + address)));
            return;
        }
        final long there = latencyNanos();
        final long back = latencyNanos();
        agenda.after(there, () -> {
            final WirePort port = ports.get(((InetSocketAddress) address).getPort());
            if (port == null) {
                agenda.after(
                        back, () -> client.onConnectFailed(new ConnectException("Connection refused: " + address)));
            } else if (client.isOpen()) {
                final Wire server = new Wire(port, this, client);
                port.accept(server);
                agenda.after(back, () -> client.onConnected(server));
            }
        });
    }
}
