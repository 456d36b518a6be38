package io.escapement.gateway.bybit.market;

/**
 * Holds acknowledgements against data: a subscribed book or ticker has to bring a snapshot in time. Event loop only.
 *
 * <p>The first times it is worth subscribing again; after that the connection is not.
 */
final class FlowWatch {
    private static final int STRIKES = 3;

    /** What is to be done about an instrument. */
    enum Verdict {
        /** Nothing: data flow, or there is still time. */
        FINE,
        /** Subscribe again. */
        SILENT,
        /** Give the connection up. */
        HOPELESS
    }

    private final long graceNanos;
    private final boolean[] tickerSeen;
    private final long[] askedNanos;
    private final int[] strikes;

    FlowWatch(int capacity, long graceNanos) {
        this.graceNanos = graceNanos;
        tickerSeen = new boolean[capacity];
        askedNanos = new long[capacity];
        strikes = new int[capacity];
    }

    /** The instrument's topics are being asked for. */
    void onAsked(int instrumentId, long nowNanos) {
        tickerSeen[instrumentId] = false;
        askedNanos[instrumentId] = nowNanos;
    }

    /** A ticker came. */
    void onTicker(int instrumentId) {
        tickerSeen[instrumentId] = true;
    }

    /** Looks at one instrument; whether its books have their snapshots, and whether a ticker is subscribed at all. */
    Verdict look(int instrumentId, long nowNanos, boolean booksSeen, boolean tickerWanted) {
        if (booksSeen && (tickerSeen[instrumentId] || !tickerWanted)) {
            strikes[instrumentId] = 0;
            return Verdict.FINE;
        }
        if (nowNanos - askedNanos[instrumentId] <= graceNanos) {
            return Verdict.FINE;
        }
        if (++strikes[instrumentId] < STRIKES) {
            return Verdict.SILENT;
        }
        strikes[instrumentId] = 0;
        return Verdict.HOPELESS;
    }
}
