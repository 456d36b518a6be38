package io.escapement.core;

import io.escapement.codecs.sbe.Outcome;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.SignalState;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.ExecutionKeys;
import io.escapement.core.config.SignalKeys;
import io.escapement.core.execution.EntryFlow;
import io.escapement.core.execution.ExitDesk;
import io.escapement.core.execution.ExitPlan;
import io.escapement.core.finding.Quarantine;
import io.escapement.core.guard.PerformanceGuard;
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
import io.escapement.core.signal.Verdict;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;
import io.escapement.core.time.TimerKinds;
import io.escapement.core.time.Timers;

/**
 * From an order to a closed trade: ties fills to signals and to their execution plans, closes positions for time,
 * operators and the kill switch, and tells what each trade earned.
 */
final class TradeFlow implements OrderEvents, PositionEvents, OwnedSymbols, Persistent {
    private final InstrumentTable instruments;
    private final PositionBook positions;
    private final OutputChannel channel;
    private final Timers timers;
    private final long maxHoldNs;
    private final boolean closesOnOpposite;
    private final Quarantine quarantine;
    private final Verdict verdict = new Verdict();

    private boolean flattening;
    private OrderManager orders;
    private EntryFlow entries;
    private EntryDesk entryDesk;
    private ExitDesk exits;
    private ExitPlan plan;
    private SignalEndings signals;
    private SignalTable signalTable;
    private Account account;
    private KillFlow kill;
    private SilenceWatch silence;
    private TradeDesk desk;
    private PerformanceGuard performance;

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
    }

    /** Closes the circle: orders and plans tell this object, and it tells them. */
    void bind(
            OrderManager orderManager,
            EntryFlow entryFlow,
            EntryDesk theEntryDesk,
            ExitDesk exitDesk,
            ExitPlan exitPlan) {
        orders = orderManager;
        entries = entryFlow;
        entryDesk = theEntryDesk;
        exits = exitDesk;
        plan = exitPlan;
    }

    /** Closes the circle with signals and risk. */
    void bind(
            SignalEndings signalEndings,
            SignalTable signalSlots,
            Account theAccount,
            KillFlow killFlow,
            SilenceWatch silenceWatch,
            TradeDesk tradeDesk,
            PerformanceGuard theGuard) {
        signals = signalEndings;
        signalTable = signalSlots;
        account = theAccount;
        kill = killFlow;
        silence = silenceWatch;
        desk = tradeDesk;
        performance = theGuard;
    }

    @Override
    public void onOrderDone(int slot) {
        final OrderTable table = orders.table();
        final int i = table.instrumentId(slot);
        switch (table.purpose(slot)) {
            case ENTRY -> onEntryDone(i, slot);
            case EXIT -> {
                if (positions.size(i) != 0) {
                    exits.retryLater(i);
                }
            }
            case FIRST_TARGET -> plan.onFirstTargetDone(slot);
        }
    }

    private void onEntryDone(int i, int order) {
        final OrderTable table = orders.table();
        final int slot = table.signalSlot(order);
        if (signalTable.id(slot) != table.signalId(order)) {
            return;
        }
        if (positions.signalId(i) == table.signalId(order)) {
            plan.onEntryOver(i);
        } else if (table.booked(order) == 0) {
            if (!entries.isFollowed(order, table.reason(order))) {
                signals.onEntryFailed(slot, table.reason(order));
            }
        } else if (signalTable.state(slot) == SignalState.EXECUTING) {
            // Somebody else had opened the position first: it is not the signal's, what it fills belongs to theirs.
            signals.onEntryFailed(slot, Reason.POSITION_OWNED);
        }
    }

    @Override
    public void onOrderFilled(int slot) {
        if (orders.table().purpose(slot) == OrderPurpose.FIRST_TARGET) {
            plan.onFirstTargetFilled(slot);
        }
    }

    @Override
    public void onOrderAmended(int slot, Outcome outcome) {
        if (orders.table().purpose(slot) == OrderPurpose.ENTRY) {
            entries.onAmended(slot, outcome);
        } else {
            plan.onFirstTargetAmended(slot, outcome);
        }
    }

    @Override
    public void onOpened(int i, int orderSlot) {
        final boolean ours = orderSlot != OrderTable.NONE && orders.table().booked(orderSlot) == 0;
        if (ours) {
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
        silence.onOpened(i, channel.nowNs());
        if (quarantine.isHandsOff(i)) {
            return;
        }
        timers.schedule(Timers.id(TimerKinds.HOLD, i), channel.nowNs() + maxHoldNs);
        if (ours) {
            plan.begin(i, positions.signalSlot(i));
        }
        if (kill.isFlattening()) {
            exits.leave(i, Reason.KILLED);
        } else if (flattening) {
            exits.leave(i, Reason.OPERATOR);
        }
    }

    @Override
    public void onClosed(int i, Reason told) {
        final Reason reason = plan.closeReason(i, told);
        final long net = positions.gross(i) - positions.fees(i) - positions.funding(i);
        final double resultR = desk.resultR(i);
        final double costBps = desk.costBps(i);
        final double favourableR = desk.favourableR(i);
        final double adverseR = desk.adverseR(i);
        final long holdNs = channel.nowNs() - positions.openTimeNs(i);
        desk.onClosed(i, reason);
        performance.onTradeClosed(positions.strategyId(i), net, account.walletBalance(), channel.nowNs());
        timers.cancel(Timers.id(TimerKinds.HOLD, i));
        exits.onClosed(i);
        plan.onClosed(i);
        final int entry = orders.table().find(i, OrderPurpose.ENTRY);
        if (entry != OrderTable.NONE) {
            orders.cancel(entry, reason);
        }
        if (positions.signalSlot(i) != PositionBook.NO_SIGNAL) {
            signals.onTradeClosed(
                    positions.signalSlot(i), reason, resultR, net, costBps, holdNs, favourableR, adverseR);
        }
    }

    @Override
    public void onUnprotectable(int i) {
        exits.leave(i, Reason.STOP);
    }

    /** A good signal found its symbol taken: one against the position may close it, or end an entry on its way. */
    @Override
    public void onOwned(int slot) {
        final int i = signalTable.instrumentId(slot);
        if (!closesOnOpposite || quarantine.isHandsOff(i)) {
            return;
        }
        if (positions.size(i) != 0) {
            if (positions.side(i) != signalTable.side(slot)) {
                exits.leave(i, Reason.OPPOSITE_SIGNAL);
            }
            return;
        }
        final int entry = orders.table().find(i, OrderPurpose.ENTRY);
        if (entry != OrderTable.NONE && orders.table().side(entry) != signalTable.side(slot)) {
            orders.cancel(entry, Reason.OPPOSITE_SIGNAL);
        }
        final int between = entries.waiting(i);
        if (between != SignalTable.NONE && signalTable.side(between) != signalTable.side(slot)) {
            entries.release(i);
            signals.onEntryFailed(between, Reason.OPPOSITE_SIGNAL);
        }
    }

    /** A position must not be kept. */
    void leave(int i, Reason reason) {
        exits.leave(i, reason);
    }

    /** Another process goes on: what had been asked for will not be answered. */
    void onRestart() {
        plan.onRestart();
    }

    /** The venue told about a position. */
    void onVenueRow(int i) {
        plan.onVenueRow(i);
    }

    /** What became of a command about a position's stop. */
    void onStopOutcome(int i, long step, Outcome outcome) {
        plan.onStopOutcome(i, step, outcome);
    }

    /** A resting entry looks at the quote. */
    void onRepriceTimer(long sequence) {
        entries.onRepriceTimer(sequence);
    }

    /** A signal places another order, or is blocked. */
    void onAgainTimer(int i) {
        final int slot = entries.waiting(i);
        if (slot == SignalTable.NONE) {
            return;
        }
        entries.release(i);
        if (!entryDesk.enterAgain(slot, channel.nowNs(), verdict)) {
            signals.onBlocked(slot, verdict);
        }
    }

    /** The exit plan of a position is gone through. */
    void onPlanTimer(int i) {
        plan.onTimer(i);
    }

    /** A position has been held long enough. */
    void onHoldTimer(int i) {
        exits.leave(i, Reason.TIME_EXIT);
    }

    /** An exit came to nothing a moment ago. */
    void onExitTimer(int i) {
        exits.onRetryTimer(i);
    }

    /** Cancels every entry, those between two orders included. */
    void cancelEntries(Reason reason) {
        orders.cancelEntries(reason);
        for (int i = 0; i < instruments.count(); i++) {
            final int slot = entries.waiting(i);
            if (slot != SignalTable.NONE) {
                entries.release(i);
                signals.onEntryFailed(slot, reason);
            }
        }
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
        io.section("entries", 1, entries);
        io.section("exits", 1, exits);
        io.section("plan", 2, plan);
        io.section("desk", 1, desk);
        flattening = io.flag(flattening);
    }

    /** Every position is closed at market. */
    void flatten(Reason reason) {
        for (int i = 0; i < instruments.count(); i++) {
            exits.leave(i, reason);
        }
    }

    /** An execution or an adopted position changed what an instrument is worth. */
    void revalue(int i) {
        account.revalue(i);
    }
}
