package io.escapement.core.config;

import java.util.ArrayList;
import java.util.List;

/** Keys that say what is done when the venue's state is not what was expected: {@code reconcile.…}. */
public final class ReconcileKeys {
    private static final List<ConfigurationKey> DECLARED = new ArrayList<>();

    /** A position nobody here opened. */
    public static final ConfigurationKey ON_OPENED_OUTSIDE = declare(ConfigurationKey.choice(
            "reconcile.onOpenedOutside",
            "ADOPT",
            List.of("ADOPT", "QUARANTINE"),
            "A position found that we did not open. ADOPT: taken over, with a stop if it has none. QUARANTINE: taken over"
                    + " and left alone, no entries there."));

    /** A position somebody else closed. */
    public static final ConfigurationKey ON_CLOSED_OUTSIDE = declare(ConfigurationKey.choice(
            "reconcile.onClosedOutside",
            "ADOPT",
            List.of("ADOPT", "QUARANTINE"),
            "A position of ours found closed without executions that explain it. QUARANTINE: no entries there."));

    /** A position of another size or side. */
    public static final ConfigurationKey ON_SIZE_DIFFERS = declare(ConfigurationKey.choice(
            "reconcile.onSizeDiffers",
            "ADOPT",
            List.of("ADOPT", "QUARANTINE"),
            "A position found with another size or side than ours. QUARANTINE: no entries there."));

    /** An order that is not ours. */
    public static final ConfigurationKey ON_UNKNOWN_ORDER = declare(ConfigurationKey.choice(
            "reconcile.onUnknownOrder",
            "LEAVE",
            List.of("LEAVE", "CANCEL", "QUARANTINE"),
            "An open order that is not ours. QUARANTINE: left, and no entries on its instrument."));

    /** A position without a stop. */
    public static final ConfigurationKey ON_MISSING_STOP = declare(ConfigurationKey.choice(
            "reconcile.onMissingStop",
            "PROTECT",
            List.of("PROTECT", "CLOSE"),
            "A position without a stop on the venue. PROTECT: one is set. CLOSE: it is closed at market."));

    /** A liquidation or deleveraging. */
    public static final ConfigurationKey ON_FORCED_FILL = declare(ConfigurationKey.choice(
            "reconcile.onForcedFill",
            "QUARANTINE",
            List.of("ADOPT", "QUARANTINE"),
            "The venue closed (part of) a position by force: liquidation or deleveraging."));

    /** A transaction log that differs. */
    public static final ConfigurationKey ON_LEDGER_DIFFERS = declare(
            ConfigurationKey.choice(
                    "reconcile.onLedgerDiffers",
                    "TELL",
                    List.of("TELL", "HALT"),
                    "The venue's transaction log of a day differs from our books. HALT: no entries until an operator resumes."));

    /** An account in hedge mode. */
    public static final ConfigurationKey ON_HEDGE_MODE = declare(ConfigurationKey.choice(
            "reconcile.onHedgeMode",
            "SWITCH",
            List.of("SWITCH", "REFUSE"),
            "An account in hedge mode, where we never trade. SWITCH: set to one-way while there are no positions and"
                    + " orders."));

    /** Wait before a wallet's change counts as a transfer. */
    public static final ConfigurationKey TRANSFER_GRACE = declare(ConfigurationKey.integer(
            "reconcile.transferGraceMs",
            "ms",
            10_000,
            0,
            600_000,
            "How long fills that explain a change of the wallet are waited for before it counts as a transfer."));

    /** Whether the transaction log is asked for. */
    public static final ConfigurationKey TRANSACTIONS = declare(ConfigurationKey.flag(
            "reconcile.transactions",
            false,
            "Compare the venue's transaction log of each UTC day with our books, some minutes after its end."));

    /** Close before delivery. */
    public static final ConfigurationKey DELISTING_CLOSE = declare(ConfigurationKey.integer(
            "reconcile.delistingCloseMs",
            "ms",
            3_600_000,
            0,
            30L * 86_400_000L,
            "A position in an instrument that ends is closed this long before its delivery."));

    private ReconcileKeys() {}

    /**
     * All keys of this section.
     *
     * @return in documentation order
     */
    static List<ConfigurationKey> all() {
        return DECLARED;
    }

    private static ConfigurationKey declare(ConfigurationKey key) {
        DECLARED.add(key);
        return key;
    }
}
