package io.escapement.venue.model;

import io.escapement.codecs.sbe.PositionStatus;
import io.escapement.codecs.sbe.Side;

/**
 * The position of one instrument at one moment.
 *
 * @param instrumentId dense index
 * @param positionIndex 0 one-way, 1 long, 2 short
 * @param side BUY long, SELL short, NULL_VAL flat
 * @param size not negative
 * @param entryPrice average; 0 when flat
 * @param positionValue cost basis; 0 when flat
 * @param leverage 1e-8
 * @param markPrice now
 * @param liquidationPrice estimate; NULL when there is none
 * @param breakEvenPrice where closing pays all fees and funding of the holding; NULL when flat
 * @param riskTier id of the tier that its value is in
 * @param riskLimit greatest value of that tier
 * @param adlRank 0 flat, else 1 to 5: how early it would be auto-deleveraged
 * @param initialMargin 0 when flat
 * @param maintenanceMargin 0 when flat
 * @param takeProfit of the position; 0 unset
 * @param stopLoss of the position; 0 unset
 * @param trailingStop distance; 0 unset
 * @param unrealisedPnl at the mark price
 * @param currentRealisedPnl of the present holding, fees and funding included
 * @param cumulativeRealisedPnl of all holdings, fees and funding included
 * @param status NORMAL, LIQUIDATING or ADL
 * @param createdTimeMs first position ever on the instrument; 0 never
 * @param openTimeMs of the present holding; 0 when flat
 * @param updatedTimeMs last change; 0 never
 * @param crossSequence of the last match; -1 never traded
 */
public record PositionView(
        int instrumentId,
        int positionIndex,
        Side side,
        long size,
        long entryPrice,
        long positionValue,
        long leverage,
        long markPrice,
        long liquidationPrice,
        long breakEvenPrice,
        int riskTier,
        long riskLimit,
        int adlRank,
        long initialMargin,
        long maintenanceMargin,
        long takeProfit,
        long stopLoss,
        long trailingStop,
        long unrealisedPnl,
        long currentRealisedPnl,
        long cumulativeRealisedPnl,
        PositionStatus status,
        long createdTimeMs,
        long openTimeMs,
        long updatedTimeMs,
        long crossSequence) {}
