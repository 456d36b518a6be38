package io.escapement.venue.account;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.codecs.sbe.PositionStatus;
import io.escapement.codecs.sbe.Side;
import io.escapement.venue.model.InstrumentRules;
import io.escapement.venue.model.PositionView;
import io.escapement.venue.model.WalletView;

/**
 * Cash and positions under cross margin. All amounts at 1e-8 USDT; every product is rounded once.
 *
 * <p>Margin, after recorded messages of the venue (L leverage, M mark, Q size, C cost, R maintenance rate, f the larger
 * of taker rate and 0.00055):
 *
 * <pre>
 * close fee          = C * (1 - 1/L) * f for longs, C * (1 + 1/L) * f for shorts
 * initial margin     = Q * M / L + close fee
 * maintenance margin = Q * M * R + close fee
 * </pre>
 *
 * <p>At all times {@code cash = deposits + price profit - fees - funding + cover}, to the last unit; cover is what an
 * insurance fund paid when a liquidation left less than nothing.
 */
public final class Account {
    private static final long LEAST_MARGIN_FEE = 55_000L;

    private final InstrumentRules[] rules;
    private final Position[] positions;
    private final long[] marks;
    private final long deposits;
    private final long marginFeeRate;
    private final ChargeRounding chargeRounding;
    private long cash;
    private long totalPnl;
    private long totalFees;
    private long totalFunding;
    private long totalCover;

    /**
     * An account without positions.
     *
     * @param rules of all instruments, by id
     * @param balance cash
     * @param leverage of every instrument
     * @param takerRate of fees
     * @param chargeRounding of fees and funding
     */
    public Account(
            InstrumentRules[] rules, long balance, long leverage, long takerRate, ChargeRounding chargeRounding) {
        this.rules = rules.clone();
        this.chargeRounding = chargeRounding;
        marginFeeRate = Math.max(takerRate, LEAST_MARGIN_FEE);
        deposits = balance;
        cash = balance;
        marks = new long[rules.length];
        positions = new Position[rules.length];
        for (int i = 0; i < rules.length; i++) {
            positions[i] = new Position(Math.min(leverage, rules[i].maxLeverage()));
        }
    }

    /**
     * The position of an instrument.
     *
     * @param instrumentId dense index
     * @return live, never null
     */
    public Position position(int instrumentId) {
        return positions[instrumentId];
    }

    /** The mark price of an instrument moved. */
    public void mark(int instrumentId, long price) {
        marks[instrumentId] = price;
    }

    /**
     * What a fill is worth.
     *
     * @param price 1e-8
     * @param size 1e-8
     * @return to the nearest 1e-8
     */
    public static long value(long price, long size) {
        return FixedPoint.multiply(price, size, Rounding.HALF_UP);
    }

    /**
     * A fee or funding payment.
     *
     * @param value charged on
     * @param rate positive is paid, negative received
     * @return positive paid, rounded as configured
     */
    public long charge(long value, long rate) {
        return FixedPoint.multiply(value, rate, chargeRounding.rounding());
    }

    /**
     * Books a fill.
     *
     * @param instrumentId dense index
     * @param side of the order
     * @param size filled
     * @param value of it
     * @param fee of it
     * @param timeMs match time
     * @param crossSequence of the match
     * @return the position, with the results of this fill
     */
    public Position book(
            int instrumentId, Side side, long size, long value, long fee, long timeMs, long crossSequence) {
        final Position position = positions[instrumentId];
        final boolean wasLong = position.size > 0;
        final boolean wasFlat = position.size == 0;
        position.book(side == Side.BUY ? size : -size, value, fee);
        if (wasFlat || position.size != 0 && wasLong != position.size > 0) {
            position.openTimeMs = timeMs;
            if (position.createdTimeMs == 0) {
                position.createdTimeMs = timeMs;
            }
        } else if (position.size == 0) {
            position.openTimeMs = 0;
        }
        position.updatedTimeMs = timeMs;
        position.crossSequence = crossSequence;
        totalPnl += position.pricePnl();
        totalFees += fee;
        cash += position.pricePnl() - fee;
        return position;
    }

    /**
     * Books a funding payment.
     *
     * @param instrumentId dense index
     * @param payment positive paid
     * @param timeMs settlement
     * @param crossSequence of it
     */
    public void bookFunding(int instrumentId, long payment, long timeMs, long crossSequence) {
        final Position position = positions[instrumentId];
        position.currentRealised -= payment;
        position.cumulativeRealised -= payment;
        position.updatedTimeMs = timeMs;
        position.crossSequence = crossSequence;
        totalFunding += payment;
        cash -= payment;
    }

    /** After a liquidation: the insurance fund makes good what is below nothing. */
    public void coverDeficit() {
        if (cash < 0) {
            totalCover -= cash;
            cash = 0;
        }
    }

    /** Orders on the instrument were changed: its next position message carries this sequence. */
    public void touch(int instrumentId, long crossSequence) {
        positions[instrumentId].crossSequence = crossSequence;
    }

    /** Sets a leverage that was checked. */
    public void leverage(int instrumentId, long leverage, long timeMs) {
        positions[instrumentId].leverage = leverage;
        positions[instrumentId].updatedTimeMs = timeMs;
    }

    /** Marks a position as being liquidated, or not. */
    public void liquidating(int instrumentId, boolean now) {
        positions[instrumentId].liquidating = now;
    }

    /** Cash. */
    public long cash() {
        return cash;
    }

    /** {@code cash - (deposits + price profit - fees - funding + cover)}: always 0. */
    public long imbalance() {
        return cash - (deposits + totalPnl - totalFees - totalFunding + totalCover);
    }

    /** Paid in fees. */
    public long totalFees() {
        return totalFees;
    }

    /** Paid in funding. */
    public long totalFunding() {
        return totalFunding;
    }

    /** Cash and unrealised profit. */
    public long equity() {
        long equity = cash;
        for (int i = 0; i < positions.length; i++) {
            equity += unrealised(i);
        }
        return equity;
    }

    /** Initial margin of all positions. */
    public long positionMargin() {
        long margin = 0;
        for (int i = 0; i < positions.length; i++) {
            margin += initialMargin(i);
        }
        return margin;
    }

    /** Maintenance margin of all positions. */
    public long maintenanceMargin() {
        long margin = 0;
        for (int i = 0; i < positions.length; i++) {
            margin += maintenanceMargin(i);
        }
        return margin;
    }

    /** Profit of a position at its mark, rounded down. */
    public long unrealised(int instrumentId) {
        final Position position = positions[instrumentId];
        if (position.size == 0) {
            return 0;
        }
        final long held = Math.abs(position.size);
        return position.size > 0
                ? FixedPoint.multiply(held, marks[instrumentId], Rounding.DOWN) - position.cost
                : position.cost - FixedPoint.multiply(held, marks[instrumentId], Rounding.UP);
    }

    /** Initial margin of a position. */
    public long initialMargin(int instrumentId) {
        final Position position = positions[instrumentId];
        return position.size == 0
                ? 0
                : FixedPoint.divide(markValue(instrumentId), position.leverage, Rounding.UP) + closeFee(position);
    }

    /** Maintenance margin of a position. */
    public long maintenanceMargin(int instrumentId) {
        final Position position = positions[instrumentId];
        return position.size == 0
                ? 0
                : FixedPoint.multiply(markValue(instrumentId), rules[instrumentId].maintenanceRate(), Rounding.UP)
                        + closeFee(position);
    }

    /**
     * Initial margin of an order, opening fee and estimated closing fee included.
     *
     * @param instrumentId dense index
     * @param side of the order
     * @param price expected
     * @param size that would open or add
     * @return {@code Q*P/L + Q*P*f + Q*P*(1 -/+ 1/L)*f}, rounded up
     */
    public long orderMargin(int instrumentId, Side side, long price, long size) {
        if (size <= 0) {
            return 0;
        }
        final long value = FixedPoint.multiply(price, size, Rounding.UP);
        final long margin = FixedPoint.divide(value, positions[instrumentId].leverage, Rounding.UP);
        final long atBankruptcy = side == Side.BUY ? value - margin : value + margin;
        return margin
                + FixedPoint.multiply(value, marginFeeRate, Rounding.UP)
                + FixedPoint.multiply(atBankruptcy, marginFeeRate, Rounding.UP);
    }

    private long markValue(int instrumentId) {
        return FixedPoint.multiply(Math.abs(positions[instrumentId].size), marks[instrumentId], Rounding.UP);
    }

    private long closeFee(Position position) {
        final long step = FixedPoint.divide(position.cost, position.leverage, Rounding.DOWN);
        final long bankruptcy = position.size > 0 ? position.cost - step : position.cost + step;
        return FixedPoint.multiply(bankruptcy, marginFeeRate, Rounding.UP);
    }

    /**
     * Price at which the account would be liquidated if only this instrument moved.
     *
     * @param instrumentId dense index
     * @return rounded to the tick toward the mark; NULL if flat or if no positive price does it
     */
    public long liquidationPrice(int instrumentId) {
        final Position position = positions[instrumentId];
        if (position.size == 0) {
            return FixedPoint.NULL;
        }
        long others = cash;
        for (int i = 0; i < positions.length; i++) {
            if (i != instrumentId) {
                others += unrealised(i) - maintenanceMargin(i);
            }
        }
        final long held = Math.abs(position.size);
        final long rate = rules[instrumentId].maintenanceRate();
        final long tick = rules[instrumentId].tickSize();
        // Where others + unrealised = maintenance margin.
        if (position.size > 0) {
            final long deficit = position.cost + closeFee(position) - others;
            final long weight = FixedPoint.multiply(held, FixedPoint.ONE - rate, Rounding.DOWN);
            return deficit <= 0
                    ? FixedPoint.NULL
                    : FixedPoint.ceilToStep(FixedPoint.divide(deficit, weight, Rounding.UP), tick);
        }
        final long reserve = others + position.cost - closeFee(position);
        final long weight = FixedPoint.multiply(held, FixedPoint.ONE + rate, Rounding.UP);
        if (reserve <= 0) {
            return marks[instrumentId];
        }
        final long price = FixedPoint.floorToStep(FixedPoint.divide(reserve, weight, Rounding.DOWN), tick);
        return price > rules[instrumentId].maxPrice() ? FixedPoint.NULL : price;
    }

    /** The position of an instrument as a message shows it. */
    public PositionView positionView(int instrumentId) {
        final Position position = positions[instrumentId];
        return new PositionView(
                instrumentId,
                0,
                position.size == 0 ? Side.NULL_VAL : position.size > 0 ? Side.BUY : Side.SELL,
                Math.abs(position.size),
                position.entryPrice(),
                position.size == 0 ? 0 : position.cost,
                position.leverage,
                marks[instrumentId],
                liquidationPrice(instrumentId),
                initialMargin(instrumentId),
                maintenanceMargin(instrumentId),
                position.takeProfit,
                position.stopLoss,
                0,
                unrealised(instrumentId),
                position.currentRealised,
                position.cumulativeRealised,
                position.liquidating ? PositionStatus.LIQUIDATING : PositionStatus.NORMAL,
                position.createdTimeMs,
                position.openTimeMs,
                position.updatedTimeMs,
                position.crossSequence);
    }

    /**
     * The account as a message shows it.
     *
     * @param orderMargin of open orders
     * @return its state
     */
    public WalletView walletView(long orderMargin) {
        final long equity = equity();
        final long positionMargin = positionMargin();
        return new WalletView(
                cash,
                equity - cash,
                equity,
                Math.max(0, equity - positionMargin - orderMargin),
                totalPnl - totalFees - totalFunding,
                orderMargin,
                positionMargin,
                maintenanceMargin());
    }
}
