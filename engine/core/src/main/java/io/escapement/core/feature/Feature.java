package io.escapement.core.feature;

import static io.escapement.core.feature.FeatureSource.BARS;
import static io.escapement.core.feature.FeatureSource.BOOK;
import static io.escapement.core.feature.FeatureSource.TICKERS;
import static io.escapement.core.feature.FeatureSource.TRADES;

/**
 * Every feature, in the order of the vector.
 *
 * <p>"Signed" means multiplied by +1 for a long and -1 for a short proposal: positive speaks for the trade. "In ATR" means
 * divided by the 14-bar average true range of the same interval; in a market without any range that is 0. {@code m3}
 * and {@code m15} are bars of 3 and 15 minutes, {@code h1} and {@code h4} of 1 and 4 hours, {@code d1} of a UTC day. A feature is NaN until its indicator is warm, while its interval is not
 * followed, and when the newest closed bar of its interval is not the last one that can have closed by the close of the
 * bar that made the proposal.
 *
 * <p>Changing order, name, source or meaning changes the layout: rename a feature whose meaning changes, so that the
 * hash tells.
 */
public enum Feature {
    /** +1 long, -1 short. */
    SIDE("side", BARS),

    /** Return over 1 bar, signed. */
    M15_RETURN_1("m15.return_1", BARS),
    /** Return over 4 bars, signed. */
    M15_RETURN_4("m15.return_4", BARS),
    /** Return over 16 bars, signed. */
    M15_RETURN_16("m15.return_16", BARS),
    /** Return over 96 bars, a day, signed. */
    M15_RETURN_96("m15.return_96", BARS),
    /** RSI of 14 bars from -1 to 1, signed. */
    M15_RSI("m15.rsi_14", BARS),
    /** MACD line 12/26 in ATR, signed. */
    M15_MACD("m15.macd_atr", BARS),
    /** MACD line minus its signal in ATR, signed. */
    M15_MACD_HISTOGRAM("m15.macd_histogram_atr", BARS),
    /** EMA 9 minus EMA 21 in ATR, signed. */
    M15_EMA_9_21("m15.ema_9_21_atr", BARS),
    /** EMA 21 minus EMA 55 in ATR, signed. */
    M15_EMA_21_55("m15.ema_21_55_atr", BARS),
    /** Close minus EMA 21 in ATR, signed. */
    M15_CLOSE_EMA_21("m15.close_ema_21_atr", BARS),
    /** Close minus EMA 100 in ATR, signed. */
    M15_CLOSE_EMA_100("m15.close_ema_100_atr", BARS),
    /** Change of EMA 21 over the last bar in ATR, signed. */
    M15_EMA_21_SLOPE("m15.ema_21_slope_atr", BARS),
    /** ADX of 14 bars, 0 to 1. */
    M15_ADX("m15.adx_14", BARS),
    /** +DI minus -DI of 14 bars, -1 to 1, signed. */
    M15_DI_SPREAD("m15.di_spread_14", BARS),
    /** ATR as a fraction of the close. */
    M15_ATR("m15.atr_14_close", BARS),
    /** Standard deviation of the returns of 16 bars. */
    M15_VOLATILITY_16("m15.volatility_16", BARS),
    /** The same over that of 96 bars. */
    M15_VOLATILITY_RATIO("m15.volatility_16_96", BARS),
    /** Width of the Bollinger bands (20 bars, 2 deviations) as a fraction of their middle. */
    M15_BOLLINGER_WIDTH("m15.bollinger_width", BARS),
    /** Close within the bands: -1 lower, 0 middle, 1 upper, signed. */
    M15_BOLLINGER_POSITION("m15.bollinger_position", BARS),
    /** High minus low of the bar in ATR. */
    M15_RANGE("m15.range_atr", BARS),
    /** Close minus open over high minus low, signed. */
    M15_BODY("m15.body", BARS),
    /** Wick against the trade over high minus low: the upper one for a long, the lower one for a short. */
    M15_ADVERSE_WICK("m15.adverse_wick", BARS),
    /** Volume of the bar in standard deviations from the mean of 96 bars. */
    M15_VOLUME_SCORE("m15.volume_score_96", BARS),
    /** Mean volume of 4 bars over that of 96. */
    M15_VOLUME_RATIO("m15.volume_4_96", BARS),
    /** Close within the high and low of 96 bars: -1 to 1, signed. */
    M15_RANGE_POSITION("m15.range_position_96", BARS),
    /** Distance to the extreme of 96 bars that lies ahead (high for a long, low for a short), in ATR. */
    M15_ROOM("m15.room_96_atr", BARS),

    /** Stochastic %K (14, 3) from -1 to 1, signed. */
    M15_STOCHASTIC("m15.stochastic_k_14", BARS),
    /** Stochastic %K minus %D (14, 3, 3), -1 to 1, signed. */
    M15_STOCHASTIC_SPREAD("m15.stochastic_k_d_14", BARS),
    /** Close minus the VWAP of the UTC day in ATR, signed. */
    M15_VWAP_DAY("m15.vwap_day_atr", BARS),
    /** Close minus the VWAP of 96 bars in ATR, signed. */
    M15_VWAP_96("m15.vwap_96_atr", BARS),
    /** Close within the Donchian channel of 20 bars: -1 lower edge, 1 upper edge, signed. */
    M15_DONCHIAN("m15.donchian_20", BARS),
    /** Distance to the newest swing (3 bars a side) that lies ahead: high for a long, low for a short, in ATR. */
    M15_SWING_AHEAD("m15.swing_ahead_atr", BARS),
    /** Distance to the newest swing that lies behind: low for a long, high for a short, in ATR. */
    M15_SWING_BEHIND("m15.swing_behind_atr", BARS),
    /** Realised volatility per bar over 96 bars. */
    M15_REALISED_VOLATILITY("m15.realised_volatility_96", BARS),

    /** Return over 1 bar, signed. */
    M3_RETURN_1("m3.return_1", BARS),
    /** Return over 5 bars, signed. */
    M3_RETURN_5("m3.return_5", BARS),
    /** Return over 20 bars, signed. */
    M3_RETURN_20("m3.return_20", BARS),
    /** RSI of 14 bars from -1 to 1, signed. */
    M3_RSI("m3.rsi_14", BARS),
    /** MACD line minus its signal in ATR, signed. */
    M3_MACD_HISTOGRAM("m3.macd_histogram_atr", BARS),
    /** EMA 9 minus EMA 21 in ATR, signed. */
    M3_EMA_9_21("m3.ema_9_21_atr", BARS),
    /** ADX of 14 bars, 0 to 1. */
    M3_ADX("m3.adx_14", BARS),
    /** +DI minus -DI of 14 bars, -1 to 1, signed. */
    M3_DI_SPREAD("m3.di_spread_14", BARS),
    /** Close within the Bollinger bands, signed. */
    M3_BOLLINGER_POSITION("m3.bollinger_position", BARS),
    /** Standard deviation of the returns of 16 bars over that of 96. */
    M3_VOLATILITY_RATIO("m3.volatility_16_96", BARS),
    /** Volume of the bar in standard deviations from the mean of 96 bars. */
    M3_VOLUME_SCORE("m3.volume_score_96", BARS),

    /** Stochastic %K (14, 3) from -1 to 1, signed. */
    M3_STOCHASTIC("m3.stochastic_k_14", BARS),
    /** Close minus the VWAP of the UTC day in ATR, signed. */
    M3_VWAP_DAY("m3.vwap_day_atr", BARS),
    /** Close within the Donchian channel of 20 bars, signed. */
    M3_DONCHIAN("m3.donchian_20", BARS),
    /** Distance to the newest swing (3 bars a side) that lies behind: low for a long, high for a short, in ATR. */
    M3_SWING_BEHIND("m3.swing_behind_atr", BARS),

    /** Return over 1 bar, signed. */
    H1_RETURN_1("h1.return_1", BARS),
    /** Return over 6 bars, signed. */
    H1_RETURN_6("h1.return_6", BARS),
    /** RSI of 14 bars from -1 to 1, signed. */
    H1_RSI("h1.rsi_14", BARS),
    /** EMA 9 minus EMA 21 in ATR, signed. */
    H1_EMA_9_21("h1.ema_9_21_atr", BARS),
    /** ADX of 14 bars, 0 to 1. */
    H1_ADX("h1.adx_14", BARS),
    /** +DI minus -DI of 14 bars, -1 to 1, signed. */
    H1_DI_SPREAD("h1.di_spread_14", BARS),
    /** Close within the Donchian channel of 20 bars, signed. */
    H1_DONCHIAN("h1.donchian_20", BARS),

    /** Return over 1 bar, signed. */
    H4_RETURN_1("h4.return_1", BARS),
    /** Return over 6 bars, signed. */
    H4_RETURN_6("h4.return_6", BARS),
    /** RSI of 14 bars from -1 to 1, signed. */
    H4_RSI("h4.rsi_14", BARS),
    /** EMA 9 minus EMA 21 in ATR, signed. */
    H4_EMA_9_21("h4.ema_9_21_atr", BARS),
    /** ADX of 14 bars, 0 to 1. */
    H4_ADX("h4.adx_14", BARS),
    /** +DI minus -DI of 14 bars, -1 to 1, signed. */
    H4_DI_SPREAD("h4.di_spread_14", BARS),
    /** Close within the Donchian channel of 20 bars, signed. */
    H4_DONCHIAN("h4.donchian_20", BARS),

    /** Return over 1 bar, signed. */
    D1_RETURN_1("d1.return_1", BARS),
    /** Return over 6 bars, signed. */
    D1_RETURN_6("d1.return_6", BARS),
    /** RSI of 14 bars from -1 to 1, signed. */
    D1_RSI("d1.rsi_14", BARS),
    /** EMA 9 minus EMA 21 in ATR, signed. */
    D1_EMA_9_21("d1.ema_9_21_atr", BARS),
    /** ADX of 14 bars, 0 to 1. */
    D1_ADX("d1.adx_14", BARS),
    /** +DI minus -DI of 14 bars, -1 to 1, signed. */
    D1_DI_SPREAD("d1.di_spread_14", BARS),
    /** Close within the Donchian channel of 20 bars, signed. */
    D1_DONCHIAN("d1.donchian_20", BARS),

    /** Sine of the time of day (UTC) of the close of the bar that made the proposal. */
    DAY_SIN("time.day_sin", BARS),
    /** Cosine of the time of day (UTC) of the close of the bar that made the proposal. */
    DAY_COS("time.day_cos", BARS),

    /** Best ask minus best bid as a fraction of their middle. */
    BOOK_SPREAD("book.spread", BOOK),
    /** Bid minus ask size over their sum, best 5 levels, signed. */
    BOOK_IMBALANCE_5("book.imbalance_5", BOOK),
    /** Bid minus ask size over their sum, best 20 levels, signed. */
    BOOK_IMBALANCE_20("book.imbalance_20", BOOK),
    /** How far the microprice leans from the middle of the spread, as a fraction of it, signed. */
    BOOK_MICROPRICE("book.microprice_lean", BOOK),
    /** Bought minus sold by takers over the latest prints, as a share of all, signed. */
    TRADE_IMBALANCE("trade.imbalance_128", TRADES),
    /** Funding rate, signed so that positive is received. */
    FUNDING_RATE("ticker.funding_rate", TICKERS),
    /** Last price over index price minus 1, signed. */
    BASIS("ticker.basis", TICKERS);

    private final String label;
    private final FeatureSource source;
    private final int intervalMinutes;

    Feature(String label, FeatureSource source) {
        this.label = label;
        this.source = source;
        intervalMinutes = minutesOf(label.substring(0, Math.max(0, label.indexOf('.'))));
    }

    private static int minutesOf(String prefix) {
        return switch (prefix) {
            case "m3" -> 3;
            case "m15" -> 15;
            case "h1" -> 60;
            case "h4" -> 240;
            case "d1" -> 1440;
            default -> 0;
        };
    }

    /**
     * Name in bundles and reports.
     *
     * @return unique, ASCII
     */
    public String label() {
        return label;
    }

    /**
     * Bars it is made of.
     *
     * @return minutes; 0 when it does not come from bars of one interval
     */
    public int intervalMinutes() {
        return intervalMinutes;
    }

    /**
     * Where its numbers come from.
     *
     * @return the source
     */
    public FeatureSource source() {
        return source;
    }
}
