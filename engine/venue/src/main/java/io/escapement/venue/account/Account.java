package io.escapement.venue.account;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.codecs.sbe.Side;
import io.escapement.venue.model.InstrumentRules;
import io.escapement.venue.model.PositionView;
import io.escapement.venue.model.RiskTier;
import io.escapement.venue.model.WalletView;
import java.util.List;

/**
 * Cash and positions under cross margin. All amounts at 1e-8 USDT; every product is rounded once, margins as {@link
 * Margin} says.
 *
 * <p>Each instrument has one position in one-way mode (index 0), two in hedge mode (1 long, 2 short).
 *
 * <p>At all times {@code cash = deposits + price profit - fees - funding + cover}, to the last unit; cover is what an
 * insurance fund paid when a liquidation left less than nothing. The {@link #ledger()} has a row for each of these.
 */
public final class Account {
    /** Index of a one-way position. */
    public static final int ONE_WAY = 0;

    /** Index of the long side in hedge mode. */
    public static final int HEDGE_LONG = 1;

    /** Index of the short side in hedge mode. */
    public static final int HEDGE_SHORT = 2;

    private static final int INDEXES = 3;

    private final Position[] positions;
    private final boolean[] hedged;
    private final long[] marks;
    private final Margin margin;
    private final PositionViews views;
    private final Ledger ledger = new Ledger();
    private final ChargeRounding chargeRounding;

    /** Positions that are not flat, in the order in which they were opened. */
    private final Position[] held;

    private int heldCount;
    private Position lastBooked;
    private long deposits;
    private long cash;
    private long totalPnl;
    private long totalFees;
    private long totalFunding;
    private long totalCover;

    /**
     * An account without positions, in one-way mode.
     *
     * @param rules of all instruments, by id
     * @param balance cash
     * @param leverage of every instrument
     * @param takerRate of fees
     * @param chargeRounding of fees and funding
     */
    public Account(
            InstrumentRules[] rules, long balance, long leverage, long takerRate, ChargeRounding chargeRounding) {
        this.chargeRounding = chargeRounding;
        margin = new Margin(rules, takerRate);
        views = new PositionViews(this, margin);
        marks = new long[rules.length];
        hedged = new boolean[rules.length];
        positions = new Position[rules.length * INDEXES];
        held = new Position[positions.length];
        for (int i = 0; i < positions.length; i++) {
            final int instrumentId = i / INDEXES;
            positions[i] =
                    new Position(instrumentId, i % INDEXES, Math.min(leverage, rules[instrumentId].maxLeverage()));
        }
        lastBooked = positions.length == 0 ? null : positions[0];
        deposits = balance;
        cash = balance;
        ledger.openingBalance(balance);
    }

    /**
     * The one-way position of an instrument.
     *
     * @param instrumentId dense index
     * @return live, never null
     */
    public Position position(int instrumentId) {
        return positions[instrumentId * INDEXES];
    }

    /**
     * A position of an instrument.
     *
     * @param instrumentId dense index
     * @param positionIndex {@link #ONE_WAY}, {@link #HEDGE_LONG} or {@link #HEDGE_SHORT}
     * @return live, never null; flat when the mode is another
     */
    public Position position(int instrumentId, int positionIndex) {
        return positions[instrumentId * INDEXES + positionIndex];
    }

    /** Whether an instrument is in hedge mode. */
    public boolean hedged(int instrumentId) {
        return hedged[instrumentId];
    }

    /** Switches the mode of an instrument; the caller has checked that it holds nothing and has no orders. */
    public void hedged(int instrumentId, boolean both) {
        hedged[instrumentId] = both;
    }

    /** Whether an instrument holds anything, on either side. */
    public boolean holds(int instrumentId) {
        for (int i = 0; i < INDEXES; i++) {
            if (positions[instrumentId * INDEXES + i].size != 0) {
                return true;
            }
        }
        return false;
    }

    /** How many positions are not flat. */
    public int heldCount() {
        return heldCount;
    }

    /**
     * A position that is not flat.
     *
     * @param index from 0, in the order in which they were opened
     * @return live
     */
    public Position held(int index) {
        return held[index];
    }

    /** The position that the last fill or funding payment was booked on. */
    public Position lastBooked() {
        return lastBooked;
    }

    /** The transaction log and the closed profits. */
    public Ledger ledger() {
        return ledger;
    }

    /** The mark price of an instrument moved. */
    public void mark(int instrumentId, long price) {
        marks[instrumentId] = price;
    }

    /** The mark price of an instrument. */
    public long mark(int instrumentId) {
        return marks[instrumentId];
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

    /** Books a fill on the one-way position; parameters as below. */
    public Position book(
            int instrumentId, Side side, long size, long value, long fee, long timeMs, long crossSequence) {
        return book(instrumentId, ONE_WAY, side, size, value, fee, timeMs, crossSequence);
    }

    /**
     * Books a fill.
     *
     * @param instrumentId dense index
     * @param positionIndex the position it goes to
     * @param side of the order
     * @param size filled
     * @param value of it
     * @param fee of it
     * @param timeMs match time
     * @param crossSequence of the match
     * @return the position, with the results of this fill
     */
    public Position book(
            int instrumentId,
            int positionIndex,
            Side side,
            long size,
            long value,
            long fee,
            long timeMs,
            long crossSequence) {
        final Position position = position(instrumentId, positionIndex);
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
        lastBooked = position;
        if (wasFlat) {
            held[heldCount++] = position;
        } else if (position.size == 0) {
            forget(position);
        }
        return position;
    }

    private void forget(Position position) {
        int at = 0;
        while (held[at] != position) {
            at++;
        }
        System.arraycopy(held, at + 1, held, at, heldCount - at - 1);
        held[--heldCount] = null;
    }

    /**
     * Books a funding payment.
     *
     * @param position that pays or receives
     * @param payment positive paid
     * @param timeMs settlement
     * @param crossSequence of it
     */
    public void bookFunding(Position position, long payment, long timeMs, long crossSequence) {
        position.currentRealised -= payment;
        position.cumulativeRealised -= payment;
        position.updatedTimeMs = timeMs;
        position.crossSequence = crossSequence;
        totalFunding += payment;
        cash -= payment;
        lastBooked = position;
    }

    /**
     * Books money that comes in or goes out.
     *
     * @param amount positive in, negative out
     * @param timeMs when
     */
    public void transfer(long amount, long timeMs) {
        deposits += amount;
        cash += amount;
        ledger.transfer(amount, cash, timeMs);
    }

    /**
     * After a liquidation: the insurance fund makes good what is below nothing.
     *
     * @param timeMs when
     */
    public void coverDeficit(long timeMs) {
        if (cash < 0) {
            final long cover = -cash;
            totalCover += cover;
            cash = 0;
            ledger.cover(cover, timeMs);
        }
    }

    /** Orders on the instrument were changed: its next position messages carry this sequence. */
    public void touch(int instrumentId, long crossSequence) {
        for (int i = 0; i < INDEXES; i++) {
            positions[instrumentId * INDEXES + i].crossSequence = crossSequence;
        }
    }

    /** Sets a leverage that was checked, for both sides. */
    public void leverage(int instrumentId, long leverage, long timeMs) {
        for (int i = 0; i < INDEXES; i++) {
            positions[instrumentId * INDEXES + i].leverage = leverage;
            positions[instrumentId * INDEXES + i].updatedTimeMs = timeMs;
        }
    }

    /** Marks the positions of an instrument as being liquidated, or not. */
    public void liquidating(int instrumentId, boolean now) {
        for (int i = 0; i < INDEXES; i++) {
            positions[instrumentId * INDEXES + i].liquidating = now;
        }
    }

    /** Marks a position as being auto-deleveraged, or not. */
    public void deleveraging(Position position, boolean now) {
        position.deleveraging = now;
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

    /** Paid by the insurance fund. */
    public long totalCover() {
        return totalCover;
    }

    /** Cash and unrealised profit. */
    public long equity() {
        long equity = cash;
        for (int i = 0; i < heldCount; i++) {
            equity += unrealised(held[i]);
        }
        return equity;
    }

    /** Initial margin of all positions. */
    public long positionMargin() {
        long sum = 0;
        for (int i = 0; i < heldCount; i++) {
            sum += margin.initial(held[i], marks[held[i].instrumentId]);
        }
        return sum;
    }

    /** Maintenance margin of all positions. */
    public long maintenanceMargin() {
        long sum = 0;
        for (int i = 0; i < heldCount; i++) {
            sum += maintenanceMargin(held[i]);
        }
        return sum;
    }

    /** Maintenance margin of a position. */
    public long maintenanceMargin(Position position) {
        return margin.maintenance(position, marks[position.instrumentId]);
    }

    /** Profit of a position at its mark, rounded down. */
    public long unrealised(Position position) {
        if (position.size == 0) {
            return 0;
        }
        final long mark = marks[position.instrumentId];
        final long size = Math.abs(position.size);
        return position.size > 0
                ? FixedPoint.multiply(size, mark, Rounding.DOWN) - position.cost
                : position.cost - FixedPoint.multiply(size, mark, Rounding.UP);
    }

    /** Risk tiers of an instrument, lowest first. */
    public List<RiskTier> riskTiers(int instrumentId) {
        return margin.tiers(instrumentId);
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
        return margin.order(side, price, size, position(instrumentId).leverage);
    }

    /**
     * Price at which the account would be liquidated if only this instrument moved and the tier stayed.
     *
     * @param position on the side that the price would have to move against
     * @return to the nearest 1e-8; NULL if flat, if the other side of the instrument outweighs it or if no price does it
     */
    public long liquidationPrice(Position position) {
        return views.liquidationPrice(position);
    }

    /** The one-way position of an instrument as a message shows it. */
    public PositionView positionView(int instrumentId) {
        return positionView(position(instrumentId));
    }

    /** The positions of an instrument as a message shows them: one, or both sides in hedge mode. */
    public List<PositionView> positionViews(int instrumentId) {
        return hedged[instrumentId]
                ? List.of(
                        positionView(position(instrumentId, HEDGE_LONG)),
                        positionView(position(instrumentId, HEDGE_SHORT)))
                : List.of(positionView(position(instrumentId)));
    }

    /** A position as a message shows it. */
    public PositionView positionView(Position position) {
        return views.of(position);
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
