package io.escapement.core;

import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.SignalState;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.CoreKeys;
import io.escapement.core.config.ExecutionKeys;
import io.escapement.core.config.SignalKeys;
import io.escapement.core.finding.Quarantine;
import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.order.OrderEvents;
import io.escapement.core.order.OrderManager;
import io.escapement.core.order.OrderPurpose;
import io.escapement.core.order.OrderTable;
import io.escapement.core.output.OutputChannel;
import io.escapement.core.portfolio.OwnedSymbols;
import io.escapement.core.position.PositionBook;
import io.escapement.core.position.PositionEvents;
import io.escapement.core.risk.Account;
import io.escapement.core.signal.SignalTable;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;
import io.escapement.core.time.TimerKinds;
import io.escapement.core.time.Timers;
import java.util.Arrays;

/**
 * From an order to a closed trade: ties fills to signals, closes positions for time, operators and the kill switch, and
 * tells what each trade earned.
 */
final class TradeFlow implements OrderEvents, PositionEvents, OwnedSymbols, Persistent {
    /** Pause before an exit that came to nothing is tried again. */
    private static final long EXIT_RETRY_NS = 1_000_000_000L;

    private final InstrumentTable instruments;
    private final PositionBook positions;
    private final OutputChannel channel;
    private final Timers timers;
    private final long maxHoldNs;
    private final boolean closesOnOpposite;
    private final Reason[] exitReason;

    private final Quarantine quarantine;

    private boolean flattening;
    private OrderManager orders;
    private SignalEndings signals;
    private SignalTable signalTable;
    private Account account;
    private KillFlow kill;
    private TradeDesk desk;

    TradeFlow(
            CoreConfiguration configuration,
            InstrumentTable instruments,
            PositionBook positions,
            OutputChannel channel,
            Timers timers,
            Quarantine quarantine) {
        this.instruments = instruments;
        this.positions = positions;
        this.channel = channel;
        this.timers = timers;
        this.quarantine = quarantine;
        maxHoldNs = configuration.nanos(ExecutionKeys.EXIT_MAX_HOLD);
        closesOnOpposite = configuration.flag(SignalKeys.CLOSE_ON_OPPOSITE);
        exitReason = new Reason[configuration.count(CoreKeys.CAPACITY_INSTRUMENTS)];
        Arrays.fill(exitReason, Reason.NONE);
    }

    /** Closes the circle: orders and signals tell this object, and it tells them. */
    void bind(
            OrderManager orderManager,
            SignalEndings signalEndings,
            SignalTable signalSlots,
            Account theAccount,
            KillFlow killFlow,
            TradeDesk tradeDesk) {
        orders = orderManager;
        signals = signalEndings;
        signalTable = signalSlots;
        account = theAccount;
        kill = killFlow;
        desk = tradeDesk;
    }

    @Override
    public void onOrderDone(int slot) {
        final OrderTable table = orders.table();
        final int i = table.instrumentId(slot);
        if (table.purpose(slot) == OrderPurpose.EXIT) {
            if (positions.size(i) != 0) {
                timers.schedule(Timers.id(TimerKinds.EXIT_RETRY, i), channel.nowNs() + EXIT_RETRY_NS);
            }
        } else if (signalTable.id(table.signalSlot(slot)) == table.signalId(slot)
                && positions.signalId(i) != table.signalId(slot)) {
            if (table.booked(slot) == 0) {
                signals.onEntryFailed(table.signalSlot(slot), table.reason(slot));
            } else if (signalTable.state(table.signalSlot(slot)) == SignalState.EXECUTING) {
                // Somebody else had opened the position first: it is not the signal's, what it fills belongs to theirs.
                signals.onEntryFailed(table.signalSlot(slot), Reason.POSITION_OWNED);
            }
        }
    }

    @Override
    public void onOpened(int i, int orderSlot) {
        if (orderSlot != OrderTable.NONE && orders.table().booked(orderSlot) == 0) {
            final int slot = orders.table().signalSlot(orderSlot);
            positions.assign(
                    i,
                    slot,
                    signalTable.id(slot),
                    signalTable.strategyId(slot),
                    signalTable.stop(slot),
                    signalTable.target(slot));
            desk.onOpened(i, slot);
            signals.onExecuted(slot);
        }
        kill.onOpened(i, channel.nowNs());
        if (quarantine.isHandsOff(i)) {
            return;
        }
        timers.schedule(Timers.id(TimerKinds.HOLD, i), channel.nowNs() + maxHoldNs);
        if (kill.isFlattening()) {
            requestExit(i, Reason.KILLED);
        } else if (flattening) {
            requestExit(i, Reason.OPERATOR);
        }
    }

    @Override
    public void onClosed(int i, Reason reason) {
        final long net = positions.gross(i) - positions.fees(i) - positions.funding(i);
        final double resultR = desk.resultR(i);
        desk.onClosed(i, reason);
        timers.cancel(Timers.id(TimerKinds.HOLD, i));
        timers.cancel(Timers.id(TimerKinds.EXIT_RETRY, i));
        exitReason[i] = Reason.NONE;
        final int entry = orders.table().find(i, OrderPurpose.ENTRY);
        if (entry != OrderTable.NONE) {
            orders.cancel(entry, reason);
        }
        if (positions.signalSlot(i) != PositionBook.NO_SIGNAL) {
            signals.onTradeClosed(positions.signalSlot(i), reason, resultR, net);
        }
    }

    @Override
    public void onUnprotectable(int i) {
        requestExit(i, Reason.STOP);
    }

    /** A good signal found its symbol taken: one against the position may close it. */
    @Override
    public void onOwned(int slot) {
        final int i = signalTable.instrumentId(slot);
        if (closesOnOpposite && positions.side(i) != signalTable.side(slot) && !quarantine.isHandsOff(i)) {
            requestExit(i, Reason.OPPOSITE_SIGNAL);
        }
    }

    /** A position must not be kept. */
    void leave(int i, Reason reason) {
        requestExit(i, reason);
    }

    /** A position has been held long enough. */
    void onHoldTimer(int i) {
        requestExit(i, Reason.TIME_EXIT);
    }

    /** An exit came to nothing a moment ago. */
    void onExitTimer(int i) {
        requestExit(i, exitReason[i] == Reason.NONE ? Reason.OPERATOR : exitReason[i]);
    }

    /** An operator wants everything closed, entries that fill in the meantime included. */
    void flattenForOperator() {
        flattening = true;
        flatten(Reason.OPERATOR);
    }

    /** An operator lets positions stand again. */
    void stopFlattening() {
        flattening = false;
    }

    @Override
    public void persist(StateIo io) {
        io.words(exitReason, Reason.class);
        flattening = io.flag(flattening);
    }

    /** Every position is closed at market. */
    void flatten(Reason reason) {
        for (int i = 0; i < instruments.count(); i++) {
            requestExit(i, reason);
        }
    }

    /** An execution or an adopted position changed what an instrument is worth. */
    void revalue(int i) {
        account.revalue(i);
    }

    /** At most one exit at a time; the first reason stands until the position is gone. */
    private void requestExit(int i, Reason reason) {
        final long size = positions.size(i);
        if (size == 0) {
            return;
        }
        if (exitReason[i] == Reason.NONE) {
            exitReason[i] = reason;
        }
        if (orders.table().find(i, OrderPurpose.EXIT) != OrderTable.NONE) {
            return;
        }
        positions.facts().onExitAsked(i, account.price(i));
        final boolean sent = orders.placeExit(
                i,
                positions.signalSlot(i),
                positions.signalId(i),
                size > 0 ? Side.SELL : Side.BUY,
                Math.abs(size),
                exitReason[i]);
        if (!sent) {
            timers.schedule(Timers.id(TimerKinds.EXIT_RETRY, i), channel.nowNs() + EXIT_RETRY_NS);
        }
    }
}
