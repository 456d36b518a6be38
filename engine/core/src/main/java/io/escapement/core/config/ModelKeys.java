package io.escapement.core.config;

import java.util.ArrayList;
import java.util.List;

/** Keys of models and of the decision made on what they say: {@code model.…} and {@code conviction.…}. */
public final class ModelKeys {
    private static final List<ConfigurationKey> DECLARED = new ArrayList<>();

    /** Whether trading needs a model. */
    public static final ConfigurationKey REQUIRED = declare(
            ConfigurationKey.flag("model.required", true, "Block every signal while no model bundle is active."));

    /** Share of features that may lie outside the training range. */
    public static final ConfigurationKey MAX_OUT_OF_RANGE = declare(ConfigurationKey.decimal(
            "model.maxOutOfRange",
            "fraction",
            "0.3",
            "0",
            "1",
            "Share of features allowed outside the range seen in training; 1: they are told, and never block."));

    /** Whether inputs that training never missed must be there. */
    public static final ConfigurationKey MISSING_BLOCKS = declare(ConfigurationKey.flag(
            "model.missingBlocks", true, "Block a signal when a feature is missing that no training row missed."));

    /** History of a trainable symbol. */
    public static final ConfigurationKey MIN_HISTORY = declare(ConfigurationKey.integer(
            "model.minHistoryDays",
            "days",
            90,
            1,
            3650,
            "Days an untrained instrument must have been listed before training is asked for; where the venue tells no"
                    + " launch time, days that the bars held span."));

    /** Least probability. */
    public static final ConfigurationKey MIN_PROBABILITY = declare(ConfigurationKey.decimal(
            "conviction.minProbability",
            "probability",
            "0",
            "0",
            "1",
            "Least probability of success; 0: the bundle's own threshold for the strategy."));

    /** Least expected value. */
    public static final ConfigurationKey MIN_VALUE = declare(ConfigurationKey.decimal(
            "conviction.minValueBps",
            "bps of notional",
            "0",
            "-1000",
            "1000",
            "Least expected value after fees, spread, slippage and funding."));

    /** Assumed slippage. */
    public static final ConfigurationKey SLIPPAGE = declare(ConfigurationKey.decimal(
            "conviction.slippageBps",
            "bps of notional",
            "1",
            "0",
            "1000",
            "Slippage assumed for each market fill beyond half the spread."));

    /** Assumed success without a model. */
    public static final ConfigurationKey PRIOR = declare(ConfigurationKey.decimal(
            "conviction.prior",
            "probability",
            "0.5",
            "0",
            "1",
            "Probability assumed when no model is active and none is required."));

    private ModelKeys() {}

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
