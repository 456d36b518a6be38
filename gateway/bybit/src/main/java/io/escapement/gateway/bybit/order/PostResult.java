package io.escapement.gateway.bybit.order;

import io.escapement.gateway.bybit.publish.InputPublisher;
import io.escapement.gateway.bybit.rest.Envelope;
import io.escapement.gateway.bybit.rest.RestException;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * What a command that went by REST came to.
 *
 * @param failure null when the venue took it
 * @param orderIdHigh of the venue's order id, 0 for none
 * @param orderIdLow of the venue's order id, 0 for none
 * @param rows orders that a cancellation of all met
 * @param venueTimeNs the venue's stamp, or {@link InputPublisher#NO_TIME}
 */
public record PostResult(RestException failure, long orderIdHigh, long orderIdLow, int rows, long venueTimeNs) {
    private static final int UUID_LENGTH = 36;

    /**
     * Of a good answer.
     *
     * @param body the whole of it
     * @return what it says
     */
    public static PostResult of(byte[] body) {
        final Envelope envelope = new Envelope();
        envelope.read(body);
        final long timeNs =
                envelope.timeMs() > 0 ? TimeUnit.MILLISECONDS.toNanos(envelope.timeMs()) : InputPublisher.NO_TIME;
        final String orderId = envelope.orderId();
        if (orderId.length() != UUID_LENGTH) {
            return new PostResult(null, 0, 0, envelope.rows(), timeNs);
        }
        final UUID id = UUID.fromString(orderId);
        return new PostResult(null, id.getMostSignificantBits(), id.getLeastSignificantBits(), 0, timeNs);
    }

    /**
     * Of a failure.
     *
     * @param failure of the request
     * @return what it says
     */
    public static PostResult of(RestException failure) {
        return new PostResult(failure, 0, 0, 0, InputPublisher.NO_TIME);
    }
}
