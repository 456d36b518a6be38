package io.escapement.core.position;

import io.escapement.codecs.sbe.OrderUpdateDecoder;
import io.escapement.codecs.sbe.StopKind;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;
import java.util.Arrays;

/**
 * The stop and the target that rest on each position, by their venue ids. They carry no client id of ours, so an
 * execution whose stop kind is not told is recognised by its order.
 */
public final class AttachedOrders implements Persistent {
    private static final int PER_INSTRUMENT = 4;

    private final long[] high;
    private final long[] low;
    private final StopKind[] kind;
    private final int[] next;

    /**
     * Nothing seen.
     *
     * @param capacity instruments
     */
    public AttachedOrders(int capacity) {
        high = new long[capacity * PER_INSTRUMENT];
        low = new long[capacity * PER_INSTRUMENT];
        kind = new StopKind[capacity * PER_INSTRUMENT];
        next = new int[capacity];
        Arrays.fill(kind, StopKind.NONE);
    }

    /**
     * The venue tells about an order.
     *
     * @param update row of an instrument in range; plain orders, and orders without an id, are ignored
     */
    public void onUpdate(OrderUpdateDecoder update) {
        final StopKind told = update.stopKind();
        final int i = update.instrumentId();
        final long idHigh = update.orderId().high();
        final long idLow = update.orderId().low();
        if (told == StopKind.NONE || told == StopKind.NULL_VAL || (idHigh == 0 && idLow == 0)) {
            return;
        }
        if (kindOf(i, idHigh, idLow) == StopKind.NONE) {
            final int at = i * PER_INSTRUMENT + next[i];
            high[at] = idHigh;
            low[at] = idLow;
            kind[at] = told;
            next[i] = (next[i] + 1) % PER_INSTRUMENT;
        }
    }

    /**
     * What kind of conditional order an id belongs to.
     *
     * @param i instrument
     * @param idHigh venue's order id, 0 with the other half for none
     * @param idLow venue's order id
     * @return NONE if it was not seen as one
     */
    StopKind kindOf(int i, long idHigh, long idLow) {
        final int from = i * PER_INSTRUMENT;
        for (int at = from; at < from + PER_INSTRUMENT; at++) {
            if (high[at] == idHigh && low[at] == idLow) {
                return kind[at];
            }
        }
        return StopKind.NONE;
    }

    @Override
    public void persist(StateIo io) {
        io.longs(high);
        io.longs(low);
        io.words(kind, StopKind.class);
        io.ints(next);
    }
}
