package io.escapement.core.config;

import io.escapement.core.strategy.StrategyCatalog;
import io.escapement.core.strategy.StrategyKind;
import java.util.ArrayList;
import java.util.List;

/** Keys of the regime filter: how a market is judged, and which strategy may trade in which: {@code regime.…}. */
public final class RegimeKeys {
    private static final List<ConfigurationKey> DECLARED = new ArrayList<>();

    /** The gate. */
    public static final ConfigurationKey ENABLED = declare(ConfigurationKey.flag(
            "regime.enabled", true, "Whether strategies are kept out of regimes they are not meant for."));

    /** Bars. */
    public static final ConfigurationKey INTERVAL = declare(ConfigurationKey.integer(
            "regime.intervalMinutes", "minutes", 15, 1, 1440, "Bars the regime is judged by; among bars.intervals."));

    /** Period of the directional index. */
    public static final ConfigurationKey ADX_PERIOD = declare(
            ConfigurationKey.integer("regime.adxPeriod", "bars", 14, 2, 100, "Period of the directional index."));

    /** Directional index of a trend. */
    public static final ConfigurationKey ADX_ENTER = declare(ConfigurationKey.decimal(
            "regime.adxEnter", "", "25", "0", "100", "Directional index from which a market can become a trend."));

    /** Directional index at which a trend ends. */
    public static final ConfigurationKey ADX_LEAVE = declare(ConfigurationKey.decimal(
            "regime.adxLeave", "", "20", "0", "100", "Directional index below which a trend is over."));

    /** Average the slope is taken of. */
    public static final ConfigurationKey SLOPE_PERIOD = declare(ConfigurationKey.integer(
            "regime.slopePeriod", "bars", 21, 2, 400, "Period of the average of closes whose slope is looked at."));

    /** Distance the slope is taken over. */
    public static final ConfigurationKey SLOPE_BARS =
            declare(ConfigurationKey.integer("regime.slopeBars", "bars", 4, 1, 100, "Bars the slope is taken over."));

    /** Slope of a trend. */
    public static final ConfigurationKey SLOPE_ENTER = declare(ConfigurationKey.decimal(
            "regime.slopeEnter",
            "ATR per bar",
            "0.08",
            "0",
            "10",
            "Slope, up or down, from which a market can become a trend."));

    /** Slope at which a trend ends. */
    public static final ConfigurationKey SLOPE_LEAVE = declare(ConfigurationKey.decimal(
            "regime.slopeLeave", "ATR per bar", "0.02", "0", "10", "Slope below which a trend is over."));

    /** Returns that make a volatility. */
    public static final ConfigurationKey VOLATILITY_BARS = declare(ConfigurationKey.integer(
            "regime.volatilityBars", "bars", 16, 2, 400, "Returns whose deviation is the realised volatility."));

    /** Volatilities it is ranked among. */
    public static final ConfigurationKey VOLATILITY_WINDOW = declare(ConfigurationKey.integer(
            "regime.volatilityWindow", "bars", 288, 8, 10_000, "Newest volatilities among which the last is ranked."));

    /** Volatilities that make a rank. */
    public static final ConfigurationKey VOLATILITY_MIN = declare(ConfigurationKey.integer(
            "regime.volatilityMin", "bars", 64, 2, 10_000, "Volatilities without which there is no rank yet."));

    /** Rank of a volatile market. */
    public static final ConfigurationKey VOLATILE_ENTER = declare(ConfigurationKey.decimal(
            "regime.volatileEnter", "rank", "0.95", "0", "1", "Rank from which a market can become volatile."));

    /** Rank at which it is calm again. */
    public static final ConfigurationKey VOLATILE_LEAVE = declare(ConfigurationKey.decimal(
            "regime.volatileLeave", "rank", "0.85", "0", "1", "Rank below which it is not volatile any more."));

    /** Patience. */
    public static final ConfigurationKey CONFIRM_BARS = declare(ConfigurationKey.integer(
            "regime.confirmBars", "bars", 2, 1, 100, "Bars in a row that must agree on a new regime."));

    private RegimeKeys() {}

    /**
     * Whether a strategy may trade in a trend.
     *
     * @param kind in the catalog
     * @return its key
     */
    public static ConfigurationKey inTrend(StrategyKind kind) {
        return allowed(kind, "inTrend", kind.inTrend(), "a trend");
    }

    /**
     * Whether a strategy may trade in a range.
     *
     * @param kind in the catalog
     * @return its key
     */
    public static ConfigurationKey inRange(StrategyKind kind) {
        return allowed(kind, "inRange", kind.inRange(), "a range");
    }

    /**
     * Whether a strategy may trade in a volatile market.
     *
     * @param kind in the catalog
     * @return its key
     */
    public static ConfigurationKey inVolatile(StrategyKind kind) {
        return allowed(kind, "inVolatile", kind.inVolatile(), "a volatile market");
    }

    /**
     * Keys of the filter and of every strategy.
     *
     * @return in documentation order
     */
    static List<ConfigurationKey> all() {
        final List<ConfigurationKey> keys = new ArrayList<>(DECLARED);
        for (final StrategyKind kind : StrategyCatalog.all()) {
            keys.add(inTrend(kind));
            keys.add(inRange(kind));
            keys.add(inVolatile(kind));
        }
        return keys;
    }

    /**
     * Checks what no single key can.
     *
     * @param configuration all keys set
     * @throws IllegalArgumentException naming both keys
     */
    static void checkRelations(CoreConfiguration configuration) {
        leavesBelow(configuration, ADX_ENTER, ADX_LEAVE);
        leavesBelow(configuration, SLOPE_ENTER, SLOPE_LEAVE);
        leavesBelow(configuration, VOLATILE_ENTER, VOLATILE_LEAVE);
        if (configuration.value(VOLATILITY_MIN) > configuration.value(VOLATILITY_WINDOW)) {
            throw new IllegalArgumentException("configuration keys " + VOLATILITY_MIN.name() + " and "
                    + VOLATILITY_WINDOW.name() + ": the window must hold as many as are needed");
        }
        if (configuration.flag(ENABLED) && !BarKeys.follows(configuration, configuration.value(INTERVAL))) {
            throw new IllegalArgumentException("configuration keys " + INTERVAL.name() + " and "
                    + BarKeys.INTERVALS.name() + ": the regime's bars must be followed, or " + ENABLED.name()
                    + " be false");
        }
    }

    private static void leavesBelow(CoreConfiguration configuration, ConfigurationKey enter, ConfigurationKey leave) {
        if (configuration.value(leave) > configuration.value(enter)) {
            throw new IllegalArgumentException("configuration keys " + leave.name() + " and " + enter.name()
                    + ": what ends a regime may not lie above what begins it");
        }
    }

    private static ConfigurationKey allowed(StrategyKind kind, String regime, boolean standard, String where) {
        return ConfigurationKey.flag(
                "regime." + kind.name() + '.' + regime,
                standard,
                "Whether the strategy for " + kind.title() + " may trade in " + where + '.');
    }

    private static ConfigurationKey declare(ConfigurationKey key) {
        DECLARED.add(key);
        return key;
    }
}
