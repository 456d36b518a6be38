package io.escapement.venue.matching;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.codecs.sbe.OrderStatus;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.StopKind;
import io.escapement.codecs.sbe.TimeInForce;
import io.escapement.codecs.sbe.TriggerBy;
import io.escapement.venue.model.CancelType;
import io.escapement.venue.model.CreateType;
import io.escapement.venue.model.OrderView;
import io.escapement.venue.model.RejectReason;
import io.escapement.venue.model.Slippage;
import io.escapement.venue.model.SmpType;
import io.escapement.venue.model.TpslMode;
import io.escapement.venue.model.VenueId;

/** One order with a life. */
final class Order {
    final VenueId id;
    final int instrumentId;
    final int positionIndex;
    final String linkId;
    final String parentLinkId;
    final Side side;
    final OrderType type;
    final TimeInForce timeInForce;
    final StopKind stopKind;
    final CreateType createType;
    final boolean reduceOnly;
    final boolean closeOnTrigger;
    final long lastPriceOnCreated;
    final long createdTimeMs;

    OrderStatus status;
    CancelType cancelType = CancelType.NONE;
    RejectReason rejectReason = RejectReason.NONE;
    long price;
    long size;
    long filledSize;
    long filledValue;
    long filledFee;
    long closedPnl;
    long triggerPrice = FixedPoint.NULL;
    int triggerDirection;
    TriggerBy triggerBy = TriggerBy.NULL_VAL;
    long takeProfit = FixedPoint.NULL;
    long stopLoss = FixedPoint.NULL;
    TriggerBy takeProfitTriggerBy = TriggerBy.NULL_VAL;
    TriggerBy stopLossTriggerBy = TriggerBy.NULL_VAL;
    long takeProfitLimitPrice = FixedPoint.NULL;
    long stopLossLimitPrice = FixedPoint.NULL;
    TpslMode tpslMode = TpslMode.NONE;
    SmpType smpType = SmpType.NONE;
    VenueId smpOrderId;
    Slippage slippage = Slippage.NONE;
    long updatedTimeMs;

    Order(
            VenueId id,
            int instrumentId,
            int positionIndex,
            String linkId,
            String parentLinkId,
            Side side,
            OrderType type,
            TimeInForce timeInForce,
            StopKind stopKind,
            CreateType createType,
            boolean reduceOnly,
            boolean closeOnTrigger,
            long lastPriceOnCreated,
            long createdTimeMs) {
        this.id = id;
        this.instrumentId = instrumentId;
        this.positionIndex = positionIndex;
        this.linkId = linkId;
        this.parentLinkId = parentLinkId;
        this.side = side;
        this.type = type;
        this.timeInForce = timeInForce;
        this.stopKind = stopKind;
        this.createType = createType;
        this.reduceOnly = reduceOnly;
        this.closeOnTrigger = closeOnTrigger;
        this.lastPriceOnCreated = lastPriceOnCreated;
        this.createdTimeMs = createdTimeMs;
        updatedTimeMs = createdTimeMs;
        status = OrderStatus.NEW;
    }

    boolean buys() {
        return side == Side.BUY;
    }

    /** On the book. */
    boolean active() {
        return status == OrderStatus.NEW || status == OrderStatus.PARTIALLY_FILLED;
    }

    /** Waiting for its trigger. */
    boolean waiting() {
        return status == OrderStatus.UNTRIGGERED;
    }

    boolean open() {
        return active() || waiting();
    }

    /** Child of an entry or of a position. */
    boolean attached() {
        return stopKind == StopKind.STOP_LOSS || stopKind == StopKind.TAKE_PROFIT;
    }

    long leaves() {
        return open() ? size - filledSize : 0;
    }

    /** Ends it early: untriggered orders are deactivated, others cancelled. */
    void end(CancelType by, RejectReason why, long timeMs) {
        status = waiting() ? OrderStatus.DEACTIVATED : OrderStatus.CANCELLED;
        cancelType = by;
        rejectReason = why;
        updatedTimeMs = timeMs;
    }

    OrderView view() {
        return new OrderView(
                instrumentId,
                positionIndex,
                id,
                linkId,
                parentLinkId,
                side,
                type,
                timeInForce,
                status,
                stopKind,
                createType,
                cancelType,
                rejectReason,
                reduceOnly,
                closeOnTrigger,
                price,
                size,
                leaves(),
                filledSize,
                filledValue,
                filledFee,
                filledSize == 0 ? FixedPoint.NULL : FixedPoint.divide(filledValue, filledSize, Rounding.HALF_UP),
                triggerPrice,
                triggerDirection,
                triggerBy,
                takeProfit,
                stopLoss,
                takeProfitTriggerBy,
                stopLossTriggerBy,
                takeProfitLimitPrice,
                stopLossLimitPrice,
                tpslMode,
                smpType,
                smpOrderId,
                slippage,
                closedPnl,
                lastPriceOnCreated,
                createdTimeMs,
                updatedTimeMs);
    }
}
