package io.escapement.core.portfolio;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.PortfolioKeys;
import io.escapement.core.signal.SignalTable;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * Signals of one close, collected until every expected bar of it has arrived, then taken best first.
 *
 * <p>Best is the highest expected value, times the weight of its strategy where learning has a word; equal ones, and
 * those without a value, in order of their ids.
 */
public final class CandidateWindow implements Persistent {
    /** No window is open. */
    public static final long NO_CLOSE = Long.MIN_VALUE;

    private final SignalTable signals;
    private final boolean weighted;
    private final int[] slots;
    private int size;
    private long closeTimeNs = NO_CLOSE;
    private long lastClosedNs = NO_CLOSE;

    /**
     * A closed window.
     *
     * @param configuration whether learning has a word
     * @param signals ranks and ids
     */
    public CandidateWindow(CoreConfiguration configuration, SignalTable signals) {
        this.signals = signals;
        weighted = configuration.flag(PortfolioKeys.WEIGHTED);
        slots = new int[signals.capacity()];
    }

    /**
     * Whether candidates are being collected.
     *
     * @return true between {@link #open} and {@link #close}
     */
    public boolean isOpen() {
        return closeTimeNs != NO_CLOSE;
    }

    /**
     * The close being collected.
     *
     * @return nanoseconds since the epoch, or {@link #NO_CLOSE}
     */
    public long closeTimeNs() {
        return closeTimeNs;
    }

    /**
     * Whether the window of a close has been and gone.
     *
     * @param close nanoseconds since the epoch
     * @return true if its selection is over
     */
    public boolean isPast(long close) {
        return lastClosedNs != NO_CLOSE && close <= lastClosedNs;
    }

    /**
     * Begins to collect.
     *
     * @param close nanoseconds since the epoch
     */
    public void open(long close) {
        closeTimeNs = close;
    }

    /** Ends the window; candidates still in it are forgotten. */
    public void close() {
        lastClosedNs = closeTimeNs;
        closeTimeNs = NO_CLOSE;
        size = 0;
    }

    /**
     * Adds a signal.
     *
     * @param slot in the signal table; there is room for all of them
     */
    public void add(int slot) {
        slots[size++] = slot;
    }

    /**
     * Takes a signal out that ended otherwise.
     *
     * @param slot in the signal table
     */
    public void remove(int slot) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (slots[i] != slot) {
                slots[kept++] = slots[i];
            }
        }
        size = kept;
    }

    /**
     * Signals in the window.
     *
     * @return count
     */
    public int size() {
        return size;
    }

    /**
     * A signal of the window.
     *
     * @param place 0 to size - 1
     * @return slot in the signal table
     */
    public int slotAt(int place) {
        return slots[place];
    }

    /** Sorts best first, by insertion: a window holds a handful. */
    public void rank() {
        for (int i = 1; i < size; i++) {
            final int slot = slots[i];
            int at = i;
            while (at > 0 && isBetter(slot, slots[at - 1])) {
                slots[at] = slots[at - 1];
                at--;
            }
            slots[at] = slot;
        }
    }

    @Override
    public void persist(StateIo io) {
        size = io.count(size, slots.length);
        io.ints(slots, size);
        closeTimeNs = io.i64(closeTimeNs);
        lastClosedNs = io.i64(lastClosedNs);
    }

    /** NaN last; equal ones in order of their ids. */
    private boolean isBetter(int slot, int other) {
        final double worth = worth(slot);
        final double otherWorth = worth(other);
        if (worth != worth || otherWorth != otherWorth) {
            return worth == worth || (otherWorth != otherWorth && signals.id(slot) < signals.id(other));
        }
        return worth > otherWorth || (worth == otherWorth && signals.id(slot) < signals.id(other));
    }

    /** A weight above 1 is to help: it multiplies what is worth something and divides what costs. */
    private double worth(int slot) {
        final double value = signals.expectedValue(slot);
        if (!weighted) {
            return value;
        }
        final double weight = signals.weight(slot);
        return value < 0 ? value / weight : value * weight;
    }
}
