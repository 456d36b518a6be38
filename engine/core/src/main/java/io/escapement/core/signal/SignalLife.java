package io.escapement.core.signal;

import io.escapement.codecs.sbe.AlertKind;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Severity;
import io.escapement.codecs.sbe.SignalState;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.SignalKeys;
import io.escapement.core.hash.RollingHash;
import io.escapement.core.output.OutputChannel;
import io.escapement.core.output.SignalPublisher;
import io.escapement.core.output.StatePublisher;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;
import io.escapement.core.strategy.Proposal;
import io.escapement.core.time.TimerKinds;
import io.escapement.core.time.Timers;

/**
 * Moves signals through their states and tells every step.
 *
 * <pre>
 * GENERATED → EVALUATING → APPROVED → EXECUTING → EXECUTED → LEARNED
 *                  └────────────┴──────────┴→ BLOCKED or EXPIRED → LEARNED
 * </pre>
 *
 * <p>A signal that stands still too long is an alert; before its order it expires.
 */
public final class SignalLife implements Persistent {
    private final SignalTable table;
    private final SignalPublisher publisher;
    private final StatePublisher alerts;
    private final OutputChannel channel;
    private final Timers timers;
    private final RollingHash hash;
    private final long ttlNs;
    private long nextId = 1;
    private long denied;

    /**
     * A life without signals.
     *
     * @param configuration capacity and patience
     * @param featureCount length of a feature row
     * @param channel engine time
     * @param publisher tells transitions
     * @param alerts tells people
     * @param timers for patience
     * @param hash absorbs every transition
     */
    public SignalLife(
            CoreConfiguration configuration,
            int featureCount,
            OutputChannel channel,
            SignalPublisher publisher,
            StatePublisher alerts,
            Timers timers,
            RollingHash hash) {
        this.channel = channel;
        this.publisher = publisher;
        this.alerts = alerts;
        this.timers = timers;
        this.hash = hash;
        table = new SignalTable(configuration.count(SignalKeys.CAPACITY), featureCount);
        ttlNs = configuration.nanos(SignalKeys.TTL);
    }

    /**
     * The signals.
     *
     * @return read-only to others, but for ranks and rows
     */
    public SignalTable table() {
        return table;
    }

    /**
     * Proposals dropped for want of room.
     *
     * @return count since construction
     */
    public long denied() {
        return denied;
    }

    /**
     * A strategy spoke.
     *
     * @param proposal copied
     * @return slot of the new signal, or {@link SignalTable#NONE} if there is no room
     */
    public int generate(Proposal proposal) {
        final int slot = table.allocate(proposal, nextId);
        if (slot == SignalTable.NONE) {
            denied++;
            alerts.alert(
                    AlertKind.CAPACITY,
                    Severity.WARNING,
                    Reason.CAPACITY,
                    proposal.instrumentId(),
                    StatePublisher.NULL_VALUE,
                    denied,
                    table.capacity());
            return slot;
        }
        publisher.proposed(
                proposal.instrumentId(),
                nextId,
                proposal.strategyId(),
                proposal.intervalMinutes(),
                proposal.side(),
                proposal.barCloseTimeNs(),
                proposal.entryPrice(),
                proposal.stopPrice(),
                proposal.firstTargetPrice(),
                proposal.targetPrice(),
                proposal.strength(),
                proposal.numbers(),
                proposal.numberCount());
        nextId++;
        timers.schedule(Timers.id(TimerKinds.SIGNAL, slot), channel.nowNs() + ttlNs);
        move(
                slot,
                SignalState.GENERATED,
                Reason.NONE,
                proposal.value(),
                proposal.threshold(),
                proposal.value() - proposal.threshold());
        return slot;
    }

    /**
     * Tells what is known of a signal at the moment the gates judge it.
     *
     * @param slot in use
     */
    public void tellContext(int slot) {
        publisher.context(
                table.instrumentId(slot),
                table.id(slot),
                table.regime(slot),
                table.volatilityBucket(slot),
                table.hour(slot),
                table.modelMargin(slot),
                table.probability(slot),
                table.expectedValue(slot),
                table.weight(slot),
                table.sizeFactor(slot),
                table.thresholdShift(slot));
    }

    /**
     * Tells what gates compared.
     *
     * @param slot in use
     * @param verdict of the gates, with the comparisons since its beginning
     */
    public void tellGates(int slot, Verdict verdict) {
        verdict.tell(publisher, table.instrumentId(slot), table.id(slot));
    }

    /**
     * Moves a signal on by a verdict.
     *
     * @param slot in use
     * @param to next state
     * @param verdict that decided
     */
    public void move(int slot, SignalState to, Verdict verdict) {
        move(slot, to, verdict.reason(), verdict.value(), verdict.threshold(), verdict.margin());
    }

    /**
     * Moves a signal on for a reason without numbers.
     *
     * @param slot in use
     * @param to next state
     * @param reason why
     */
    public void move(int slot, SignalState to, Reason reason) {
        move(slot, to, reason, Double.NaN, Double.NaN, Double.NaN);
    }

    /**
     * Moves a signal on.
     *
     * @param slot in use
     * @param to next state; LEARNED frees the slot
     * @param reason why
     * @param value compared, or NaN
     * @param threshold it was compared with, or NaN
     * @param margin distance, or NaN
     */
    public void move(int slot, SignalState to, Reason reason, double value, double threshold, double margin) {
        final SignalState from = table.state[slot];
        table.state[slot] = to;
        hash.absorb(table.id[slot], to.value(), reason.value());
        publisher.transition(
                table.instrumentId[slot],
                table.id[slot],
                table.strategyId[slot],
                table.intervalMinutes[slot],
                from,
                to,
                reason,
                table.side[slot],
                table.entry[slot],
                table.stop[slot],
                table.target[slot],
                table.strength[slot],
                value,
                threshold,
                margin);
        switch (to) {
            case EXECUTED, BLOCKED, EXPIRED -> timers.cancel(Timers.id(TimerKinds.SIGNAL, slot));
            case LEARNED -> {
                timers.cancel(Timers.id(TimerKinds.SIGNAL, slot));
                table.release(slot);
            }
            default -> {
                // Still on its way: the patience set at its birth stands.
            }
        }
    }

    /**
     * A signal's order may rest for long: until then it is not stuck.
     *
     * @param slot in use
     * @param deadlineNs when patience ends
     */
    public void waitUntil(int slot, long deadlineNs) {
        timers.schedule(Timers.id(TimerKinds.SIGNAL, slot), deadlineNs);
    }

    /**
     * Others follow a signal to its end from a copy of its row; its slot is free for the next one.
     *
     * @param slot in use, in a state that ends in LEARNED
     */
    public void handOver(int slot) {
        table.release(slot);
    }

    /**
     * A signal that was handed over has come to its end.
     *
     * @param copies table of those who follow it
     * @param slot in that table
     * @param reason what ended it
     */
    public void learned(SignalTable copies, int slot, Reason reason) {
        hash.absorb(copies.id[slot], SignalState.LEARNED.value(), reason.value());
        publisher.transition(
                copies.instrumentId[slot],
                copies.id[slot],
                copies.strategyId[slot],
                copies.intervalMinutes[slot],
                copies.state[slot],
                SignalState.LEARNED,
                reason,
                copies.side[slot],
                copies.entry[slot],
                copies.stop[slot],
                copies.target[slot],
                copies.strength[slot],
                Double.NaN,
                Double.NaN,
                Double.NaN);
    }

    /**
     * A signal's patience is over.
     *
     * @param slot key of the timer
     * @return true if it has no order yet and must expire
     */
    public boolean onTimer(int slot) {
        alerts.alert(
                AlertKind.STUCK_SIGNAL,
                Severity.WARNING,
                Reason.TIMED_OUT,
                table.instrumentId[slot],
                table.id[slot],
                table.state[slot].value(),
                0);
        if (table.state[slot] == SignalState.EXECUTING) {
            // Its order is being asked about; the answer moves it on.
            // Counted from the input at hand: a jump of time is one silence, not one for each patience in it.
            timers.schedule(Timers.id(TimerKinds.SIGNAL, slot), channel.departureNs() + ttlNs);
            return false;
        }
        return true;
    }

    @Override
    public void persist(StateIo io) {
        io.section("table", 1, table);
        nextId = io.i64(nextId);
        denied = io.i64(denied);
    }
}
