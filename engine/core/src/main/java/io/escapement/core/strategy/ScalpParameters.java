package io.escapement.core.strategy;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.core.strategy.Parameter.Scale;
import java.util.List;

/** What the scalp strategy declares; names are relative to its section of the configuration. */
final class ScalpParameters {
    static final Parameter INTERVAL =
            Parameter.choice("intervalMinutes", "minutes", "3", List.of("1", "3", "5"), "Bars it works on, minutes.");
    static final Parameter BURSTS =
            Parameter.flag("bursts", true, "Whether a burst of momentum speaks when it happens.");
    static final Parameter PULLBACKS =
            Parameter.flag("pullbacks", true, "Whether a small pull-back after a burst speaks when it ends.");
    static final Parameter FAST_PERIOD =
            Parameter.integer("fastPeriod", "bars", 9, 2, 200, "Period of the fast average of closes.");
    static final Parameter SLOW_PERIOD =
            Parameter.integer("slowPeriod", "bars", 34, 3, 400, "Period of the slow average; above the fast one.");
    static final Parameter ATR_PERIOD = Parameter.integer("atrPeriod", "bars", 14, 2, 100, "Period of the true range.");
    static final Parameter BURST_ATR = Parameter.decimal(
                    "burstAtr",
                    "ATR",
                    3 * FixedPoint.ONE / 2,
                    FixedPoint.ONE / 10,
                    10 * FixedPoint.ONE,
                    "Least body of a burst, in true ranges of the bars before.")
            .searched(FixedPoint.ONE / 10, Scale.LINEAR);
    static final Parameter BREAKOUT_BARS =
            Parameter.integer("breakoutBars", "bars", 10, 2, 400, "Bars whose extreme a burst must close beyond.");
    static final Parameter VOLUME_BARS =
            Parameter.integer("volumeBars", "bars", 60, 10, 1000, "Bars a volume is compared with.");
    static final Parameter VOLUME_SCORE = Parameter.decimal(
                    "volumeScore",
                    "deviations",
                    3 * FixedPoint.ONE / 2,
                    -3 * FixedPoint.ONE,
                    10 * FixedPoint.ONE,
                    "Least volume of a burst, in deviations above the mean.")
            .searched(FixedPoint.ONE / 10, Scale.LINEAR);
    static final Parameter PULLBACK_BARS = Parameter.integer(
            "pullbackBars", "bars", 5, 1, 50, "Bars after a burst within which a pull-back must end.");
    static final Parameter PULLBACK_MIN = Parameter.decimal(
                    "pullbackMin",
                    "of the burst",
                    FixedPoint.ONE / 5,
                    0,
                    FixedPoint.ONE,
                    "Least part of the burst that must be given back.")
            .searched(FixedPoint.ONE / 20, Scale.LINEAR);
    static final Parameter PULLBACK_MAX = Parameter.decimal(
                    "pullbackMax",
                    "of the burst",
                    6 * FixedPoint.ONE / 10,
                    0,
                    FixedPoint.ONE,
                    "Most part that may be given back; above pullbackMin.")
            .searched(FixedPoint.ONE / 20, Scale.LINEAR);
    static final Parameter STOP_ATR = Parameter.decimal(
                    "stopAtr",
                    "ATR",
                    2 * FixedPoint.ONE,
                    FixedPoint.ONE / 10,
                    20 * FixedPoint.ONE,
                    "Distance of the stop from the entry.")
            .searched(FixedPoint.ONE / 4, Scale.LINEAR);
    static final Parameter TARGET_ATR = Parameter.decimal(
                    "targetAtr",
                    "ATR",
                    3 * FixedPoint.ONE,
                    FixedPoint.ONE / 10,
                    40 * FixedPoint.ONE,
                    "Distance of the target from the entry; a part is taken half way.")
            .searched(FixedPoint.ONE / 4, Scale.LINEAR);
    static final Parameter MIN_TARGET_BPS = Parameter.decimal(
                    "minTargetBps",
                    "bps of the price",
                    30 * FixedPoint.ONE,
                    0,
                    1000 * FixedPoint.ONE,
                    "Nearest target worth proposing: fees and slippage take a fixed share of the price.")
            .searched(5 * FixedPoint.ONE, Scale.LINEAR);
    static final Parameter COOLDOWN_BARS =
            Parameter.integer("cooldownBars", "bars", 5, 0, 1000, "Bars of silence on an instrument after a proposal.");

    static final List<Parameter> ALL = List.of(
            INTERVAL,
            BURSTS,
            PULLBACKS,
            FAST_PERIOD,
            SLOW_PERIOD,
            ATR_PERIOD,
            BURST_ATR,
            BREAKOUT_BARS,
            VOLUME_BARS,
            VOLUME_SCORE,
            PULLBACK_BARS,
            PULLBACK_MIN,
            PULLBACK_MAX,
            STOP_ATR,
            TARGET_ATR,
            MIN_TARGET_BPS,
            COOLDOWN_BARS);

    private ScalpParameters() {}
}
