package io.escapement.core.phantom;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.ExecutionKeys;
import io.escapement.core.market.BarSeries;
import io.escapement.core.output.OutputChannel;
import io.escapement.core.output.SignalPublisher;
import io.escapement.core.signal.SignalTable;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * Follows blocked and expired signals by the bars of the finest interval, as if they had been entered at their price.
 *
 * <p>The bars after the signal's own decide: a bar that opens beyond stop or target ends it at the open; one that
 * touches both counts as stopped; at the end of its time it ends at a close. Half of the signal table is kept for
 * signals that may be traded: phantoms beyond the other half are not followed.
 */
public final class PhantomBook implements Persistent {
    private static final double TICKS_PER_ONE = 1e8;

    private final SignalTable signals;
    private final SignalPublisher publisher;
    private final PhantomEvents events;
    private final OutputChannel channel;
    private final long maxHoldNs;
    private final int[] slots;
    private final long[] expireNs;
    private final long[] best;
    private final long[] worst;
    private int size;
    private long denied;

    /**
     * An empty book.
     *
     * @param configuration capacity and longest life
     * @param signals where they come from
     * @param channel engine time
     * @param publisher tells openings and endings
     * @param events told of endings
     */
    public PhantomBook(
            CoreConfiguration configuration,
            SignalTable signals,
            OutputChannel channel,
            SignalPublisher publisher,
            PhantomEvents events) {
        this.signals = signals;
        this.channel = channel;
        this.publisher = publisher;
        this.events = events;
        maxHoldNs = configuration.nanos(ExecutionKeys.EXIT_MAX_HOLD);
        final int capacity = signals.capacity() / 2;
        slots = new int[capacity];
        expireNs = new long[capacity];
        best = new long[capacity];
        worst = new long[capacity];
    }

    /**
     * Phantoms followed.
     *
     * @return count
     */
    public int size() {
        return size;
    }

    /**
     * Phantoms not followed for want of room.
     *
     * @return count since construction
     */
    public long denied() {
        return denied;
    }

    /**
     * Follows a signal that will not be traded.
     *
     * @param slot in the signal table
     */
    public void open(int slot) {
        if (!isSound(slot)) {
            events.onPhantomEnded(slot, Reason.PRIMARY_SIGNAL, Double.NaN);
            return;
        }
        if (size == slots.length) {
            denied++;
            events.onPhantomEnded(slot, Reason.CAPACITY, Double.NaN);
            return;
        }
        slots[size] = slot;
        expireNs[size] = signals.closeTimeNs(slot) + maxHoldNs;
        best[size] = signals.entry(slot);
        worst[size] = signals.entry(slot);
        publisher.phantomOpened(
                signals.instrumentId(slot),
                signals.id(slot),
                signals.strategyId(slot),
                signals.side(slot),
                signals.entry(slot),
                signals.stop(slot),
                signals.target(slot),
                expireNs[size]);
        size++;
    }

    /**
     * A bar of the finest interval closed.
     *
     * @param instrumentId whose
     * @param bars newest closed bar at 0
     * @param takerRate fee per fill, at 1e-8
     */
    public void onBar(int instrumentId, BarSeries bars, long takerRate) {
        for (int i = size - 1; i >= 0; i--) {
            final int slot = slots[i];
            if (signals.instrumentId(slot) == instrumentId && bars.openTimeNs(0) >= signals.closeTimeNs(slot)) {
                follow(i, slot, bars, takerRate);
            }
        }
    }

    @Override
    public void persist(StateIo io) {
        size = io.count(size, slots.length);
        io.ints(slots, size);
        io.longs(expireNs, size);
        io.longs(best, size);
        io.longs(worst, size);
        denied = io.i64(denied);
    }

    private void follow(int i, int slot, BarSeries bars, long takerRate) {
        final boolean isLong = signals.side(slot) == Side.BUY;
        final long open = bars.open(0);
        final long low = bars.low(0);
        final long high = bars.high(0);
        final long stop = signals.stop(slot);
        final long target = signals.target(slot);
        final long wholeBefore = wholeSteps(i, slot);
        best[i] = isLong ? Math.max(best[i], high) : Math.min(best[i], low);
        worst[i] = isLong ? Math.min(worst[i], low) : Math.max(worst[i], high);
        if (isLong ? low <= stop : high >= stop) {
            end(i, Reason.STOP, isLong ? Math.min(open, stop) : Math.max(open, stop), takerRate);
        } else if (isLong ? high >= target : low <= target) {
            end(i, Reason.TARGET, isLong ? Math.max(open, target) : Math.min(open, target), takerRate);
        } else if (bars.lastCloseTimeNs() >= expireNs[i]) {
            end(i, Reason.TIME_EXIT, bars.close(0), takerRate);
        } else if (wholeSteps(i, slot) != wholeBefore) {
            publisher.phantomUpdated(signals.instrumentId(slot), signals.id(slot), best[i], worst[i]);
        }
    }

    private void end(int i, Reason reason, long exit, long takerRate) {
        final int slot = slots[i];
        final double result = resultR(slot, exit, takerRate);
        publisher.phantomClosed(signals.instrumentId(slot), signals.id(slot), reason, exit, result, best[i], worst[i]);
        size--;
        slots[i] = slots[size];
        expireNs[i] = expireNs[size];
        best[i] = best[size];
        worst[i] = worst[size];
        events.onPhantomEnded(slot, reason, result);
    }

    private double resultR(int slot, long exit, long takerRate) {
        final double entry = signals.entry(slot);
        final double risk = Math.abs(entry - signals.stop(slot));
        final double gain = signals.side(slot) == Side.BUY ? exit - entry : entry - exit;
        final double fees = (entry + exit) * (takerRate / TICKS_PER_ONE);
        return (gain - fees) / risk;
    }

    /** Whole risk units gone in favour and against, as one number to compare. */
    private long wholeSteps(int i, int slot) {
        final long risk = Math.abs(signals.entry(slot) - signals.stop(slot));
        final long favour = Math.abs(best[i] - signals.entry(slot)) / risk;
        final long against = Math.abs(worst[i] - signals.entry(slot)) / risk;
        return favour << 32 | against;
    }

    private boolean isSound(int slot) {
        final long entry = signals.entry(slot);
        final long stop = signals.stop(slot);
        final long target = signals.target(slot);
        if (entry == FixedPoint.NULL || stop == FixedPoint.NULL || target == FixedPoint.NULL) {
            return false;
        }
        return signals.side(slot) == Side.BUY ? stop < entry && entry < target : stop > entry && entry > target;
    }
}
