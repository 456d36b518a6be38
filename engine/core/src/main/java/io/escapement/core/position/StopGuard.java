package io.escapement.core.position;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.codecs.sbe.AlertKind;
import io.escapement.codecs.sbe.FindingKind;
import io.escapement.codecs.sbe.FindingPolicy;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Severity;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.CoreKeys;
import io.escapement.core.finding.FindingDesk;
import io.escapement.core.finding.Quarantine;
import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.order.CommandDesk;
import io.escapement.core.output.OutputChannel;
import io.escapement.core.output.StatePublisher;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;
import io.escapement.core.time.TimerKinds;
import io.escapement.core.time.Timers;

/**
 * Sees to it that every open position has a stop on the venue: waits a grace for the attached one to show, then raises
 * an alert and sets one; if the venue refuses it, the position is closed.
 */
public final class StopGuard implements Persistent {
    private final PositionBook book;
    private final VenuePositions venue;
    private final InstrumentTable instruments;
    private final CommandDesk commands;
    private final PositionEvents events;
    private final FindingDesk findings;
    private final Quarantine quarantine;
    private final OutputChannel channel;
    private final StatePublisher alerts;
    private final Timers timers;
    private final long graceNs;
    private final long againNs;
    private final long protectDistance;
    private final boolean[] alerted;

    /**
     * A guard.
     *
     * @param configuration grace and distance
     * @param book our positions
     * @param venue the venue's word
     * @param instruments ticks
     * @param commands sends
     * @param events told when a position must be closed
     * @param findings tells what is missing
     * @param quarantine positions that are not ours to protect
     * @param channel engine time
     * @param alerts tells people
     * @param timers for the grace
     */
    public StopGuard(
            CoreConfiguration configuration,
            PositionBook book,
            VenuePositions venue,
            InstrumentTable instruments,
            CommandDesk commands,
            PositionEvents events,
            FindingDesk findings,
            Quarantine quarantine,
            OutputChannel channel,
            StatePublisher alerts,
            Timers timers) {
        this.book = book;
        this.venue = venue;
        this.instruments = instruments;
        this.commands = commands;
        this.events = events;
        this.findings = findings;
        this.quarantine = quarantine;
        this.channel = channel;
        this.alerts = alerts;
        this.timers = timers;
        graceNs = configuration.nanos(CoreKeys.STOP_GRACE);
        againNs = configuration.nanos(CoreKeys.COMMAND_TIMEOUT);
        protectDistance = configuration.value(CoreKeys.STOP_PROTECT);
        alerted = new boolean[configuration.count(CoreKeys.CAPACITY_INSTRUMENTS)];
    }

    /**
     * Whether a person has been told that the position has no stop.
     *
     * @param instrumentId which
     * @return true until a stop shows or the position is gone
     */
    public boolean isAlerted(int instrumentId) {
        return alerted[instrumentId];
    }

    /**
     * Position or venue row changed.
     *
     * @param instrumentId which
     */
    void check(int instrumentId) {
        final long timer = Timers.id(TimerKinds.STOP, instrumentId);
        if (!settle(instrumentId) && !timers.isPending(timer)) {
            timers.schedule(timer, channel.nowNs() + graceNs);
        }
    }

    /**
     * Whether there is a position at all is being found out: that comes first.
     *
     * @param instrumentId which
     */
    void hold(int instrumentId) {
        timers.cancel(Timers.id(TimerKinds.STOP, instrumentId));
    }

    /**
     * The grace is over, or no patience is due: acts if the stop is still missing.
     *
     * @param instrumentId which
     */
    public void demand(int instrumentId) {
        if (settle(instrumentId)) {
            return;
        }
        final FindingPolicy policy =
                quarantine.isHandsOff(instrumentId) ? FindingPolicy.NONE : findings.policy(FindingKind.MISSING_STOP);
        if (book.stop(instrumentId) == FixedPoint.NULL) {
            book.planStop(instrumentId, protectiveStop(instrumentId));
        }
        tell(instrumentId, policy);
        if (policy == FindingPolicy.CLOSED) {
            events.onUnprotectable(instrumentId);
        } else if (policy == FindingPolicy.PROTECTED) {
            commands.setTradingStop(instrumentId, onTick(instrumentId, false), onTick(instrumentId, true));
        }
        timers.schedule(Timers.id(TimerKinds.STOP, instrumentId), channel.nowNs() + againNs);
    }

    /**
     * A reconciliation shows the stop where the venue has it: somebody else may have moved it, and the venue wins.
     *
     * @param instrumentId which
     * @param requestedAtSequence a stop that the plan moved later is not judged
     */
    void adoptMoved(int instrumentId, long requestedAtSequence) {
        final long planned = book.stop(instrumentId);
        final long told = venue.stopLoss(instrumentId);
        if (book.size(instrumentId) == 0 || told <= 0 || book.stopMovedAt(instrumentId) > requestedAtSequence) {
            return;
        }
        if (planned != FixedPoint.NULL && Math.abs(told - planned) >= instruments.tickSize(instrumentId)) {
            findings.report(
                    FindingKind.STOP_DIFFERS,
                    findings.policy(FindingKind.STOP_DIFFERS),
                    instrumentId,
                    book.signalId(instrumentId),
                    planned,
                    told);
        }
        book.planStop(instrumentId, told);
    }

    /**
     * What became of the request.
     *
     * @param instrumentId it was about
     * @param outcome UNKNOWN for silence
     * @return true if the venue refused a stop that does not rest there; a position that is gone needs none
     */
    boolean isRefused(int instrumentId, Outcome outcome) {
        return outcome == Outcome.REJECT && !venue.hasStop(instrumentId);
    }

    @Override
    public void persist(StateIo io) {
        io.flags(alerted);
    }

    /** Nothing is to be done while there is no position, or a stop rests on the venue. */
    private boolean settle(int i) {
        if (book.size(i) != 0 && !venue.hasStop(i)) {
            return false;
        }
        alerted[i] = false;
        timers.cancel(Timers.id(TimerKinds.STOP, i));
        return true;
    }

    /** One finding as long as the stop is missing, and an alert each time it is asked for. */
    private void tell(int i, FindingPolicy policy) {
        if (!alerted[i]) {
            alerted[i] = true;
            findings.report(FindingKind.MISSING_STOP, policy, i, book.signalId(i), book.stop(i), 0);
        } else {
            alerts.alert(
                    AlertKind.POSITION_WITHOUT_STOP,
                    Severity.CRITICAL,
                    Reason.STOP,
                    i,
                    book.signalId(i),
                    book.size(i),
                    book.stop(i));
        }
    }

    /** Planned stop or target on today's tick, rounded toward the entry; null if there is none. */
    private long onTick(int i, boolean stop) {
        final long price = stop ? book.stop(i) : book.target(i);
        if (price == FixedPoint.NULL) {
            return price;
        }
        final boolean below = (book.size(i) > 0) == stop;
        final long tick = instruments.tickSize(i);
        return below ? FixedPoint.ceilToStep(price, tick) : FixedPoint.floorToStep(price, tick);
    }

    /** A fraction of the entry price away, rounded toward the entry. */
    private long protectiveStop(int instrumentId) {
        final long entry = book.entryPrice(instrumentId);
        final long distance = FixedPoint.multiply(entry, protectDistance, Rounding.DOWN);
        final long tick = instruments.tickSize(instrumentId);
        return book.size(instrumentId) > 0
                ? FixedPoint.ceilToStep(entry - distance, tick)
                : FixedPoint.floorToStep(entry + distance, tick);
    }
}
