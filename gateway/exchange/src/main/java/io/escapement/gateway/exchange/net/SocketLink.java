package io.escapement.gateway.exchange.net;

import io.escapement.gateway.exchange.json.JsonWriter;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;

/**
 * One open WebSocket of a client, seen from behind.
 *
 * <p>Frames are gathered in one buffer and leave together at {@link #flush()}, so that all data of one instant is one
 * write. Frames are encoded here (RFC 6455, section 5.2; a server does not mask) and not by Netty's encoder, which
 * would need two objects a frame. Event loop only.
 */
public final class SocketLink {
    private static final int TEXT = 0x81;
    private static final int PING = 0x89;
    private static final int SHORT_LENGTH_MAX = 125;
    private static final int TWO_BYTE_LENGTH = 126;
    private static final int EIGHT_BYTE_LENGTH = 127;
    private static final int HEADER_BYTES_MAX = 10;
    private static final int INITIAL_CAPACITY = 16 * 1024;

    private final Channel channel;
    private final String connectionId;
    private FrameFilter filter;
    private boolean stalled;
    private ByteBuf pending;
    private long traffic;

    /**
     * Creates the sending side of a socket.
     *
     * @param channel upgraded
     * @param connectionId told to the client in replies
     */
    public SocketLink(Channel channel, String connectionId) {
        this.channel = channel;
        this.connectionId = connectionId;
    }

    /** Lets somebody see every frame first. @param filter from now on */
    public void filter(FrameFilter filter) {
        this.filter = filter;
    }

    /** Name of the connection in replies. @return unique in this process */
    public String connectionId() {
        return connectionId;
    }

    /** The connection below, for a host that measures it. @return never null */
    public Channel channel() {
        return channel;
    }

    /** Frames that went over it so far, either way. @return grows */
    public long traffic() {
        return traffic;
    }

    /** A frame has come in. */
    void heard() {
        traffic++;
    }

    /** Whether frames can still reach the client. @return false once closed */
    public boolean isOpen() {
        return channel.isActive();
    }

    /** Whether frames wait for {@link #flush()} and can go. @return true if so */
    public boolean hasPending() {
        return pending != null && !stalled;
    }

    /** Whether the socket stands still, see {@link #stall}. @return true if so */
    public boolean isStalled() {
        return stalled;
    }

    /**
     * Makes the socket stand still, open but silent, or go again: nothing is read, and what is sent waits here.
     *
     * @param still whether it stands still from now on
     */
    public void stall(boolean still) {
        stalled = still;
        channel.config().setAutoRead(!still);
        if (!still) {
            flush();
        }
    }

    /**
     * Adds a text frame to what leaves with the next flush. Dropped when the socket is closed.
     *
     * @param json holds the payload; free again on return
     */
    public void text(JsonWriter json) {
        if (channel.isActive() && (filter == null || !filter.takes(this, json))) {
            encode(json.array(), json.length(), pending());
        }
    }

    /** Adds a text frame that no filter sees. @param payload copied before the return */
    public void frame(byte[] payload) {
        if (channel.isActive()) {
            encode(payload, payload.length, pending());
        }
    }

    /**
     * Sends a text frame by itself at once, past what waits for the flush: a reply to what the client just said.
     *
     * @param json holds the payload; free again on return
     */
    public void textNow(JsonWriter json) {
        if (!channel.isActive() || filter != null && filter.takes(this, json)) {
            return;
        }
        if (stalled) {
            encode(json.array(), json.length(), pending());
            return;
        }
        final ByteBuf buffer = channel.alloc().ioBuffer(json.length() + HEADER_BYTES_MAX);
        encode(json.array(), json.length(), buffer);
        send(buffer);
    }

    /**
     * Adds a PING to what leaves with the next flush.
     *
     * @param token its eight bytes of payload, which the PONG brings back
     */
    public void ping(long token) {
        if (!channel.isActive()) {
            return;
        }
        final ByteBuf buffer = pending();
        buffer.writeByte(PING);
        buffer.writeByte(Long.BYTES);
        buffer.writeLong(token);
    }

    /** Sends what was gathered, in one write. */
    public void flush() {
        if (pending != null && !stalled) {
            final ByteBuf buffer = pending;
            pending = null;
            send(buffer);
        }
    }

    /** Forgets what was gathered; for a socket that has closed. */
    void discard() {
        if (pending != null) {
            pending.release();
            pending = null;
        }
    }

    /** Cuts the connection. */
    public void close() {
        channel.close();
    }

    /** A client that does not read what it subscribed to is cut off, as the venue does, before it eats the memory. */
    private void send(ByteBuf buffer) {
        channel.writeAndFlush(buffer, channel.voidPromise());
        if (!channel.isWritable()) {
            channel.close();
        }
    }

    private ByteBuf pending() {
        if (pending == null) {
            pending = channel.alloc().ioBuffer(INITIAL_CAPACITY);
        }
        return pending;
    }

    private void encode(byte[] payload, int length, ByteBuf buffer) {
        traffic++;
        buffer.writeByte(TEXT);
        if (length <= SHORT_LENGTH_MAX) {
            buffer.writeByte(length);
        } else if (length <= 0xFFFF) {
            buffer.writeByte(TWO_BYTE_LENGTH);
            buffer.writeShort(length);
        } else {
            buffer.writeByte(EIGHT_BYTE_LENGTH);
            buffer.writeLong(length);
        }
        buffer.writeBytes(payload, 0, length);
    }
}
