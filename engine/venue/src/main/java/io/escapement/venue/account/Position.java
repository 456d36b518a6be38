package io.escapement.venue.account;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;

/**
 * The position of one instrument: a signed size and what it cost. The cost is kept, not an average price; a partial
 * close takes its share of it, the last close what is left, so nothing is lost to rounding.
 */
public final class Position {
    long size;
    long cost;
    long openingFees;
    long leverage;
    long currentRealised;
    long cumulativeRealised;
    long createdTimeMs;
    long openTimeMs;
    long updatedTimeMs;
    long crossSequence = -1;
    long takeProfit;
    long stopLoss;
    long trailingStop;
    boolean liquidating;

    final int instrumentId;
    final int positionIndex;
    boolean deleveraging;

    private long closedSize;
    private long pricePnl;
    private long closedPnl;
    private long closedEntryValue;
    private long closedExitValue;
    private long closedOpenFee;
    private long closedCloseFee;

    Position(int instrumentId, int positionIndex, long leverage) {
        this.instrumentId = instrumentId;
        this.positionIndex = positionIndex;
        this.leverage = leverage;
    }

    /** Dense index. */
    public int instrumentId() {
        return instrumentId;
    }

    /** 0 one-way, 1 long side, 2 short side of hedge mode. */
    public int positionIndex() {
        return positionIndex;
    }

    /** Signed, 1e-8; 0 flat. */
    public long size() {
        return size;
    }

    /** Cost basis, not negative. */
    public long cost() {
        return cost;
    }

    /** 1e-8. */
    public long leverage() {
        return leverage;
    }

    /** Of the last fill: what of it closed. */
    public long closedSize() {
        return closedSize;
    }

    /** Of the last fill: price profit of the closed part, before fees. */
    public long pricePnl() {
        return pricePnl;
    }

    /** Of the last fill: price profit less the fees of both legs of the closed part. */
    public long closedPnl() {
        return closedPnl;
    }

    /** Of the last fill: what the closed part had cost. */
    public long closedEntryValue() {
        return closedEntryValue;
    }

    /** Of the last fill: what the closed part was sold or bought back for. */
    public long closedExitValue() {
        return closedExitValue;
    }

    /** Of the last fill: share of the opening fees that goes with the closed part. */
    public long closedOpenFee() {
        return closedOpenFee;
    }

    /** Of the last fill: fee of the closed part. */
    public long closedCloseFee() {
        return closedCloseFee;
    }

    /** Target of the position, 0 unset. */
    public long takeProfit() {
        return takeProfit;
    }

    /** Stop of the position, 0 unset. */
    public long stopLoss() {
        return stopLoss;
    }

    /** Trailing distance of the position, 0 unset. */
    public long trailingStop() {
        return trailingStop;
    }

    /** Sets what the position message shows as trailing distance, 0 unset. */
    public void trailingStop(long distance) {
        trailingStop = distance;
    }

    /** Sets what the position message shows as stop and target, 0 unset. */
    public void protection(long target, long stop) {
        takeProfit = target;
        stopLoss = stop;
    }

    /**
     * Books a fill.
     *
     * @param signedSize bought positive, sold negative, not 0
     * @param value of the whole fill
     * @param fee of the whole fill
     */
    void book(long signedSize, long value, long fee) {
        final long filled = Math.abs(signedSize);
        final long held = Math.abs(size);
        final boolean opposite = size != 0 && size > 0 != signedSize > 0;
        closedSize = opposite ? Math.min(filled, held) : 0;
        pricePnl = 0;
        closedPnl = 0;
        closedEntryValue = 0;
        closedExitValue = 0;
        closedOpenFee = 0;
        closedCloseFee = 0;
        long openingValue = value;
        long openingFee = fee;
        if (closedSize > 0) {
            final long closingValue = share(value, closedSize, filled);
            final long closingFee = share(fee, closedSize, filled);
            final long basis = share(cost, closedSize, held);
            final long openingFeeShare = share(openingFees, closedSize, held);
            pricePnl = size > 0 ? closingValue - basis : basis - closingValue;
            closedPnl = pricePnl - openingFeeShare - closingFee;
            closedEntryValue = basis;
            closedExitValue = closingValue;
            closedOpenFee = openingFeeShare;
            closedCloseFee = closingFee;
            cost -= basis;
            openingFees -= openingFeeShare;
            openingValue = value - closingValue;
            openingFee = fee - closingFee;
        }
        currentRealised += pricePnl - fee;
        cumulativeRealised += pricePnl - fee;
        size += signedSize;
        if (closedSize == held) {
            // Flat, opened or turned: what is left of the fill is the whole holding.
            cost = openingValue;
            openingFees = openingFee;
            if (closedSize > 0) {
                currentRealised = size == 0 ? 0 : -openingFee;
            }
        } else if (closedSize == 0) {
            cost += openingValue;
            openingFees += openingFee;
        }
    }

    /** Average entry, 1e-8, to the nearest; 0 when flat. */
    public long entryPrice() {
        return size == 0 ? 0 : FixedPoint.divide(cost, Math.abs(size), Rounding.HALF_UP);
    }

    private static long share(long amount, long part, long whole) {
        return part == whole ? amount : FixedPoint.multiplyDivide(amount, part, whole, Rounding.HALF_UP);
    }
}
