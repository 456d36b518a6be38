package io.escapement.gateway.bybit.port;

/**
 * The time that inputs are stamped with and that commands expire by.
 *
 * <p>Thread-safe. Never runs backwards.
 */
public interface GatewayClock {
    /**
     * Now.
     *
     * @return nanoseconds since the epoch; 0 under the venue's clock before its first stamp
     */
    long nowNs();

    /**
     * Stamps an input.
     *
     * @param venueTimeNs what the venue stamped the message with, nanoseconds since the epoch; {@code Long.MIN_VALUE}
     *     when it gave none
     * @return the receive time of the input: under the venue's clock the largest stamp so far, else now
     */
    long stamp(long venueTimeNs);
}
