package io.escapement.core.position;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.AlertKind;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.FillDecoder;
import io.escapement.codecs.sbe.FillKind;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.codecs.sbe.PositionUpdateDecoder;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Severity;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.CoreKeys;
import io.escapement.core.finding.FindingDesk;
import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.market.Market;
import io.escapement.core.order.CommandDesk;
import io.escapement.core.order.OrderManager;
import io.escapement.core.order.OrderTable;
import io.escapement.core.output.OutputChannel;
import io.escapement.core.output.StatePublisher;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;
import io.escapement.core.time.TimerKinds;
import io.escapement.core.time.Timers;

/**
 * Books executions, holds the result against the venue's position rows, and reconciles.
 *
 * <p>Executions are the truth as they come; a row that disagrees gets a grace, since rows and executions race, then an
 * alert and a reconciliation. In a reconciliation the venue wins: differences that its executions did not explain are
 * adopted. Between its marks nothing is compared: fills, rows and the end come at the pace of requests. The first
 * reconciliation of a journal is the base: executions before it are remembered but not booked.
 */
public final class PositionManager implements Persistent {
    private final PositionBook book;
    private final VenuePositions venue;
    private final StopGuard stops;
    private final ExecutionFilter filter;
    private final OrderManager orders;
    private final CommandDesk commands;
    private final InstrumentTable instruments;
    private final PositionEvents events;
    private final FillBook fills;
    private final Adoption adoption;
    private final AccountMode mode;
    private final DayLedger ledger;
    private final OutputChannel channel;
    private final StatePublisher alerts;
    private final Timers timers;
    private final long graceNs;
    private final long[] lastFillSequence;
    private final long[] lastRowSequence;
    private final long[] lastCrossSequence;
    private final boolean[] disputed;

    private boolean based;
    private boolean settledSinceStart;
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
     * @param mode one-way or hedge
     * @param attached stops and targets by their ids
     * @param market prices
     * @param events told of openings and closings
     * @param findings tells differences
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
            AccountMode mode,
            AttachedOrders attached,
            Market market,
            PositionEvents events,
            FindingDesk findings,
            OutputChannel channel,
            StatePublisher alerts,
            Timers timers) {
        this.book = book;
        this.venue = venue;
        this.stops = stops;
        this.orders = orders;
        this.commands = commands;
        this.instruments = instruments;
        this.events = events;
        this.mode = mode;
        this.channel = channel;
        this.alerts = alerts;
        this.timers = timers;
        filter = new ExecutionFilter(configuration.count(CoreKeys.CAPACITY_EXECUTIONS));
        ledger = new DayLedger(configuration, filter, commands, findings, channel, alerts, timers);
        fills = new FillBook(book, venue, orders.table(), attached, events, findings, channel, alerts);
        adoption = new Adoption(configuration, book, venue, orders.table(), market, events, findings, channel);
        graceNs = configuration.nanos(CoreKeys.STOP_GRACE);
        final int capacity = configuration.count(CoreKeys.CAPACITY_INSTRUMENTS);
        lastFillSequence = new long[capacity];
        lastRowSequence = new long[capacity];
        lastCrossSequence = new long[capacity];
        disputed = new boolean[capacity];
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
        if (!instruments.isDefined(i) || mode.isHedged(i)) {
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
            book.fund(i, FillBook.fee(fill));
            ledger.onBooked(fill, -FillBook.fee(fill));
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
        if (!instruments.isDefined(i) || !mode.onRow(row)) {
            refused++;
            return;
        }
        if (row.source() != DataSource.QUERY) {
            lastRowSequence[i] = channel.causeSequence();
        }
        if (!venue.onRow(row)) {
            return;
        }
        if (row.source() == DataSource.QUERY) {
            return;
        }
        compare(i);
        stops.check(i);
        final long match = row.crossSequence();
        if (venue.size(i) == book.size(i) && match != FixedPoint.NULL && match == lastCrossSequence[i]) {
            compareResult(i);
        }
    }

    /**
     * The venue's row and ours have differed for a grace.
     *
     * @param instrumentId key of the timer
     */
    public void onCompareTimer(int instrumentId) {
        if (venue.size(instrumentId) == book.size(instrumentId)) {
            return;
        }
        if (disputed[instrumentId]) {
            takeOver(instrumentId);
        } else {
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
     * @param instrumentId it was about, in range
     * @param outcome UNKNOWN for silence
     */
    public void onStopOutcome(int instrumentId, Outcome outcome) {
        if (stops.isRefused(instrumentId, outcome)) {
            events.onUnprotectable(instrumentId);
        }
    }

    /** Another process goes on: what differs now is for its reconciliation to judge. */
    public void onRestart() {
        settledSinceStart = false;
        ledger.onRestart();
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
            compare(i);
            stops.check(i);
        }
    }

    /**
     * The rows were complete: takes over what they show.
     *
     * @param requestedAtSequence what changed later is not judged by them
     */
    public void onReconciliationEnd(long requestedAtSequence) {
        final boolean first = !settledSinceStart;
        ledger.onBased();
        based = true;
        settledSinceStart = true;
        reconciling = false;
        for (int i = 0; i < instruments.count(); i++) {
            if (Math.max(lastFillSequence[i], lastRowSequence[i]) > requestedAtSequence) {
                compare(i);
                stops.check(i);
                continue;
            }
            if (!venue.isListed(i)) {
                venue.onNotListed(i);
            }
            if (venue.size(i) == book.size(i)) {
                adoption.settled(i, requestedAtSequence);
                stops.adoptMoved(i, requestedAtSequence);
                stops.demand(i);
            } else if (first) {
                takeOver(i);
            } else {
                // Its execution may be on the stream already.
                disputed[i] = true;
                compare(i);
                stops.hold(i);
            }
        }
    }

    /**
     * Whether the venue's word and ours on a position agree.
     *
     * @param instrumentId in range
     * @return true if both are flat
     */
    public boolean isFlat(int instrumentId) {
        return book.size(instrumentId) == 0 && venue.size(instrumentId) == 0;
    }

    /**
     * What was booked by the day.
     *
     * @return held against the venue's transaction log
     */
    public DayLedger ledger() {
        return ledger;
    }

    /**
     * Whether a position was closed at a price that its executions may still correct.
     *
     * @return true until they come, or a later reconciliation shows that they won't
     */
    public boolean hasStandIn() {
        return adoption.hasStandIn(instruments.count());
    }

    /**
     * Whether such a price has become final; asking takes note of it.
     *
     * @return true once
     */
    public boolean takeWrittenOff() {
        return adoption.takeWrittenOff();
    }

    @Override
    public void persist(StateIo io) {
        io.section("executions", 1, filter);
        io.section("ledger", 1, ledger);
        io.section("adoption", 1, adoption);
        io.longs(lastFillSequence);
        io.longs(lastRowSequence);
        io.longs(lastCrossSequence);
        io.flags(disputed);
        based = io.flag(based);
        settledSinceStart = io.flag(settledSinceStart);
        reconciling = io.flag(reconciling);
        duplicates = io.i64(duplicates);
        refused = io.i64(refused);
    }

    private void takeOver(int i) {
        disputed[i] = false;
        adoption.adopt(i);
        stops.demand(i);
    }

    private void book(int i, FillDecoder fill, int order) {
        if (adoption.contains(i, fill, order)) {
            ledger.onBooked(fill, Math.subtractExact(adoption.bookContained(i, fill), FillBook.fee(fill)));
        } else {
            disputed[i] = false;
            final long before = book.totals().net();
            fills.book(i, fill, order);
            ledger.onBooked(fill, book.totals().net() - before);
        }
    }

    /** Rows and executions race: a difference is given time before it counts. */
    private void compare(int i) {
        final long timer = Timers.id(TimerKinds.POSITION, i);
        if (venue.size(i) == book.size(i)) {
            timers.cancel(timer);
            disputed[i] = false;
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
                && Math.abs(told - own) > FillBook.UNIT * book.fills(i)
                && book.signalId(i) != FixedPoint.NULL) {
            alert(AlertKind.LEDGER_MISMATCH, Reason.NONE, i, told, own);
        }
    }

    private void alert(AlertKind kind, Reason reason, int i, long value, long expected) {
        alerts.alert(kind, Severity.WARNING, reason, i, book.signalId(i), value, expected);
    }
}
