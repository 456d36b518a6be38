package io.escapement.gateway.bybit.decode;

import java.nio.charset.StandardCharsets;

/**
 * An answer to one of our requests, in any of the venue's three dialects. Filled by {@link FrameDecoder}, valid until
 * its next frame: the texts are ranges of the frame.
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
    long orderIdHigh;
    long orderIdLow;
    int epoch;
    long sequence;
    int leg;
    byte[] bytes = new byte[0];
    int requestIdOffset;
    int requestIdLength;
    int textOffset;
    int textLength;
    int linkIdOffset;
    int linkIdLength;

    /** @return what was asked */
    public Op op() {
        return op;
    }

    /** @return whether the venue did or accepted it; "already subscribed" counts as done */
    public boolean success() {
        return success;
    }

    /** @return {@code retCode}; 0 on success, -1 when the dialect has no codes and it failed */
    public int code() {
        return code;
    }

    /** @return the venue's stamp ({@code Timenow} or a pong's time) in nanoseconds, {@link Long#MIN_VALUE} if none */
    public long venueTimeNs() {
        return venueTimeNs;
    }

    /** @return upper half of the venue's order id, 0 and 0 if none */
    public long orderIdHigh() {
        return orderIdHigh;
    }

    /** @return lower half of the venue's order id */
    public long orderIdLow() {
        return orderIdLow;
    }

    /** @return epoch of our client order id, {@link Integer#MIN_VALUE} if none or not ours */
    public int epoch() {
        return epoch;
    }

    /** @return sequence of our client order id */
    public long sequence() {
        return sequence;
    }

    /** @return leg of our client order id */
    public int leg() {
        return leg;
    }

    /** @return array that the ranges below are in */
    public byte[] bytes() {
        return bytes;
    }

    /** @return first byte of the request id */
    public int requestIdOffset() {
        return requestIdOffset;
    }

    /** @return bytes of the request id, 0 if none */
    public int requestIdLength() {
        return requestIdLength;
    }

    /** @return first byte of the venue's message */
    public int textOffset() {
        return textOffset;
    }

    /** @return bytes of the venue's message, 0 if none */
    public int textLength() {
        return textLength;
    }

    /** @return first byte of the order's link id */
    public int linkIdOffset() {
        return linkIdOffset;
    }

    /** @return bytes of the order's link id, 0 if none */
    public int linkIdLength() {
        return linkIdLength;
    }

    /** @return the request id; allocates */
    public String requestId() {
        return new String(bytes, requestIdOffset, requestIdLength, StandardCharsets.UTF_8);
    }

    /** @return the venue's message; allocates */
    public String text() {
        return new String(bytes, textOffset, textLength, StandardCharsets.UTF_8);
    }
}
