package io.escapement.venue.inprocess;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.id.ClientOrderIds;
import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.QueryKind;
import io.escapement.venue.model.VenueCommand;
import io.escapement.venue.model.VenueId;
import java.nio.charset.StandardCharsets;

/** One command of the core: what its outcome has to repeat, and what it asks of the venue. */
final class Command {
    long causeSequence;
    int index;
    CommandKind kind;
    QueryKind queryKind = QueryKind.NULL_VAL;
    int instrumentId;
    long expireTimeNs;
    int epoch = Integer.MIN_VALUE;
    long sequence = FixedPoint.NULL;
    int leg;

    /** What the venue is asked; null for queries. */
    VenueCommand venueCommand;

    /** Of queries: the venue's id of the order, or null. */
    VenueId orderId;

    /** Of queries for bars. */
    int intervalMinutes;

    /** Of queries for bars and executions. */
    long fromTimeNs = FixedPoint.NULL;

    /** Of queries for bars. */
    long toTimeNs = FixedPoint.NULL;

    boolean hasClientOrderId() {
        return epoch != Integer.MIN_VALUE;
    }

    /** The client's order id as text, empty if it has none. */
    String linkId(byte[] instance) {
        if (!hasClientOrderId()) {
            return "";
        }
        final byte[] text = new byte[ClientOrderIds.MAX_LENGTH];
        final int length = ClientOrderIds.format(instance, epoch, sequence, leg, text, 0);
        return new String(text, 0, length, StandardCharsets.US_ASCII);
    }
}
