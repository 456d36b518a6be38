package io.escapement.core.config;

import java.util.ArrayList;
import java.util.List;

/**
 * Keys of the guard that brakes after losses: {@code performance.…}.
 *
 * <p>Drawdown is the fall of the sum of closed trades' net results from its high, as a fraction of the account's equity at
 * that high. Each strategy has a level of its own by its own trades, the account one by all of them; the stricter counts.
 */
public final class PerformanceKeys {
    private static final List<ConfigurationKey> DECLARED = new ArrayList<>();
    private static final long DAY_MS = 86_400_000L;

    /** Whether the guard is out of work. */
    public static final ConfigurationKey FROZEN = declare(ConfigurationKey.flag(
            "performance.frozen", false, "Leave the performance guard out: no trade changes size, threshold or gate."));

    /** Fall that makes cautious. */
    public static final ConfigurationKey CAUTIOUS_DRAWDOWN =
            declare(drawdown("performance.cautiousDrawdown", "0.02", "Drawdown from which the level is CAUTIOUS."));

    /** Fall that throttles. */
    public static final ConfigurationKey THROTTLED_DRAWDOWN =
            declare(drawdown("performance.throttledDrawdown", "0.04", "Drawdown from which the level is THROTTLED."));

    /** Fall that pauses. */
    public static final ConfigurationKey PAUSED_DRAWDOWN = declare(drawdown(
            "performance.pausedDrawdown", "0.08", "Drawdown from which the level is PAUSED: nothing is traded."));

    /** Streak that makes cautious. */
    public static final ConfigurationKey CAUTIOUS_LOSSES = declare(
            losses("performance.cautiousLosses", 4, "Losing trades in a row that lead to CAUTIOUS; 0: none do."));

    /** Streak that throttles. */
    public static final ConfigurationKey THROTTLED_LOSSES = declare(
            losses("performance.throttledLosses", 6, "Losing trades in a row that lead to THROTTLED; 0: none do."));

    /** Streak that pauses. */
    public static final ConfigurationKey PAUSED_LOSSES =
            declare(losses("performance.pausedLosses", 10, "Losing trades in a row that lead to PAUSED; 0: none do."));

    /** Size when cautious. */
    public static final ConfigurationKey CAUTIOUS_SIZE = declare(ConfigurationKey.decimal(
            "performance.cautiousSize", "factor", "0.75", "0.01", "1", "What sizes are multiplied by while CAUTIOUS."));

    /** Size when throttled. */
    public static final ConfigurationKey THROTTLED_SIZE = declare(ConfigurationKey.decimal(
            "performance.throttledSize",
            "factor",
            "0.5",
            "0.01",
            "1",
            "What sizes are multiplied by while THROTTLED."));

    /** Threshold when cautious. */
    public static final ConfigurationKey CAUTIOUS_SHIFT = declare(ConfigurationKey.decimal(
            "performance.cautiousShift",
            "probability",
            "0.01",
            "0",
            "0.5",
            "Added to the least probability while CAUTIOUS."));

    /** Threshold when throttled. */
    public static final ConfigurationKey THROTTLED_SHIFT = declare(ConfigurationKey.decimal(
            "performance.throttledShift",
            "probability",
            "0.03",
            "0",
            "0.5",
            "Added to the least probability while THROTTLED."));

    /** Winners that lead back. */
    public static final ConfigurationKey RECOVER_WINNERS = declare(ConfigurationKey.integer(
            "performance.recoverWinners",
            "trades",
            2,
            0,
            1000,
            "Winning trades in a row that lead one level back; 0: they do not. A new high leads to NORMAL at once."));

    /** Time that leads back. */
    public static final ConfigurationKey RECOVER_AFTER = declare(ConfigurationKey.integer(
            "performance.recoverAfterMs",
            "ms",
            DAY_MS,
            0,
            365 * DAY_MS,
            "Time without a losing trade after which the level goes one back; 0: only trades lead back, and of PAUSED"
                    + " those still open."));

    private PerformanceKeys() {}

    /**
     * Checks what no single key can.
     *
     * @param configuration all keys set
     * @throws IllegalArgumentException naming the keys
     */
    static void checkRelations(CoreConfiguration configuration) {
        requireRising(configuration, CAUTIOUS_DRAWDOWN, THROTTLED_DRAWDOWN);
        requireRising(configuration, THROTTLED_DRAWDOWN, PAUSED_DRAWDOWN);
        requireRising(configuration, THROTTLED_SIZE, CAUTIOUS_SIZE);
        requireRising(configuration, CAUTIOUS_SHIFT, THROTTLED_SHIFT);
    }

    /**
     * All keys of this section.
     *
     * @return in documentation order
     */
    static List<ConfigurationKey> all() {
        return DECLARED;
    }

    private static void requireRising(CoreConfiguration configuration, ConfigurationKey low, ConfigurationKey high) {
        if (configuration.value(low) > configuration.value(high)) {
            throw new IllegalArgumentException("configuration keys " + low.name() + " and " + high.name()
                    + ": the first must not be larger than the second");
        }
    }

    private static ConfigurationKey drawdown(String name, String preset, String meaning) {
        return ConfigurationKey.decimal(name, "fraction of equity", preset, "0.0001", "10", meaning);
    }

    private static ConfigurationKey losses(String name, long preset, String meaning) {
        return ConfigurationKey.integer(name, "trades", preset, 0, 1000, meaning);
    }

    private static ConfigurationKey declare(ConfigurationKey key) {
        DECLARED.add(key);
        return key;
    }
}
