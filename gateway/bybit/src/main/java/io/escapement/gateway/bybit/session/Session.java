package io.escapement.gateway.bybit.session;

import io.escapement.codecs.sbe.Channel;
import io.escapement.codecs.sbe.LinkState;
import io.escapement.gateway.bybit.decode.FrameDecoder;
import io.escapement.gateway.bybit.decode.OpReply;
import io.escapement.gateway.bybit.decode.Verdict;
import io.escapement.gateway.bybit.net.Endpoint;
import io.escapement.gateway.bybit.net.WebSocketLink;
import io.escapement.gateway.bybit.net.WebSocketListener;
import io.escapement.gateway.bybit.port.GatewayCounters;
import io.escapement.gateway.bybit.port.GatewayCounters.Metric;
import io.escapement.gateway.bybit.publish.InputPublisher;
import io.escapement.gateway.bybit.publish.Refusals;
import io.escapement.gateway.bybit.rest.Redaction;
import io.escapement.gateway.bybit.rest.RetCode;
import io.netty.buffer.ByteBuf;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * What the three dialects have in common: frames to the decoder, heartbeats, UP and DOWN as inputs.
 *
 * <p>A session is up when it is authenticated and subscribed as far as its kind needs; data that comes earlier is
 * decoded all the same. UP is published on the event loop, in the very place where the last reply arrived, so its order
 * among the inputs does not depend on other threads.
 *
 * <p>When the inbound ring has no room for market data, the frame is held, the socket is not read, and the frame is
 * tried again until it fits: the venue's own back-pressure reaches the venue, and nothing is dropped.
 */
public abstract class Session implements WebSocketListener {
    /** Read-ahead of the decoder: it loads whole words. */
    private static final int FRAME_MARGIN = 64;

    private static final long RETRY_MICROS = 200;
    private static final long AUTH_VALID_MS = 10_000;
    private static final int INITIAL_FRAME_BYTES = 64 * 1024;

    /** The link below. */
    protected final WebSocketLink link;

    /** What all sessions share. */
    protected final SessionContext context;

    private final Channel channel;
    private final int connectionId;
    private final FrameDecoder decoder;
    private final Metric frames;
    private final CompletableFuture<Void> firstUp = new CompletableFuture<>();
    private final HeldFrames held = new HeldFrames();
    private byte[] frame = new byte[INITIAL_FRAME_BYTES];
    private boolean up;
    private volatile String lastTrouble = "no answer";
    private long heartbeatNanos;

    /**
     * A session at rest.
     *
     * @param context shared
     * @param endpoint where to
     * @param channel its name in inputs
     * @param connectionId which of that kind, from 0
     * @param decoder of its own
     * @param frames counts its frames
     */
    protected Session(
            SessionContext context,
            Endpoint endpoint,
            Channel channel,
            int connectionId,
            FrameDecoder decoder,
            Metric frames) {
        this.context = context;
        this.channel = channel;
        this.connectionId = connectionId;
        this.decoder = decoder;
        this.frames = frames;
        this.link = new WebSocketLink(context.transport(), endpoint, context.times(), context.budget(), this);
    }

    /** Starts connecting, and from now on connects again whenever the link is lost; any thread. */
    public final void open() {
        link.open();
    }

    /** Closes for good; any thread. */
    public final void close() {
        link.close();
    }

    /**
     * Completed when the session is up for the first time.
     *
     * @return completed exceptionally with a {@link SessionRefusedException} when the venue says no before that
     */
    public final CompletableFuture<Void> firstUp() {
        return firstUp;
    }

    /**
     * Why the session is not up.
     *
     * @return one line for people
     */
    public final String lastTrouble() {
        return lastTrouble;
    }

    /**
     * Whether the session can be used.
     *
     * @return true between UP and DOWN
     */
    public final boolean isUp() {
        return up;
    }

    @Override
    public final void onOpen() {
        final int generation = link.generation();
        final long millis = context.times().connect().toMillis();
        context.transport().loop().schedule(() -> onDeadline(generation, millis), millis, TimeUnit.MILLISECONDS);
        begin();
    }

    @Override
    public final void onText(ByteBuf payload) {
        context.counters().add(frames, 1);
        context.counters().add(Metric.BYTES_RECEIVED, payload.readableBytes());
        if (!held.isEmpty()) {
            held.add(payload.retain(), false);
        } else if (!decode(payload)) {
            context.counters().add(Metric.REFUSED_RING_FULL, 1);
            held.add(payload.retain(), false);
            link.pauseReading();
            retryLater();
        }
    }

    @Override
    public final void onPing(ByteBuf payload) {
        if (held.isEmpty()) {
            context.barrier().onPing(link, payload);
        } else {
            held.add(payload, true);
        }
    }

    @Override
    public final void onHeartbeat() {
        heartbeatNanos = context.transport().nanoTime();
        link.send(heartbeatText());
    }

    @Override
    public final void onDown(String reason) {
        lastTrouble = reason;
        held.clear();
        if (up) {
            up = false;
            tell(LinkState.DOWN);
            onLost(reason);
        }
    }

    /**
     * The dialect's application-level ping.
     *
     * @return a text frame
     */
    protected abstract String heartbeatText();

    /**
     * A reply other than a pong.
     *
     * @param reply valid during the call
     */
    protected abstract void onReply(OpReply reply);

    /**
     * A frame's messages were published.
     *
     * @param source the decoder, for what it knows about the frame
     */
    protected void onPublished(FrameDecoder source) {}

    /**
     * The session was up and is lost.
     *
     * @param reason one line for people
     */
    protected void onLost(String reason) {}

    /** Publishes UP. */
    protected final void becomeUp() {
        up = true;
        onUp();
        link.settled();
        tell(LinkState.UP);
        onReady();
        if (!firstUp.complete(null)) {
            context.counters().add(Metric.RECONNECTS, 1);
            onRestored();
        }
    }

    /** The WebSocket is open: authenticate or subscribe. */
    protected abstract void begin();

    /** The session is up, for the first time or again. */
    protected void onUp() {}

    /** UP is published, for the first time or again. */
    protected void onReady() {}

    /** The session is up again after a loss. */
    protected void onRestored() {}

    /**
     * A frame's market data found no room.
     *
     * @param source the decoder, for what it knows about the frame
     * @return true if the frame is dealt with, false to hold it and to read no more until it fits
     */
    protected boolean onNoRoom(FrameDecoder source) {
        return false;
    }

    /**
     * The venue said no: fatal at the start, another attempt later.
     *
     * @param what was asked
     * @param reply the answer
     */
    protected final void refused(String what, OpReply reply) {
        final String text = Redaction.clean(reply.text(), context.signer().apiKey());
        lastTrouble = what + " refused: code=" + reply.code() + ' ' + text + RetCode.remedy(reply.code());
        firstUp.completeExceptionally(new SessionRefusedException(lastTrouble));
        link.drop(lastTrouble);
    }

    /**
     * The authentication request of the private and the trade dialect.
     *
     * @param requestIdKey the dialect's spelling
     * @return a text frame
     */
    protected final String authText(String requestIdKey) {
        final long expires = context.requestClock().nowMs() + AUTH_VALID_MS;
        return "{\"" + requestIdKey + "\":\"auth\",\"op\":\"auth\",\"args\":[\""
                + context.signer().apiKey() + "\"," + expires + ",\""
                + context.signer().webSocket(expires) + "\"]}";
    }

    /** Whether the frame is dealt with; false when the ring has no room for it now. */
    private boolean decode(ByteBuf payload) {
        final int length = payload.readableBytes();
        if (frame.length < length + FRAME_MARGIN) {
            frame = new byte[Integer.highestOneBit(length + FRAME_MARGIN) * 2];
        }
        payload.getBytes(payload.readerIndex(), frame, 0, length);
        final GatewayCounters counters = context.counters();
        final Verdict verdict = decoder.onFrame(frame, 0, length);
        switch (verdict) {
            case PUBLISHED -> {
                counters.add(Metric.INPUTS, decoder.messages());
                onPublished(decoder);
            }
            case EMPTY -> {
                // Understood, and nothing in it for us.
            }
            case REPLY -> dispatch(decoder.reply());
            case NO_ROOM -> {
                return onNoRoom(decoder);
            }
            default -> counters.add(Refusals.metric(verdict), 1);
        }
        return true;
    }

    private void retryLater() {
        final int generation = link.generation();
        context.transport().loop().schedule(() -> retry(generation), RETRY_MICROS, TimeUnit.MICROSECONDS);
    }

    private void retry(int generation) {
        while (generation == link.generation() && !held.isEmpty()) {
            final ByteBuf payload = held.payload();
            if (held.isPing()) {
                held.removeFirst();
                context.barrier().onPing(link, payload);
            } else if (decode(payload)) {
                if (!held.isEmpty()) {
                    held.removeFirst();
                    payload.release();
                }
            } else {
                retryLater();
                return;
            }
        }
        if (generation == link.generation()) {
            link.resumeReading();
        }
    }

    private void tell(LinkState state) {
        context.publisher().connectionState(channel, connectionId, state, InputPublisher.NO_INSTRUMENT, 0);
    }

    /** A reply that never comes looks like a socket that lives. */
    private void onDeadline(int generation, long millis) {
        if (generation == link.generation() && link.isOpen() && !up) {
            link.drop("connected, but not up within " + millis + " ms");
        }
    }

    private void dispatch(OpReply reply) {
        if (reply.op() == OpReply.Op.PONG) {
            context.counters().set(Metric.HEARTBEAT_LAST_NS, context.transport().nanoTime() - heartbeatNanos);
        } else {
            onReply(reply);
        }
    }
}
