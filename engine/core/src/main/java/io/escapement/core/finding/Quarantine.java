package io.escapement.core.finding;

import io.escapement.codecs.sbe.FindingKind;
import io.escapement.codecs.sbe.Reason;
import io.escapement.core.hash.RollingHash;
import io.escapement.core.output.OutputChannel;
import io.escapement.core.output.StatePublisher;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * Instruments on which nothing new is begun: from a finding until an operator releases it, or until it is flat and a
 * later reconciliation agrees.
 */
public final class Quarantine implements Persistent {
    private final boolean[] active;
    private final FindingKind[] cause;
    private final long[] sinceSequence;
    private final OutputChannel channel;
    private final StatePublisher publisher;
    private final RollingHash hash;

    /**
     * Nothing under quarantine.
     *
     * @param capacity instruments
     * @param channel sequence of what began it
     * @param publisher tells changes
     * @param hash absorbs every change
     */
    public Quarantine(int capacity, OutputChannel channel, StatePublisher publisher, RollingHash hash) {
        active = new boolean[capacity];
        cause = new FindingKind[capacity];
        sinceSequence = new long[capacity];
        this.channel = channel;
        this.publisher = publisher;
        this.hash = hash;
    }

    /**
     * Whether new entries are kept away.
     *
     * @param instrumentId in range
     * @return true until released
     */
    public boolean isActive(int instrumentId) {
        return active[instrumentId];
    }

    /**
     * Whether the position is somebody else's, which we neither protect nor close.
     *
     * @param instrumentId in range
     * @return true while a position opened outside is under quarantine
     */
    public boolean isHandsOff(int instrumentId) {
        return active[instrumentId] && cause[instrumentId] == FindingKind.OPENED_OUTSIDE;
    }

    /**
     * Keeps new entries away; the first cause stands.
     *
     * @param instrumentId which; the null instrument is none
     * @param kind what was found
     */
    void begin(int instrumentId, FindingKind kind) {
        if (instrumentId < 0 || active[instrumentId]) {
            return;
        }
        active[instrumentId] = true;
        cause[instrumentId] = kind;
        sinceSequence[instrumentId] = channel.causeSequence();
        hash.absorb(instrumentId, kind.value());
        publisher.quarantine(instrumentId, true, kind, Reason.NONE);
    }

    /**
     * A reconciliation found nothing on the instrument, neither positions nor orders.
     *
     * @param instrumentId in range
     * @param requestedAtSequence only what was found before is settled by it
     */
    public void onFlat(int instrumentId, long requestedAtSequence) {
        if (active[instrumentId] && sinceSequence[instrumentId] <= requestedAtSequence) {
            release(instrumentId, Reason.RECOVERED);
        }
    }

    /**
     * Lets entries come again.
     *
     * @param instrumentId in range; nothing happens if it is not under quarantine
     * @param reason OPERATOR or RECOVERED
     */
    public void release(int instrumentId, Reason reason) {
        if (!active[instrumentId]) {
            return;
        }
        active[instrumentId] = false;
        hash.absorb(instrumentId, reason.value());
        publisher.quarantine(instrumentId, false, cause[instrumentId], reason);
    }

    @Override
    public void persist(StateIo io) {
        io.flags(active);
        io.words(cause, FindingKind.class);
        io.longs(sinceSequence);
    }
}
