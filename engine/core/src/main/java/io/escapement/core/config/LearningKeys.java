package io.escapement.core.config;

import java.util.ArrayList;
import java.util.List;

/**
 * Keys of what outcomes teach: {@code learning.…}, and of the guard over win rates: {@code winRate.…}.
 *
 * <p>A frozen piece learns nothing and corrects nothing.
 */
public final class LearningKeys {
    /** Index of the word BOTH in {@link #LEARN_FROM} and {@link #WIN_RATE_COUNTS}. */
    public static final String BOTH = "BOTH";

    /** Only trades count. */
    public static final String TRADES = "TRADES";

    /** Only phantoms count. */
    public static final String PHANTOMS = "PHANTOMS";

    private static final List<ConfigurationKey> DECLARED = new ArrayList<>();

    /** Retraining rhythm. */
    public static final ConfigurationKey RETRAIN = declare(ConfigurationKey.integer(
            "learning.retrainEvery",
            "outcomes",
            50,
            1,
            1_000_000,
            "Outcomes after which training is asked for again."));

    /** Everything at once. */
    public static final ConfigurationKey FREEZE = declare(ConfigurationKey.flag(
            "learning.freeze",
            false,
            "Freeze all that is learned, the win-rate guard included: no outcome changes a decision."));

    /** What lessons are made of. */
    public static final ConfigurationKey LEARN_FROM = declare(ConfigurationKey.choice(
            "learning.from",
            BOTH,
            List.of(BOTH, TRADES, PHANTOMS),
            "Whose outcomes make lessons: trades, phantoms or both."));

    /** Forgetting. */
    public static final ConfigurationKey HALF_LIFE = declare(ConfigurationKey.integer(
            "learning.halfLife",
            "outcomes",
            200,
            0,
            1_000_000,
            "Outcomes of one pattern or bucket after which an older one counts half; 0: none is forgotten."));

    /** Shrinkage. */
    public static final ConfigurationKey SHRINKAGE = declare(ConfigurationKey.decimal(
            "learning.shrinkage",
            "outcomes",
            "20",
            "0",
            "100000",
            "Weight of the mean that patterns, buckets and sources are shrunk toward, in outcomes."));

    /** Patterns off. */
    public static final ConfigurationKey PATTERNS_FREEZE = declare(ConfigurationKey.flag(
            "learning.patterns.freeze", false, "Freeze the correction of probabilities by outcome patterns."));

    /** Least outcomes of a pattern. */
    public static final ConfigurationKey PATTERNS_MIN_COUNT = declare(ConfigurationKey.integer(
            "learning.patterns.minCount",
            "outcomes",
            20,
            1,
            1_000_000,
            "Outcomes a pattern (strategy, regime, hours, volatility) needs before it corrects a probability."));

    /** Bound of a pattern's correction. */
    public static final ConfigurationKey PATTERNS_MAX_SHIFT = declare(ConfigurationKey.decimal(
            "learning.patterns.maxShift", "probability", "0.1", "0", "1", "Largest correction of a probability."));

    /** Hours of a pattern. */
    public static final ConfigurationKey PATTERNS_HOURS = declare(ConfigurationKey.integer(
            "learning.patterns.hours", "hours", 4, 1, 24, "Hours of the UTC day that make one bucket of patterns."));

    /** Values off. */
    public static final ConfigurationKey VALUES_FREEZE = declare(ConfigurationKey.flag(
            "learning.values.freeze", false, "Freeze the correction of expected values by probability bucket."));

    /** Least outcomes of a bucket. */
    public static final ConfigurationKey VALUES_MIN_COUNT = declare(ConfigurationKey.integer(
            "learning.values.minCount",
            "outcomes",
            20,
            1,
            1_000_000,
            "Outcomes a probability bucket of a strategy needs before it corrects an expected value."));

    /** Bound of a bucket's correction. */
    public static final ConfigurationKey VALUES_MAX_BPS = declare(ConfigurationKey.decimal(
            "learning.values.maxBps",
            "bps of notional",
            "50",
            "0",
            "10000",
            "Largest correction of an expected value."));

    /** Sources off. */
    public static final ConfigurationKey SOURCES_FREEZE =
            declare(ConfigurationKey.flag("learning.sources.freeze", false, "Freeze the weights of strategies at 1."));

    /** Least outcomes of a source. */
    public static final ConfigurationKey SOURCES_MIN_COUNT = declare(ConfigurationKey.integer(
            "learning.sources.minCount",
            "outcomes",
            20,
            1,
            1_000_000,
            "Outcomes a strategy needs before its weight leaves 1."));

    /** Speed of weights. */
    public static final ConfigurationKey SOURCES_RATE = declare(ConfigurationKey.decimal(
            "learning.sources.rate",
            "per R",
            "1",
            "0",
            "100",
            "How strongly the mean result of a strategy moves its weight."));

    /** Least weight. */
    public static final ConfigurationKey SOURCES_MIN = declare(ConfigurationKey.decimal(
            "learning.sources.minWeight", "factor", "0.5", "0.01", "1", "Least weight of a strategy."));

    /** Largest weight. */
    public static final ConfigurationKey SOURCES_MAX = declare(ConfigurationKey.decimal(
            "learning.sources.maxWeight", "factor", "1.5", "1", "100", "Largest weight of a strategy."));

    /** Gate costs off. */
    public static final ConfigurationKey GATE_COSTS_FREEZE = declare(
            ConfigurationKey.flag("learning.gateCosts.freeze", false, "Stop adding up what each gate saved or lost."));

    /** Training requests off. */
    public static final ConfigurationKey REQUESTS_FREEZE =
            declare(ConfigurationKey.flag("learning.requests.freeze", false, "Stop asking for training by outcomes."));

    /** Guard off. */
    public static final ConfigurationKey WIN_RATE_FREEZE =
            declare(ConfigurationKey.flag("winRate.freeze", false, "Freeze the win-rate guard: it blocks nothing."));

    /** Length of the lists. */
    public static final ConfigurationKey WIN_RATE_WINDOW = declare(ConfigurationKey.integer(
            "winRate.window",
            "outcomes",
            200,
            1,
            100_000,
            "Latest outcomes kept per strategy, trades and phantoms in lists of their own."));

    /** Which lists count. */
    public static final ConfigurationKey WIN_RATE_COUNTS = declare(ConfigurationKey.choice(
            "winRate.counts",
            TRADES,
            List.of(BOTH, TRADES, PHANTOMS),
            "Which list the win-rate guard judges a strategy by."));

    /** Least outcomes of the guard. */
    public static final ConfigurationKey WIN_RATE_MIN_COUNT = declare(ConfigurationKey.integer(
            "winRate.minCount",
            "outcomes",
            30,
            1,
            100_000,
            "Outcomes that count which a strategy needs before the win-rate guard can block it."));

    /** Threshold of the guard. */
    public static final ConfigurationKey WIN_RATE_THRESHOLD = declare(ConfigurationKey.decimal(
            "winRate.threshold",
            "fraction",
            "0",
            "0",
            "1",
            "Least win rate of a strategy; 0: the break-even rate of the signal's own reward and risk plus"
                    + " winRate.margin."));

    /** Margin over break-even. */
    public static final ConfigurationKey WIN_RATE_MARGIN = declare(ConfigurationKey.decimal(
            "winRate.margin",
            "fraction",
            "-0.05",
            "-1",
            "1",
            "Added to the break-even win rate; below 0: that much worse is borne."));

    /** Outcomes of a recovery. */
    public static final ConfigurationKey WIN_RATE_RECOVERY_COUNT = declare(ConfigurationKey.integer(
            "winRate.recoveryCount",
            "phantoms",
            20,
            1,
            100_000,
            "Phantoms of a blocked strategy, ended since it was blocked, that its return is judged by."));

    /** Margin of a recovery. */
    public static final ConfigurationKey WIN_RATE_RECOVERY_MARGIN = declare(ConfigurationKey.decimal(
            "winRate.recoveryMargin",
            "fraction",
            "0.05",
            "0",
            "1",
            "How far above the threshold those phantoms' win rate must lie for a strategy to return."));

    private LearningKeys() {}

    /**
     * All keys of these sections.
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
        if (configuration.value(WIN_RATE_MIN_COUNT) > configuration.value(WIN_RATE_WINDOW)) {
            throw new IllegalArgumentException("configuration keys " + WIN_RATE_MIN_COUNT.name() + " and "
                    + WIN_RATE_WINDOW.name() + ": the list never holds that many");
        }
    }

    private static ConfigurationKey declare(ConfigurationKey key) {
        DECLARED.add(key);
        return key;
    }
}
