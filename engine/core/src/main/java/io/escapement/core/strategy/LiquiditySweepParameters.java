package io.escapement.core.strategy;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.core.strategy.Parameter.Scale;
import java.util.List;

/** What the liquidity sweep strategy declares; names are relative to its section of the configuration. */
final class LiquiditySweepParameters {
    static final Parameter INTERVAL = Parameter.choice(
            "intervalMinutes", "minutes", "15", List.of("3", "5", "15", "60"), "Bars it works on, minutes.");
    static final Parameter WING = Parameter.integer(
            "wing", "bars", 3, 1, 50, "Bars on either side that a swing high or low stands out from.");
    static final Parameter MIN_AGE = Parameter.integer(
            "minAge", "bars", 6, 1, 1000, "Least age of a swing: orders must have had time to gather behind it.");
    static final Parameter MAX_AGE =
            Parameter.integer("maxAge", "bars", 192, 2, 10_000, "Most age of a swing; above minAge.");
    static final Parameter MIN_DEPTH = Parameter.decimal(
                    "minDepthAtr",
                    "ATR",
                    FixedPoint.ONE / 20,
                    0,
                    5 * FixedPoint.ONE,
                    "Least distance a bar must reach beyond the swing.")
            .searched(FixedPoint.ONE / 20, Scale.LINEAR);
    static final Parameter MAX_DEPTH = Parameter.decimal(
                    "maxDepthAtr",
                    "ATR",
                    3 * FixedPoint.ONE / 2,
                    0,
                    20 * FixedPoint.ONE,
                    "Most distance; farther is a break, not a sweep. Above minDepthAtr.")
            .searched(FixedPoint.ONE / 10, Scale.LINEAR);
    static final Parameter WICK = Parameter.decimal(
                    "wick",
                    "of the range",
                    FixedPoint.ONE / 2,
                    0,
                    FixedPoint.ONE,
                    "Least share of the range that is the wick on the swept side.")
            .searched(FixedPoint.ONE / 20, Scale.LINEAR);
    static final Parameter VOLUME_BARS =
            Parameter.integer("volumeBars", "bars", 48, 10, 1000, "Bars a volume is compared with.");
    static final Parameter VOLUME_SCORE = Parameter.decimal(
                    "volumeScore",
                    "deviations",
                    FixedPoint.ONE / 2,
                    -3 * FixedPoint.ONE,
                    10 * FixedPoint.ONE,
                    "Least volume of the bar, in deviations above the mean.")
            .searched(FixedPoint.ONE / 10, Scale.LINEAR);
    static final Parameter ATR_PERIOD = Parameter.integer("atrPeriod", "bars", 14, 2, 100, "Period of the true range.");
    static final Parameter STOP_ATR = Parameter.decimal(
                    "stopAtr",
                    "ATR",
                    FixedPoint.ONE,
                    0,
                    10 * FixedPoint.ONE,
                    "Distance of the stop from the far end of the sweep.")
            .searched(FixedPoint.ONE / 20, Scale.LINEAR);
    static final Parameter TARGET_R = Parameter.decimal(
                    "targetR",
                    "of the risk",
                    2 * FixedPoint.ONE,
                    FixedPoint.ONE / 10,
                    20 * FixedPoint.ONE,
                    "Distance of the target as a multiple of the stop's; a part is taken half way.")
            .searched(FixedPoint.ONE / 4, Scale.LINEAR);
    static final Parameter COOLDOWN_BARS =
            Parameter.integer("cooldownBars", "bars", 4, 0, 1000, "Bars of silence on an instrument after a proposal.");

    static final List<Parameter> ALL = List.of(
            INTERVAL,
            WING,
            MIN_AGE,
            MAX_AGE,
            MIN_DEPTH,
            MAX_DEPTH,
            WICK,
            VOLUME_BARS,
            VOLUME_SCORE,
            ATR_PERIOD,
            STOP_ATR,
            TARGET_R,
            COOLDOWN_BARS);

    private LiquiditySweepParameters() {}
}
