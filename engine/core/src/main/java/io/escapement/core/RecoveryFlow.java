package io.escapement.core;

import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.ConnectionStateDecoder;
import io.escapement.codecs.sbe.LinkState;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.codecs.sbe.QueryKind;
import io.escapement.codecs.sbe.ReconciliationBeginDecoder;
import io.escapement.codecs.sbe.ReconciliationEndDecoder;
import io.escapement.codecs.sbe.RequestOutcomeDecoder;
import io.escapement.core.order.CommandDesk;
import io.escapement.core.order.OrderFate;
import io.escapement.core.order.OrderTable;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;
import io.escapement.core.time.TimerKinds;
import io.escapement.core.time.Timers;

/**
 * How the core finds back to what is: connections, outcomes and their absence, reconciliation, restart.
 *
 * <p>Nothing is assumed: data is not used until the gateway says it is whole, commands without an answer are asked about,
 * and what could not be asked is asked again.
 */
final class RecoveryFlow implements Persistent {
    private final CoreParts parts;
    private final MissingBars missing;
    private final long againNs;
    private long requestedAtSequence;

    RecoveryFlow(CoreParts parts, MissingBars missing, long againNs) {
        this.parts = parts;
        this.missing = missing;
        this.againNs = againNs;
    }

    /** The run goes on where another process stopped: no answer to earlier commands will come, nothing streams yet. */
    void onRestart() {
        parts.commands.clear();
        parts.orders.onRestart();
        parts.positionManager.onRestart();
        parts.leverage.onRestart();
        parts.trades.onRestart();
        for (int i = 0; i < parts.instruments.count(); i++) {
            parts.market.onStreamLost(i);
        }
    }

    void onConnection(ConnectionStateDecoder message) {
        parts.links.onState(message);
        final LinkState state = message.state();
        if (state != LinkState.DOWN && state != LinkState.GAP_OPENED) {
            return;
        }
        switch (message.channel()) {
            case PUBLIC -> {
                // A connection among others tells the gaps of its own instruments next.
                if (state == LinkState.GAP_OPENED || !parts.links.hasPublic()) {
                    onPublicLost(message.instrumentId(), message.intervalMinutes());
                }
            }
            default -> {
                // Private data has no book to drop: the gateway reconciles when it is back.
            }
        }
    }

    void onReconciliationBegin(ReconciliationBeginDecoder message) {
        final long requestedAt = message.requestedAtSequence();
        requestedAtSequence = requestedAt == ReconciliationBeginDecoder.requestedAtSequenceNullValue()
                ? parts.channel.causeSequence()
                : requestedAt;
        parts.orders.onReconciliationBegin();
        parts.positionManager.onReconciliationBegin();
    }

    void onReconciliationEnd(ReconciliationEndDecoder message) {
        if (message.complete() != Bool.YES) {
            parts.positionManager.onReconciliationFailed();
            parts.timers.schedule(Timers.id(TimerKinds.RECONCILE, 0), parts.clock.nowNs() + againNs);
            return;
        }
        parts.timers.cancel(Timers.id(TimerKinds.RECONCILE, 0));
        parts.positionManager.onReconciliationEnd(requestedAtSequence);
        parts.orders.onReconciliationEnd(requestedAtSequence);
        for (int i = 0; i < parts.instruments.count(); i++) {
            parts.trades.revalue(i);
        }
        final boolean first = !parts.links.isReconciled();
        parts.links.onReconciled();
        if (first) {
            parts.coverage.refresh();
        }
        parts.leverage.onReconciled();
        parts.mode.onReconciled();
        releaseSettled();
        parts.killSwitch.check();
        // What was asked for before a restart may have come to nothing.
        parts.killSwitch.wind();
    }

    @Override
    public void persist(StateIo io) {
        requestedAtSequence = io.i64(requestedAtSequence);
        if (io.version() >= 2) {
            io.section("recovery.bars", 1, missing);
        }
    }

    /** An instrument under quarantine on which nothing is left may be traded again. */
    private void releaseSettled() {
        for (int i = 0; i < parts.instruments.count(); i++) {
            if (parts.positionManager.isFlat(i) && parts.orders.table().find(i) == OrderTable.NONE) {
                parts.quarantine.onFlat(i, requestedAtSequence);
            }
        }
    }

    /** What became of a command. */
    void onOutcome(RequestOutcomeDecoder message) {
        final boolean known = parts.commands.take(message.commandSequence(), message.commandIndex());
        final Outcome result = message.outcome();
        if (known && !isLate(message, result)) {
            parts.kill.onOutcome(message.kind(), result, parts.clock.nowNs());
        }
        switch (message.kind()) {
            case PLACE, AMEND, CANCEL -> onOrderOutcome(message, message.kind(), result);
            case SET_LEVERAGE -> parts.leverage.onOutcome(message.instrumentId(), result, message.venueCode());
            case SET_TRADING_STOP -> {
                if (known && parts.commands.takenKind() == CommandKind.SET_TRADING_STOP) {
                    onStopOutcome(parts.commands.takenInstrumentId(), result);
                }
            }
            case SWITCH_MODE -> parts.mode.onOutcome(result);
            case QUERY -> onQueryOutcome(message, result, known);
            default -> {
                // Nothing waits for other commands.
            }
        }
    }

    /** A refusal because what the command was about is over; nothing is wrong with our commands. */
    private boolean isLate(RequestOutcomeDecoder message, Outcome result) {
        if (result != Outcome.REJECT) {
            return false;
        }
        final int i = message.instrumentId();
        return message.kind() == CommandKind.SET_TRADING_STOP
                ? parts.instruments.isDefined(i) && parts.positions.size(i) == 0
                : OrderFate.isLate(message.kind(), message.venueCode());
    }

    /** Silence is an outcome too: UNKNOWN. */
    void onCommandTimer(long number) {
        if (!parts.commands.takeTimedOut(number)) {
            return;
        }
        final CommandKind kind = parts.commands.takenKind();
        final int instrumentId = parts.commands.takenInstrumentId();
        parts.kill.onOutcome(kind, Outcome.UNKNOWN, parts.clock.nowNs());
        switch (kind) {
            case SET_LEVERAGE -> parts.leverage.onOutcome(instrumentId, Outcome.UNKNOWN, -1);
            case SET_TRADING_STOP -> onStopOutcome(instrumentId, Outcome.UNKNOWN);
            case SWITCH_MODE -> parts.mode.onOutcome(Outcome.UNKNOWN);
            case QUERY -> {
                switch (parts.commands.takenQueryKind()) {
                    case BARS -> missing.onAnswered(instrumentId, parts.commands.takenInterval(), Outcome.UNKNOWN);
                    case RECONCILE -> onReconcileAnswered(Outcome.UNKNOWN);
                    case TRANSACTIONS -> onLogAnswered(Outcome.UNKNOWN);
                    case WALLET -> {
                        // Asked again by its own timer.
                    }
                    default ->
                        parts.orders
                                .fate()
                                .onOutcome(parts.commands.takenOrderSequence(), kind, Outcome.UNKNOWN, -1, 0, 0);
                }
            }
            default ->
                parts.orders.fate().onOutcome(parts.commands.takenOrderSequence(), kind, Outcome.UNKNOWN, -1, 0, 0);
        }
    }

    /** A stop that was missing, or a step of a position's plan: the command taken last says which. */
    private void onStopOutcome(int instrumentId, Outcome result) {
        final long step = parts.commands.takenOrderSequence();
        if (step == CommandDesk.NO_ORDER) {
            parts.positionManager.onStopOutcome(instrumentId, result);
        } else {
            parts.trades.onStopOutcome(instrumentId, step, result);
        }
    }

    private void onOrderOutcome(RequestOutcomeDecoder message, CommandKind kind, Outcome result) {
        parts.orders
                .fate()
                .onOutcome(
                        message.clientOrderId().sequence(),
                        kind,
                        result,
                        message.venueCode(),
                        message.orderId().high(),
                        message.orderId().low());
    }

    private void onQueryOutcome(RequestOutcomeDecoder message, Outcome result, boolean known) {
        switch (message.queryKind()) {
            case ORDER -> onOrderOutcome(message, CommandKind.QUERY, result);
            case BARS -> {
                if (known && parts.commands.takenQueryKind() == QueryKind.BARS) {
                    missing.onAnswered(parts.commands.takenInstrumentId(), parts.commands.takenInterval(), result);
                }
            }
            case RECONCILE -> onReconcileAnswered(result);
            case TRANSACTIONS -> onLogAnswered(result);
            default -> {
                // Other queries are not asked by the core.
            }
        }
    }

    private void onLogAnswered(Outcome result) {
        if (parts.positionManager.ledger().onAnswered(result)) {
            parts.killSwitch.halt(true);
        }
    }

    private void onReconcileAnswered(Outcome result) {
        if (result != Outcome.ACK) {
            parts.timers.schedule(Timers.id(TimerKinds.RECONCILE, 0), parts.clock.nowNs() + againNs);
        }
    }

    private void onPublicLost(int instrumentId, int intervalMinutes) {
        if (intervalMinutes != 0) {
            return;
        }
        for (int i = 0; i < parts.instruments.count(); i++) {
            if (instrumentId < 0 || instrumentId == i) {
                parts.market.onStreamLost(i);
            }
        }
    }
}
