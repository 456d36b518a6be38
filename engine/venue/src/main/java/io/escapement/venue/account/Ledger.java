package io.escapement.venue.account;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.codecs.sbe.FillKind;
import io.escapement.codecs.sbe.Side;
import io.escapement.venue.model.ClosedPnlView;
import io.escapement.venue.model.ExecutionView;
import io.escapement.venue.model.TransactionType;
import io.escapement.venue.model.TransactionView;
import io.escapement.venue.model.VenueId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What moved the cash, row by row, and what each order closed. {@code opening balance + sum of changes = cash}, to the
 * last unit.
 */
public final class Ledger {
    private final List<TransactionView> transactions = new ArrayList<>();
    /** By order, in the order of their last fills. */
    private final Map<VenueId, ClosedPnlView> closed = new LinkedHashMap<>();

    private long openingBalance;

    /** What was there before the first row. */
    public long openingBalance() {
        return openingBalance;
    }

    void openingBalance(long balance) {
        openingBalance = balance;
    }

    /**
     * Notes a fill or a funding payment that has just been booked.
     *
     * @param row of the execution
     * @param position it was booked on
     * @param cashAfter cash of the account
     */
    public void execution(ExecutionView row, Position position, long cashAfter) {
        final boolean settles = row.kind() == FillKind.FUNDING;
        final long funding = settles ? -row.fee() : 0;
        final long fee = settles ? 0 : row.fee();
        add(
                type(row.kind()),
                row.instrumentId(),
                row.side(),
                row.size(),
                position.size(),
                row.price(),
                funding,
                fee,
                row.realisedPnl(),
                cashAfter,
                row.feeRate(),
                row.executionId(),
                row.orderId(),
                row.orderLinkId(),
                row.timeMs(),
                row.crossSequence());
        if (!settles && position.closedSize() > 0) {
            close(row, position);
        }
    }

    private static TransactionType type(FillKind kind) {
        return switch (kind) {
            case FUNDING -> TransactionType.SETTLEMENT;
            case BUST -> TransactionType.LIQUIDATION;
            case ADL -> TransactionType.ADL;
            case DELIVERY -> TransactionType.DELIVERY;
            default -> TransactionType.TRADE;
        };
    }

    void transfer(long amount, long cashAfter, long timeMs) {
        final TransactionType type = amount >= 0 ? TransactionType.TRANSFER_IN : TransactionType.TRANSFER_OUT;
        add(type, -1, Side.NULL_VAL, 0, 0, 0, 0, 0, amount, cashAfter, 0, null, null, "", timeMs, 0);
    }

    void cover(long amount, long timeMs) {
        add(TransactionType.LIQUIDATION, -1, Side.NULL_VAL, 0, 0, 0, 0, 0, amount, 0, 0, null, null, "", timeMs, 0);
    }

    private void add(
            TransactionType type,
            int instrumentId,
            Side side,
            long quantity,
            long size,
            long price,
            long funding,
            long fee,
            long cashFlow,
            long cashAfter,
            long feeRate,
            VenueId tradeId,
            VenueId orderId,
            String orderLinkId,
            long timeMs,
            long crossSequence) {
        transactions.add(new TransactionView(
                type,
                instrumentId,
                side,
                quantity,
                size,
                price,
                funding,
                fee,
                cashFlow,
                cashFlow + funding - fee,
                cashAfter,
                feeRate,
                tradeId,
                orderId,
                orderLinkId,
                timeMs,
                transactions.size() + 1,
                crossSequence));
    }

    private void close(ExecutionView row, Position position) {
        final ClosedPnlView before = closed.remove(row.orderId());
        final long size = position.closedSize() + (before == null ? 0 : before.closedSize());
        final long entry = position.closedEntryValue() + (before == null ? 0 : before.entryValue());
        final long exit = position.closedExitValue() + (before == null ? 0 : before.exitValue());
        final ClosedPnlView now = new ClosedPnlView(
                row.instrumentId(),
                row.orderId(),
                row.side(),
                row.orderType(),
                row.kind(),
                row.orderSize(),
                row.orderPrice(),
                size,
                entry,
                FixedPoint.divide(entry, size, Rounding.HALF_UP),
                exit,
                FixedPoint.divide(exit, size, Rounding.HALF_UP),
                position.closedOpenFee() + (before == null ? 0 : before.openFee()),
                position.closedCloseFee() + (before == null ? 0 : before.closeFee()),
                position.closedPnl() + (before == null ? 0 : before.closedPnl()),
                1 + (before == null ? 0 : before.fillCount()),
                position.leverage(),
                before == null ? row.timeMs() : before.createdTimeMs(),
                row.timeMs());
        closed.put(row.orderId(), now);
    }

    /**
     * Rows of the transaction log, newest first.
     *
     * @param fromMs least time, inclusive
     * @param toMs greatest time, inclusive
     * @return the rows
     */
    public List<TransactionView> transactions(long fromMs, long toMs) {
        final List<TransactionView> rows = new ArrayList<>();
        for (int i = transactions.size() - 1; i >= 0 && transactions.get(i).timeMs() >= fromMs; i--) {
            if (transactions.get(i).timeMs() <= toMs) {
                rows.add(transactions.get(i));
            }
        }
        return rows;
    }

    /**
     * What orders closed, newest first by their last fill.
     *
     * @param fromMs least time of the last fill, inclusive
     * @param toMs greatest time of the last fill, inclusive
     * @return the rows
     */
    public List<ClosedPnlView> closedPnl(long fromMs, long toMs) {
        final List<ClosedPnlView> rows = new ArrayList<>();
        for (final ClosedPnlView row : closed.values()) {
            if (row.updatedTimeMs() >= fromMs && row.updatedTimeMs() <= toMs) {
                rows.add(row);
            }
        }
        Collections.reverse(rows);
        return rows;
    }
}
