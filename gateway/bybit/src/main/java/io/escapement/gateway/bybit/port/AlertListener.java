package io.escapement.gateway.bybit.port;

/** Hears the gateway's alerts; called on its threads, must not block. */
@FunctionalInterface
public interface AlertListener {
    /** For hosts that look at counters only. */
    AlertListener NONE = (alert, text) -> {};

    /**
     * Something a person should know.
     *
     * @param alert kind
     * @param text one line without secrets
     */
    void onAlert(GatewayAlert alert, String text);
}
