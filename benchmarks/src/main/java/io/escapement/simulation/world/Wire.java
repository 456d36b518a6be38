package io.escapement.simulation.world;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufHolder;
import io.netty.buffer.Unpooled;
import io.netty.channel.AbstractChannel;
import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelMetadata;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultChannelConfig;
import io.netty.channel.EventLoop;
import io.netty.util.ReferenceCountUtil;
import java.net.SocketAddress;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One end of a connection in memory. Bytes written here arrive at the other end when the {@link Network} says so.
 *
 * <p>Like a socket: who does not read lets the other end's writes pile up, first on the way, then in its own outbound
 * buffer; an end that closes is noticed by the other one latency later, behind what was sent before.
 */
public final class Wire extends AbstractChannel {
    private static final ChannelMetadata METADATA = new ChannelMetadata(false, 16);

    /** What may be on the way or unread before writes stop. */
    private static final int WINDOW_BYTES = 1 << 20;

    private enum State {
        NEW,
        ACTIVE,
        CLOSED
    }

    private final ChannelConfig config = new DefaultChannelConfig(this);
    private final Network network;
    private final Deque<ByteBuf> arrived = new ArrayDeque<>();
    private WireTap tap;
    private Wire peer;
    private State state = State.NEW;
    private SocketAddress remote;
    private ChannelPromise connecting;
    private long lastArrivalNanos;
    private long heldUntilNanos;
    private long unread;
    private boolean readWanted;
    private boolean draining;
    private boolean ended;

    /** A client's end, to be connected. */
    Wire(Network network) {
        super(null, network.nextId());
        this.network = network;
    }

    /** A server's end, connected. */
    Wire(Channel parent, Network network, Wire peer) {
        super(parent, network.nextId());
        this.network = network;
        this.peer = peer;
        this.state = State.ACTIVE;
        this.remote = peer.localAddress0();
    }

    /**
     * What is written here from now on arrives late: the line stands still in this direction, and nobody is told.
     *
     * @param nanos how long
     */
    public void stall(long nanos) {
        heldUntilNanos = network.world().clock().nanoTime() + nanos;
    }

    /** Whoever listens hears what is written here, before it is encoded. */
    void tap(WireTap newTap) {
        tap = newTap;
    }

    /** The connection is reset on the way: both ends lose it at once, and what was on the way. */
    public void reset() {
        if (peer != null) {
            eventLoop().execute(() -> unsafe().close(voidPromise()));
            peer.eventLoop().execute(() -> peer.unsafe().close(peer.voidPromise()));
        }
    }

    /**
     * The other end.
     *
     * @return null before the connection
     */
    public Wire peer() {
        return peer;
    }

    /** Ends as the operating system ends the connections of a process that was killed. */
    void abandon() {
        if (state != State.CLOSED) {
            doClose();
        }
    }

    void onConnected(Wire server) {
        if (state == State.NEW) {
            peer = server;
            state = State.ACTIVE;
            eventLoop().execute(() -> {
                if (connecting != null && connecting.trySuccess()) {
                    pipeline().fireChannelActive();
                }
            });
        } else {
            // Closed meanwhile: the server hears it as it hears every end.
            network.world().agenda().after(network.latencyNanos(), server::onEnded);
        }
    }

    void onConnectFailed(Throwable cause) {
        if (state == State.NEW) {
            eventLoop().execute(() -> {
                if (connecting != null) {
                    connecting.tryFailure(cause);
                    unsafe().close(voidPromise());
                }
            });
        }
    }

    private void transmit(ByteBuf bytes) {
        unread += bytes.readableBytes();
        final int cut = network.cut(bytes.readableBytes());
        final ByteBuf first = bytes.readSlice(cut);
        final Wire target = peer;
        if (bytes.isReadable()) {
            network.world().agenda().at(arrivalNanos(), () -> target.onArrived(first.retain()));
            lastArrivalNanos += network.gapNanos();
            network.world().agenda().at(arrivalNanos(), () -> target.onArrived(bytes));
        } else {
            network.world().agenda().at(arrivalNanos(), () -> target.onArrived(first));
        }
    }

    /** When what leaves now arrives: never before what left earlier. */
    private long arrivalNanos() {
        final long leaves = Math.max(network.world().clock().nanoTime(), heldUntilNanos);
        lastArrivalNanos = Math.max(lastArrivalNanos, leaves + network.latencyNanos());
        return lastArrivalNanos;
    }

    private void onArrived(ByteBuf bytes) {
        if (state == State.CLOSED) {
            bytes.release();
        } else {
            arrived.add(bytes);
            drainSoon();
        }
    }

    private void onEnded() {
        if (state != State.CLOSED) {
            ended = true;
            drainSoon();
        }
    }

    private void drainSoon() {
        if (!draining && isRegistered()) {
            draining = true;
            eventLoop().execute(this::drain);
        }
    }

    private void drain() {
        draining = false;
        if (state != State.ACTIVE) {
            return;
        }
        if (readWanted && !arrived.isEmpty()) {
            readWanted = false;
            while (!arrived.isEmpty() && state == State.ACTIVE) {
                final ByteBuf bytes = arrived.poll();
                peer.onRead(bytes.readableBytes());
                pipeline().fireChannelRead(bytes);
            }
            pipeline().fireChannelReadComplete();
        }
        if (ended && arrived.isEmpty() && state == State.ACTIVE) {
            unsafe().close(voidPromise());
        }
    }

    /** The other end has taken bytes: there may be room for what waits here. */
    private void onRead(int bytes) {
        unread -= bytes;
        if (state == State.ACTIVE && unread < WINDOW_BYTES && unread + bytes >= WINDOW_BYTES) {
            eventLoop().execute(() -> ((WireUnsafe) unsafe()).writeOn());
        }
    }

    @Override
    protected void doWrite(ChannelOutboundBuffer outbound) {
        ByteBuf whole = null;
        int taken = 0;
        while (unread + taken < WINDOW_BYTES && outbound.current() != null) {
            final ByteBuf message = (ByteBuf) outbound.current();
            if (whole == null) {
                whole = Unpooled.buffer(Math.max(256, (int) Math.min(WINDOW_BYTES, outbound.totalPendingWriteBytes())));
            }
            taken += message.readableBytes();
            whole.writeBytes(message);
            outbound.remove();
        }
        if (whole != null) {
            transmit(whole);
        }
    }

    @Override
    protected void doClose() {
        final boolean connected = state == State.ACTIVE;
        state = State.CLOSED;
        for (ByteBuf bytes = arrived.poll(); bytes != null; bytes = arrived.poll()) {
            bytes.release();
        }
        if (connecting != null) {
            connecting.tryFailure(new ClosedChannelException());
        }
        if (connected) {
            final Wire target = peer;
            network.world().agenda().at(arrivalNanos(), target::onEnded);
        }
    }

    @Override
    protected void doBeginRead() {
        readWanted = true;
        if (!arrived.isEmpty() || ended) {
            drainSoon();
        }
    }

    @Override
    protected Object filterOutboundMessage(Object message) {
        if (message instanceof ByteBuf) {
            return message;
        }
        throw new UnsupportedOperationException("only bytes travel: " + message.getClass());
    }

    @Override
    protected AbstractUnsafe newUnsafe() {
        return new WireUnsafe();
    }

    @Override
    protected boolean isCompatible(EventLoop loop) {
        return true;
    }

    @Override
    protected SocketAddress localAddress0() {
        return parent() == null ? null : parent().localAddress();
    }

    @Override
    protected SocketAddress remoteAddress0() {
        return remote;
    }

    @Override
    protected void doBind(SocketAddress address) {
        // A client's own address does not matter to anybody.
    }

    @Override
    protected void doDisconnect() {
        doClose();
    }

    @Override
    public ChannelConfig config() {
        return config;
    }

    @Override
    public boolean isOpen() {
        return state != State.CLOSED;
    }

    @Override
    public boolean isActive() {
        return state == State.ACTIVE;
    }

    @Override
    public ChannelMetadata metadata() {
        return METADATA;
    }

    private final class WireUnsafe extends AbstractUnsafe {
        @Override
        public void connect(SocketAddress remoteAddress, SocketAddress localAddress, ChannelPromise promise) {
            if (!promise.setUncancellable() || !ensureOpen(promise)) {
                return;
            }
            connecting = promise;
            if (tap != null) {
                // The handlers are all there by now: decoded messages pass here before the last of them, which takes
                // them, and written ones before they are encoded.
                pipeline().addBefore(pipeline().lastContext().name(), "tap", new TapHandler());
            }
            remote = remoteAddress;
            network.connect(Wire.this, remoteAddress);
        }

        void writeOn() {
            if (outboundBuffer() != null) {
                flush0();
            }
        }
    }

    private final class TapHandler extends ChannelDuplexHandler {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            tap.onReceived(Wire.this, message);
            context.fireChannelRead(message);
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            final Object heard = message instanceof ByteBufHolder holder
                    ? holder.retainedDuplicate()
                    : ReferenceCountUtil.retain(message);
            // What fails to be written has not been sent.
            context.write(message, promise.unvoid().addListener(done -> {
                if (done.isSuccess()) {
                    tap.onSent(Wire.this, heard);
                }
                ReferenceCountUtil.release(heard);
            }));
        }
    }
}
