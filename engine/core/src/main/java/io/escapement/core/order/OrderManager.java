package io.escapement.core.order;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.AlertKind;
import io.escapement.codecs.sbe.ClientOrderIdDecoder;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.OrderUpdateDecoder;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Severity;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.TimeInForce;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.CoreKeys;
import io.escapement.core.config.ExecutionKeys;
import io.escapement.core.finding.FindingDesk;
import io.escapement.core.hash.RollingHash;
import io.escapement.core.output.OutputChannel;
import io.escapement.core.output.StatePublisher;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;
import io.escapement.core.time.TimerKinds;
import io.escapement.core.time.Timers;

/**
 * Stages orders and follows each until it is over.
 *
 * <p>Acknowledgement, order updates and executions come in any order, late, twice, or not at all. So an order only ever
 * moves forward: the larger cumulative quantity wins, an end is final, and it is over when the venue said so
 * <em>and</em> the executions booked reach the quantity it filled. {@link OrderFate} hears the outcomes of commands.
 */
public final class OrderManager implements Persistent {
    /** Code of an {@code OrderUpdate}: post-only, and would have taken. */
    private static final int POST_ONLY_WOULD_TAKE = 2;

    private final OrderTable table;
    private final CommandDesk commands;
    private final OrderEvents events;
    private final OutputChannel channel;
    private final StatePublisher alerts;
    private final Timers timers;
    private final RollingHash hash;
    private final long entryTtlNs;
    private final long queryAgainNs;
    private final OrderFate fate;
    private final ForeignOrders foreign;
    private final EndedOrders ended = new EndedOrders();

    private int epoch;
    private long nextSequence = 1;
    private long denied;
    private long unheld;

    /**
     * A manager without orders.
     *
     * @param configuration times and capacities
     * @param commands sends
     * @param events told when orders are over
     * @param findings tells of orders that are not ours
     * @param channel engine time and cause of what is staged
     * @param alerts tells people
     * @param timers for what does not come
     * @param hash absorbs every change
     */
    public OrderManager(
            CoreConfiguration configuration,
            CommandDesk commands,
            OrderEvents events,
            FindingDesk findings,
            OutputChannel channel,
            StatePublisher alerts,
            Timers timers,
            RollingHash hash) {
        this.commands = commands;
        this.events = events;
        this.channel = channel;
        this.alerts = alerts;
        this.timers = timers;
        this.hash = hash;
        table = new OrderTable(configuration.count(CoreKeys.CAPACITY_ORDERS));
        entryTtlNs = configuration.nanos(ExecutionKeys.ENTRY_TTL);
        queryAgainNs = configuration.nanos(CoreKeys.COMMAND_TIMEOUT);
        foreign = new ForeignOrders(commands, findings);
        fate = new OrderFate(
                this,
                commands,
                channel,
                alerts,
                timers,
                hash,
                queryAgainNs,
                configuration.nanos(CoreKeys.COMMAND_ABSENT));
    }

    /**
     * The orders.
     *
     * @return read-only to others
     */
    public OrderTable table() {
        return table;
    }

    /**
     * Outcomes of commands about them.
     *
     * @return where outcomes and timers of orders go
     */
    public OrderFate fate() {
        return fate;
    }

    /**
     * Orders not staged for want of room.
     *
     * @return count since construction
     */
    public long denied() {
        return denied;
    }

    /**
     * Messages about orders of ours that are not followed any more.
     *
     * @return count since construction
     */
    public long unheld() {
        return unheld;
    }

    /**
     * A run starts: its epoch names new orders.
     *
     * @param runEpoch of the run-start input
     */
    public void onRunStart(int runEpoch) {
        epoch = runEpoch;
        hash.absorb(runEpoch);
    }

    /** After a restart nobody will answer for earlier commands: every order is of unknown fate. */
    public void onRestart() {
        for (int i = 0; i < table.size(); i++) {
            final int slot = table.slotAt(i);
            table.unknown[slot] = true;
            table.amendSent[slot] = false;
            hash.absorb(table.sequence[slot], 1);
        }
    }

    /**
     * Sends an entry with stop and target attached.
     *
     * @param instrumentId what
     * @param signalSlot of the signal it is for
     * @param signalId of the signal it is for
     * @param side of the order
     * @param type market or limit
     * @param inForce how long a limit order stands
     * @param price of a limit order; for market orders the price the notional is reckoned at
     * @param size base units at 1e-8
     * @param notional settlement units at 1e-8
     * @param takeProfit target
     * @param stopLoss stop
     * @param untilNs when it is cancelled if it is not filled
     * @return its slot, or {@link OrderTable#NONE} if there was no room
     */
    public int placeEntry(
            int instrumentId,
            int signalSlot,
            long signalId,
            Side side,
            OrderType type,
            TimeInForce inForce,
            long price,
            long size,
            long notional,
            long takeProfit,
            long stopLoss,
            long untilNs) {
        final int slot = stage(OrderPurpose.ENTRY, instrumentId, signalSlot, signalId, side, type, price, size);
        if (slot == OrderTable.NONE) {
            return slot;
        }
        table.inForce[slot] = inForce;
        table.notional[slot] = notional;
        timers.schedule(Timers.id(TimerKinds.ENTRY, table.sequence[slot]), untilNs);
        return send(slot, takeProfit, stopLoss) ? slot : OrderTable.NONE;
    }

    /**
     * Sends a reduce-only limit order that closes a share of a position at its first target; it has no time limit.
     *
     * @param instrumentId what
     * @param signalSlot of the position's signal
     * @param signalId of the position's signal
     * @param side of the order
     * @param price of the target
     * @param size base units at 1e-8
     * @return false if there was no room
     */
    public boolean placeFirstTarget(int instrumentId, int signalSlot, long signalId, Side side, long price, long size) {
        final int slot = stage(
                OrderPurpose.FIRST_TARGET, instrumentId, signalSlot, signalId, side, OrderType.LIMIT, price, size);
        if (slot == OrderTable.NONE) {
            return false;
        }
        table.notional[slot] = 0;
        table.reason[slot] = Reason.FIRST_TARGET;
        return send(slot, FixedPoint.NULL, FixedPoint.NULL);
    }

    /**
     * Asks for another price or size of an order; {@link OrderEvents#onOrderAmended} tells what becomes of it.
     *
     * @param slot calm
     * @param price new one, or null
     * @param size new total, or null
     * @return false if it is not {@link OrderTable#isCalm} or there was no room
     */
    public boolean amend(int slot, long price, long size) {
        if (!table.isCalm(slot) || !commands.amend(table, slot, price, size)) {
            return false;
        }
        table.amendSent[slot] = true;
        table.amendPrice[slot] = price;
        table.amendSize[slot] = size;
        hash.absorb(table.sequence[slot], price, size);
        return true;
    }

    /**
     * Sends a reduce-only market order for a whole position.
     *
     * @param instrumentId what
     * @param signalSlot of the position's signal, or {@link OrderTable#NONE}
     * @param signalId of the position's signal, or null value
     * @param side of the order
     * @param size base units at 1e-8
     * @param reason why
     * @return false if there was no room
     */
    public boolean placeExit(int instrumentId, int signalSlot, long signalId, Side side, long size, Reason reason) {
        final int slot = stage(
                OrderPurpose.EXIT, instrumentId, signalSlot, signalId, side, OrderType.MARKET, FixedPoint.NULL, size);
        if (slot == OrderTable.NONE) {
            return false;
        }
        table.notional[slot] = 0;
        table.reason[slot] = reason;
        timers.schedule(Timers.id(TimerKinds.ENTRY, table.sequence[slot]), channel.departureNs() + entryTtlNs);
        return send(slot, FixedPoint.NULL, FixedPoint.NULL);
    }

    /**
     * Cancels every live entry.
     *
     * @param reason why
     */
    public void cancelEntries(Reason reason) {
        for (int i = 0; i < table.size(); i++) {
            final int slot = table.slotAt(i);
            if (table.purpose[slot] == OrderPurpose.ENTRY) {
                cancel(slot, reason);
            }
        }
    }

    /**
     * Cancels the live entries of one instrument.
     *
     * @param instrumentId which
     * @param reason why
     */
    public void cancelEntries(int instrumentId, Reason reason) {
        for (int i = 0; i < table.size(); i++) {
            final int slot = table.slotAt(i);
            if (table.purpose[slot] == OrderPurpose.ENTRY && table.instrumentId[slot] == instrumentId) {
                cancel(slot, reason);
            }
        }
    }

    /**
     * Cancels an order that may still trade; a second request is not sent.
     *
     * @param slot in use
     * @param reason why
     */
    public void cancel(int slot, Reason reason) {
        if (table.state[slot] == OrderState.ENDED) {
            return;
        }
        if (table.purpose[slot] == OrderPurpose.ENTRY && mayBeFollowed(table.reason[slot])) {
            table.reason[slot] = reason;
        }
        if (table.cancelSent[slot]) {
            return;
        }
        table.cancelSent[slot] = commands.cancel(table, slot);
        if (!table.cancelSent[slot]) {
            timers.schedule(Timers.id(TimerKinds.ENTRY, table.sequence[slot]), channel.nowNs() + queryAgainNs);
        }
    }

    /**
     * The venue tells about an order.
     *
     * @param update stream or query row
     */
    public void onUpdate(OrderUpdateDecoder update) {
        final ClientOrderIdDecoder id = update.clientOrderId();
        final int orderEpoch = id.epoch();
        if (orderEpoch == ClientOrderIdDecoder.epochNullValue()) {
            foreign.onUpdate(update);
            return;
        }
        final int slot = table.find(orderEpoch, id.sequence());
        if (slot == OrderTable.NONE) {
            onUnheld(update, orderEpoch, id.sequence(), id.leg());
            return;
        }
        table.orderIdHigh[slot] = update.orderId().high();
        table.orderIdLow[slot] = update.orderId().low();
        table.seen[slot] = true;
        fate.resolve(slot);
        note(slot, update);
        final long filled = update.filledSize();
        if (filled > table.filled[slot]) {
            table.filled[slot] = filled;
        }
        switch (update.status()) {
            case NEW, PARTIALLY_FILLED, UNTRIGGERED, TRIGGERED -> {
                if (table.state[slot] != OrderState.ENDED) {
                    table.state[slot] = OrderState.OPEN;
                }
            }
            case FILLED -> {
                if (filled == FixedPoint.NULL) {
                    table.filled[slot] = table.size[slot];
                }
                table.proved[slot] = true;
                end(slot, Reason.FILLED);
            }
            case REJECTED, CANCELLED, DEACTIVATED -> {
                table.proved[slot] = true;
                end(
                        slot,
                        update.rejectReason() == POST_ONLY_WOULD_TAKE ? Reason.POST_ONLY_REJECT : Reason.VENUE_REJECT);
            }
            default -> {
                // Words the venue added later change nothing; the order is asked about when its time is up.
            }
        }
        hash.absorb(table.sequence[slot], table.state[slot].ordinal(), table.filled[slot]);
        settle(slot);
    }

    /**
     * An execution of an order has been booked.
     *
     * @param slot in use
     * @param size of the execution
     */
    public void onFillBooked(int slot, long size) {
        table.booked[slot] += size;
        fate.resolve(slot);
        if (table.booked[slot] > table.filled[slot]) {
            table.filled[slot] = table.booked[slot];
        }
        if (table.booked[slot] >= table.largest(slot)) {
            table.proved[slot] = true;
            end(slot, Reason.FILLED);
        } else if (table.state[slot] != OrderState.ENDED) {
            table.state[slot] = OrderState.OPEN;
        }
        hash.absorb(table.sequence[slot], table.state[slot].ordinal(), table.booked[slot]);
        events.onOrderFilled(slot);
        settle(slot);
    }

    /**
     * The executions of an ended order should have come.
     *
     * @param sequence key of the timer
     */
    public void onFillsTimer(long sequence) {
        final int slot = table.findSequence(sequence);
        if (slot == OrderTable.NONE || table.state[slot] != OrderState.ENDED) {
            return;
        }
        alert(
                AlertKind.LEDGER_MISMATCH,
                Severity.WARNING,
                Reason.TIMED_OUT,
                slot,
                table.booked[slot],
                table.filled[slot]);
        timers.schedule(Timers.id(TimerKinds.FILLS, sequence), channel.departureNs() + queryAgainNs);
        commands.queryReconcile();
    }

    /** A reconciliation begins: no order has been seen in it yet. */
    public void onReconciliationBegin() {
        for (int i = 0; i < table.size(); i++) {
            table.seen[table.slotAt(i)] = false;
        }
    }

    /**
     * A reconciliation ended: what it did not show and could have is asked for.
     *
     * @param requestedAtSequence orders caused later prove nothing by being absent, and those that ended later may still
     *     get their executions
     */
    public void onReconciliationEnd(long requestedAtSequence) {
        for (int i = table.size() - 1; i >= 0; i--) {
            final int slot = table.slotAt(i);
            if (table.state[slot] == OrderState.ENDED) {
                if (table.endedAtSequence[slot] <= requestedAtSequence) {
                    // All executions the venue has were among the rows: what is missing now will not come.
                    if (table.filled[slot] > table.booked[slot] && table.purpose[slot] == OrderPurpose.ENTRY) {
                        // It was filled all the same: nobody may think that its signal was never entered.
                        table.reason[slot] = Reason.RECOVERED;
                    }
                    table.filled[slot] = table.booked[slot];
                    settle(slot);
                }
            } else if (!table.seen[slot] && table.causeSequence[slot] <= requestedAtSequence) {
                fate.markUnknown(slot);
            }
        }
    }

    @Override
    public void persist(StateIo io) {
        io.section("table", 1, table);
        io.section("foreign", 1, foreign);
        io.section("ended", 1, ended);
        epoch = io.i32(epoch);
        nextSequence = io.i64(nextSequence);
        denied = io.i64(denied);
        unheld = io.i64(unheld);
    }

    /** Price and size as the venue has them; rows of the stream may be older than an answer we had. */
    private void note(int slot, OrderUpdateDecoder update) {
        if (table.type[slot] == OrderType.LIMIT
                && update.price() != FixedPoint.NULL
                && (update.source() == DataSource.QUERY || !table.amendSent[slot])) {
            table.price[slot] = update.price();
        }
        if (table.purpose[slot] == OrderPurpose.FIRST_TARGET
                && update.source() == DataSource.QUERY
                && update.size() != FixedPoint.NULL
                && !table.amendSent[slot]) {
            table.size[slot] = update.size();
            table.amendSize[slot] = FixedPoint.NULL;
        }
    }

    private int stage(
            OrderPurpose purpose,
            int instrumentId,
            int signalSlot,
            long signalId,
            Side side,
            OrderType type,
            long price,
            long size) {
        final int slot = table.allocate();
        if (slot == OrderTable.NONE) {
            denied++;
            return slot;
        }
        table.epoch[slot] = epoch;
        table.sequence[slot] = nextSequence++;
        table.purpose[slot] = purpose;
        table.instrumentId[slot] = instrumentId;
        table.signalSlot[slot] = signalSlot;
        table.signalId[slot] = signalId;
        table.side[slot] = side;
        table.type[slot] = type;
        table.inForce[slot] = TimeInForce.GTC;
        table.price[slot] = price;
        table.size[slot] = size;
        table.createdNs[slot] = channel.nowNs();
        table.causeSequence[slot] = channel.causeSequence();
        hash.absorb(table.sequence[slot], instrumentId, size);
        return slot;
    }

    private boolean send(int slot, long takeProfit, long stopLoss) {
        if (commands.place(table, slot, takeProfit, stopLoss)) {
            return true;
        }
        denied++;
        timers.cancel(Timers.id(TimerKinds.ENTRY, table.sequence[slot]));
        table.release(slot);
        return false;
    }

    /** The reason of a cancel we asked for stands; an exit keeps why it was sent. */
    void end(int slot, Reason reason) {
        if (table.state[slot] == OrderState.ENDED) {
            return;
        }
        table.state[slot] = OrderState.ENDED;
        table.endedAtSequence[slot] = channel.causeSequence();
        if (table.purpose[slot] == OrderPurpose.ENTRY && (!table.cancelSent[slot] || reason == Reason.FILLED)) {
            table.reason[slot] = reason;
        }
    }

    void settle(int slot) {
        if (table.state[slot] != OrderState.ENDED) {
            return;
        }
        final long sequence = table.sequence[slot];
        if (table.booked[slot] < table.filled[slot]) {
            timers.schedule(Timers.id(TimerKinds.FILLS, sequence), channel.nowNs() + queryAgainNs);
            return;
        }
        timers.cancel(Timers.id(TimerKinds.ENTRY, sequence));
        timers.cancel(Timers.id(TimerKinds.REPRICE, sequence));
        timers.cancel(Timers.id(TimerKinds.ORDER_QUERY, sequence));
        timers.cancel(Timers.id(TimerKinds.FILLS, sequence));
        events.onOrderDone(slot);
        hash.absorb(sequence, table.booked[slot]);
        if (table.proved[slot]) {
            ended.add(table.epoch[slot], sequence);
        }
        table.release(slot);
    }

    /** Our id, but not followed: over if the venue says so, else an order without a keeper, which must not live. */
    private void onUnheld(OrderUpdateDecoder update, int orderEpoch, long sequence, int leg) {
        unheld++;
        if (!isOpen(update) || ended.contains(orderEpoch, sequence)) {
            return;
        }
        alerts.alert(
                AlertKind.UNKNOWN_ORDER,
                Severity.WARNING,
                Reason.RECOVERED,
                update.instrumentId(),
                StatePublisher.NULL_VALUE,
                sequence,
                0);
        commands.cancelUnheld(
                update.instrumentId(),
                orderEpoch,
                sequence,
                leg,
                update.orderId().high(),
                update.orderId().low());
    }

    /** An entry cancelled for more than lost patience stays so, however often the cancel has to be sent. */
    private static boolean mayBeFollowed(Reason reason) {
        return reason == Reason.NONE || reason == Reason.EXPIRED_ENTRY || reason == Reason.REPRICE_LIMIT;
    }

    static boolean isOpen(OrderUpdateDecoder update) {
        return switch (update.status()) {
            case NEW, PARTIALLY_FILLED, UNTRIGGERED -> true;
            default -> false;
        };
    }

    void amended(int slot, Outcome outcome) {
        events.onOrderAmended(slot, outcome);
    }

    void alert(AlertKind kind, Severity severity, Reason reason, int slot, long value, long expected) {
        alerts.alert(kind, severity, reason, table.instrumentId[slot], table.signalId[slot], value, expected);
    }
}
