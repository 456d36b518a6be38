package io.escapement.gateway.exchange.auth;

import java.util.function.LongSupplier;

/**
 * Whether a request's time stamp is near enough.
 *
 * <p>The venue accepts {@code server - window <= stamp < server + 1000}. A market that runs faster than real time has
 * a clock of its own, and a client may sign with either: a stamp is good if it is near the market's clock or near the
 * wall clock. While a request travels a fast market moves on by as much more, so the window on its clock is as much
 * wider.
 */
public final class ClockRule {
    /** The window of a request that names none, ms. */
    public static final long DEFAULT_WINDOW_MS = 5_000;

    private static final long MAX_WINDOW_MS = 60_000;
    private static final long LEAD_MS = 1_000;

    /** A market without a limit of speed counts as so many times faster than the wall clock. */
    private static final double FASTEST = 100_000;

    private final LongSupplier marketMs;
    private final LongSupplier wallMs;
    private final double stretch;
    private long skewMs;

    /**
     * Creates the rule of one exchange.
     *
     * @param marketMs the market's clock
     * @param wallMs the wall clock
     * @param speed market time per wall-clock time, may be infinite
     */
    public ClockRule(LongSupplier marketMs, LongSupplier wallMs, double speed) {
        this.marketMs = marketMs;
        this.wallMs = wallMs;
        stretch = Math.max(1, Math.min(speed, FASTEST));
    }

    /** The exchange's clock: the market's, or a wrong one. @return ms since the epoch */
    public long marketMs() {
        return marketMs.getAsLong() + skewMs;
    }

    /** Sets the clock wrong. @param ms added to the right time, may be negative; 0 mends it */
    public void skew(long ms) {
        skewMs = ms;
    }

    /**
     * Judges a request's stamp.
     *
     * @param stampMs as sent, ms since the epoch
     * @param windowMs receive window, at most a minute of it counts
     * @return whether the stamp is near either clock
     */
    public boolean accepts(long stampMs, long windowMs) {
        final long window = Math.min(windowMs, MAX_WINDOW_MS);
        return isNear(stampMs, (long) (window * stretch), marketMs())
                || isNear(stampMs, window, wallMs.getAsLong() + skewMs);
    }

    /**
     * Judges the expiry of a WebSocket auth.
     *
     * @param expiresMs as sent, ms since the epoch
     * @return whether it lies ahead of either clock, or the market has overtaken it within the usual window
     */
    public boolean isAhead(long expiresMs) {
        final long overtakenMs = (long) (DEFAULT_WINDOW_MS * (stretch - 1));
        return expiresMs > Math.min(marketMs() - overtakenMs, wallMs.getAsLong() + skewMs);
    }

    /**
     * What a client is told whose stamp is not near enough.
     *
     * @param stamp as sent
     * @param window as sent, or the default
     * @return the venue's text
     */
    public String refusal(String stamp, String window) {
        return "invalid request, please check your server timestamp or recv_window param. req_timestamp[" + stamp
                + "],server_timestamp[" + marketMs() + "],recv_window[" + window + "]";
    }

    private static boolean isNear(long stampMs, long windowMs, long serverMs) {
        return stampMs >= serverMs - windowMs && stampMs < serverMs + LEAD_MS;
    }
}
