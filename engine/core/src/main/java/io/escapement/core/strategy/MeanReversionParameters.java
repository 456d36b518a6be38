package io.escapement.core.strategy;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.core.strategy.Parameter.Scale;
import java.util.List;

/** What the mean reversion strategy declares; names are relative to its section of the configuration. */
final class MeanReversionParameters {
    static final Parameter INTERVAL = Parameter.choice(
            "intervalMinutes", "minutes", "15", List.of("3", "5", "15", "60"), "Bars it works on, minutes.");
    static final Parameter BAND_PERIOD =
            Parameter.integer("bandPeriod", "bars", 20, 5, 200, "Closes the bands are made of.");
    static final Parameter BAND_DEVIATIONS = Parameter.decimal(
                    "bandDeviations",
                    "deviations",
                    2 * FixedPoint.ONE,
                    FixedPoint.ONE / 2,
                    5 * FixedPoint.ONE,
                    "Distance of the bands from the mean of the closes.")
            .searched(FixedPoint.ONE / 10, Scale.LINEAR);
    static final Parameter RSI_PERIOD =
            Parameter.integer("rsiPeriod", "bars", 14, 2, 100, "Period of the relative strength index.");
    static final Parameter RSI_EXTREME = Parameter.decimal(
                    "rsiExtreme",
                    "",
                    30 * FixedPoint.ONE,
                    FixedPoint.ONE,
                    50 * FixedPoint.ONE,
                    "Strength index a long's stretch must fall to; mirrored at 50 for shorts.")
            .searched(FixedPoint.ONE, Scale.LINEAR);
    static final Parameter VWAP_PERIOD =
            Parameter.integer("vwapPeriod", "bars", 96, 2, 2000, "Bars of the volume-weighted average price.");
    static final Parameter VWAP_ATR = Parameter.decimal(
                    "vwapAtr",
                    "ATR",
                    3 * FixedPoint.ONE / 2,
                    0,
                    20 * FixedPoint.ONE,
                    "Least distance of a stretched close from that price.")
            .searched(FixedPoint.ONE / 4, Scale.LINEAR);
    static final Parameter ADX_PERIOD =
            Parameter.integer("adxPeriod", "bars", 14, 2, 100, "Period of the directional index.");
    static final Parameter ADX_MAX = Parameter.decimal(
                    "adxMax",
                    "",
                    30 * FixedPoint.ONE,
                    0,
                    100 * FixedPoint.ONE,
                    "Directional index above which the market is not a range.")
            .searched(FixedPoint.ONE, Scale.LINEAR);
    static final Parameter PATIENCE_BARS = Parameter.integer(
            "patienceBars", "bars", 6, 1, 100, "Bars a stretch waits for the close back inside the bands.");
    static final Parameter ATR_PERIOD = Parameter.integer("atrPeriod", "bars", 14, 2, 100, "Period of the true range.");
    static final Parameter STOP_ATR = Parameter.decimal(
                    "stopAtr",
                    "ATR",
                    3 * FixedPoint.ONE / 2,
                    0,
                    20 * FixedPoint.ONE,
                    "Distance of the stop from the extreme of the stretch.")
            .searched(FixedPoint.ONE / 10, Scale.LINEAR);
    static final Parameter TARGET_SHARE = Parameter.decimal(
                    "targetShare",
                    "of the way",
                    FixedPoint.ONE,
                    FixedPoint.ONE / 10,
                    3 * FixedPoint.ONE,
                    "Distance of the target in ways from the close to the mean of the closes; a part is taken half way.")
            .searched(FixedPoint.ONE / 10, Scale.LINEAR);
    static final Parameter MIN_REWARD = Parameter.decimal(
                    "minReward",
                    "of the risk",
                    FixedPoint.ONE / 2,
                    0,
                    10 * FixedPoint.ONE,
                    "Least distance of the target as a multiple of the stop's; nearer is not worth proposing.")
            .searched(FixedPoint.ONE / 10, Scale.LINEAR);
    static final Parameter COOLDOWN_BARS =
            Parameter.integer("cooldownBars", "bars", 4, 0, 1000, "Bars of silence on an instrument after a proposal.");

    static final List<Parameter> ALL = List.of(
            INTERVAL,
            BAND_PERIOD,
            BAND_DEVIATIONS,
            RSI_PERIOD,
            RSI_EXTREME,
            VWAP_PERIOD,
            VWAP_ATR,
            ADX_PERIOD,
            ADX_MAX,
            PATIENCE_BARS,
            ATR_PERIOD,
            STOP_ATR,
            TARGET_SHARE,
            MIN_REWARD,
            COOLDOWN_BARS);

    private MeanReversionParameters() {}
}
