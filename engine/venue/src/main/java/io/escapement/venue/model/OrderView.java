package io.escapement.venue.model;

import io.escapement.codecs.sbe.OrderStatus;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.StopKind;
import io.escapement.codecs.sbe.TimeInForce;
import io.escapement.codecs.sbe.TriggerBy;

/**
 * State of one order at one moment.
 *
 * @param instrumentId dense index
 * @param positionIndex 0 one-way, 1 long, 2 short
 * @param orderId the venue's id
 * @param orderLinkId the client's id; empty for children of an entry and for orders without one
 * @param parentOrderLinkId of an attached stop or target: the client's id of its entry, else empty
 * @param side of the order
 * @param type market or limit
 * @param timeInForce market orders are IOC
 * @param status where it stands
 * @param stopKind STOP for a conditional order of a client; what the venue made for a position; else NONE
 * @param createType who made it
 * @param cancelType who ended it
 * @param rejectReason why it ended
 * @param reduceOnly may only reduce
 * @param closeOnTrigger closes the position
 * @param price limit; of a market order the protection price; 0 for an untriggered stop or target
 * @param size total
 * @param leavesSize open remainder, 0 once it has ended
 * @param filledSize cumulative
 * @param filledValue cumulative
 * @param filledFee cumulative
 * @param averagePrice of its fills; NULL before the first
 * @param triggerPrice of a conditional order, else NULL
 * @param triggerDirection 0 none, 1 fires when the price rises to it, 2 when it falls
 * @param triggerBy of a conditional order, else NULL_VAL
 * @param takeProfit attached; NULL if none
 * @param stopLoss attached; NULL if none
 * @param takeProfitTriggerBy of the attached target, else NULL_VAL
 * @param stopLossTriggerBy of the attached stop, else NULL_VAL
 * @param takeProfitLimitPrice of the attached target if it becomes a limit order, else NULL
 * @param stopLossLimitPrice of the attached stop if it becomes a limit order, else NULL
 * @param tpslMode of what is attached, or of a stop or target itself
 * @param smpType self-match prevention asked for
 * @param smpOrderId the order that it would have matched, or null
 * @param slippage tolerance of a market order
 * @param closedPnl price profit less the fees of both legs, of a closing order
 * @param lastPriceOnCreated last trade when it was made
 * @param createdTimeMs when it was made
 * @param updatedTimeMs when it last changed
 */
public record OrderView(
        int instrumentId,
        int positionIndex,
        VenueId orderId,
        String orderLinkId,
        String parentOrderLinkId,
        Side side,
        OrderType type,
        TimeInForce timeInForce,
        OrderStatus status,
        StopKind stopKind,
        CreateType createType,
        CancelType cancelType,
        RejectReason rejectReason,
        boolean reduceOnly,
        boolean closeOnTrigger,
        long price,
        long size,
        long leavesSize,
        long filledSize,
        long filledValue,
        long filledFee,
        long averagePrice,
        long triggerPrice,
        int triggerDirection,
        TriggerBy triggerBy,
        long takeProfit,
        long stopLoss,
        TriggerBy takeProfitTriggerBy,
        TriggerBy stopLossTriggerBy,
        long takeProfitLimitPrice,
        long stopLossLimitPrice,
        TpslMode tpslMode,
        SmpType smpType,
        VenueId smpOrderId,
        Slippage slippage,
        long closedPnl,
        long lastPriceOnCreated,
        long createdTimeMs,
        long updatedTimeMs) {

    /** Whether it may still be filled or triggered. */
    public boolean open() {
        return status == OrderStatus.NEW || status == OrderStatus.PARTIALLY_FILLED || status == OrderStatus.UNTRIGGERED;
    }
}
