package io.escapement.gateway.exchange;

import io.escapement.gateway.exchange.auth.Credentials;
import io.escapement.gateway.exchange.limit.LimitSettings;
import io.escapement.gateway.exchange.relay.LiveMarket;
import io.escapement.venue.VenueConfiguration;
import io.escapement.venue.market.MarketSource;
import io.netty.handler.ssl.SslContext;

/**
 * What an exchange is made of.
 *
 * @param market traded
 * @param venue configuration of the account and the line
 * @param credentials of the account
 * @param port 0 for any free one
 * @param speed market time per wall-clock time; infinite for as fast as the client
 * @param stepping whether the market goes in step with its client rather than by the wall clock
 * @param limits how often clients may ask
 * @param faultSeed of what goes wrong by chance
 * @param publicConnections subscribed public sockets a whole client has, when the market goes in step with it
 * @param tls what connections are encrypted with; null for none
 * @param live the market if it is a venue's live one; else null
 */
public record ExchangeContext(
        MarketSource market,
        VenueConfiguration venue,
        Credentials credentials,
        int port,
        double speed,
        boolean stepping,
        LimitSettings limits,
        long faultSeed,
        int publicConnections,
        SslContext tls,
        LiveMarket live) {
    /** Checks what belongs together. */
    public ExchangeContext {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("speed must be positive: speed=" + speed);
        }
        if (speed == Double.POSITIVE_INFINITY && !stepping) {
            throw new IllegalArgumentException(
                    "a market of unlimited speed must go in step with its client: name a speed, or let it step");
        }
        if (publicConnections < 1) {
            throw new IllegalArgumentException(
                    "a whole client has at least one public connection: publicConnections=" + publicConnections);
        }
    }

    /**
     * An exchange as it usually is: limits are enforced by the wall clock only, a client has one public socket.
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
        this(market, venue, credentials, port, speed, stepping, LimitSettings.ordinary(!stepping), 1, 1, null, null);
    }

    /** Other limits. @param other how often clients may ask @return a copy */
    public ExchangeContext withLimits(LimitSettings other) {
        return new ExchangeContext(
                market, venue, credentials, port, speed, stepping, other, faultSeed, publicConnections, tls, live);
    }

    /** Another seed of chance. @param seed of what goes wrong by chance @return a copy */
    public ExchangeContext withFaultSeed(long seed) {
        return new ExchangeContext(
                market, venue, credentials, port, speed, stepping, limits, seed, publicConnections, tls, live);
    }

    /** A client with several public sockets. @param count at least 1 @return a copy */
    public ExchangeContext withPublicConnections(int count) {
        return new ExchangeContext(
                market, venue, credentials, port, speed, stepping, limits, faultSeed, count, tls, live);
    }

    /** Encrypted. @param context of the server's side; null for plain text @return a copy */
    public ExchangeContext withTls(SslContext context) {
        return new ExchangeContext(
                market, venue, credentials, port, speed, stepping, limits, faultSeed, publicConnections, context, live);
    }

    /** On a venue's live market, which must be the {@link #market}. @param relayed that market @return a copy */
    public ExchangeContext withLive(LiveMarket relayed) {
        return new ExchangeContext(
                market, venue, credentials, port, speed, stepping, limits, faultSeed, publicConnections, tls, relayed);
    }
}
