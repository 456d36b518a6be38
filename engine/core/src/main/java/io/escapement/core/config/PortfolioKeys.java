package io.escapement.core.config;

import java.util.ArrayList;
import java.util.List;

/** Keys that say how many of the good signals may be traded at once: {@code portfolio.…}. */
public final class PortfolioKeys {
    private static final List<ConfigurationKey> DECLARED = new ArrayList<>();

    /** Entries per window. */
    public static final ConfigurationKey MAX_ENTRIES_PER_CLOSE = declare(ConfigurationKey.integer(
            "portfolio.maxEntriesPerClose", "count", 3, 1, 1024, "Best candidates of one close that may be entered."));

    private PortfolioKeys() {}

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
