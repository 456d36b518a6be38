package io.escapement.gateway.bybit.port;

/** What the gateway wants a person to know. Each is a trouble it lives with; nothing stops because of it. */
public enum GatewayAlert {
    /** A topic could not be subscribed; it is tried again now and then, its instrument stays closed. */
    TOPIC_REFUSED,
    /** A subscribed topic brought nothing and was subscribed again. */
    TOPIC_SILENT,
    /** Closed bars are missing at the venue too. */
    BARS_MISSING,
    /** The ring had no room for too long: books were dropped and are opened again. */
    FLOOD,
    /** The universe could not be refreshed; the last one stays. */
    UNIVERSE,
    /** The venue banned this address: all HTTP rests until that is over. */
    BANNED,
    /** The venue no longer takes our key; it is tried again and again. */
    KEY_REFUSED
}
