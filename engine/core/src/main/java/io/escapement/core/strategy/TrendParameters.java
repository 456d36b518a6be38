package io.escapement.core.strategy;

import java.util.List;

/** What the trend strategy declares; names are relative to the strategy's section of the configuration. */
final class TrendParameters {
    static final Parameter INTERVAL = Parameter.choice(
            "intervalMinutes", "minutes", "15", List.of("3", "5", "15", "60"), "Bars it works on, minutes.");
    static final Parameter FAST_PERIOD =
            Parameter.integer("fastPeriod", "bars", 12, 2, 200, "Period of the fast average of closes.");
    static final Parameter SLOW_PERIOD =
            Parameter.integer("slowPeriod", "bars", 36, 3, 400, "Period of the slow average; above the fast one.");
    static final Parameter ADX_PERIOD =
            Parameter.integer("adxPeriod", "bars", 14, 2, 100, "Period of the directional index.");
    static final Parameter ADX_MIN = Parameter.decimal(
            "adxMin", "", 20_00000000L, 0, 100_00000000L, "Directional index below which there is no trend.");
    static final Parameter RSI_PERIOD =
            Parameter.integer("rsiPeriod", "bars", 14, 2, 100, "Period of the relative strength index.");
    static final Parameter RSI_EXTREME = Parameter.decimal(
            "rsiExtreme",
            "",
            80_00000000L,
            50_00000000L,
            100_00000000L,
            "Strength index above which a long comes too late; mirrored at 50 for shorts.");
    static final Parameter BREAKOUT_BARS = Parameter.integer(
            "breakoutBars", "bars", 20, 2, 400, "Bars whose extreme a close must pass to count as a breakout.");
    static final Parameter ATR_PERIOD = Parameter.integer("atrPeriod", "bars", 14, 2, 100, "Period of the true range.");
    static final Parameter STOP_ATR = Parameter.decimal(
            "stopAtr", "ATR", 2_50000000L, 10000000L, 20_00000000L, "Distance of the stop from the entry.");
    static final Parameter TARGET_ATR = Parameter.decimal(
            "targetAtr", "ATR", 4_00000000L, 10000000L, 40_00000000L, "Distance of the target from the entry.");
    static final Parameter FIRST_TARGET_ATR = Parameter.decimal(
            "firstTargetAtr",
            "ATR",
            2_50000000L,
            0,
            40_00000000L,
            "Distance at which a part is taken; none when it is not nearer than the target.");
    static final Parameter COOLDOWN_BARS =
            Parameter.integer("cooldownBars", "bars", 4, 0, 1000, "Bars of silence on an instrument after a proposal.");

    static final List<Parameter> ALL = List.of(
            INTERVAL,
            FAST_PERIOD,
            SLOW_PERIOD,
            ADX_PERIOD,
            ADX_MIN,
            RSI_PERIOD,
            RSI_EXTREME,
            BREAKOUT_BARS,
            ATR_PERIOD,
            STOP_ATR,
            FIRST_TARGET_ATR,
            TARGET_ATR,
            COOLDOWN_BARS);

    private TrendParameters() {}
}
