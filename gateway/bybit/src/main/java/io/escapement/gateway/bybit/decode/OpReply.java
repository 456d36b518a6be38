package io.escapement.gateway.bybit.decode;

/**
 * An answer to one of our requests, in any of the venue's three dialects. Filled by {@link FrameDecoder}, valid until its
 * next frame.
 */
public final class OpReply {
    /** What was asked. */
    public enum Op {
        /** Our heartbeat came back. */
        PONG,
        /** Topics added. */
        SUBSCRIBE,
        /** Topics dropped. */
        UNSUBSCRIBE,
        /** Logged in. */
        AUTH,
        /** {@code order.create}. */
        ORDER_CREATE,
        /** {@code order.amend}. */
        ORDER_AMEND,
        /** {@code order.cancel}. */
        ORDER_CANCEL,
        /** Anything else. */
        OTHER
    }

    Op op = Op.OTHER;
    boolean success;
    int code;
    long venueTimeNs;
    int limit;
    int remaining;
    long resetMs;
    long orderIdHigh;
    long orderIdLow;
    int epoch;
    long sequence;
    int leg;
    final FrameText requestId = new FrameText();
    final FrameText text = new FrameText();
    final FrameText linkId = new FrameText();

    OpReply() {}

    /** @return what was asked */
    public Op op() {
        return op;
    }

    /** @return whether the venue did or accepted it; "already subscribed" counts as done */
    public boolean success() {
        return success;
    }

    /** @return {@code retCode}; 0 on success, -1 when it failed in a dialect without codes */
    public int code() {
        return code;
    }

    /** @return the venue's stamp ({@code Timenow} or a pong's time) in nanoseconds, {@link Long#MIN_VALUE} if none */
    public long venueTimeNs() {
        return venueTimeNs;
    }

    /** @return requests a second the venue allows of this kind, 0 if it did not say */
    public int limit() {
        return limit;
    }

    /** @return requests it has left for us, -1 if it did not say */
    public int remaining() {
        return remaining;
    }

    /** @return when its window ends, milliseconds since the epoch, 0 if it did not say */
    public long resetMs() {
        return resetMs;
    }

    /** @return upper half of the venue's order id, both halves 0 if none */
    public long orderIdHigh() {
        return orderIdHigh;
    }

    /** @return lower half of the venue's order id */
    public long orderIdLow() {
        return orderIdLow;
    }

    /** @return epoch of the order's client order id, {@link Integer#MIN_VALUE} if none or not ours */
    public int epoch() {
        return epoch;
    }

    /** @return sequence of the order's client order id */
    public long sequence() {
        return sequence;
    }

    /** @return leg of the order's client order id */
    public int leg() {
        return leg;
    }

    /** @return id of the request, as we had sent it; empty if none */
    public FrameText requestId() {
        return requestId;
    }

    /** @return the venue's message, empty if none; allocates */
    public String text() {
        return text.toString();
    }

    /** @return the order's link id as the venue repeats it; empty if none */
    public FrameText linkId() {
        return linkId;
    }

    void clear() {
        op = Op.OTHER;
        success = false;
        code = 0;
        venueTimeNs = Long.MIN_VALUE;
        limit = 0;
        remaining = -1;
        resetMs = 0;
        orderIdHigh = 0;
        orderIdLow = 0;
        epoch = Integer.MIN_VALUE;
        sequence = Long.MIN_VALUE;
        leg = 0;
        requestId.clear();
        text.clear();
        linkId.clear();
    }
}
