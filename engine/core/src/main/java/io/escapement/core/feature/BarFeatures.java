package io.escapement.core.feature;

import static io.escapement.core.feature.Feature.*;

import io.escapement.core.market.BarSeries;

/** Features of one bar series and its indicators, written to their places in the vector; see {@link Feature}. */
final class BarFeatures {
    private BarFeatures() {}

    /** Features of 15 minute bars. */
    static void primary(BarSeries series, Indicators set, double sign, double[] target) {
        final double atr = set.atr().value();
        final double close = series.closeOf(0);
        target[M15_RETURN_1.ordinal()] = sign * Returns.simpleOver(series, 1);
        target[M15_RETURN_4.ordinal()] = sign * Returns.simpleOver(series, 4);
        target[M15_RETURN_16.ordinal()] = sign * Returns.simpleOver(series, 16);
        target[M15_RETURN_96.ordinal()] = sign * Returns.simpleOver(series, 96);
        target[M15_RSI.ordinal()] = sign * (set.rsi().value() - 50) / 50;
        target[M15_MACD.ordinal()] = sign * ratio(set.macd().line(), atr);
        target[M15_MACD_HISTOGRAM.ordinal()] = sign * ratio(set.macd().histogram(), atr);
        target[M15_EMA_9_21.ordinal()] =
                sign * ratio(set.ema9().value() - set.ema21().value(), atr);
        target[M15_EMA_21_55.ordinal()] =
                sign * ratio(set.ema21().value() - set.ema55().value(), atr);
        target[M15_CLOSE_EMA_21.ordinal()] = sign * ratio(close - set.ema21().value(), atr);
        target[M15_CLOSE_EMA_100.ordinal()] = sign * ratio(close - set.ema100().value(), atr);
        target[M15_EMA_21_SLOPE.ordinal()] = sign * ratio(set.ema21().value() - set.previousEma21(), atr);
        target[M15_ADX.ordinal()] = set.adx().value() / 100;
        target[M15_DI_SPREAD.ordinal()] = sign * (set.adx().plusDi() - set.adx().minusDi()) / 100;
        target[M15_ATR.ordinal()] = atr / close;
        target[M15_VOLATILITY_16.ordinal()] = set.returns16().deviation();
        target[M15_VOLATILITY_RATIO.ordinal()] =
                ratio(set.returns16().deviation(), set.returns96().deviation());
        target[M15_BOLLINGER_WIDTH.ordinal()] = set.bollinger().width();
        target[M15_BOLLINGER_POSITION.ordinal()] = sign * set.bollinger().position();
        barShape(series, sign, atr, target);
        target[M15_VOLUME_SCORE.ordinal()] = set.volume96().score();
        target[M15_VOLUME_RATIO.ordinal()] =
                ratio(set.volume4().value(), set.volume96().mean());
        final double highest = set.extremes96().highest();
        final double lowest = set.extremes96().lowest();
        target[M15_RANGE_POSITION.ordinal()] = sign * ratio(2 * close - highest - lowest, highest - lowest);
        target[M15_ROOM.ordinal()] = ratio(sign > 0 ? highest - close : close - lowest, atr);
        target[M15_STOCHASTIC.ordinal()] = sign * (set.stochastic().k() - 50) / 50;
        target[M15_STOCHASTIC_SPREAD.ordinal()] =
                sign * (set.stochastic().k() - set.stochastic().d()) / 100;
        target[M15_VWAP_DAY.ordinal()] = sign * ratio(close - set.dayVwap().value(), atr);
        target[M15_VWAP_96.ordinal()] = sign * ratio(close - set.vwap96().value(), atr);
        target[M15_DONCHIAN.ordinal()] = sign * set.donchian20().position();
        final double toHigh = ratio(set.swings().high() - close, atr);
        final double toLow = ratio(close - set.swings().low(), atr);
        target[M15_SWING_AHEAD.ordinal()] = sign > 0 ? toHigh : toLow;
        target[M15_SWING_BEHIND.ordinal()] = sign > 0 ? toLow : toHigh;
        target[M15_REALISED_VOLATILITY.ordinal()] = set.volatility96().value();
    }

    /** Features of the bars behind a trend: the same of each of their intervals, in the order of {@link Feature}. */
    static void context(BarSeries series, Indicators set, double sign, double[] target, int first) {
        final double atr = set.atr().value();
        target[first] = sign * Returns.simpleOver(series, 1);
        target[first + 1] = sign * Returns.simpleOver(series, 6);
        target[first + 2] = sign * (set.rsi().value() - 50) / 50;
        target[first + 3] = sign * ratio(set.ema9().value() - set.ema21().value(), atr);
        target[first + 4] = set.adx().value() / 100;
        target[first + 5] = sign * (set.adx().plusDi() - set.adx().minusDi()) / 100;
        target[first + 6] = sign * set.donchian20().position();
    }

    private static void barShape(BarSeries series, double sign, double atr, double[] target) {
        final double open = series.openOf(0);
        final double high = series.highOf(0);
        final double low = series.lowOf(0);
        final double close = series.closeOf(0);
        final double range = high - low;
        final double wick = sign > 0 ? high - Math.max(open, close) : Math.min(open, close) - low;
        target[M15_RANGE.ordinal()] = ratio(range, atr);
        target[M15_BODY.ordinal()] = sign * ratio(close - open, range);
        target[M15_ADVERSE_WICK.ordinal()] = ratio(wick, range);
    }

    /** Features of 3 minute bars. */
    static void micro(BarSeries series, Indicators set, double sign, double[] target) {
        final double atr = set.atr().value();
        final double close = series.closeOf(0);
        target[M3_RETURN_1.ordinal()] = sign * Returns.simpleOver(series, 1);
        target[M3_RETURN_5.ordinal()] = sign * Returns.simpleOver(series, 5);
        target[M3_RETURN_20.ordinal()] = sign * Returns.simpleOver(series, 20);
        target[M3_RSI.ordinal()] = sign * (set.rsi().value() - 50) / 50;
        target[M3_MACD_HISTOGRAM.ordinal()] = sign * ratio(set.macd().histogram(), atr);
        target[M3_EMA_9_21.ordinal()] =
                sign * ratio(set.ema9().value() - set.ema21().value(), atr);
        target[M3_ADX.ordinal()] = set.adx().value() / 100;
        target[M3_DI_SPREAD.ordinal()] = sign * (set.adx().plusDi() - set.adx().minusDi()) / 100;
        target[M3_BOLLINGER_POSITION.ordinal()] = sign * set.bollinger().position();
        target[M3_VOLATILITY_RATIO.ordinal()] =
                ratio(set.returns16().deviation(), set.returns96().deviation());
        target[M3_VOLUME_SCORE.ordinal()] = set.volume96().score();
        target[M3_STOCHASTIC.ordinal()] = sign * (set.stochastic().k() - 50) / 50;
        target[M3_VWAP_DAY.ordinal()] = sign * ratio(close - set.dayVwap().value(), atr);
        target[M3_DONCHIAN.ordinal()] = sign * set.donchian20().position();
        target[M3_SWING_BEHIND.ordinal()] =
                ratio(sign > 0 ? close - set.swings().low() : set.swings().high() - close, atr);
    }

    /** A quotient that is 0 where the divisor is: nothing moves in units of nothing. NaN stays NaN. */
    private static double ratio(double value, double unit) {
        return unit == 0 && value == value ? 0 : value / unit;
    }
}
