package io.escapement.gateway.bybit.limit;

/** Who goes first when requests run short: the earlier ones leave nothing behind, the later ones leave a reserve. */
public enum Urgency {
    /** Takes risk off: cancels, stops, what only reduces a position. */
    URGENT,
    /** Takes risk on: entries, amendments, settings. */
    ENTRY,
    /** Asks. */
    QUERY
}
