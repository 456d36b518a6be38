package io.escapement.core.config;

import java.util.ArrayList;
import java.util.List;

/** Keys that say how many of the good signals may be traded at once: {@code portfolio.…}. */
public final class PortfolioKeys {
    private static final List<ConfigurationKey> DECLARED = new ArrayList<>();

    /** Entries per window. */
    public static final ConfigurationKey MAX_ENTRIES_PER_CLOSE = declare(ConfigurationKey.integer(
            "portfolio.maxEntriesPerClose", "count", 3, 1, 1024, "Best candidates of one close that may be entered."));

    /** Count limit of each side. */
    public static final ConfigurationKey MAX_PER_SIDE = declare(ConfigurationKey.integer(
            "portfolio.maxPositionsPerSide",
            "count",
            4,
            1,
            1024,
            "Longs, and shorts, at once: positions and live entries. Their exposure is risk.maxSideExposure."));

    /** Limit of what moves together. */
    public static final ConfigurationKey MAX_CORRELATED = declare(ConfigurationKey.decimal(
            "portfolio.maxCorrelatedExposure",
            "fraction of equity",
            "0.3",
            "0",
            "100",
            "Largest notional held that moves with a candidate: each position and entry times the correlation of its"
                    + " returns with the candidate's, as far as that adds risk. 0: not looked at."));

    /** Memory of correlations. */
    public static final ConfigurationKey CORRELATION_BARS = declare(ConfigurationKey.integer(
            "portfolio.correlationBars",
            "bars",
            96,
            8,
            1000,
            "Returns a correlation is computed from, of bars of 15 minutes, or of the longest interval without those; with"
                    + " fewer than half of them two instruments count as moving together."));

    /** Whether learning has a word in ranking. */
    public static final ConfigurationKey WEIGHTED = declare(ConfigurationKey.flag(
            "portfolio.weighted",
            true,
            "Rank candidates by expected value times the weight that learning gives their strategy; false: by expected value"
                    + " alone."));

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
