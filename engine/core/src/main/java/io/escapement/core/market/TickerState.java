package io.escapement.core.market;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.TickerDecoder;
import io.escapement.core.hash.Hash64;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * The latest ticker of one instrument: each field keeps its value until a message names a new one.
 *
 * <p>A snapshot replaces everything, so that a field it leaves out has no value afterwards. No allocation.
 */
public final class TickerState implements Persistent {
    private long updateTimeNs = Long.MIN_VALUE;
    private long lastPrice = FixedPoint.NULL;
    private long markPrice = FixedPoint.NULL;
    private long indexPrice = FixedPoint.NULL;
    private long bidPrice = FixedPoint.NULL;
    private long bidSize = FixedPoint.NULL;
    private long askPrice = FixedPoint.NULL;
    private long askSize = FixedPoint.NULL;
    private long fundingRate = FixedPoint.NULL;
    private long nextFundingTimeNs = Long.MIN_VALUE;
    private double openInterest = Double.NaN;
    private double turnover24h = Double.NaN;

    /**
     * Merges a ticker message.
     *
     * @param ticker wrapped around the input; not kept
     */
    public void onTicker(TickerDecoder ticker) {
        if (ticker.snapshot() == Bool.YES) {
            clear();
        }
        updateTimeNs = ticker.receiveTimeNs();
        lastPrice = merge(lastPrice, ticker.lastPrice());
        markPrice = merge(markPrice, ticker.markPrice());
        indexPrice = merge(indexPrice, ticker.indexPrice());
        bidPrice = merge(bidPrice, ticker.bidPrice());
        bidSize = merge(bidSize, ticker.bidSize());
        askPrice = merge(askPrice, ticker.askPrice());
        askSize = merge(askSize, ticker.askSize());
        fundingRate = merge(fundingRate, ticker.fundingRate());
        nextFundingTimeNs = merge(nextFundingTimeNs, ticker.nextFundingTimeNs());
        final long interest = ticker.openInterest().mantissa();
        if (interest != Long.MIN_VALUE) {
            openInterest = Quantities.toDouble(interest, ticker.openInterest().exponent());
        }
        final long turnover = ticker.turnover24h().mantissa();
        if (turnover != Long.MIN_VALUE) {
            turnover24h = Quantities.toDouble(turnover, ticker.turnover24h().exponent());
        }
    }

    /** Forgets everything, as after a lost connection. */
    public void clear() {
        updateTimeNs = Long.MIN_VALUE;
        lastPrice = FixedPoint.NULL;
        markPrice = FixedPoint.NULL;
        indexPrice = FixedPoint.NULL;
        bidPrice = FixedPoint.NULL;
        bidSize = FixedPoint.NULL;
        askPrice = FixedPoint.NULL;
        askSize = FixedPoint.NULL;
        fundingRate = FixedPoint.NULL;
        nextFundingTimeNs = Long.MIN_VALUE;
        openInterest = Double.NaN;
        turnover24h = Double.NaN;
    }

    /**
     * Engine time of the latest message.
     *
     * @return epoch nanoseconds, {@code Long.MIN_VALUE} before the first
     */
    public long updateTimeNs() {
        return updateTimeNs;
    }

    /**
     * Price of the last trade.
     *
     * @return 1e-8, or {@link FixedPoint#NULL}
     */
    public long lastPrice() {
        return lastPrice;
    }

    /**
     * Price that margins and stops are computed by.
     *
     * @return 1e-8, or {@link FixedPoint#NULL}
     */
    public long markPrice() {
        return markPrice;
    }

    /**
     * Price of the underlying on other venues.
     *
     * @return 1e-8, or {@link FixedPoint#NULL}
     */
    public long indexPrice() {
        return indexPrice;
    }

    /**
     * Best bid.
     *
     * @return 1e-8, or {@link FixedPoint#NULL}
     */
    public long bidPrice() {
        return bidPrice;
    }

    /**
     * Size at the best bid.
     *
     * @return 1e-8, or {@link FixedPoint#NULL}
     */
    public long bidSize() {
        return bidSize;
    }

    /**
     * Best ask.
     *
     * @return 1e-8, or {@link FixedPoint#NULL}
     */
    public long askPrice() {
        return askPrice;
    }

    /**
     * Size at the best ask.
     *
     * @return 1e-8, or {@link FixedPoint#NULL}
     */
    public long askSize() {
        return askSize;
    }

    /**
     * Running estimate of the rate of the next funding payment; longs pay when positive.
     *
     * @return 1e-8, or {@link FixedPoint#NULL}
     */
    public long fundingRate() {
        return fundingRate;
    }

    /**
     * When the next funding is paid.
     *
     * @return epoch nanoseconds, or {@code Long.MIN_VALUE}
     */
    public long nextFundingTimeNs() {
        return nextFundingTimeNs;
    }

    /**
     * Open interest; see {@link Quantities} for its precision.
     *
     * @return base units, or NaN
     */
    public double openInterest() {
        return openInterest;
    }

    /**
     * Turnover of the last 24 hours; see {@link Quantities} for its precision.
     *
     * @return quote units, or NaN
     */
    public double turnover24h() {
        return turnover24h;
    }

    /**
     * Adds the ticker to the state hash.
     *
     * @param hash so far
     * @return the new hash
     */
    public long hashInto(long hash) {
        long h = Hash64.mix(hash, updateTimeNs);
        h = Hash64.mix(h, lastPrice);
        h = Hash64.mix(h, markPrice);
        h = Hash64.mix(h, indexPrice);
        h = Hash64.mix(h, bidPrice);
        h = Hash64.mix(h, bidSize);
        h = Hash64.mix(h, askPrice);
        h = Hash64.mix(h, askSize);
        h = Hash64.mix(h, fundingRate);
        h = Hash64.mix(h, nextFundingTimeNs);
        h = Hash64.mix(h, openInterest);
        return Hash64.mix(h, turnover24h);
    }

    @Override
    public void persist(StateIo io) {
        updateTimeNs = io.i64(updateTimeNs);
        lastPrice = io.i64(lastPrice);
        markPrice = io.i64(markPrice);
        indexPrice = io.i64(indexPrice);
        bidPrice = io.i64(bidPrice);
        bidSize = io.i64(bidSize);
        askPrice = io.i64(askPrice);
        askSize = io.i64(askSize);
        fundingRate = io.i64(fundingRate);
        nextFundingTimeNs = io.i64(nextFundingTimeNs);
        openInterest = io.f64(openInterest);
        turnover24h = io.f64(turnover24h);
    }

    private static long merge(long known, long update) {
        return update == FixedPoint.NULL ? known : update;
    }
}
