package io.escapement.runtime.config;

import java.time.Duration;
import java.util.Map;

/** The keys about requests, orders and reconciliations, checked. Immutable. */
public final class RequestConfiguration {
    private static final int MAX_MS = 3_600_000;
    private static final int MAX_RECONCILE_MS = 86_400_000;
    private static final int MAX_VIP_LEVEL = 9;
    private static final int MIN_DISCONNECT_S = 3;
    private static final int MAX_DISCONNECT_S = 300;

    private final Map<String, String> entries;

    RequestConfiguration(Map<String, String> entries) {
        this.entries = entries;
        restOrdersAfter();
        vipLevel();
        banPause();
        reconcileEvery();
        disconnectCancel();
    }

    /**
     * When REST takes over from the trade socket.
     *
     * @return time the socket has been down
     */
    public Duration restOrdersAfter() {
        return Duration.ofMillis(EngineKeys.REST_ORDERS_AFTER_MS.count(entries, 0, MAX_MS));
    }

    /**
     * The account's VIP level.
     *
     * @return 0 for none
     */
    public int vipLevel() {
        return (int) EngineKeys.VIP_LEVEL.count(entries, 0, MAX_VIP_LEVEL);
    }

    /**
     * How long all HTTP rests after a ban.
     *
     * @return positive
     */
    public Duration banPause() {
        return Duration.ofMillis(EngineKeys.BAN_PAUSE_MS.count(entries, 1_000, MAX_MS));
    }

    /**
     * Distance of reconciliations by the clock.
     *
     * @return zero for none
     */
    public Duration reconcileEvery() {
        return Duration.ofMillis(EngineKeys.RECONCILE_EVERY_MS.count(entries, 0, MAX_RECONCILE_MS));
    }

    /**
     * When the venue cancels the orders of a lost connection.
     *
     * @return seconds, 0 for never
     * @throws ConfigurationException if it is neither 0 nor from 3 to 300
     */
    public int disconnectCancel() {
        final int seconds = (int) EngineKeys.DISCONNECT_CANCEL_S.count(entries, 0, MAX_DISCONNECT_S);
        if (seconds > 0 && seconds < MIN_DISCONNECT_S) {
            throw new ConfigurationException(
                    EngineKeys.DISCONNECT_CANCEL_S.name() + " must be 0 or from 3 to 300: " + seconds);
        }
        return seconds;
    }
}
