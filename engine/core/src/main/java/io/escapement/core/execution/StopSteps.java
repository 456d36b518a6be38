package io.escapement.core.execution;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.AlertKind;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.codecs.sbe.PlanPhase;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Severity;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.CoreKeys;
import io.escapement.core.hash.RollingHash;
import io.escapement.core.output.PlanPublisher;
import io.escapement.core.output.StatePublisher;
import io.escapement.core.position.PositionBook;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;
import java.util.Arrays;

/**
 * How far one kind of change of a position's stop has come, by instrument: wanted, asked for, there, or given up.
 *
 * <p>Setting a stop may be repeated, so what is unknown or never left is asked for again. A refusal is thought over some
 * times; what rests on the venue meanwhile stays, so nothing is unprotected.
 */
final class StopSteps implements Persistent {
    /** Refusals after which a step is given up. */
    private static final int MAX_REFUSALS = 5;

    private static final byte IDLE = 0;
    private static final byte WANTED = 1;
    private static final byte ASKED = 2;

    private final Reason reason;
    private final PositionBook positions;
    private final PlanPublisher publisher;
    private final StatePublisher alerts;
    private final RollingHash hash;
    private final long[] value;
    private final byte[] state;
    private final int[] refusals;

    /** Of the request that awaits its answer. */
    private final long[] token;

    StopSteps(
            CoreConfiguration configuration,
            Reason reason,
            PositionBook positions,
            PlanPublisher publisher,
            StatePublisher alerts,
            RollingHash hash) {
        this.reason = reason;
        this.positions = positions;
        this.publisher = publisher;
        this.alerts = alerts;
        this.hash = hash;
        final int capacity = configuration.count(CoreKeys.CAPACITY_INSTRUMENTS);
        value = new long[capacity];
        state = new byte[capacity];
        refusals = new int[capacity];
        token = new long[capacity];
        Arrays.fill(value, FixedPoint.NULL);
    }

    void want(int i, long wanted) {
        value[i] = wanted;
        state[i] = WANTED;
        refusals[i] = 0;
        hash.absorb(i, reason.value(), wanted);
    }

    void clear(int i) {
        value[i] = FixedPoint.NULL;
        state[i] = IDLE;
    }

    /** Price or distance, null while none is wanted. */
    long value(int i) {
        return value[i];
    }

    boolean isWanted(int i) {
        return state[i] == WANTED;
    }

    /** Wanted or asked for: the venue does not have it yet, as far as we know. */
    boolean isOpen(int i) {
        return state[i] != IDLE;
    }

    /**
     * It was asked for.
     *
     * @param request told back with the outcome
     */
    void asked(int i, long request) {
        state[i] = ASKED;
        token[i] = request;
        publisher.step(i, positions.signalId(i), reason, PlanPhase.ASKED, value[i], FixedPoint.NULL);
    }

    /** Whether an outcome is about what is awaited now; one that comes late may be about a position of the past. */
    boolean isAbout(int i, long request) {
        return state[i] == ASKED && token[i] == request;
    }

    /** The venue has it. */
    void done(int i) {
        state[i] = IDLE;
        hash.absorb(i, reason.value());
        publisher.step(i, positions.signalId(i), reason, PlanPhase.DONE, value[i], FixedPoint.NULL);
    }

    /** There was no need or no means. */
    void skipped(int i) {
        state[i] = IDLE;
        publisher.step(i, positions.signalId(i), reason, PlanPhase.SKIPPED, value[i], FixedPoint.NULL);
    }

    /**
     * What was asked for came to nothing, or nobody knows.
     *
     * @return true if it shall be asked for again
     */
    boolean onMissed(int i, Outcome outcome) {
        state[i] = WANTED;
        if (outcome != Outcome.REJECT) {
            return true;
        }
        publisher.step(i, positions.signalId(i), reason, PlanPhase.REFUSED, value[i], FixedPoint.NULL);
        if (++refusals[i] < MAX_REFUSALS) {
            return true;
        }
        alerts.alert(
                AlertKind.PLAN_STEP_REFUSED, Severity.WARNING, reason, i, positions.signalId(i), value[i], refusals[i]);
        state[i] = IDLE;
        return false;
    }

    /** Nobody will answer for earlier commands. */
    boolean onRestart(int i) {
        if (state[i] == ASKED) {
            state[i] = WANTED;
        }
        return state[i] == WANTED;
    }

    @Override
    public void persist(StateIo io) {
        io.longs(value);
        io.bytes(state);
        io.ints(refusals);
        if (io.version() >= 2) {
            io.longs(token);
        }
    }
}
