package io.escapement.core.position;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.codecs.sbe.Bool;
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
        Arrays.fill(crossSequence, FixedPoint.NULL);
    }

    /**
     * Makes our size the venue's.
     *
     * @param i instrument whose sizes differ
     */
    void adopt(int i) {
        final long held = book.size(i);
        final long size = venue.size(i);
        final int entry = entryBehind(i, size);
        // What an order of ours explains is no opening by somebody else.
        final FindingKind kind =
                held == 0 && entry != OrderTable.NONE ? FindingKind.SIZE_DIFFERS : FillBook.kindOf(held, size);
        findings.report(kind, findings.policy(kind), i, book.signalId(i), held, size);
        crossSequence[i] = venue.isListed(i) ? venue.crossSequence(i) : FixedPoint.NULL;
        atSequence[i] = channel.causeSequence();
        missing[i] = size - held;
        writeOff(i);
        if (held != 0 && Long.signum(held) != Long.signum(size)) {
            closeAtStandIn(i, Math.abs(held));
            events.onClosed(i, Reason.CLOSED_OUTSIDE);
            book.clear(i);
        } else if (Math.abs(size) < Math.abs(held)) {
            closeAtStandIn(i, Math.abs(held) - Math.abs(size));
        }
        if (book.size(i) != size) {
            open(i, size, entry);
        }
    }

    /** Whether an execution that was not known is part of a size taken over before. */
    boolean contains(int i, FillDecoder fill, int order) {
        final long match = fill.crossSequence();
        if (crossSequence[i] != FixedPoint.NULL && match != FixedPoint.NULL) {
            return match <= crossSequence[i];
        }
        final long signed = signed(fill);
        final boolean older = order == OrderTable.NONE || orders.causeSequence(order) <= atSequence[i];
        return older && Long.signum(missing[i]) == Long.signum(signed) && Math.abs(signed) <= Math.abs(missing[i]);
    }

    /**
     * Books the money of an execution that {@link #contains} recognised.
     *
     * @param i instrument
     * @param fill the execution
     * @return what it earned, before its fee: the venue's word, else our own reckoning
     */
    long bookContained(int i, FillDecoder fill) {
        final long signed = signed(fill);
        findings.report(
                FindingKind.MISSED_FILL,
                FindingPolicy.ADOPTED,
                i,
                book.signalId(i),
                book.size(i),
                signed,
                fill.executionId().high(),
                fill.executionId().low());
        missing[i] -= signed;
        final boolean isTold = fill.realisedPnl() != FixedPoint.NULL;
        long earned = isTold ? fill.realisedPnl() : 0;
        long correction = 0;
        if (standInSize[i] != 0 && standInLong[i] == (signed < 0)) {
            final long standIn = standInProfit[i];
            final long own = takeStandIn(i, fill);
            earned = isTold ? earned : own;
            correction = earned - (standIn - standInProfit[i]);
        }
        book.settle(i, FillBook.fee(fill), correction, fill.maker() == Bool.YES);
        return earned;
    }

    /**
     * A reconciliation was complete and agrees: what had been missing when a size was taken over was among its rows.
     *
     * @param i instrument
     * @param requestedAtSequence proves nothing about what was taken over later
     */
    void settled(int i, long requestedAtSequence) {
        if (atSequence[i] <= requestedAtSequence) {
            missing[i] = 0;
            writeOff(i);
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

    private void writeOff(int i) {
        writtenOff |= standInSize[i] != 0;
        standInSize[i] = 0;
    }

    private void open(int i, long size, int entry) {
        final boolean opens = book.size(i) == 0;
        book.adopt(i, size, venue.cost(i), channel.nowNs());
        if (opens) {
            book.assign(
                    i,
                    PositionBook.NO_SIGNAL,
                    FixedPoint.NULL,
                    0,
                    priceOrNull(venue.stopLoss(i)),
                    priceOrNull(venue.takeProfit(i)));
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

    /**
     * Takes what an execution closed out of what stood in for it.
     *
     * @return what the execution earned there by our own reckoning
     */
    private long takeStandIn(int i, FillDecoder fill) {
        final long part = Math.min(fill.size(), standInSize[i]);
        final long cost = FixedPoint.multiplyDivide(standInCost[i], part, standInSize[i], Rounding.HALF_UP);
        final long stoodIn = FixedPoint.multiplyDivide(standInProfit[i], part, standInSize[i], Rounding.HALF_UP);
        final long value = FixedPoint.multiplyDivide(FillBook.value(fill), part, fill.size(), Rounding.HALF_UP);
        standInSize[i] -= part;
        standInCost[i] -= cost;
        standInProfit[i] -= stoodIn;
        return standInLong[i] ? value - cost : cost - value;
    }

    /** An entry of ours in the direction of a position that opens: then nobody else did it. */
    private int entryBehind(int i, long size) {
        final int entry = orders.find(i, OrderPurpose.ENTRY);
        if (entry == OrderTable.NONE) {
            return entry;
        }
        final int direction = orders.side(entry) == Side.BUY ? 1 : -1;
        return Long.signum(size) == direction ? entry : OrderTable.NONE;
    }

    private static long signed(FillDecoder fill) {
        return fill.side() == Side.BUY ? fill.size() : -fill.size();
    }

    private static long priceOrNull(long price) {
        return price > 0 ? price : FixedPoint.NULL;
    }
}
