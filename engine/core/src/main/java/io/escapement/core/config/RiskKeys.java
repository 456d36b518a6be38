package io.escapement.core.config;

import java.util.ArrayList;
import java.util.List;

/**
 * Sizes, limits and the kill switch: {@code risk.…}. What each is for, and its value in each profile, is told in
 * {@code docs/risk.md}.
 */
public final class RiskKeys {
    private static final List<ConfigurationKey> DECLARED = new ArrayList<>();
    private static final List<String> STAGES = List.of("OFF", "NO_ENTRIES", "CANCEL", "FLATTEN");
    private static final long DAY_MS = 86_400_000L;

    /** Risk per trade. */
    public static final ConfigurationKey PER_TRADE = declare(ConfigurationKey.decimal(
            "risk.perTrade",
            "fraction",
            "0.005",
            "0.00001",
            "0.5",
            "Equity lost when an entry runs straight into its stop."));

    /** Volatility of one position. */
    public static final ConfigurationKey TARGET_VOLATILITY = declare(ConfigurationKey.decimal(
            "risk.targetVolatility",
            "fraction of equity a day",
            "0.005",
            "0",
            "1",
            "Daily swing of equity that one position may cause, by the instrument's volatility; 0: not sized by it."));

    /** Cap by Kelly. */
    public static final ConfigurationKey KELLY_FRACTION = declare(ConfigurationKey.decimal(
            "risk.kellyFraction",
            "fraction of Kelly",
            "0.25",
            "0",
            "1",
            "Share of the Kelly bet, by the signal's probability, that may be risked at most; 0: not sized by it."));

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

    /** Symbol limit. */
    public static final ConfigurationKey MAX_SYMBOL = declare(ConfigurationKey.decimal(
            "risk.maxSymbolExposure",
            "fraction",
            "0.2",
            "0.0001",
            "100",
            "Largest notional of one instrument, its position and its entries together."));

    /** Side limit. */
    public static final ConfigurationKey MAX_SIDE = declare(ConfigurationKey.decimal(
            "risk.maxSideExposure",
            "fraction",
            "0.4",
            "0.0001",
            "100",
            "Largest notional of all longs, and of all shorts, entries included."));

    /** Exposure limit. */
    public static final ConfigurationKey MAX_EXPOSURE = declare(ConfigurationKey.decimal(
            "risk.maxExposure",
            "fraction",
            "0.5",
            "0.0001",
            "100",
            "Largest notional of all positions and entries together."));

    /** Leverage limit. */
    public static final ConfigurationKey MAX_LEVERAGE = declare(ConfigurationKey.decimal(
            "risk.maxLeverage",
            "times",
            "3",
            "1",
            "100",
            "Leverage set on the venue and largest total exposure per equity."));

    /** Position count limit. */
    public static final ConfigurationKey MAX_OPEN = declare(ConfigurationKey.integer(
            "risk.maxOpenPositions", "count", 5, 1, 1024, "Positions and live entries at once."));

    /** Order rate limit. */
    public static final ConfigurationKey ORDERS_PER_MINUTE = declare(ConfigurationKey.integer(
            "risk.maxEntriesPerMinute", "count", 60, 1, 100_000, "Entries sent within one minute."));

    /** Smallest entry. */
    public static final ConfigurationKey MIN_NOTIONAL = declare(ConfigurationKey.decimal(
            "risk.minOrderNotional",
            "settlement units",
            "5",
            "0",
            "1000000",
            "Smallest notional of an entry, if the venue allows less."));

    /** Largest entry. */
    public static final ConfigurationKey MAX_NOTIONAL = declare(ConfigurationKey.decimal(
            "risk.maxOrderNotional",
            "settlement units",
            "0",
            "0",
            "1000000000",
            "Largest notional of an entry; 0: no limit in money."));

    /** Price band. */
    public static final ConfigurationKey PRICE_BAND = declare(ConfigurationKey.decimal(
            "risk.priceBand",
            "fraction of the signal's price",
            "0.02",
            "0.0001",
            "1",
            "How far the quote may stand from the price a signal was made at."));

    /** Wait for funding. */
    public static final ConfigurationKey FUNDING_WINDOW = declare(
            ConfigurationKey.integer(
                    "risk.fundingWindowMs",
                    "ms",
                    0,
                    0,
                    DAY_MS,
                    "No entry this long before a funding payment that would be ours to pay; 0: funding does not keep entries away."));

    /** Maintenance margin. */
    public static final ConfigurationKey MAINTENANCE_RATE = declare(ConfigurationKey.decimal(
            "risk.maintenanceRate",
            "fraction of notional",
            "0.02",
            "0",
            "0.5",
            "Maintenance margin reckoned with where the venue told no higher one."));

    /** Liquidation distance of entries. */
    public static final ConfigurationKey LIQUIDATION_ENTRY = declare(ConfigurationKey.decimal(
            "risk.minLiquidationDistance",
            "fraction of price",
            "0.25",
            "0",
            "100",
            "Least move of all prices against the account, after an entry, until it would be liquidated."));

    /** Liquidation distance of positions. */
    public static final ConfigurationKey LIQUIDATION_KILL = declare(ConfigurationKey.decimal(
            "risk.killLiquidationDistance",
            "fraction of price",
            "0.1",
            "0",
            "100",
            "Distance to liquidation below which an alert is raised and the kill switch is driven."));

    /** How far a near liquidation goes. */
    public static final ConfigurationKey LIQUIDATION_STAGE = declare(ConfigurationKey.choice(
            "risk.liquidationStage",
            "FLATTEN",
            STAGES,
            "How far a short distance to liquidation drives the kill switch."));

    /** Daily loss limit. */
    public static final ConfigurationKey DAILY_LOSS = declare(ConfigurationKey.decimal(
            "risk.maxDailyLoss",
            "fraction of the day's first equity",
            "0.05",
            "0.0001",
            "1",
            "Loss of a UTC day that trips the kill switch."));

    /** How far the daily loss goes. */
    public static final ConfigurationKey DAILY_LOSS_STAGE = declare(ConfigurationKey.choice(
            "risk.dailyLossStage", "CANCEL", STAGES, "How far the daily loss drives the kill switch."));

    /** Loss limit of 24 hours. */
    public static final ConfigurationKey ROLLING_LOSS = declare(ConfigurationKey.decimal(
            "risk.maxRollingLoss",
            "fraction of the equity 24 hours ago",
            "0.06",
            "0.0001",
            "1",
            "Loss of the last 24 hours, by quarters of an hour, that trips the kill switch."));

    /** How far the loss of 24 hours goes. */
    public static final ConfigurationKey ROLLING_LOSS_STAGE = declare(ConfigurationKey.choice(
            "risk.rollingLossStage", "CANCEL", STAGES, "How far the loss of 24 hours drives the kill switch."));

    /** Drawdown limit. */
    public static final ConfigurationKey DRAWDOWN = declare(ConfigurationKey.decimal(
            "risk.maxDrawdown",
            "fraction of the highest equity",
            "0.2",
            "0.0001",
            "1",
            "Fall from the highest equity that trips the kill switch."));

    /** How far the drawdown goes. */
    public static final ConfigurationKey DRAWDOWN_STAGE = declare(ConfigurationKey.choice(
            "risk.drawdownStage", "FLATTEN", STAGES, "How far the drawdown drives the kill switch."));

    /** Silence about a position. */
    public static final ConfigurationKey STALE_DATA = declare(ConfigurationKey.integer(
            "risk.staleDataMs",
            "ms",
            300_000,
            1000,
            DAY_MS,
            "How long an open position may be without a quote, or without a bar where quotes are not needed."));

    /** How far stale data goes. */
    public static final ConfigurationKey STALE_DATA_STAGE = declare(ConfigurationKey.choice(
            "risk.staleDataStage",
            "NO_ENTRIES",
            STAGES,
            "How far silence about an open position drives the kill switch."));

    /** Rejects. */
    public static final ConfigurationKey MAX_REJECTS = declare(ConfigurationKey.integer(
            "risk.maxRejects",
            "count",
            10,
            1,
            100_000,
            "Commands refused, unsent or unanswered within the window that trip the kill switch."));

    /** Window of rejects. */
    public static final ConfigurationKey REJECT_WINDOW = declare(ConfigurationKey.integer(
            "risk.rejectWindowMs",
            "ms",
            600_000,
            1,
            DAY_MS,
            "Window in which refused, unsent and unanswered commands are counted."));

    /** How far too many rejects go. */
    public static final ConfigurationKey REJECT_STAGE = declare(ConfigurationKey.choice(
            "risk.rejectStage", "NO_ENTRIES", STAGES, "How far too many refused commands drives the kill switch."));

    /** Rhythm of reports. */
    public static final ConfigurationKey REPORT_EVERY = declare(
            ConfigurationKey.integer(
                    "risk.reportEveryMs",
                    "ms",
                    3_600_000,
                    0,
                    DAY_MS,
                    "Time between two reports on the account, counted from midnight UTC; 0: only at the end of a day and of a run."));

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
        if (configuration.value(LIQUIDATION_ENTRY) < configuration.value(LIQUIDATION_KILL)) {
            throw new IllegalArgumentException("configuration keys " + LIQUIDATION_ENTRY.name() + " and "
                    + LIQUIDATION_KILL.name() + ": an entry may not be allowed where the kill switch would trip");
        }
        if (configuration.value(MAX_NOTIONAL) != 0
                && configuration.value(MAX_NOTIONAL) < configuration.value(MIN_NOTIONAL)) {
            throw new IllegalArgumentException("configuration keys " + MIN_NOTIONAL.name() + " and "
                    + MAX_NOTIONAL.name() + ": the smallest entry may not be larger than the largest");
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
