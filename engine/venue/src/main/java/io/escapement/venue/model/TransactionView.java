package io.escapement.venue.model;

import io.escapement.codecs.sbe.Side;

/**
 * One row of the account's transaction log; {@link #change()} is what it did to the cash, so that the rows add up to it.
 *
 * @param type what it was
 * @param instrumentId dense index, -1 for transfers
 * @param side of the order, of the position for SETTLEMENT, NULL_VAL for transfers
 * @param quantity filled, or held at the settlement; 0 for transfers
 * @param size of the position afterwards, signed
 * @param price of the fill, mark price of a settlement; 0 for transfers
 * @param funding positive when received: the opposite of an execution's fee
 * @param fee positive when paid
 * @param cashFlow price profit of a fill, amount of a transfer
 * @param change {@code cashFlow + funding - fee}
 * @param cashBalance cash afterwards
 * @param feeRate 1e-8; the funding rate of a settlement
 * @param tradeId of the execution, null for transfers
 * @param orderId of the order, null for transfers
 * @param orderLinkId the client's id, empty if none
 * @param timeMs when
 * @param sequence from 1 in order of booking
 * @param crossSequence of the match or settlement, 0 for transfers
 */
public record TransactionView(
        TransactionType type,
        int instrumentId,
        Side side,
        long quantity,
        long size,
        long price,
        long funding,
        long fee,
        long cashFlow,
        long change,
        long cashBalance,
        long feeRate,
        VenueId tradeId,
        VenueId orderId,
        String orderLinkId,
        long timeMs,
        long sequence,
        long crossSequence) {}
