package io.escapement.core;

import static io.escapement.core.script.Amounts.of;

import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.OrderStatus;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.codecs.sbe.PositionUpdateEncoder;
import io.escapement.codecs.sbe.Side;
import java.util.ArrayList;
import java.util.List;

/**
 * A session in which everything the kill switch may wind down is there: a long of instrument 0 is open, 9.99 at 100 with
 * its stop at 98, and an entry of instrument 1 rests in the book.
 */
final class Armed {
    private Armed() {}

    /** A long of 9.99 at 100 with its stop, and a limit entry of instrument 1 that rests. */
    static CoreScript armed(String... keysAndValues) {
        final List<String> all = new ArrayList<>(List.of(keysAndValues));
        all.addAll(List.of("entry.type", "LIMIT", "entry.ttlMs", "86400000", "signal.ttlMs", "86400000"));
        final CoreScript script =
                new CoreScript(all.toArray(String[]::new)).started().longOrdered();
        script.answerLast(CommandKind.PLACE, Outcome.ACK, 0).fillAll("100").orderUpdate(OrderStatus.FILLED, "9.99");
        script.positionRow(0, Side.BUY, "9.99", "100", "98");
        script.mark(0, "100");
        script.proposesLong(1).quarterEnds().mark(0, "100").closes(0).closes(1);
        script.answerLast(CommandKind.PLACE, Outcome.ACK, 0).orderUpdate(OrderStatus.NEW, "0");
        return script.mark(0, "100").quietly();
    }

    /** The venue tells the price at which it would liquidate the long of instrument 0. */
    static CoreScript liquidationTold(CoreScript script, String price) {
        return liquidationTold(script, 0, price);
    }

    /** The venue tells the price at which it would liquidate a long of 9.99 at 100. */
    static CoreScript liquidationTold(CoreScript script, int i, String price) {
        script.in.position(
                script.now,
                i,
                DataSource.STREAM,
                Side.BUY,
                of("9.99"),
                of("100"),
                of("999"),
                of("3"),
                0,
                of("98"),
                Long.MIN_VALUE,
                1_000);
        new PositionUpdateEncoder()
                .wrap(script.in.buffer, MessageHeaderDecoder.ENCODED_LENGTH)
                .liquidationPrice(of(price));
        return script.send().quietly();
    }
}
