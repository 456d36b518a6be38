package io.escapement.core.feature;

import io.escapement.core.market.BarSeries;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * The indicators of one bar series, fed with each closed bar. Same periods for every interval; O(1) a bar, no
 * allocation.
 *
 * <p>Returns are simple, {@code close / close before - 1}.
 */
public final class Indicators implements Persistent {
    /** Bars after which every indicator has a value, but for the VWAP of the day and swings where there was none yet. */
    public static final int WARM_UP_BARS = 100;

    private final Ema ema9 = new Ema(9);
    private final Ema ema21 = new Ema(21);
    private final Ema ema55 = new Ema(55);
    private final Ema ema100 = new Ema(100);
    private final Rsi rsi = new Rsi(14);
    private final Macd macd = new Macd(12, 26, 9);
    private final Atr atr = new Atr(14);
    private final Adx adx = new Adx(14);
    private final Bollinger bollinger = new Bollinger(20, 2);
    private final RollingMoments returns16 = new RollingMoments(16);
    private final RollingMoments returns96 = new RollingMoments(96);
    private final RollingMoments volume96 = new RollingMoments(96);
    private final Sma volume4 = new Sma(4);
    private final RollingExtremes extremes96 = new RollingExtremes(96);
    private final Stochastic stochastic = new Stochastic(14, 3, 3);
    private final SessionVwap dayVwap = new SessionVwap();
    private final RollingVwap vwap96 = new RollingVwap(96);
    private final RealisedVolatility volatility96 = new RealisedVolatility(96);
    private final Donchian donchian20 = new Donchian(20);
    private final Swings swings = new Swings(3);

    private int generation;
    private double previousEma21 = Double.NaN;

    /**
     * Digests the newest closed bar; starts anew when the series did.
     *
     * @param series whose bar just closed
     */
    public void onClosedBar(BarSeries series) {
        if (generation != series.generation()) {
            reset();
            generation = series.generation();
        }
        final double high = series.highOf(0);
        final double low = series.lowOf(0);
        final double close = series.closeOf(0);
        final double volume = series.volumeOf(0);
        previousEma21 = ema21.value();
        ema9.onValue(close);
        ema21.onValue(close);
        ema55.onValue(close);
        ema100.onValue(close);
        rsi.onClose(close);
        macd.onClose(close);
        atr.onBar(high, low, close);
        adx.onBar(high, low, close);
        bollinger.onClose(close);
        if (series.size() > 1) {
            final double change = Returns.simpleOver(series, 1);
            returns16.onValue(change);
            returns96.onValue(change);
        }
        volume96.onValue(volume);
        volume4.onValue(volume);
        extremes96.onBar(high, low);
        stochastic.onBar(high, low, close);
        dayVwap.onBar(series.openTimeNs(0), high, low, close, volume);
        vwap96.onBar(high, low, close, volume);
        volatility96.onClose(close);
        donchian20.onBar(high, low, close);
        swings.onBar(high, low);
    }

    /**
     * EMA of 9 closes.
     *
     * @return always the same object
     */
    public Ema ema9() {
        return ema9;
    }

    /**
     * EMA of 21 closes.
     *
     * @return always the same object
     */
    public Ema ema21() {
        return ema21;
    }

    /**
     * EMA of 55 closes.
     *
     * @return always the same object
     */
    public Ema ema55() {
        return ema55;
    }

    /**
     * EMA of 100 closes.
     *
     * @return always the same object
     */
    public Ema ema100() {
        return ema100;
    }

    /**
     * EMA of 21 closes one bar before.
     *
     * @return NaN until warm
     */
    public double previousEma21() {
        return previousEma21;
    }

    /**
     * RSI of 14 bars.
     *
     * @return always the same object
     */
    public Rsi rsi() {
        return rsi;
    }

    /**
     * MACD 12, 26, 9.
     *
     * @return always the same object
     */
    public Macd macd() {
        return macd;
    }

    /**
     * ATR of 14 bars.
     *
     * @return always the same object
     */
    public Atr atr() {
        return atr;
    }

    /**
     * ADX and DI of 14 bars.
     *
     * @return always the same object
     */
    public Adx adx() {
        return adx;
    }

    /**
     * Bollinger bands of 20 closes, 2 deviations.
     *
     * @return always the same object
     */
    public Bollinger bollinger() {
        return bollinger;
    }

    /**
     * Returns of 16 bars.
     *
     * @return always the same object
     */
    public RollingMoments returns16() {
        return returns16;
    }

    /**
     * Returns of 96 bars.
     *
     * @return always the same object
     */
    public RollingMoments returns96() {
        return returns96;
    }

    /**
     * Volumes of 96 bars.
     *
     * @return always the same object
     */
    public RollingMoments volume96() {
        return volume96;
    }

    /**
     * Mean volume of 4 bars.
     *
     * @return always the same object
     */
    public Sma volume4() {
        return volume4;
    }

    /**
     * Extremes of 96 bars.
     *
     * @return always the same object
     */
    public RollingExtremes extremes96() {
        return extremes96;
    }

    /**
     * Stochastic 14, 3, 3.
     *
     * @return always the same object
     */
    public Stochastic stochastic() {
        return stochastic;
    }

    /**
     * VWAP of the UTC day.
     *
     * @return always the same object
     */
    public SessionVwap dayVwap() {
        return dayVwap;
    }

    /**
     * VWAP of 96 bars.
     *
     * @return always the same object
     */
    public RollingVwap vwap96() {
        return vwap96;
    }

    /**
     * Realised volatility of 96 bars.
     *
     * @return always the same object
     */
    public RealisedVolatility volatility96() {
        return volatility96;
    }

    /**
     * Donchian channel of 20 bars.
     *
     * @return always the same object
     */
    public Donchian donchian20() {
        return donchian20;
    }

    /**
     * Swing highs and lows of 3 bars a side.
     *
     * @return always the same object
     */
    public Swings swings() {
        return swings;
    }

    @Override
    public void persist(StateIo io) {
        generation = io.i32(generation);
        previousEma21 = io.f64(previousEma21);
        ema9.persist(io);
        ema21.persist(io);
        ema55.persist(io);
        ema100.persist(io);
        rsi.persist(io);
        macd.persist(io);
        atr.persist(io);
        adx.persist(io);
        bollinger.persist(io);
        returns16.persist(io);
        returns96.persist(io);
        volume96.persist(io);
        volume4.persist(io);
        extremes96.persist(io);
        stochastic.persist(io);
        dayVwap.persist(io);
        vwap96.persist(io);
        volatility96.persist(io);
        donchian20.persist(io);
        swings.persist(io);
    }

    /**
     * Adds the state to a hash.
     *
     * @param hash so far
     * @return the new hash
     */
    public long hashInto(long hash) {
        long h = ema9.hashInto(hash);
        h = ema21.hashInto(h);
        h = ema55.hashInto(h);
        h = ema100.hashInto(h);
        h = rsi.hashInto(h);
        h = macd.hashInto(h);
        h = atr.hashInto(h);
        h = adx.hashInto(h);
        h = bollinger.hashInto(h);
        h = returns16.hashInto(h);
        h = returns96.hashInto(h);
        h = volume96.hashInto(h);
        h = volume4.hashInto(h);
        h = extremes96.hashInto(h);
        h = stochastic.hashInto(h);
        h = dayVwap.hashInto(h);
        h = vwap96.hashInto(h);
        h = volatility96.hashInto(h);
        h = donchian20.hashInto(h);
        return swings.hashInto(h);
    }

    private void reset() {
        previousEma21 = Double.NaN;
        ema9.reset();
        ema21.reset();
        ema55.reset();
        ema100.reset();
        rsi.reset();
        macd.reset();
        atr.reset();
        adx.reset();
        bollinger.reset();
        returns16.reset();
        returns96.reset();
        volume96.reset();
        volume4.reset();
        extremes96.reset();
        stochastic.reset();
        dayVwap.reset();
        vwap96.reset();
        volatility96.reset();
        donchian20.reset();
        swings.reset();
    }
}
