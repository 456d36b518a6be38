package io.escapement.core.risk;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.WalletUpdateDecoder;
import io.escapement.core.hash.RollingHash;
import io.escapement.core.market.Market;
import io.escapement.core.position.PositionBook;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * Equity, and how it fares over a UTC day and from its peak.
 *
 * <p>Cash is what was there at first, what came or went since, and everything booked: wallet rows carry no sequence and
 * may overtake each other, so they tell the beginning, and afterwards only whether they agree ({@link TransferWatch}).
 * Equity is cash plus our unrealised result at mark prices. Gains and losses are measured by
 * what was booked plus what is unrealised, never by the wallet: deposits and transfers change equity, and with it sizes
 * and limits, but are no profit or loss.
 */
public final class Account implements Persistent {
    private static final long COIN_USDT = 'U' | 'S' << 8 | 'D' << 16 | (long) 'T' << 24;
    private static final int COIN_LENGTH = 8;

    private final PositionBook book;
    private final Market market;
    private final RollingHash hash;
    private final long[] unrealised;
    private final long[] worth;
    private final LossWindow window = new LossWindow();

    private long paidIn = FixedPoint.NULL;
    private long toldBalance = FixedPoint.NULL;
    private long unrealisedSum;
    private long longs;
    private long shorts;
    private long dayStartResult;
    private long dayStartEquity = FixedPoint.NULL;
    private long peakResult;

    /**
     * An account without a wallet.
     *
     * @param capacity instruments
     * @param book realised results
     * @param market mark prices
     * @param hash absorbs wallet changes
     */
    public Account(int capacity, PositionBook book, Market market, RollingHash hash) {
        this.book = book;
        this.market = market;
        this.hash = hash;
        unrealised = new long[capacity];
        worth = new long[capacity];
    }

    /**
     * The venue tells about a coin.
     *
     * @param wallet row; other coins than USDT are ignored
     * @return true if it was the settlement coin's balance
     */
    public boolean onWallet(WalletUpdateDecoder wallet) {
        if (coin(wallet) != COIN_USDT || wallet.walletBalance() == FixedPoint.NULL) {
            return false;
        }
        hash.absorb(wallet.walletBalance());
        toldBalance = wallet.walletBalance();
        if (!isKnown()) {
            paidIn = toldBalance - book.totals().net();
            rebase();
        }
        return true;
    }

    /**
     * Money came or went that is no result.
     *
     * @param amount positive paid in
     */
    void onTransfer(long amount) {
        paidIn += amount;
        hash.absorb(paidIn);
    }

    /**
     * A price or a position changed.
     *
     * @param instrumentId which
     */
    public void revalue(int instrumentId) {
        final long value = book.size(instrumentId) == 0 ? 0 : book.unrealised(instrumentId, price(instrumentId));
        unrealisedSum += value - unrealised[instrumentId];
        unrealised[instrumentId] = value;
        expose(instrumentId, book.size(instrumentId), value);
        peakResult = Math.max(peakResult, result());
    }

    /** A UTC day begins: its loss is measured from here. */
    public void startDay() {
        dayStartResult = result();
        dayStartEquity = equity();
        hash.absorb(dayStartResult);
    }

    /** A quarter of an hour has passed: the loss of 24 hours is measured from 24 hours ago. */
    public void onQuarter() {
        window.onQuarter(result());
        hash.absorb(result());
    }

    /** Forgets past losses; an operator's word. */
    public void rebase() {
        startDay();
        window.restart(result());
        peakResult = result();
    }

    /**
     * Whether the wallet is known.
     *
     * @return false before the first wallet row
     */
    public boolean isKnown() {
        return paidIn != FixedPoint.NULL;
    }

    /**
     * Wallet balance plus unrealised result.
     *
     * @return settlement units at 1e-8, or null before the wallet is known
     */
    public long equity() {
        return isKnown() ? walletBalance() + unrealisedSum : FixedPoint.NULL;
    }

    /**
     * Wallet balance by our own books.
     *
     * @return settlement units at 1e-8, or null before the wallet is known
     */
    public long walletBalance() {
        return isKnown() ? paidIn + book.totals().net() : FixedPoint.NULL;
    }

    /**
     * Wallet balance of the venue's latest row, which may be older than the row before.
     *
     * @return settlement units at 1e-8, or null
     */
    public long toldBalance() {
        return toldBalance;
    }

    /**
     * Equity when the UTC day began.
     *
     * @return settlement units at 1e-8, or null
     */
    public long dayStartEquity() {
        return dayStartEquity;
    }

    /**
     * Loss of the UTC day.
     *
     * @return positive for a loss
     */
    public long dayLoss() {
        return dayStartResult - result();
    }

    /**
     * Loss of the last 24 hours, as far back as the wallet is known.
     *
     * @return positive for a loss
     */
    public long rollingLoss() {
        return window.loss(result());
    }

    /**
     * Fall from the best result.
     *
     * @return not negative
     */
    public long drawdown() {
        return peakResult - result();
    }

    /**
     * What equity would be at the best result, with today's wallet.
     *
     * @return settlement units at 1e-8, or null
     */
    public long peakEquity() {
        return isKnown() ? equity() + drawdown() : FixedPoint.NULL;
    }

    /**
     * Unrealised result of all positions.
     *
     * @return settlement units at 1e-8
     */
    public long unrealised() {
        return unrealisedSum;
    }

    /**
     * Unrealised result of one position.
     *
     * @param instrumentId which
     * @return settlement units at 1e-8, 0 when flat
     */
    public long unrealised(int instrumentId) {
        return unrealised[instrumentId];
    }

    /**
     * Notional of all open positions.
     *
     * @return settlement units at 1e-8
     */
    public long exposure() {
        return longs + shorts;
    }

    /**
     * Notional of all open positions of one side.
     *
     * @param side BUY for longs
     * @return settlement units at 1e-8
     */
    public long exposure(Side side) {
        return side == Side.BUY ? longs : shorts;
    }

    /**
     * Notional of one position.
     *
     * @param instrumentId which
     * @return settlement units at 1e-8, not negative
     */
    public long exposure(int instrumentId) {
        return Math.abs(worth[instrumentId]);
    }

    /**
     * Open positions.
     *
     * @return count
     */
    public int openPositions() {
        return book.open().count();
    }

    @Override
    public void persist(StateIo io) {
        io.longs(unrealised);
        io.longs(worth);
        longs = io.i64(longs);
        shorts = io.i64(shorts);
        io.section("window", 2, window);
        paidIn = io.i64(paidIn);
        toldBalance = io.i64(toldBalance);
        unrealisedSum = io.i64(unrealisedSum);
        dayStartResult = io.i64(dayStartResult);
        dayStartEquity = io.i64(dayStartEquity);
        peakResult = io.i64(peakResult);
    }

    /** What a position is worth at the price it was valued at; signed by its side. */
    private void expose(int i, long size, long value) {
        if (worth[i] > 0) {
            longs -= worth[i];
        } else {
            shorts += worth[i];
        }
        worth[i] = size > 0 ? book.cost(i) + value : value - book.cost(i);
        if (worth[i] > 0) {
            longs += worth[i];
        } else {
            shorts -= worth[i];
        }
    }

    private long result() {
        return book.totals().net() + unrealisedSum;
    }

    /**
     * Price a position is valued at: mark, else last price, else what it cost; never a guess in our favour.
     *
     * @param instrumentId which
     * @return price, or null without any
     */
    public long price(int instrumentId) {
        final long mark = market.ticker(instrumentId).markPrice();
        if (mark > 0) {
            return mark;
        }
        final long last = market.lastPrice(instrumentId);
        return last > 0 ? last : book.entryPrice(instrumentId);
    }

    private static long coin(WalletUpdateDecoder wallet) {
        long letters = 0;
        for (int i = COIN_LENGTH - 1; i >= 0; i--) {
            letters = letters << 8 | wallet.coin(i) & 0xFF;
        }
        return letters;
    }
}
