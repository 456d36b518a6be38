package io.escapement.trainer.backtest;

import io.escapement.codecs.sbe.PositionUpdateDecoder;
import io.escapement.codecs.sbe.Side;
import java.util.List;
import java.util.TreeMap;

/** Since when positions are open, by the venue's word; the core tells of a trade only once it is closed. */
final class OpenPositions {
    private final TreeMap<Integer, Open> open = new TreeMap<>();

    private record Open(Side side, long sinceNs) {}

    void onPosition(PositionUpdateDecoder position) {
        final int instrument = position.instrumentId();
        final Open before = open.get(instrument);
        if (position.size() == 0) {
            open.remove(instrument);
        } else if (before == null || before.side != position.side()) {
            open.put(instrument, new Open(position.side(), position.receiveTimeNs()));
        }
    }

    /** Of those that are open now, by instrument. */
    List<Long> sinceNs() {
        return open.values().stream().map(Open::sinceNs).toList();
    }
}
