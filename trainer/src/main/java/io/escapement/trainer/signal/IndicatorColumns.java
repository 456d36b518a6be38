package io.escapement.trainer.signal;

import io.escapement.core.feature.Indicators;
import java.util.List;

/** Every value the core's indicators of one interval have, by name, in one order. */
public final class IndicatorColumns {
    private static final List<String> NAMES = List.of(
            "ema_9",
            "ema_21",
            "ema_55",
            "ema_100",
            "rsi_14",
            "macd_12_26",
            "macd_signal_9",
            "macd_histogram",
            "atr_14",
            "adx_14",
            "plus_di_14",
            "minus_di_14",
            "bollinger_middle_20",
            "bollinger_upper_20",
            "bollinger_lower_20",
            "bollinger_width_20",
            "bollinger_position_20",
            "return_mean_16",
            "return_deviation_16",
            "return_mean_96",
            "return_deviation_96",
            "volume_mean_4",
            "volume_mean_96",
            "volume_deviation_96",
            "volume_score_96",
            "highest_96",
            "lowest_96",
            "stochastic_k_14",
            "stochastic_d_14",
            "vwap_day",
            "vwap_96",
            "realised_volatility_96",
            "donchian_upper_20",
            "donchian_lower_20",
            "donchian_middle_20",
            "donchian_position_20",
            "swing_high_3",
            "swing_low_3");

    private IndicatorColumns() {}

    /**
     * Their names.
     *
     * @return in order; unmodifiable
     */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * Their values now.
     *
     * @param set of one interval
     * @return in the order of the names; NaN where not known yet
     */
    public static double[] values(Indicators set) {
        return new double[] {
            set.ema9().value(),
            set.ema21().value(),
            set.ema55().value(),
            set.ema100().value(),
            set.rsi().value(),
            set.macd().line(),
            set.macd().signal(),
            set.macd().histogram(),
            set.atr().value(),
            set.adx().value(),
            set.adx().plusDi(),
            set.adx().minusDi(),
            set.bollinger().middle(),
            set.bollinger().upper(),
            set.bollinger().lower(),
            set.bollinger().width(),
            set.bollinger().position(),
            set.returns16().mean(),
            set.returns16().deviation(),
            set.returns96().mean(),
            set.returns96().deviation(),
            set.volume4().value(),
            set.volume96().mean(),
            set.volume96().deviation(),
            set.volume96().score(),
            set.extremes96().highest(),
            set.extremes96().lowest(),
            set.stochastic().k(),
            set.stochastic().d(),
            set.dayVwap().value(),
            set.vwap96().value(),
            set.volatility96().value(),
            set.donchian20().upper(),
            set.donchian20().lower(),
            set.donchian20().middle(),
            set.donchian20().position(),
            set.swings().high(),
            set.swings().low()
        };
    }
}
