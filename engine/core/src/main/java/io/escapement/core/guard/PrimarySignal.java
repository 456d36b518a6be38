package io.escapement.core.guard;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.signal.Gate;
import io.escapement.core.signal.SignalTable;
import io.escapement.core.signal.Verdict;

/** Does a signal make sense by itself: stop and targets on their sides of the entry, at least a tick away? */
public final class PrimarySignal implements Gate {
    private final SignalTable signals;
    private final InstrumentTable instruments;

    /**
     * A gate.
     *
     * @param signals prices
     * @param instruments ticks
     */
    public PrimarySignal(SignalTable signals, InstrumentTable instruments) {
        this.signals = signals;
        this.instruments = instruments;
    }

    /** A first target lies beyond the entry and not beyond the target. */
    @Override
    public boolean allows(int slot, long nowNs, Verdict verdict) {
        final long entry = signals.entry(slot);
        final long stop = signals.stop(slot);
        final long target = signals.target(slot);
        final long first = signals.firstTarget(slot);
        // The entry lies between them, or the distances below are too small.
        final boolean known = stop > 0 && target > 0;
        if (!verdict.require(Reason.PRIMARY_SIGNAL, known)) {
            return false;
        }
        final long sign = target > entry ? 1 : -1;
        final boolean sided = sign > 0 == (signals.side(slot) == Side.BUY);
        long nearest = Math.min(sign * (entry - stop), sign * (target - entry));
        if (first != FixedPoint.NULL) {
            nearest = Math.min(nearest, sign * (first - entry));
        }
        final boolean ordered = first == FixedPoint.NULL || sign * (target - first) >= 0;
        final long tick = instruments.tickSize(signals.instrumentId(slot));
        return verdict.require(Reason.PRIMARY_SIGNAL, sided && ordered)
                && verdict.atLeast(Reason.PRIMARY_SIGNAL, FixedPoint.toDouble(nearest), FixedPoint.toDouble(tick));
    }
}
