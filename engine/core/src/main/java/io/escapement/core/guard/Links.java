package io.escapement.core.guard;

import io.escapement.codecs.sbe.ConnectionStateDecoder;
import io.escapement.codecs.sbe.LinkState;
import io.escapement.core.hash.RollingHash;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * Which connections stand, which instruments have a hole in their data, and whether the account is reconciled.
 *
 * <p>Everything is down before the gateway says otherwise, and again when a run starts.
 */
public final class Links implements Persistent {
    /** Higher connection numbers share the last place. */
    private static final int PUBLIC_CONNECTIONS = 256;

    private final boolean[] gap;
    private final RollingHash hash;
    private final boolean[] publicUp = new boolean[PUBLIC_CONNECTIONS];
    private int publicCount;
    private boolean privateUp;
    private boolean tradeUp;
    private boolean reconciled;

    /**
     * Everything down.
     *
     * @param capacity instruments
     * @param hash absorbs every change
     */
    public Links(int capacity, RollingHash hash) {
        gap = new boolean[capacity];
        this.hash = hash;
    }

    /** A run starts: nothing is known of the venue. */
    public void onRunStart() {
        for (int k = 0; k < PUBLIC_CONNECTIONS; k++) {
            publicUp[k] = false;
        }
        publicCount = 0;
        privateUp = false;
        tradeUp = false;
        reconciled = false;
        for (int i = 0; i < gap.length; i++) {
            gap[i] = false;
        }
        hash.absorb(0);
    }

    /**
     * A connection or the data on it changed.
     *
     * @param state the input
     */
    public void onState(ConnectionStateDecoder state) {
        final LinkState link = state.state();
        hash.absorb(state.channel().value(), link.value(), state.instrumentId());
        if (link == LinkState.GAP_OPENED || link == LinkState.GAP_CLOSED) {
            setGap(state.instrumentId(), link == LinkState.GAP_OPENED);
            return;
        }
        final boolean up = link == LinkState.UP;
        switch (state.channel()) {
            case PUBLIC -> setPublic(Math.min(state.connectionId(), PUBLIC_CONNECTIONS - 1), up);
            case PRIVATE -> {
                privateUp = up;
                reconciled = reconciled && up;
            }
            case TRADE -> tradeUp = up;
            default -> {
                // Nothing waits for REST.
            }
        }
    }

    /** The account's state is known. */
    public void onReconciled() {
        reconciled = true;
        hash.absorb(1);
    }

    /**
     * Whether market data of an instrument flows without a hole.
     *
     * @param instrumentId which
     * @return false while its gap is open, or no public connection stands
     */
    public boolean isDataWhole(int instrumentId) {
        return publicCount > 0 && !gap[instrumentId];
    }

    /**
     * Whether any public connection stands. One that is lost tells the gaps of its own instruments.
     *
     * @return false before the first
     */
    public boolean hasPublic() {
        return publicCount > 0;
    }

    /**
     * Whether orders can be sent and followed.
     *
     * @return false while the private or the trade connection is down
     */
    public boolean canTrade() {
        return privateUp && tradeUp;
    }

    /**
     * Whether orders, positions and wallet are known.
     *
     * @return false before the first reconciliation of a run and after the private connection was lost
     */
    public boolean isReconciled() {
        return reconciled;
    }

    @Override
    public void persist(StateIo io) {
        io.flags(gap);
        io.flags(publicUp);
        publicCount = io.i32(publicCount);
        privateUp = io.flag(privateUp);
        tradeUp = io.flag(tradeUp);
        reconciled = io.flag(reconciled);
    }

    private void setPublic(int connection, boolean up) {
        if (publicUp[connection] != up) {
            publicUp[connection] = up;
            publicCount += up ? 1 : -1;
        }
    }

    private void setGap(int instrumentId, boolean open) {
        if (instrumentId >= 0 && instrumentId < gap.length) {
            gap[instrumentId] = open;
        } else if (instrumentId < 0) {
            for (int i = 0; i < gap.length; i++) {
                gap[i] = open;
            }
        }
    }
}
