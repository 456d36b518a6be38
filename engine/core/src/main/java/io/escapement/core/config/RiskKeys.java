package io.escapement.core.config;

import java.util.ArrayList;
import java.util.List;

/**
 * Sizes, limits and the kill switch: {@code risk.…}. What each is for, and its value in each profile, is told in
 * {@code docs/risk.md}.
 */
public final class RiskKeys {
    private static final List<ConfigurationKey> DECLARED = new ArrayList<>();

    /** Leverage limit. */
    public static final ConfigurationKey MAX_LEVERAGE = declare(ConfigurationKey.decimal(
            "risk.maxLeverage",
            "times",
            "3",
            "1",
            "100",
            "Leverage set on the venue and largest total exposure per equity."));

    /** Risk per trade. */
    public static final ConfigurationKey PER_TRADE = declare(ConfigurationKey.decimal(
            "risk.perTrade",
            "fraction",
            "0.005",
            "0.00001",
            "0.5",
            "Equity lost when an entry runs straight into its stop."));

    /** Position limit. */
    public static final ConfigurationKey MAX_POSITION = declare(ConfigurationKey.decimal(
            "risk.maxPosition", "fraction", "0.1", "0.0001", "10", "Largest notional of one position."));

    /** Position limit on trial. */
    public static final ConfigurationKey CANARY_POSITION = declare(ConfigurationKey.decimal(
            "risk.canaryMaxPosition",
            "fraction",
            "0.01",
            "0.0001",
            "10",
            "Largest notional of one position while a model of stage CANARY trades real money."));

    /** Exposure limit. */
    public static final ConfigurationKey MAX_EXPOSURE = declare(ConfigurationKey.decimal(
            "risk.maxExposure",
            "fraction",
            "0.5",
            "0.0001",
            "100",
            "Largest notional of all positions and entries together."));

    /** Position count limit. */
    public static final ConfigurationKey MAX_OPEN = declare(ConfigurationKey.integer(
            "risk.maxOpenPositions", "count", 5, 1, 1024, "Positions and live entries at once."));

    /** Daily loss limit. */
    public static final ConfigurationKey DAILY_LOSS = declare(ConfigurationKey.decimal(
            "risk.maxDailyLoss",
            "fraction of the day's first equity",
            "0.05",
            "0.0001",
            "1",
            "Loss of a UTC day that trips the kill switch."));

    /** Drawdown limit. */
    public static final ConfigurationKey DRAWDOWN = declare(ConfigurationKey.decimal(
            "risk.maxDrawdown",
            "fraction of the highest equity",
            "0.2",
            "0.0001",
            "1",
            "Fall from the highest equity that trips the kill switch."));

    /** How far the daily loss goes. */
    public static final ConfigurationKey DAILY_LOSS_STAGE = declare(ConfigurationKey.choice(
            "risk.dailyLossStage",
            "CANCEL",
            List.of("NO_ENTRIES", "CANCEL", "FLATTEN"),
            "How far the daily loss drives the kill switch."));

    /** How far the drawdown goes. */
    public static final ConfigurationKey DRAWDOWN_STAGE = declare(ConfigurationKey.choice(
            "risk.drawdownStage",
            "FLATTEN",
            List.of("NO_ENTRIES", "CANCEL", "FLATTEN"),
            "How far the drawdown drives the kill switch."));

    /** Order rate limit. */
    public static final ConfigurationKey ORDERS_PER_MINUTE = declare(ConfigurationKey.integer(
            "risk.maxEntriesPerMinute", "count", 60, 1, 100_000, "Entries sent within one minute."));

    /** Price band. */
    public static final ConfigurationKey PRICE_BAND = declare(ConfigurationKey.decimal(
            "risk.priceBand",
            "fraction of the signal's price",
            "0.02",
            "0.0001",
            "1",
            "How far the quote may stand from the price a signal was made at."));

    private RiskKeys() {}

    /**
     * Checks what no single key can.
     *
     * @param configuration all keys set
     * @throws IllegalArgumentException naming both keys
     */
    static void checkRelations(CoreConfiguration configuration) {
        if (configuration.value(MAX_POSITION) > configuration.value(MAX_EXPOSURE)) {
            throw new IllegalArgumentException("configuration keys " + MAX_POSITION.name() + " and "
                    + MAX_EXPOSURE.name() + ": one position may not be larger than all together");
        }
        if (configuration.value(MAX_EXPOSURE) > configuration.value(MAX_LEVERAGE)) {
            throw new IllegalArgumentException("configuration keys " + MAX_EXPOSURE.name() + " and "
                    + MAX_LEVERAGE.name() + ": exposure may not be larger than leverage allows");
        }
    }

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
