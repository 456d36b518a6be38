package io.escapement.gateway.bybit.market;

import io.escapement.gateway.bybit.decode.FrameDecoder;
import io.escapement.gateway.bybit.decode.QuoteConflation;
import io.escapement.gateway.bybit.decode.TickerConflation;
import io.escapement.gateway.bybit.net.Transport;
import io.escapement.gateway.bybit.port.AlertListener;
import io.escapement.gateway.bybit.port.GatewayAlert;
import io.escapement.gateway.bybit.port.GatewayClock;
import io.escapement.gateway.bybit.port.GatewayCounters;
import io.escapement.gateway.bybit.port.GatewayCounters.Metric;
import io.escapement.gateway.bybit.port.InboundPort;
import io.escapement.gateway.bybit.port.InputPriority;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.concurrent.TimeUnit;
import org.agrona.MutableDirectBuffer;

/**
 * What happens to market data when the engine can't keep up: the way into the ring for everything public.
 *
 * <p>A full ring first pauses reading, which is the venue's to bear. When that has lasted longer than the patience, the
 * gate closes: reading goes on, tickers and quotes are merged into one per instrument, running bars are left out, and of an
 * instrument whose book or trades would have to be left out everything is dropped and its gap opens. Closed bars pass, they
 * are few. When the ring has emptied the gate opens, the merged ones go in, and the dropped instruments begin anew, a
 * few at a time. Event loop only.
 */
final class FloodGate implements InboundPort {
    private static final long FLUSH_MILLIS = 2;
    private static final long REOPEN_MILLIS = 20;
    private static final int REOPEN_AT_ONCE = 5;

    private final InboundPort inbound;
    private final GatewayClock clock;
    private final Transport transport;
    private final GatewayCounters counters;
    private final AlertListener alerts;
    private final Books books;
    private final long patienceNanos;
    private final TickerConflation tickers;
    private final QuoteConflation quotes;
    private final BitSet dropped = new BitSet();
    private final ArrayDeque<Integer> queue = new ArrayDeque<>();
    private boolean closed;
    private boolean reopening;

    /** Whose books are dropped and opened again. */
    interface Books {
        /** Nothing of the instrument can be relied on. */
        void onDropped(int instrumentId);

        /** There is room again. */
        void onReopen(int instrumentId);
    }

    FloodGate(
            InboundPort inbound,
            GatewayClock clock,
            Transport transport,
            GatewayCounters counters,
            AlertListener alerts,
            Books books,
            long patienceNanos,
            int capacity) {
        this.inbound = inbound;
        this.clock = clock;
        this.transport = transport;
        this.counters = counters;
        this.alerts = alerts;
        this.books = books;
        this.patienceNanos = patienceNanos;
        tickers = new TickerConflation(capacity);
        quotes = new QuoteConflation(capacity);
    }

    @Override
    public long claim(InputPriority priority, int count) {
        return closed && priority == InputPriority.MARKET ? REFUSED : inbound.claim(priority, count);
    }

    @Override
    public boolean isRelaxed() {
        return inbound.isRelaxed();
    }

    @Override
    public MutableDirectBuffer slot(long slot) {
        return inbound.slot(slot);
    }

    @Override
    public void length(long slot, int length) {
        inbound.length(slot, length);
    }

    @Override
    public void publish(long first, int count) {
        inbound.publish(first, count);
    }

    @Override
    public void publishBarrier(long token) {
        inbound.publishBarrier(token);
    }

    /**
     * A frame found no room.
     *
     * @param source has just decoded it
     * @param heldNanos how long frames of its connection have been held already
     * @return true if it is dealt with, false to hold it
     */
    boolean onNoRoom(FrameDecoder source, long heldNanos) {
        if (!closed) {
            if (heldNanos < patienceNanos) {
                return false;
            }
            close();
        }
        if (source.isTicker()) {
            counters.add(Metric.CONFLATED, tickers.keep(source) ? 1 : 0);
        } else if (source.isBook() && source.bookDepth() == 1) {
            counters.add(Metric.CONFLATED, quotes.keep(source) ? 1 : 0);
        } else if (source.isBars()) {
            counters.add(Metric.CONFLATED, 1);
        } else {
            drop(source.instrumentId());
        }
        return true;
    }

    private void close() {
        closed = true;
        alerts.onAlert(
                GatewayAlert.FLOOD,
                "the engine does not keep up with the market: tickers and quotes are merged, books and trades are dropped and"
                        + " opened again later");
        transport.loop().schedule(this::flush, FLUSH_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void drop(int instrumentId) {
        counters.add(Metric.SHED, 1);
        if (!dropped.get(instrumentId)) {
            dropped.set(instrumentId);
            queue.addLast(instrumentId);
            books.onDropped(instrumentId);
        }
    }

    private void flush() {
        if (inbound.isRelaxed()) {
            tickers.publish(inbound, clock);
            quotes.publish(inbound, clock);
        }
        if (tickers.isEmpty() && quotes.isEmpty() && inbound.isRelaxed()) {
            closed = false;
            reopenSoon();
        } else {
            transport.loop().schedule(this::flush, FLUSH_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void reopenSoon() {
        if (!reopening && !queue.isEmpty()) {
            reopening = true;
            transport.loop().schedule(this::reopen, REOPEN_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void reopen() {
        reopening = false;
        if (closed) {
            return;
        }
        for (int i = 0; i < REOPEN_AT_ONCE && !queue.isEmpty() && inbound.isRelaxed(); i++) {
            final int instrumentId = queue.removeFirst();
            dropped.clear(instrumentId);
            books.onReopen(instrumentId);
        }
        reopenSoon();
    }
}
