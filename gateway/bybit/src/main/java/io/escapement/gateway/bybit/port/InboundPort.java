package io.escapement.gateway.bybit.port;

import org.agrona.MutableDirectBuffer;

/**
 * Where the gateway publishes inputs.
 *
 * <p>Thread-safe: the event loop and the REST thread both publish. Use: claim, encode one SBE message (header included)
 * into each slot from offset 0, tell its length, publish. Whatever was claimed must be published, so a caller decodes
 * and validates before it claims. A slot's buffer may hold stale bytes: every byte of the message has to be written.
 *
 * <pre>{@code
 * final long first = port.claim(InputPriority.MARKET, 2);
 * if (first >= 0) {
 *     port.length(first, encode(port.slot(first)));
 *     port.length(first + 1, encode(port.slot(first + 1)));
 *     port.publish(first, 2);
 * }
 * }</pre>
 */
public interface InboundPort {
    /** Longest encoded message in bytes, header included. */
    int MAX_MESSAGE_LENGTH = 1_016;

    /** Most slots one claim may ask for. */
    int MAX_CLAIM = 1_024;

    /** Returned by {@link #claim} when market data is refused. */
    long REFUSED = -1L;

    /**
     * Claims contiguous slots, one message each.
     *
     * @param priority market data may be refused, everything else waits for room
     * @param count 1 to {@link #MAX_CLAIM}
     * @return number of the first slot, the others follow; {@link #REFUSED} when the ring is too full for market data
     */
    long claim(InputPriority priority, int count);

    /**
     * Whether the ring has so much room that market data that was held back may flow again.
     *
     * @return a moment old
     */
    default boolean isRelaxed() {
        return true;
    }

    /**
     * The buffer of a claimed slot.
     *
     * @param slot claimed and not yet published
     * @return at least {@link #MAX_MESSAGE_LENGTH} bytes from index 0; not to be kept after publishing
     */
    MutableDirectBuffer slot(long slot);

    /**
     * Sets the length of the message in a claimed slot.
     *
     * @param slot claimed and not yet published
     * @param length in bytes, header included, 1 to {@link #MAX_MESSAGE_LENGTH}
     */
    void length(long slot, int length);

    /**
     * Publishes a claim as a whole.
     *
     * @param first as returned by {@link #claim}
     * @param count as given to {@link #claim}
     */
    void publish(long first, int count);

    /**
     * Sends a barrier round: not an input, not journaled; it passes the inbound ring, the business thread and the
     * outbound ring, and arrives at {@link CommandSink#onBarrier} after every command that earlier inputs caused. Never
     * refused.
     *
     * @param token given back unchanged
     */
    void publishBarrier(long token);
}
