package io.escapement.venue.model;

import io.escapement.codecs.sbe.FillKind;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.StopKind;

/**
 * One execution. Funding payments are rows of kind FUNDING: side and size of the position, fee positive when paid.
 *
 * @param instrumentId dense index
 * @param executionId unique
 * @param orderId the order filled; for FUNDING an id of its own
 * @param orderLinkId the client's id, empty if none
 * @param kind TRADE, FUNDING or BUST
 * @param side of the order
 * @param orderType of the order; OTHER for FUNDING
 * @param stopKind of the order
 * @param createType who made the order
 * @param maker whether it rested on the book
 * @param price 1e-8
 * @param size 1e-8
 * @param value price * size
 * @param fee positive paid, negative received
 * @param feeRate 1e-8; the funding rate for FUNDING
 * @param orderPrice of the order
 * @param orderSize of the order; 0 for FUNDING
 * @param leavesSize of the order after this row
 * @param closedSize what of it closed a position
 * @param realisedPnl price profit of the closed part, before fees
 * @param markPrice at that time
 * @param timeMs match time
 * @param crossSequence of the match; the position message that follows has the same
 */
public record ExecutionView(
        int instrumentId,
        VenueId executionId,
        VenueId orderId,
        String orderLinkId,
        FillKind kind,
        Side side,
        OrderType orderType,
        StopKind stopKind,
        CreateType createType,
        boolean maker,
        long price,
        long size,
        long value,
        long fee,
        long feeRate,
        long orderPrice,
        long orderSize,
        long leavesSize,
        long closedSize,
        long realisedPnl,
        long markPrice,
        long timeMs,
        long crossSequence) {}
