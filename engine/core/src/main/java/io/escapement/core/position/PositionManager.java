package io.escapement.core.position;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.codecs.sbe.AlertKind;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.FillDecoder;
import io.escapement.codecs.sbe.FillKind;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.codecs.sbe.PositionUpdateDecoder;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Severity;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.StopKind;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.CoreKeys;
import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.market.Market;
import io.escapement.core.order.CommandDesk;
import io.escapement.core.order.OrderManager;
import io.escapement.core.order.OrderPurpose;
import io.escapement.core.order.OrderTable;
import io.escapement.core.output.OutputChannel;
import io.escapement.core.output.StatePublisher;
import io.escapement.core.time.TimerKinds;
import io.escapement.core.time.Timers;
import java.util.Arrays;

/**
 * Books executions, holds the result against the venue's position rows, and reconciles.
 *
 * <p>Executions are the truth as they come; a row that disagrees gets a grace, since rows and executions race, then an
 * alert and a reconciliation. In a reconciliation the venue wins: differences that its executions did not explain are
 * adopted. Between its marks nothing is compared: fills, rows and the end come at the pace of requests. The first
 * reconciliation of a journal is the base: executions before it are remembered but not booked.
 */
public final class PositionManager {
    /** Difference in units of 1e-8 that rounding explains. */
    private static final long UNIT = 1;

    private final PositionBook book;
    private final VenuePositions venue;
    private final StopGuard stops;
    private final ExecutionFilter filter;
    private final OrderManager orders;
    private final CommandDesk commands;
    private final InstrumentTable instruments;
    private final Market market;
    private final PositionEvents events;
    private final OutputChannel channel;
    private final StatePublisher alerts;
    private final Timers timers;
    private final long graceNs;
    private final long[] lastFillSequence;
    private final long[] lastCrossSequence;

    private boolean based;
    private boolean reconciling;
    private long duplicates;
    private long refused;

    /**
     * A manager of flat positions.
     *
     * @param configuration capacities and times
     * @param book positions
     * @param venue the venue's word on them
     * @param stops guards them
     * @param orders whose executions are booked
     * @param commands asks for reconciliation
     * @param instruments definitions
     * @param market prices
     * @param events told of openings and closings
     * @param channel engine time
     * @param alerts tells people
     * @param timers for the grace
     */
    public PositionManager(
            CoreConfiguration configuration,
            PositionBook book,
            VenuePositions venue,
            StopGuard stops,
            OrderManager orders,
            CommandDesk commands,
            InstrumentTable instruments,
            Market market,
            PositionEvents events,
            OutputChannel channel,
            StatePublisher alerts,
            Timers timers) {
        this.book = book;
        this.venue = venue;
        this.stops = stops;
        this.orders = orders;
        this.commands = commands;
        this.instruments = instruments;
        this.market = market;
        this.events = events;
        this.channel = channel;
        this.alerts = alerts;
        this.timers = timers;
        filter = new ExecutionFilter(configuration.count(CoreKeys.CAPACITY_EXECUTIONS));
        graceNs = configuration.nanos(CoreKeys.STOP_GRACE);
        final int capacity = configuration.count(CoreKeys.CAPACITY_INSTRUMENTS);
        lastFillSequence = new long[capacity];
        lastCrossSequence = new long[capacity];
        Arrays.fill(lastFillSequence, Long.MIN_VALUE);
        Arrays.fill(lastCrossSequence, Long.MIN_VALUE);
    }

    /**
     * Executions that had been booked before.
     *
     * @return count since construction
     */
    public long duplicates() {
        return duplicates;
    }

    /**
     * Rows of unknown instruments or hedge positions.
     *
     * @return count since construction
     */
    public long refused() {
        return refused;
    }

    /**
     * Books an execution or a funding payment.
     *
     * @param fill stream or query row
     */
    public void onFill(FillDecoder fill) {
        final int i = fill.instrumentId();
        if (!instruments.isDefined(i)) {
            refused++;
            return;
        }
        if (!filter.add(fill.executionId().high(), fill.executionId().low())) {
            duplicates++;
            return;
        }
        if (!based && fill.source() == DataSource.QUERY) {
            return;
        }
        final boolean streamed = fill.source() != DataSource.QUERY;
        if (streamed) {
            // Rows of a reconciliation are asked for after its executions, so those don't make the rows stale.
            lastFillSequence[i] = channel.causeSequence();
        }
        if (fill.kind() == FillKind.FUNDING) {
            book.fund(i, orZero(fill.fee()));
            return;
        }
        if (fill.size() <= 0 || fill.price() <= 0 || (fill.side() != Side.BUY && fill.side() != Side.SELL)) {
            refused++;
            return;
        }
        lastCrossSequence[i] = fill.crossSequence();
        venue.onExecution(i, fill.crossSequence());
        final int order = orders.table()
                .find(fill.clientOrderId().epoch(), fill.clientOrderId().sequence());
        book(i, fill, order);
        if (order != OrderTable.NONE) {
            orders.onFillBooked(order, fill.size());
        }
        compare(i);
        if (streamed || !reconciling) {
            stops.check(i);
        }
    }

    /**
     * The venue tells about a position.
     *
     * @param row stream or query row
     */
    public void onRow(PositionUpdateDecoder row) {
        final int i = row.instrumentId();
        if (!instruments.isDefined(i) || row.positionIndex() != 0) {
            refused++;
            return;
        }
        if (!venue.onRow(row)) {
            return;
        }
        if (row.source() == DataSource.QUERY) {
            return;
        }
        compare(i);
        stops.check(i);
        if (venue.size(i) != 0 && venue.size(i) == book.size(i) && row.crossSequence() == lastCrossSequence[i]) {
            compareResult(i);
        }
    }

    /**
     * The venue's row and ours have differed for a grace.
     *
     * @param instrumentId key of the timer
     */
    public void onCompareTimer(int instrumentId) {
        if (venue.size(instrumentId) != book.size(instrumentId)) {
            alert(
                    AlertKind.POSITION_MISMATCH,
                    Reason.NONE,
                    instrumentId,
                    venue.size(instrumentId),
                    book.size(instrumentId));
            commands.queryReconcile();
        }
    }

    /**
     * What became of a request for a stop.
     *
     * @param instrumentId it was about
     * @param outcome UNKNOWN for silence
     */
    public void onStopOutcome(int instrumentId, Outcome outcome) {
        if (instruments.isDefined(instrumentId) && stops.isRefused(instrumentId, outcome)) {
            events.onUnprotectable(instrumentId);
        }
    }

    /** Another process goes on: what differs now is for its reconciliation to judge. */
    public void onRestart() {
        holdComparisons();
    }

    /** Rows of a reconciliation follow. */
    public void onReconciliationBegin() {
        holdComparisons();
        venue.beginRows();
    }

    /** An answer was missing: nothing is taken over, differences count again. */
    public void onReconciliationFailed() {
        reconciling = false;
        for (int i = 0; i < instruments.count(); i++) {
            if (instruments.isDefined(i)) {
                compare(i);
                stops.check(i);
            }
        }
    }

    /**
     * The rows were complete: takes over what they show.
     *
     * @param requestedAtSequence what changed later is not judged by them
     */
    public void onReconciliationEnd(long requestedAtSequence) {
        based = true;
        reconciling = false;
        for (int i = 0; i < instruments.count(); i++) {
            if (!instruments.isDefined(i)) {
                continue;
            }
            if (lastFillSequence[i] > requestedAtSequence) {
                compare(i);
                stops.check(i);
                continue;
            }
            if (!venue.isListed(i)) {
                venue.onNotListed(i);
            }
            if (venue.size(i) != book.size(i)) {
                adopt(i);
            }
            stops.check(i);
            stops.demand(i);
        }
    }

    private void book(int i, FillDecoder fill, int order) {
        final long size = fill.size();
        final Side side = fill.side();
        final long value = fill.value() != FixedPoint.NULL
                ? fill.value()
                : FixedPoint.multiply(fill.price(), size, Rounding.HALF_UP);
        final long fee = orZero(fill.fee());
        final long held = book.size(i);
        final boolean closes = held != 0 && (held > 0) == (side == Side.SELL);
        final long closed = closes ? Math.min(size, Math.abs(held)) : 0;
        final long closedValue =
                closed == size ? value : FixedPoint.multiplyDivide(value, closed, size, Rounding.HALF_UP);
        final long closedFee = closed == size ? fee : FixedPoint.multiplyDivide(fee, closed, size, Rounding.HALF_UP);
        if (closed > 0) {
            final long own = book.profitOf(i, closed, closedValue);
            final long told = fill.realisedPnl() == FixedPoint.NULL ? own : fill.realisedPnl();
            if (Math.abs(told - own) > UNIT) {
                alert(AlertKind.LEDGER_MISMATCH, Reason.NONE, i, told, own);
            }
            book.close(i, closed, closedValue, closedFee, told);
            if (book.size(i) == 0) {
                onFlat(i, exitReason(fill, order));
            }
        }
        if (closed < size) {
            final boolean opens = book.size(i) == 0;
            book.open(i, side, size - closed, value - closedValue, fee - closedFee, channel.nowNs());
            if (opens) {
                events.onOpened(i, isEntry(order) ? order : OrderTable.NONE);
            }
        }
    }

    private void onFlat(int i, Reason reason) {
        events.onClosed(i, reason);
        book.clear(i);
        venue.onFlat(i);
    }

    private boolean isEntry(int order) {
        return order != OrderTable.NONE && orders.table().purpose(order) == OrderPurpose.ENTRY;
    }

    private Reason exitReason(FillDecoder fill, int order) {
        if (fill.kind() != FillKind.TRADE) {
            return Reason.FORCED;
        }
        if (order != OrderTable.NONE && orders.table().purpose(order) == OrderPurpose.EXIT) {
            return orders.table().reason(order);
        }
        final StopKind kind = fill.stopKind();
        return switch (kind) {
            case TAKE_PROFIT, PARTIAL_TAKE_PROFIT -> Reason.TARGET;
            case STOP_LOSS, PARTIAL_STOP_LOSS, TRAILING_STOP, STOP -> Reason.STOP;
            default -> Reason.CLOSED_OUTSIDE;
        };
    }

    /** Rows and executions race: a difference is given time before it counts. */
    private void compare(int i) {
        final long timer = Timers.id(TimerKinds.POSITION, i);
        if (venue.size(i) == book.size(i)) {
            timers.cancel(timer);
        } else if (!reconciling && !timers.isPending(timer)) {
            timers.schedule(timer, channel.nowNs() + graceNs);
        }
    }

    private void holdComparisons() {
        reconciling = true;
        for (int i = 0; i < instruments.count(); i++) {
            timers.cancel(Timers.id(TimerKinds.POSITION, i));
        }
    }

    /** Rounding may cost a unit per execution. */
    private void compareResult(int i) {
        final long told = venue.realised(i);
        final long own = book.gross(i) - book.fees(i) - book.funding(i);
        if (told != FixedPoint.NULL
                && Math.abs(told - own) > UNIT * book.fills(i)
                && book.signalId(i) != FixedPoint.NULL) {
            alert(AlertKind.LEDGER_MISMATCH, Reason.NONE, i, told, own);
        }
    }

    private void adopt(int i) {
        final long held = book.size(i);
        final long size = venue.size(i);
        alert(AlertKind.POSITION_MISMATCH, Reason.RECOVERED, i, size, held);
        if (held != 0 && (size == 0 || (held > 0) != (size > 0))) {
            // Its executions are not to be had: the latest price stands in for them.
            final long price = market.lastPrice(i);
            final long value = price == FixedPoint.NULL
                    ? book.cost(i)
                    : FixedPoint.multiply(price, Math.abs(held), Rounding.HALF_UP);
            book.close(i, Math.abs(held), value, 0, book.profitOf(i, Math.abs(held), value));
            final long stop = venue.stopLoss(i);
            final long target = venue.takeProfit(i);
            onFlat(i, Reason.CLOSED_OUTSIDE);
            venue.restoreStops(i, stop, target);
        }
        if (size != 0) {
            final boolean opens = book.size(i) == 0;
            book.adopt(i, size, venue.cost(i), channel.nowNs());
            if (opens) {
                book.assign(
                        i,
                        PositionBook.NO_SIGNAL,
                        FixedPoint.NULL,
                        0,
                        orNull(venue.stopLoss(i)),
                        orNull(venue.takeProfit(i)));
                events.onOpened(i, OrderTable.NONE);
            }
        }
    }

    private void alert(AlertKind kind, Reason reason, int i, long value, long expected) {
        alerts.alert(kind, Severity.WARNING, reason, i, book.signalId(i), value, expected);
    }

    private static long orZero(long value) {
        return value == FixedPoint.NULL ? 0 : value;
    }

    private static long orNull(long price) {
        return price > 0 ? price : FixedPoint.NULL;
    }
}
