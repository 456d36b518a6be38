package io.escapement.venue.model;

import io.escapement.codecs.sbe.FillKind;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.Side;

/**
 * What one order closed, over all its fills so far.
 *
 * @param instrumentId dense index
 * @param orderId of the closing order
 * @param side of the closing order
 * @param orderType of the closing order
 * @param kind of its fills
 * @param orderSize of the closing order, 1e-8
 * @param orderPrice of the closing order, 1e-8
 * @param closedSize what it closed
 * @param entryValue what that had cost
 * @param averageEntryPrice {@code entryValue / closedSize}, to the nearest 1e-8
 * @param exitValue what it was closed for
 * @param averageExitPrice {@code exitValue / closedSize}, to the nearest 1e-8
 * @param openFee share of the opening fees
 * @param closeFee fees of the close
 * @param closedPnl price profit less both fees
 * @param fillCount number of fills
 * @param leverage of the position, 1e-8
 * @param createdTimeMs first fill that closed
 * @param updatedTimeMs last fill that closed
 */
public record ClosedPnlView(
        int instrumentId,
        VenueId orderId,
        Side side,
        OrderType orderType,
        FillKind kind,
        long orderSize,
        long orderPrice,
        long closedSize,
        long entryValue,
        long averageEntryPrice,
        long exitValue,
        long averageExitPrice,
        long openFee,
        long closeFee,
        long closedPnl,
        int fillCount,
        long leverage,
        long createdTimeMs,
        long updatedTimeMs) {}
