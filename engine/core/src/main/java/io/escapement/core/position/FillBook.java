package io.escapement.core.position;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.codecs.sbe.AlertKind;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.ClientOrderIdDecoder;
import io.escapement.codecs.sbe.FillDecoder;
import io.escapement.codecs.sbe.FillKind;
import io.escapement.codecs.sbe.FindingKind;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Severity;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.StopKind;
import io.escapement.core.finding.FindingDesk;
import io.escapement.core.order.OrderPurpose;
import io.escapement.core.order.OrderTable;
import io.escapement.core.output.OutputChannel;
import io.escapement.core.output.StatePublisher;

/** Books one execution: what it closes, what it opens, what it was for, and what is odd about it. */
final class FillBook {
    /** Difference in units of 1e-8 that rounding explains. */
    static final long UNIT = 1;

    private final PositionBook book;
    private final VenuePositions venue;
    private final OrderTable orders;
    private final AttachedOrders attached;
    private final PositionEvents events;
    private final FindingDesk findings;
    private final OutputChannel channel;
    private final StatePublisher alerts;

    FillBook(
            PositionBook book,
            VenuePositions venue,
            OrderTable orders,
            AttachedOrders attached,
            PositionEvents events,
            FindingDesk findings,
            OutputChannel channel,
            StatePublisher alerts) {
        this.book = book;
        this.venue = venue;
        this.orders = orders;
        this.attached = attached;
        this.events = events;
        this.findings = findings;
        this.channel = channel;
        this.alerts = alerts;
    }

    /**
     * Books an execution.
     *
     * @param i instrument
     * @param fill with a size, a price and a side
     * @param order of ours it belongs to, or none
     */
    void book(int i, FillDecoder fill, int order) {
        final long size = fill.size();
        final Side side = fill.side();
        final long value = value(fill);
        final long fee = fee(fill);
        final long held = book.size(i);
        final boolean against = (held > 0) == (side == Side.SELL);
        final long closed = against ? Math.min(size, Math.abs(held)) : 0;
        final long closedValue = FixedPoint.multiplyDivide(value, closed, size, Rounding.HALF_UP);
        final long closedFee = FixedPoint.multiplyDivide(fee, closed, size, Rounding.HALF_UP);
        tell(i, fill, held, held + (side == Side.BUY ? size : -size));
        if (closed > 0) {
            close(i, fill, order, closed, closedValue, closedFee);
        }
        if (closed < size) {
            final boolean opens = book.size(i) == 0;
            book.open(i, side, size - closed, value - closedValue, fee - closedFee, channel.nowNs());
            book.facts().onFee(i, fee - closedFee, fill.maker() == Bool.YES);
            book.facts().onPrice(i, fill.price());
            // A stop may be heard before the entry it closes. The venue's profit comes with the one that closed there,
            // so
            // that the sum is the venue's in whatever order they are heard.
            if (closed == 0 && fill.realisedPnl() != FixedPoint.NULL) {
                book.realise(i, fill.realisedPnl());
            }
            if (opens) {
                events.onOpened(i, isEntry(order) ? order : OrderTable.NONE);
            }
        }
    }

    static long value(FillDecoder fill) {
        return fill.value() != FixedPoint.NULL
                ? fill.value()
                : FixedPoint.multiply(fill.price(), fill.size(), Rounding.HALF_UP);
    }

    static long fee(FillDecoder fill) {
        return fill.fee() == FixedPoint.NULL ? 0 : fill.fee();
    }

    private void close(int i, FillDecoder fill, int order, long closed, long value, long fee) {
        final long own = book.profitOf(i, closed, value);
        final long told = fill.realisedPnl() == FixedPoint.NULL ? own : fill.realisedPnl();
        if (Math.abs(told - own) > UNIT) {
            alerts.alert(AlertKind.LEDGER_MISMATCH, Severity.WARNING, Reason.NONE, i, book.signalId(i), told, own);
        }
        final TradeFacts facts = book.facts();
        facts.onFee(i, fee, fill.maker() == Bool.YES);
        facts.onPrice(i, fill.price());
        facts.onExit(
                i,
                book.side(i),
                fill.price(),
                closed,
                plannedExit(i, fill, order),
                fill.orderId().high(),
                fill.orderId().low());
        book.close(i, closed, value, fee, told);
        if (book.size(i) == 0) {
            events.onClosed(i, exitReason(i, fill, order));
            book.clear(i);
            venue.onFlat(i);
        }
    }

    /** What the venue or somebody else did is a finding; the fill that did it is booked like any other. */
    private void tell(int i, FillDecoder fill, long before, long after) {
        final FindingKind kind;
        if (fill.kind() == FillKind.ADL) {
            kind = FindingKind.ADL;
        } else if (fill.kind() == FillKind.BUST) {
            kind = FindingKind.FORCED_FILL;
        } else if (isForeign(i, fill)) {
            kind = kindOf(before, after);
        } else {
            return;
        }
        findings.report(
                kind,
                findings.policy(kind),
                i,
                book.signalId(i),
                before,
                after,
                fill.orderId().high(),
                fill.orderId().low());
    }

    /** Neither an order of ours, followed or not, nor a stop or target of a position. */
    private boolean isForeign(int i, FillDecoder fill) {
        return fill.kind() == FillKind.TRADE
                && fill.clientOrderId().epoch() == ClientOrderIdDecoder.epochNullValue()
                && stopKind(i, fill) == StopKind.NONE;
    }

    private StopKind stopKind(int i, FillDecoder fill) {
        final StopKind told = fill.stopKind();
        return told == StopKind.NONE || told == StopKind.NULL_VAL
                ? attached.kindOf(i, fill.orderId().high(), fill.orderId().low())
                : told;
    }

    /** Price that an exit should have had: its stop's, its target's, or the market's when it was asked for. */
    private long plannedExit(int i, FillDecoder fill, int order) {
        if (order != OrderTable.NONE && orders.purpose(order) == OrderPurpose.EXIT) {
            return book.facts().askedAt(i);
        }
        return switch (stopKind(i, fill)) {
            case TAKE_PROFIT -> book.target(i);
            case STOP_LOSS, PARTIAL_STOP_LOSS, STOP -> book.stop(i);
            default -> FixedPoint.NULL;
        };
    }

    private Reason exitReason(int i, FillDecoder fill, int order) {
        switch (fill.kind()) {
            case TRADE -> {
                // The order behind it says why.
            }
            case BUST -> {
                return Reason.LIQUIDATED;
            }
            case ADL -> {
                return Reason.DELEVERAGED;
            }
            default -> {
                return Reason.FORCED;
            }
        }
        if (order != OrderTable.NONE && orders.purpose(order) != OrderPurpose.ENTRY) {
            return orders.reason(order);
        }
        return switch (stopKind(i, fill)) {
            case TAKE_PROFIT, PARTIAL_TAKE_PROFIT -> Reason.TARGET;
            case TRAILING_STOP -> Reason.TRAILING;
            case STOP_LOSS, PARTIAL_STOP_LOSS, STOP -> book.stopReason(i);
            default -> Reason.CLOSED_OUTSIDE;
        };
    }

    private boolean isEntry(int order) {
        return order != OrderTable.NONE && orders.purpose(order) == OrderPurpose.ENTRY;
    }

    /** What it is called when somebody else changes a size. */
    static FindingKind kindOf(long before, long after) {
        if (before == 0) {
            return FindingKind.OPENED_OUTSIDE;
        }
        if (after == 0) {
            return FindingKind.CLOSED_OUTSIDE;
        }
        return (before > 0) == (after > 0) ? FindingKind.SIZE_DIFFERS : FindingKind.SIDE_DIFFERS;
    }
}
