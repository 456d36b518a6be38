package io.escapement.core.config;

import java.util.ArrayList;
import java.util.List;

/** Keys of the execution plan: how a position is entered and left, {@code entry.…} and {@code exit.…}. */
public final class ExecutionKeys {
    private static final List<ConfigurationKey> DECLARED = new ArrayList<>();
    private static final long DAY_MS = 86_400_000L;

    /** Entry order type. */
    public static final ConfigurationKey ENTRY_TYPE = declare(ConfigurationKey.choice(
            "entry.type",
            "MARKET",
            List.of("MARKET", "LIMIT"),
            "Entry order: at market, or a limit at the signal's price."));

    /** Life of a resting entry. */
    public static final ConfigurationKey ENTRY_TTL = declare(ConfigurationKey.integer(
            "entry.ttlMs", "ms", 30_000, 1, DAY_MS, "An entry not filled by then is cancelled."));

    /** Life of a position. */
    public static final ConfigurationKey EXIT_MAX_HOLD = declare(ConfigurationKey.integer(
            "exit.maxHoldMs",
            "ms",
            DAY_MS,
            1000,
            365 * DAY_MS,
            "A position still open by then is closed at market; phantoms too."));

    private ExecutionKeys() {}

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
