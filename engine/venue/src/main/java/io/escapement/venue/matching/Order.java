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
    final Side side;
    final OrderType type;
    final long lastPriceOnCreated;
    final long createdTimeMs;

    String linkId = "";
    String parentLinkId = "";
    TimeInForce timeInForce = TimeInForce.IOC;
    StopKind stopKind = StopKind.NONE;
    CreateType createType = CreateType.USER;
    boolean reduceOnly;
    boolean closeOnTrigger;
    SmpType smpType = SmpType.NONE;
    Slippage slippage = Slippage.NONE;

    OrderStatus status = OrderStatus.NEW;
    CancelType cancelType = CancelType.NONE;
    RejectReason rejectReason = RejectReason.NONE;
    VenueId smpOrderId;
    long price;
    long size;
    long filledSize;
    long filledValue;
    long filledFee;
    long closedPnl;
    long updatedTimeMs;

    /** Displayed size that stands before it at its price. */
    long queueAhead;

    long triggerPrice = FixedPoint.NULL;
    int triggerDirection;
    TriggerBy triggerBy = TriggerBy.NULL_VAL;

    TpslMode tpslMode = TpslMode.NONE;
    long takeProfit = FixedPoint.NULL;
    long stopLoss = FixedPoint.NULL;
    TriggerBy takeProfitTriggerBy = TriggerBy.NULL_VAL;
    TriggerBy stopLossTriggerBy = TriggerBy.NULL_VAL;
    long takeProfitLimitPrice = FixedPoint.NULL;
    long stopLossLimitPrice = FixedPoint.NULL;

    /** Of an entry: the part of its fills whose stop and target have been made. */
    long protectedSize;

    /** Of an entry with a partial bracket: the children it grew; null before. */
    Order takeProfitChild;

    Order stopLossChild;

    /** Of a stop or target: what ends with it; null if it stands alone. */
    Order partner;

    /** Of a trailing stop: its distance. */
    long trailDistance;

    /** Of a trailing stop: whether the price has activated it. */
    boolean trails;

    /** Size 0 was asked for: whatever is held when it is triggered. */
    boolean closesAll;

    /**
     * An order that has done nothing yet.
     *
     * @param lastPrice last trade now
     * @param timeMs now
     */
    Order(VenueId id, int instrumentId, int positionIndex, Side side, OrderType type, long lastPrice, long timeMs) {
        this.id = id;
        this.instrumentId = instrumentId;
        this.positionIndex = positionIndex;
        this.side = side;
        this.type = type;
        lastPriceOnCreated = lastPrice;
        createdTimeMs = timeMs;
        updatedTimeMs = timeMs;
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

    /** Made by the venue for a position: a stop, a target or a trailing stop. */
    boolean attached() {
        return stopKind != StopKind.NONE && stopKind != StopKind.STOP;
    }

    /** Of a whole position, whose size it follows. */
    boolean ofWholePosition() {
        return stopKind == StopKind.STOP_LOSS || stopKind == StopKind.TAKE_PROFIT || stopKind == StopKind.TRAILING_STOP;
    }

    /** May only reduce its position: says so, or is the closing side of a hedged one. */
    boolean reduces() {
        return reduceOnly || closeOnTrigger || closes(positionIndex, side);
    }

    /** Whether a side closes the position of an index; in one-way mode neither does by itself. */
    static boolean closes(int positionIndex, Side side) {
        return positionIndex == 1 && side == Side.SELL || positionIndex == 2 && side == Side.BUY;
    }

    long leaves() {
        return open() || status == OrderStatus.TRIGGERED ? size - filledSize : 0;
    }

    /** Waits for a price. */
    void await(long at, int direction, TriggerBy by) {
        status = OrderStatus.UNTRIGGERED;
        triggerPrice = at;
        triggerDirection = direction;
        triggerBy = by == TriggerBy.NULL_VAL ? TriggerBy.LAST_PRICE : by;
    }

    /** Ends it early: untriggered orders are deactivated, others cancelled. */
    void end(CancelType by, RejectReason why, long timeMs) {
        status = waiting() ? OrderStatus.DEACTIVATED : OrderStatus.CANCELLED;
        cancelType = by;
        rejectReason = why;
        updatedTimeMs = timeMs;
    }

    /** It stands alone from now on, and so does its partner. */
    void unbind() {
        if (partner != null) {
            partner.partner = null;
            partner = null;
        }
    }

    OrderView view() {
        return view(cancelType, rejectReason);
    }

    /** As it stands, with another reason. */
    OrderView view(CancelType by, RejectReason why) {
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
                by,
                why,
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
