package io.escapement.gateway.bybit.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * One WebSocket that connects again when it breaks.
 *
 * <p>Thread: the event loop, except {@link #open} and {@link #close}. A link has a generation: it grows with every
 * connection, so that what was begun on one connection is not finished on the next. PINGs are not answered here but
 * handed to the listener. A connection without any frame for {@code silence} is taken for dead.
 */
public final class WebSocketLink {
    private static final int MAX_HANDSHAKE_BYTES = 64 * 1024;

    private final Transport transport;
    private final Endpoint endpoint;
    private final LinkTimes times;
    private final ConnectionBudget budget;
    private final Backoff backoff;
    private final WebSocketListener listener;

    private Channel channel;
    private int generation;
    private boolean opened;
    /** Set at once, not by the loop: when that ends it closes channels before it runs what is queued. */
    private volatile boolean closed;

    private long lastFrameNanos;
    private ScheduledFuture<?> heartbeat;
    private ScheduledFuture<?> retry;

    /**
     * A link at rest.
     *
     * @param transport the event loop
     * @param endpoint where to
     * @param times its clocks
     * @param budget of new connections, shared with other links
     * @param listener told what happens
     */
    public WebSocketLink(
            Transport transport,
            Endpoint endpoint,
            LinkTimes times,
            ConnectionBudget budget,
            WebSocketListener listener) {
        this.budget = budget;
        this.transport = transport;
        this.endpoint = endpoint;
        this.times = times;
        this.backoff = new Backoff(times.backoffMin(), times.backoffMax(), times.jitter() ? transport.random() : null);
        this.listener = listener;
    }

    /** Starts connecting; any thread. */
    public void open() {
        transport.execute(this::connect);
    }

    /** Closes for good; the loss that follows is told to nobody. Any thread. */
    public void close() {
        closed = true;
        transport.execute(() -> {
            stopTimers();
            if (channel != null) {
                channel.close();
            }
        });
    }

    /** Breaks the connection, for instance because it is silent; the listener hears {@code onDown}, a new one follows. */
    public void drop(String reason) {
        final Channel broken = channel;
        if (broken != null) {
            onLost(broken, reason);
            broken.close();
        }
    }

    /** The connection does its work: the next loss starts with the shortest wait again. */
    public void settled() {
        backoff.reset();
    }

    /**
     * Whether frames can be written.
     *
     * @return true between {@code onOpen} and {@code onDown}
     */
    public boolean isOpen() {
        return opened;
    }

    /**
     * Counts connections.
     *
     * @return the number of the present one, from 1; of the last one while down
     */
    public int generation() {
        return generation;
    }

    /** Reads no more until {@link #resumeReading}; frames received already still come. */
    public void pauseReading() {
        if (channel != null) {
            channel.config().setAutoRead(false);
        }
    }

    /** Reads again. */
    public void resumeReading() {
        if (channel != null) {
            channel.config().setAutoRead(true);
        }
    }

    /**
     * A buffer for a message.
     *
     * @param capacity expected bytes
     * @return to be filled and given to {@link #send}
     */
    public ByteBuf allocate(int capacity) {
        return channel.alloc().directBuffer(capacity);
    }

    /**
     * Sends a text message.
     *
     * @param payload UTF-8; the link releases it
     */
    public void send(ByteBuf payload) {
        channel.writeAndFlush(new TextWebSocketFrame(payload), channel.voidPromise());
    }

    /**
     * Sends a short text message from the cold path.
     *
     * @param text message
     */
    public void send(String text) {
        channel.writeAndFlush(new TextWebSocketFrame(text), channel.voidPromise());
    }

    /**
     * Answers a PING, unless its connection is gone.
     *
     * @param pingGeneration of the connection the PING came from
     * @param payload of the PING; the link releases it
     */
    public void pong(int pingGeneration, ByteBuf payload) {
        if (opened && pingGeneration == generation) {
            channel.writeAndFlush(new PongWebSocketFrame(payload), channel.voidPromise());
        } else {
            payload.release();
        }
    }

    void onOpened(Channel source) {
        if (source != channel) {
            return;
        }
        opened = true;
        onFrame();
        final long period = times.heartbeat().toMillis();
        heartbeat = transport.loop().scheduleAtFixedRate(this::onTimer, period, period, TimeUnit.MILLISECONDS);
        listener.onOpen();
    }

    void onText(Channel source, ByteBuf payload) {
        if (source == channel && opened) {
            onFrame();
            listener.onText(payload);
        }
    }

    void onPing(Channel source, ByteBuf payload) {
        if (source == channel && opened) {
            onFrame();
            listener.onPing(payload.retain());
        }
    }

    void onFrame() {
        lastFrameNanos = transport.nanoTime();
    }

    void onLost(Channel source, String reason) {
        if (source != channel || channel == null) {
            return;
        }
        channel = null;
        opened = false;
        stopTimers();
        down(reason);
    }

    private void down(String reason) {
        if (!closed) {
            listener.onDown(reason);
            retry = transport.loop().schedule(this::connect, backoff.nextMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void onTimer() {
        if (transport.nanoTime() - lastFrameNanos > times.silence().toNanos()) {
            drop("silent for " + times.silence().toMillis() + " ms");
        } else if (opened) {
            listener.onHeartbeat();
        }
    }

    /** Name services block, so a name is looked up on a thread made for it. */
    private void connect() {
        if (closed || channel != null) {
            return;
        }
        if (endpoint.isNumeric()) {
            connectTo(endpoint.address());
            return;
        }
        final Thread lookUp = new Thread(
                () -> {
                    final InetSocketAddress address = endpoint.address();
                    transport.execute(() -> connectTo(address));
                },
                "gateway-lookup");
        lookUp.setDaemon(true);
        lookUp.start();
    }

    private void connectTo(InetSocketAddress address) {
        if (closed || channel != null) {
            return;
        }
        if (address.isUnresolved()) {
            down("unknown host " + address.getHostString());
            return;
        }
        final long waitNanos = budget.take(transport.nanoTime());
        if (waitNanos > 0) {
            retry = transport.loop().schedule(this::connect, waitNanos, TimeUnit.NANOSECONDS);
            return;
        }
        generation++;
        final Duration timeout = times.connect();
        final ChannelFuture future = transport
                .bootstrap(timeout)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel made) {
                        endpoint.secure(made.pipeline());
                        made.pipeline()
                                .addLast(new HttpClientCodec())
                                .addLast(new HttpObjectAggregator(MAX_HANDSHAKE_BYTES))
                                .addLast(new WebSocketHandler(WebSocketLink.this, endpoint, timeout));
                    }
                })
                .connect(address);
        channel = future.channel();
        final Channel attempt = channel;
        future.addListener(done -> {
            if (!done.isSuccess()) {
                onLost(attempt, String.valueOf(done.cause().getMessage()));
            }
        });
    }

    private void stopTimers() {
        if (heartbeat != null) {
            heartbeat.cancel(false);
            heartbeat = null;
        }
        if (retry != null) {
            retry.cancel(false);
            retry = null;
        }
    }
}
