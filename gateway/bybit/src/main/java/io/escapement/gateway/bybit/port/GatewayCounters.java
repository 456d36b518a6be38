package io.escapement.gateway.bybit.port;

import java.util.concurrent.atomic.AtomicLongArray;

/** What the gateway counts. Written by its threads, read by anyone; a reader sees each number, not a snapshot of all. */
public final class GatewayCounters {
    /** One number each. */
    public enum Metric {
        /** Text frames from the public socket. */
        PUBLIC_FRAMES,
        /** Text frames from the private socket. */
        PRIVATE_FRAMES,
        /** Text frames from the trade socket. */
        TRADE_FRAMES,
        /** Payload bytes of all frames. */
        BYTES_RECEIVED,
        /** Inputs published. */
        INPUTS,
        /** Market messages the inbound ring had no room for. */
        REFUSED_RING_FULL,
        /** Frames that end too early. */
        REFUSED_TRUNCATED,
        /** Frames that are not JSON, or not of the shape they should have. */
        REFUSED_MALFORMED,
        /** Frames without a field they need. */
        REFUSED_MISSING_FIELD,
        /** Frames with a number that is none, or has more digits than fit. */
        REFUSED_BAD_NUMBER,
        /** Frames with a word or id that can't be what it says. */
        REFUSED_BAD_VALUE,
        /** Frames with more rows, levels or nesting than there may be. */
        REFUSED_TOO_LARGE,
        /** Frames of a topic or instrument nobody asked for. */
        REFUSED_UNKNOWN,
        /** Sessions opened again after a loss. */
        RECONNECTS,
        /** Breaks in a book's update ids. */
        BOOK_GAPS,
        /** Series of bars found incomplete. */
        BAR_GAPS,
        /** Closed bars that came again and were left out. */
        BARS_REPEATED,
        /** Topics the venue refused. */
        TOPICS_REFUSED,
        /** Instruments whose data are not whole now. */
        GAPS_OPEN,
        /** Public connections that are up now. */
        PUBLIC_UP,
        /** Instruments in the universe now. */
        UNIVERSE,
        /** Tickers, quotes and running bars merged into later ones because the ring was full. */
        CONFLATED,
        /** Book and trade frames dropped, gap told, because the ring was full for long. */
        SHED,
        /** WebSocket PINGs answered. */
        PINGS_ANSWERED,
        /** Orders, amends and cancels written to the trade socket. */
        ORDERS_SENT,
        /** REST requests sent. */
        REST_REQUESTS,
        /** REST requests without a usable answer. */
        REST_FAILURES,
        /** Commands refused because they had expired or had no connection. */
        COMMANDS_UNSENT,
        /** Commands whose fate is unknown. */
        COMMANDS_UNKNOWN,
        /** Times a command waited for the venue's limits. */
        LIMIT_WAITS,
        /** Bans of this address by the venue. */
        HTTP_BANS,
        /** Latest time from writing an order to its reply, ns. */
        ORDER_REPLY_LAST_NS,
        /** Longest time from writing an order to its reply, ns. */
        ORDER_REPLY_MAX_NS,
        /** Latest time from writing a heartbeat to its answer, ns. */
        HEARTBEAT_LAST_NS
    }

    private static final int SIZE = Metric.values().length;

    private final AtomicLongArray values = new AtomicLongArray(SIZE);

    /**
     * Adds to a number.
     *
     * @param metric which
     * @param amount to add
     */
    public void add(Metric metric, long amount) {
        values.getAndAdd(metric.ordinal(), amount);
    }

    /**
     * Sets a number.
     *
     * @param metric which
     * @param value new
     */
    public void set(Metric metric, long value) {
        values.set(metric.ordinal(), value);
    }

    /**
     * Raises a number to a value if that is larger.
     *
     * @param metric which
     * @param value candidate
     */
    public void max(Metric metric, long value) {
        if (value > values.get(metric.ordinal())) {
            values.accumulateAndGet(metric.ordinal(), value, Math::max);
        }
    }

    /**
     * Frames not understood, whatever the reason; a full ring is not one.
     *
     * @return sum over all reasons
     */
    public long refused() {
        long sum = 0;
        for (int i = Metric.REFUSED_TRUNCATED.ordinal(); i <= Metric.REFUSED_UNKNOWN.ordinal(); i++) {
            sum += values.get(i);
        }
        return sum;
    }

    /**
     * Reads a number.
     *
     * @param metric which
     * @return its value
     */
    public long get(Metric metric) {
        return values.get(metric.ordinal());
    }
}
