package io.escapement.core;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.PositionUpdateEncoder;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.script.Amounts;

/**
 * The venue's word on a position, in words: of instrument 0, on the stream, at 100, of the latest match, without stop,
 * target and result, unless said otherwise.
 */
final class PositionRow {
    private final CoreScript script;
    private final PositionUpdateEncoder row = new PositionUpdateEncoder();

    private PositionRow(CoreScript script, Side side, String size) {
        this.script = script;
        final long amount = Amounts.of(size);
        final long entry = Amounts.of("100");
        script.in.position(
                script.now,
                0,
                DataSource.STREAM,
                side,
                amount,
                entry,
                FixedPoint.multiply(amount, entry, Rounding.HALF_UP),
                Amounts.of("3"),
                0,
                0,
                FixedPoint.NULL,
                script.latestMatch());
        row.wrap(script.in.buffer, MessageHeaderEncoder.ENCODED_LENGTH);
    }

    static PositionRow isLong(CoreScript script, String size) {
        return new PositionRow(script, Side.BUY, size);
    }

    static PositionRow isShort(CoreScript script, String size) {
        return new PositionRow(script, Side.SELL, size);
    }

    static PositionRow isFlat(CoreScript script) {
        return new PositionRow(script, Side.NULL_VAL, "0");
    }

    PositionRow of(int instrument) {
        row.instrumentId(instrument);
        return this;
    }

    PositionRow queried() {
        row.source(DataSource.QUERY);
        return this;
    }

    PositionRow stop(String price) {
        row.stopLoss(Amounts.of(price));
        return this;
    }

    PositionRow target(String price) {
        row.takeProfit(Amounts.of(price));
        return this;
    }

    PositionRow match(long sequence) {
        row.crossSequence(sequence);
        return this;
    }

    /** Result since the position was opened. */
    PositionRow result(String realised) {
        row.currentRealisedPnl(Amounts.of(realised));
        return this;
    }

    /** Of a hedge position: 1 the long, 2 the short one. */
    PositionRow index(int index) {
        row.positionIndex((short) index);
        return this;
    }

    CoreScript comes() {
        return script.send();
    }
}
