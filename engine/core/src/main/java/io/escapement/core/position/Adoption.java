package io.escapement.core.position;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.codecs.sbe.FillDecoder;
import io.escapement.codecs.sbe.FindingKind;
import io.escapement.codecs.sbe.FindingPolicy;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.CoreKeys;
import io.escapement.core.finding.FindingDesk;
import io.escapement.core.market.Market;
import io.escapement.core.order.OrderPurpose;
import io.escapement.core.order.OrderTable;
import io.escapement.core.output.OutputChannel;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;
import java.util.Arrays;

/**
 * Takes over the venue's word on a position when its executions do not explain it, and recognises those executions when
 * they come after all.
 *
 * <p>A size taken over contains every execution up to the row's cross sequence. One that comes later is therefore not
 * booked as size again: only its money is, and the profit that the latest price stood in for is corrected to the
 * venue's. Where the venue listed no position there is no row and no sequence: then what was missing is counted, and an
 * execution of an order sent before, in the missing direction and within the missing size, is one of those.
 */
final class Adoption implements Persistent {
    private static final long NO_SEQUENCE = Long.MIN_VALUE;

    private final PositionBook book;
    private final VenuePositions venue;
    private final OrderTable orders;
    private final Market market;
    private final PositionEvents events;
    private final FindingDesk findings;
    private final OutputChannel channel;

    private final long[] crossSequence;
    private final long[] atSequence;
    private final long[] missing;
    private final long[] standInSize;
    private final long[] standInCost;
    private final long[] standInProfit;
    private final boolean[] standInLong;
    private boolean writtenOff;

    Adoption(
            CoreConfiguration configuration,
            PositionBook book,
            VenuePositions venue,
            OrderTable orders,
            Market market,
            PositionEvents events,
            FindingDesk findings,
            OutputChannel channel) {
        this.book = book;
        this.venue = venue;
        this.orders = orders;
        this.market = market;
        this.events = events;
        this.findings = findings;
        this.channel = channel;
        final int capacity = configuration.count(CoreKeys.CAPACITY_INSTRUMENTS);
        crossSequence = new long[capacity];
        atSequence = new long[capacity];
        missing = new long[capacity];
        standInSize = new long[capacity];
        standInCost = new long[capacity];
        standInProfit = new long[capacity];
        standInLong = new boolean[capacity];
        Arrays.fill(crossSequence, NO_SEQUENCE);
        Arrays.fill(atSequence, NO_SEQUENCE);
    }

    /**
     * Makes our size the venue's.
     *
     * @param i instrument whose sizes differ
     */
    void adopt(int i) {
        final long held = book.size(i);
        final long size = venue.size(i);
        final int entry = entryBehind(i, held, size);
        final FindingKind kind = kindOf(held, size, entry);
        findings.report(kind, findings.policy(kind), i, book.signalId(i), held, size);
        crossSequence[i] = venue.isListed(i) ? venue.crossSequence(i) : NO_SEQUENCE;
        atSequence[i] = channel.causeSequence();
        missing[i] = size - held;
        standInSize[i] = 0;
        final boolean turns = held != 0 && size != 0 && (held > 0) != (size > 0);
        final long stop = venue.stopLoss(i);
        final long target = venue.takeProfit(i);
        if (held != 0 && (size == 0 || turns)) {
            closeAtStandIn(i, Math.abs(held));
            events.onClosed(i, Reason.CLOSED_OUTSIDE);
            book.clear(i);
            venue.onFlat(i);
            venue.restoreStops(i, stop, target);
        } else if (Math.abs(size) < Math.abs(held)) {
            closeAtStandIn(i, Math.abs(held) - Math.abs(size));
        }
        if (size != 0 && size != book.size(i)) {
            open(i, size, entry, stop, target);
        }
    }

    /** Whether an execution that was not known is part of a size taken over before. */
    boolean contains(int i, FillDecoder fill, int order) {
        if (atSequence[i] == NO_SEQUENCE) {
            return false;
        }
        final long match = fill.crossSequence();
        if (crossSequence[i] != NO_SEQUENCE && crossSequence[i] != FixedPoint.NULL && match != FixedPoint.NULL) {
            return match <= crossSequence[i];
        }
        final long signed = fill.side() == Side.BUY ? fill.size() : -fill.size();
        final boolean older = order == OrderTable.NONE || orders.causeSequence(order) <= atSequence[i];
        return older && (missing[i] > 0) == (signed > 0) && Math.abs(signed) <= Math.abs(missing[i]);
    }

    /**
     * Books the money of an execution that {@link #contains} recognised, and ties the position to the order behind it.
     *
     * @param i instrument
     * @param fill the execution
     * @param order of ours, or none
     * @param value price times size
     * @param fee paid
     */
    void bookContained(int i, FillDecoder fill, int order, long value, long fee) {
        final long signed = fill.side() == Side.BUY ? fill.size() : -fill.size();
        findings.report(
                FindingKind.MISSED_FILL,
                FindingPolicy.ADOPTED,
                i,
                book.signalId(i),
                book.size(i),
                signed,
                fill.executionId().high(),
                fill.executionId().low());
        missing[i] = Math.abs(signed) >= Math.abs(missing[i]) ? 0 : missing[i] - signed;
        book.settle(i, fee, correction(i, fill, value));
        final boolean opens = book.size(i) != 0 && (book.size(i) > 0) == (signed > 0);
        if (opens && isEntry(order) && book.signalSlot(i) == PositionBook.NO_SIGNAL && orders.booked(order) == 0) {
            events.onOpened(i, order);
        }
    }

    /**
     * A reconciliation was complete and agrees: what had been missing when a size was taken over was among its rows.
     *
     * @param i instrument
     * @param requestedAtSequence proves nothing about what was taken over later
     */
    void settled(int i, long requestedAtSequence) {
        if (atSequence[i] != NO_SEQUENCE && atSequence[i] <= requestedAtSequence) {
            missing[i] = 0;
            writtenOff |= standInSize[i] != 0;
            standInSize[i] = 0;
        }
    }

    /** Whether a position was closed at a price that its executions may still correct. */
    boolean hasStandIn(int count) {
        for (int i = 0; i < count; i++) {
            if (standInSize[i] != 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether such a price has become final since last asked. */
    boolean takeWrittenOff() {
        final boolean taken = writtenOff;
        writtenOff = false;
        return taken;
    }

    @Override
    public void persist(StateIo io) {
        io.longs(crossSequence);
        io.longs(atSequence);
        io.longs(missing);
        io.longs(standInSize);
        io.longs(standInCost);
        io.longs(standInProfit);
        io.flags(standInLong);
        writtenOff = io.flag(writtenOff);
    }

    private void open(int i, long size, int entry, long stop, long target) {
        final boolean opens = book.size(i) == 0;
        book.adopt(i, size, venue.cost(i), channel.nowNs());
        if (opens) {
            book.assign(
                    i,
                    PositionBook.NO_SIGNAL,
                    FixedPoint.NULL,
                    0,
                    stop > 0 ? stop : FixedPoint.NULL,
                    target > 0 ? target : FixedPoint.NULL);
            events.onOpened(i, entry);
        }
    }

    /** Its executions are not to be had: the latest price stands in for theirs. */
    private void closeAtStandIn(int i, long quantity) {
        final long price = market.lastPrice(i);
        final boolean isLong = book.size(i) > 0;
        final long costBefore = book.cost(i);
        final long value = price == FixedPoint.NULL
                ? FixedPoint.multiplyDivide(costBefore, quantity, Math.abs(book.size(i)), Rounding.HALF_UP)
                : FixedPoint.multiply(price, quantity, Rounding.HALF_UP);
        final long profit = book.profitOf(i, quantity, value);
        book.close(i, quantity, value, 0, profit);
        standInSize[i] = quantity;
        standInCost[i] = costBefore - book.cost(i);
        standInProfit[i] = profit;
        standInLong[i] = isLong;
    }

    /** What the venue told (or the execution shows) less what stood in for it. */
    private long correction(int i, FillDecoder fill, long value) {
        final boolean closes = standInLong[i] == (fill.side() == Side.SELL);
        if (standInSize[i] == 0 || !closes) {
            return 0;
        }
        final long part = Math.min(fill.size(), standInSize[i]);
        final boolean last = part == standInSize[i];
        final long cost = last
                ? standInCost[i]
                : FixedPoint.multiplyDivide(standInCost[i], part, standInSize[i], Rounding.HALF_UP);
        final long stoodIn = last
                ? standInProfit[i]
                : FixedPoint.multiplyDivide(standInProfit[i], part, standInSize[i], Rounding.HALF_UP);
        final long partValue =
                part == fill.size() ? value : FixedPoint.multiplyDivide(value, part, fill.size(), Rounding.HALF_UP);
        final long own = standInLong[i] ? partValue - cost : cost - partValue;
        standInSize[i] -= part;
        standInCost[i] -= cost;
        standInProfit[i] -= stoodIn;
        return (fill.realisedPnl() == FixedPoint.NULL ? own : fill.realisedPnl()) - stoodIn;
    }

    /** An entry of ours in the direction of the difference: then nobody else did it. */
    private int entryBehind(int i, long held, long size) {
        final int entry = orders.find(i, OrderPurpose.ENTRY);
        final boolean grows = size != 0 && (held == 0 || (held > 0) == (size > 0)) && Math.abs(size) > Math.abs(held);
        return grows && isEntry(entry) && (orders.side(entry) == Side.BUY) == (size > 0) ? entry : OrderTable.NONE;
    }

    private boolean isEntry(int order) {
        return order != OrderTable.NONE && orders.purpose(order) == OrderPurpose.ENTRY;
    }

    private static FindingKind kindOf(long held, long size, int entry) {
        if (held == 0) {
            return entry == OrderTable.NONE ? FindingKind.OPENED_OUTSIDE : FindingKind.SIZE_DIFFERS;
        }
        if (size == 0) {
            return FindingKind.CLOSED_OUTSIDE;
        }
        return (held > 0) == (size > 0) ? FindingKind.SIZE_DIFFERS : FindingKind.SIDE_DIFFERS;
    }
}
