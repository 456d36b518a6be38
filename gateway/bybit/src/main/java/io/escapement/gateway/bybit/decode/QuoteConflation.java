package io.escapement.gateway.bybit.decode;

import io.escapement.gateway.bybit.port.GatewayClock;
import io.escapement.gateway.bybit.port.InboundPort;
import java.util.Arrays;

/**
 * Quotes, books of one level, that wait for room: of each instrument the latest. A quote is always whole, so nothing is
 * lost but what has been overtaken. Allocates nothing after construction. One thread.
 */
public final class QuoteConflation {
    private static final int STRIDE = 8;
    private static final int ABSENT = -1;

    private final long[] quotes;
    private final boolean[] waiting;
    private final int[] order;
    private final BookStage stage = new BookStage();
    private int first;
    private int count;

    /**
     * Nothing waiting.
     *
     * @param instruments bound of ids
     */
    public QuoteConflation(int instruments) {
        quotes = new long[instruments * STRIDE];
        waiting = new boolean[instruments];
        order = new int[instruments];
    }

    /**
     * Keeps the quote of a frame that found no room.
     *
     * @param source has just decoded it
     * @return true if it replaced an earlier one
     */
    public boolean keep(FrameDecoder source) {
        final int id = source.instrumentId();
        final BookStage book = source.book();
        final int at = id * STRIDE;
        Arrays.fill(quotes, at, at + STRIDE, ABSENT);
        if (book.bidCount > 0) {
            quotes[at] = book.bids[0];
            quotes[at + 1] = book.bids[1];
        }
        if (book.askCount > 0) {
            quotes[at + 2] = book.asks[0];
            quotes[at + 3] = book.asks[1];
        }
        quotes[at + 4] = book.exchangeTimeNs;
        quotes[at + 5] = book.matchTimeNs;
        quotes[at + 6] = book.updateId;
        quotes[at + 7] = book.crossSequence;
        final boolean replaces = waiting[id];
        if (!replaces) {
            waiting[id] = true;
            order[(first + count++) % order.length] = id;
        }
        return replaces;
    }

    /**
     * Publishes those that wait, longest first, as far as there is room.
     *
     * @param inbound takes them
     * @param clock stamps them
     */
    public void publish(InboundPort inbound, GatewayClock clock) {
        while (count > 0) {
            final int id = order[first];
            final int at = id * STRIDE;
            stage.instrumentId = id;
            stage.depth = 1;
            stage.snapshot = true;
            stage.bidCount = quotes[at] == ABSENT ? 0 : 1;
            stage.bids[0] = quotes[at];
            stage.bids[1] = quotes[at + 1];
            stage.askCount = quotes[at + 2] == ABSENT ? 0 : 1;
            stage.asks[0] = quotes[at + 2];
            stage.asks[1] = quotes[at + 3];
            stage.exchangeTimeNs = quotes[at + 4];
            stage.matchTimeNs = quotes[at + 5];
            stage.updateId = quotes[at + 6];
            stage.crossSequence = quotes[at + 7];
            if (stage.publish(inbound, clock.stamp(stage.exchangeTimeNs)) == 0) {
                return;
            }
            waiting[id] = false;
            first = (first + 1) % order.length;
            count--;
        }
    }

    /**
     * Whether any quote waits.
     *
     * @return true when none does
     */
    public boolean isEmpty() {
        return count == 0;
    }
}
