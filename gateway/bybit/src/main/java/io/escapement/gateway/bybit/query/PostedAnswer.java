package io.escapement.gateway.bybit.query;

import io.escapement.gateway.bybit.publish.InputPublisher;
import io.escapement.gateway.bybit.rest.Envelope;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A command's good answer by REST.
 *
 * @param orderIdHigh of the venue's order id, 0 for none
 * @param orderIdLow of the venue's order id, 0 for none
 * @param venueTimeNs the venue's stamp, or {@link InputPublisher#NO_TIME}
 */
record PostedAnswer(long orderIdHigh, long orderIdLow, long venueTimeNs) {
    private static final int UUID_LENGTH = 36;

    static PostedAnswer of(byte[] body) {
        final Envelope envelope = new Envelope();
        envelope.read(body);
        final long timeNs =
                envelope.timeMs() > 0 ? TimeUnit.MILLISECONDS.toNanos(envelope.timeMs()) : InputPublisher.NO_TIME;
        final String orderId = envelope.orderId();
        if (orderId.length() != UUID_LENGTH) {
            return new PostedAnswer(0, 0, timeNs);
        }
        final UUID id = UUID.fromString(orderId);
        return new PostedAnswer(id.getMostSignificantBits(), id.getLeastSignificantBits(), timeNs);
    }
}
