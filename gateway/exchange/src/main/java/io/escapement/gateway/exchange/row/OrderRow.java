package io.escapement.gateway.exchange.row;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.gateway.exchange.json.JsonWriter;
import io.escapement.venue.model.OrderView;

/** An order as a row of the order topic and of the order queries. */
public final class OrderRow {
    private static final long NONE = FixedPoint.NULL;

    private OrderRow() {}

    /**
     * Writes a row.
     *
     * @param json receives one object
     * @param symbol of the order
     * @param order to write
     * @param withCategory true on the stream; queries name the category once for all rows
     */
    public static void write(JsonWriter json, String symbol, OrderView order, boolean withCategory) {
        json.object();
        if (withCategory) {
            json.key("category").text("linear");
        }
        json.key("symbol").text(symbol);
        json.key("orderId").uuid(order.orderId().high(), order.orderId().low());
        json.key("orderLinkId").text(order.orderLinkId());
        json.key("parentOrderLinkId").text(order.parentOrderLinkId());
        json.key("blockTradeId").text("");
        json.key("side").text(Words.of(order.side()));
        json.key("positionIdx").number(order.positionIndex());
        json.key("orderStatus").text(Words.of(order.status()));
        json.key("cancelType").text(order.cancelType().word());
        json.key("rejectReason").text(order.rejectReason().word());
        json.key("timeInForce").text(Words.of(order.timeInForce()));
        json.key("isLeverage").text("");
        json.key("price").decimal(order.price());
        json.key("qty").decimal(order.size());
        json.key("avgPrice").decimal(order.averagePrice());
        json.key("leavesQty").decimal(order.leavesSize());
        json.key("leavesValue").decimal(leavesValue(order));
        json.key("cumExecQty").decimal(order.filledSize());
        json.key("cumExecValue").decimal(order.filledValue());
        json.key("cumExecFee").decimal(order.filledFee());
        json.key("orderType").text(Words.of(order.type()));
        json.key("stopOrderType").text(Words.of(order.stopKind(), ""));
        json.key("orderIv").text("");
        trigger(json, order);
        json.key("placeType").text("");
        json.key("lastPriceOnCreated").decimal(order.lastPriceOnCreated());
        json.key("closeOnTrigger").bool(order.closeOnTrigger());
        json.key("reduceOnly").bool(order.reduceOnly());
        json.key("smpGroup").number(0);
        json.key("smpType").text(order.smpType().word());
        json.key("smpOrderId")
                .text(order.smpOrderId() == null ? "" : order.smpOrderId().toString());
        json.key("slLimitPrice").decimal(isSet(order.stopLossLimitPrice()) ? order.stopLossLimitPrice() : 0);
        json.key("tpLimitPrice").decimal(isSet(order.takeProfitLimitPrice()) ? order.takeProfitLimitPrice() : 0);
        json.key("tpslMode").text(order.tpslMode().word());
        json.key("createType").text(order.createType().word());
        json.key("marketUnit").text("");
        json.key("createdTime").numberText(order.createdTimeMs());
        json.key("updatedTime").numberText(order.updatedTimeMs());
        json.key("feeCurrency").text("");
        json.key("closedPnl").decimal(isSet(order.closedPnl()) ? order.closedPnl() : 0);
        json.key("slippageTolerance").decimal(order.slippage().tolerance());
        json.key("slippageToleranceType").text(order.slippage().kind().word());
        json.key("rpiTakerAccess").bool(false);
        json.key("rpiMatchedQty").text("0");
        if (!withCategory) {
            json.key("extraFees").text("");
        }
        json.key("cumFeeDetail").object();
        if (order.filledSize() > 0) {
            json.key("USDT").decimal(order.filledFee());
        }
        json.endObject().endObject();
    }

    private static void trigger(JsonWriter json, OrderView order) {
        json.key("triggerPrice").decimal(order.triggerPrice());
        json.key("takeProfit").decimal(order.takeProfit());
        json.key("stopLoss").decimal(order.stopLoss());
        json.key("triggerBy").text(Words.of(order.triggerBy()));
        json.key("tpTriggerBy").text(Words.of(order.takeProfitTriggerBy()));
        json.key("slTriggerBy").text(Words.of(order.stopLossTriggerBy()));
        json.key("triggerDirection").number(order.triggerDirection());
    }

    private static long leavesValue(OrderView order) {
        return order.leavesSize() == 0 || !isSet(order.price())
                ? 0
                : FixedPoint.multiply(order.leavesSize(), order.price(), Rounding.HALF_UP);
    }

    private static boolean isSet(long value) {
        return value != NONE;
    }
}
