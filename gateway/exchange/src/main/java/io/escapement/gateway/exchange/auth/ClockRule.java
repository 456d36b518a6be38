package io.escapement.gateway.exchange.auth;

/**
 * Whether a request's time stamp is near enough.
 *
 * <p>The venue accepts {@code server - window <= stamp < server + 1000}. A market that runs faster than real time has
 * a clock of its own, and a client may sign with either: a stamp is good if it is near the market's clock or near the
 * wall clock.
 */
public final class ClockRule {
    /** The window of a request that names none, ms. */
    public static final long DEFAULT_WINDOW_MS = 5_000;

    private static final long LEAD_MS = 1_000;

    private ClockRule() {}

    /**
     * Judges a request's stamp.
     *
     * @param stampMs as sent, ms since the epoch
     * @param windowMs receive window
     * @param marketMs the market's clock
     * @param wallMs the wall clock
     * @return whether the stamp is near either clock
     */
    public static boolean accepts(long stampMs, long windowMs, long marketMs, long wallMs) {
        return isNear(stampMs, windowMs, marketMs) || isNear(stampMs, windowMs, wallMs);
    }

    /**
     * Judges the expiry of a WebSocket auth.
     *
     * @param expiresMs as sent, ms since the epoch
     * @param marketMs the market's clock
     * @param wallMs the wall clock
     * @return whether it lies ahead of either clock
     */
    public static boolean isAhead(long expiresMs, long marketMs, long wallMs) {
        return expiresMs > Math.min(marketMs, wallMs);
    }

    private static boolean isNear(long stampMs, long windowMs, long serverMs) {
        return stampMs >= serverMs - windowMs && stampMs < serverMs + LEAD_MS;
    }
}
