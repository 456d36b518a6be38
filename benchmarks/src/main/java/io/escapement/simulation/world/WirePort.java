package io.escapement.simulation.world;

import io.netty.channel.AbstractServerChannel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.DefaultChannelConfig;
import io.netty.channel.EventLoop;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;

/** A place of the {@link Network} where somebody listens. */
final class WirePort extends AbstractServerChannel {
    private final ChannelConfig config = new DefaultChannelConfig(this);
    private final Network network;
    private final List<Wire> accepted = new ArrayList<>();
    private InetSocketAddress address;
    private boolean closed;

    WirePort(Network network) {
        this.network = network;
    }

    /** A connection comes in. */
    void accept(Wire server) {
        accepted.removeIf(each -> !each.isOpen());
        accepted.add(server);
        eventLoop().execute(() -> {
            pipeline().fireChannelRead(server);
            pipeline().fireChannelReadComplete();
        });
    }

    /** The process is gone: the port is free, the connections end. */
    void abandon() {
        doClose();
        accepted.forEach(Wire::abandon);
    }

    @Override
    protected void doBind(SocketAddress wanted) throws ConnectException {
        address = network.listen((InetSocketAddress) wanted, this);
    }

    @Override
    protected void doClose() {
        closed = true;
        network.unlisten(this);
    }

    @Override
    protected void doBeginRead() {
        // Connections are handed over by the network.
    }

    @Override
    protected boolean isCompatible(EventLoop loop) {
        return true;
    }

    @Override
    protected SocketAddress localAddress0() {
        return address;
    }

    @Override
    public ChannelConfig config() {
        return config;
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }

    @Override
    public boolean isActive() {
        return !closed && address != null;
    }
}
