package io.escapement.core.config;

import java.util.ArrayList;
import java.util.List;

/** Keys of the look at the trend of small bars before a signal of larger ones is traded: {@code microTrend.…}. */
public final class MicroTrendKeys {
    private static final List<ConfigurationKey> DECLARED = new ArrayList<>();

    /** The gate. */
    public static final ConfigurationKey ENABLED = declare(ConfigurationKey.flag(
            "microTrend.enabled", true, "Whether signals must not go against the trend of small bars."));

    /** Small bars. */
    public static final ConfigurationKey INTERVAL = declare(ConfigurationKey.integer(
            "microTrend.intervalMinutes", "minutes", 3, 1, 240, "The small bars; among bars.intervals."));

    /** Signals looked at. */
    public static final ConfigurationKey FROM_INTERVAL = declare(ConfigurationKey.integer(
            "microTrend.fromMinutes",
            "minutes",
            15,
            1,
            1440,
            "Signals of bars of this length or more are held to it; shorter ones pass."));

    /** Period of the average. */
    public static final ConfigurationKey AVERAGE_PERIOD = declare(ConfigurationKey.integer(
            "microTrend.averagePeriod", "bars", 20, 2, 400, "Period of the average of small closes."));

    /** Distance of the slope. */
    public static final ConfigurationKey SLOPE_BARS = declare(ConfigurationKey.integer(
            "microTrend.slopeBars", "bars", 5, 1, 60, "Bars over which the average's slope is taken."));

    /** Distance of the return. */
    public static final ConfigurationKey RETURN_BARS = declare(ConfigurationKey.integer(
            "microTrend.returnBars", "bars", 5, 1, 60, "Bars over which the return is taken."));

    /** Threshold. */
    public static final ConfigurationKey MIN = declare(ConfigurationKey.decimal(
            "microTrend.min",
            "-1 to 1",
            "-0.3",
            "-1",
            "1",
            "Least small trend in the signal's direction: -1 all against it, 1 all with it."));

    private MicroTrendKeys() {}

    /**
     * Keys of this section.
     *
     * @return in documentation order
     */
    static List<ConfigurationKey> all() {
        return DECLARED;
    }

    /**
     * Checks what no single key can.
     *
     * @param configuration all keys set
     * @throws IllegalArgumentException naming both keys
     */
    static void checkRelations(CoreConfiguration configuration) {
        if (configuration.flag(ENABLED) && !BarKeys.follows(configuration, configuration.count(INTERVAL))) {
            throw new IllegalArgumentException("configuration keys " + INTERVAL.name() + " and "
                    + BarKeys.INTERVALS.name() + ": the small bars must be followed, or " + ENABLED.name()
                    + " be false");
        }
        if (configuration.value(INTERVAL) >= configuration.value(FROM_INTERVAL)) {
            throw new IllegalArgumentException("configuration keys " + INTERVAL.name() + " and " + FROM_INTERVAL.name()
                    + ": the small bars must be shorter than those of the signals");
        }
        if (configuration.value(RETURN_BARS) >= configuration.value(CoreKeys.CAPACITY_BARS)) {
            throw new IllegalArgumentException("configuration keys " + RETURN_BARS.name() + " and "
                    + CoreKeys.CAPACITY_BARS.name() + ": the return must fit the series");
        }
    }

    private static ConfigurationKey declare(ConfigurationKey key) {
        DECLARED.add(key);
        return key;
    }
}
