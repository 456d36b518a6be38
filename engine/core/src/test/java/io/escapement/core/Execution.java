package io.escapement.core;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.FillEncoder;
import io.escapement.codecs.sbe.FillKind;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.StopKind;
import io.escapement.core.script.Amounts;
import io.escapement.core.script.OutputRecorder.Command;

/**
 * An execution as the venue tells it, in words: of instrument 0, on the stream, by nobody we know, of the next match, a
 * taker's at a fee of 0.055 %, no profit told, unless said otherwise.
 */
final class Execution {
    private final CoreScript script;
    private final FillEncoder fill = new FillEncoder();

    private Execution(CoreScript script, Side side, String size, String price) {
        this.script = script;
        final long value = FixedPoint.multiply(Amounts.of(price), Amounts.of(size), Rounding.HALF_UP);
        script.in.fill(
                script.now,
                0,
                DataSource.STREAM,
                100_000 + script.sequence,
                CoreScript.NOT_OURS,
                Long.MIN_VALUE,
                0,
                FillKind.TRADE,
                StopKind.NONE,
                side,
                Amounts.of(price),
                Amounts.of(size),
                value,
                FixedPoint.multiply(value, Amounts.of("0.00055"), Rounding.CEILING),
                FixedPoint.NULL,
                script.nextMatch());
        fill.wrap(script.in.buffer, MessageHeaderEncoder.ENCODED_LENGTH);
    }

    static Execution bought(CoreScript script, String size, String price) {
        return new Execution(script, Side.BUY, size, price);
    }

    static Execution sold(CoreScript script, String size, String price) {
        return new Execution(script, Side.SELL, size, price);
    }

    Execution of(int instrument) {
        fill.instrumentId(instrument);
        return this;
    }

    /** Of an order of ours. */
    Execution by(Command place) {
        fill.clientOrderId().epoch(place.epoch()).sequence(place.sequence()).leg((short) place.leg());
        return order(7, place.sequence());
    }

    Execution id(long id) {
        fill.executionId().high(3).low(id);
        return this;
    }

    /** Of the venue's order with this id. */
    Execution order(long high, long low) {
        fill.orderId().high(high).low(low);
        return this;
    }

    Execution queried() {
        fill.source(DataSource.QUERY);
        return this;
    }

    Execution maker() {
        fill.maker(Bool.YES);
        return this;
    }

    Execution kind(FillKind kind) {
        fill.kind(kind);
        return this;
    }

    Execution stop(StopKind kind) {
        fill.stopKind(kind);
        return this;
    }

    Execution side(Side side) {
        fill.side(side);
        return this;
    }

    Execution match(long sequence) {
        fill.crossSequence(sequence);
        return this;
    }

    Execution value(String value) {
        fill.value(Amounts.of(value));
        return this;
    }

    Execution fee(String fee) {
        fill.fee(Amounts.of(fee));
        return this;
    }

    Execution profit(String realised) {
        fill.realisedPnl(Amounts.of(realised));
        return this;
    }

    Execution at(long timeNs) {
        fill.executionTimeNs(timeNs);
        return this;
    }

    CoreScript comes() {
        return script.send();
    }
}
