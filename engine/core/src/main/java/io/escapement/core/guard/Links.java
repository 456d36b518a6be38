package io.escapement.core.guard;

import io.escapement.codecs.sbe.ConnectionStateDecoder;
import io.escapement.codecs.sbe.LinkState;
import io.escapement.core.hash.RollingHash;

/**
 * Which connections stand, which instruments have a hole in their data, and whether the account is reconciled.
 *
 * <p>Everything is down before the gateway says otherwise, and again when a run starts.
 */
public final class Links {
    private final boolean[] gap;
    private final RollingHash hash;
    private boolean publicUp;
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
        publicUp = false;
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
            case PUBLIC -> publicUp = up;
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
     * @return false while the stream is down or a gap is open
     */
    public boolean isDataWhole(int instrumentId) {
        return publicUp && !gap[instrumentId];
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
