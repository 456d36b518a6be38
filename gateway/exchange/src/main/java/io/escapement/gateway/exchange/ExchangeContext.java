package io.escapement.gateway.exchange;

import io.escapement.gateway.exchange.auth.Credentials;
import io.escapement.venue.VenueConfiguration;
import io.escapement.venue.market.MarketSource;

/**
 * What an exchange is made of.
 *
 * @param market traded
 * @param venue configuration of the account and the line
 * @param credentials of the account
 * @param port 0 for any free one
 * @param speed market time per wall-clock time; infinite for as fast as the client
 * @param stepping whether the market goes in step with its client rather than by the wall clock
 * @param faultSeed of what goes wrong by chance
 */
public record ExchangeContext(
        MarketSource market,
        VenueConfiguration venue,
        Credentials credentials,
        int port,
        double speed,
        boolean stepping,
        long faultSeed) {
    private static final long FAULT_SEED = 1;

    /**
     * An exchange where only what is asked for goes wrong.
     *
     * @param market traded
     * @param venue configuration of the account and the line
     * @param credentials of the account
     * @param port 0 for any free one
     * @param speed market time per wall-clock time; infinite for as fast as the client
     * @param stepping whether the market goes in step with its client rather than by the wall clock
     */
    public ExchangeContext(
            MarketSource market,
            VenueConfiguration venue,
            Credentials credentials,
            int port,
            double speed,
            boolean stepping) {
        this(market, venue, credentials, port, speed, stepping, FAULT_SEED);
    }

    /** Checks what belongs together. */
    public ExchangeContext {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("speed must be positive: speed=" + speed);
        }
        if (speed == Double.POSITIVE_INFINITY && !stepping) {
            throw new IllegalArgumentException(
                    "a market of unlimited speed must go in step with its client: name a speed, or let it step");
        }
    }
}
