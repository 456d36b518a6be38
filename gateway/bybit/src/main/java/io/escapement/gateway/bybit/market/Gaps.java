package io.escapement.gateway.bybit.market;

import io.escapement.codecs.sbe.Channel;
import io.escapement.codecs.sbe.LinkState;
import io.escapement.gateway.bybit.publish.InputPublisher;

/**
 * Why an instrument's data are not whole, and the inputs that tell so: one GAP_OPENED with the first reason, one
 * GAP_CLOSED when the last has gone. Event loop only.
 *
 * <p>A gap in bars, or of a topic, leaves the book standing: it is told with an interval. When the stream breaks too, the
 * gap is told once more without one, so that book, ticker and trades are dropped.
 */
final class Gaps {
    /** The connection is lost, or not up yet. */
    static final int STREAM = 1;

    /** A book waits for its snapshot. */
    static final int BOOK = 2;

    /** Closed bars are missing. */
    static final int BARS = 4;

    /** A topic is refused by the venue. */
    static final int TOPIC = 8;

    /** Data were dropped because the engine could not keep up. */
    static final int FLOOD = 16;

    /** Reasons for which the engine has to drop what it knows of book, ticker and trades. */
    private static final int DROPPING = STREAM | BOOK | FLOOD;

    private final InputPublisher publisher;
    private final int[] reasons;
    private int open;

    Gaps(InputPublisher publisher, int capacity) {
        this.publisher = publisher;
        reasons = new int[capacity];
    }

    /** Adds a reason; the connection, and the interval where the book stands, are told. */
    void open(int instrumentId, int reason, int connectionId, int intervalMinutes) {
        final int before = reasons[instrumentId];
        if ((before & reason) != 0) {
            return;
        }
        reasons[instrumentId] = before | reason;
        if (before == 0) {
            open++;
        }
        final boolean drops = (reason & DROPPING) != 0;
        if (before == 0 || drops && (before & DROPPING) == 0) {
            tell(LinkState.GAP_OPENED, instrumentId, connectionId, drops ? 0 : intervalMinutes);
        }
    }

    /** Takes a reason away. */
    void close(int instrumentId, int reason, int connectionId) {
        final int before = reasons[instrumentId];
        reasons[instrumentId] = before & ~reason;
        if (before != 0 && reasons[instrumentId] == 0) {
            open--;
            tell(LinkState.GAP_CLOSED, instrumentId, connectionId, 0);
        }
    }

    /** Whether a reason holds. */
    boolean isOpen(int instrumentId, int reason) {
        return (reasons[instrumentId] & reason) != 0;
    }

    /** Instruments with a gap. */
    int count() {
        return open;
    }

    private void tell(LinkState state, int instrumentId, int connectionId, int intervalMinutes) {
        publisher.connectionState(Channel.PUBLIC, connectionId, state, instrumentId, intervalMinutes);
    }
}
