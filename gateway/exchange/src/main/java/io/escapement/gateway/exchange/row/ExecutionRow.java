package io.escapement.gateway.exchange.row;

import io.escapement.codecs.sbe.FillKind;
import io.escapement.gateway.exchange.json.JsonWriter;
import io.escapement.venue.model.ExecutionView;

/** An execution as a row of the execution topic and of the execution query. */
public final class ExecutionRow {
    private ExecutionRow() {}

    /**
     * Writes a row.
     *
     * @param json receives one object
     * @param symbol of the execution
     * @param execution to write
     * @param withCategory true on the stream; queries name the category once for all rows
     */
    public static void write(JsonWriter json, String symbol, ExecutionView execution, boolean withCategory) {
        final boolean funding = execution.kind() == FillKind.FUNDING;
        json.object();
        if (withCategory) {
            json.key("category").text("linear");
        }
        json.key("symbol").text(symbol);
        json.key("closedSize").decimal(execution.closedSize());
        json.key("execFee").decimal(execution.fee());
        json.key("execId")
                .uuid(execution.executionId().high(), execution.executionId().low());
        json.key("execPrice").decimal(execution.price());
        json.key("execQty").decimal(execution.size());
        json.key("execType").text(Words.of(execution.kind()));
        json.key("execValue").decimal(execution.value());
        json.key("feeRate").decimal(execution.feeRate());
        json.key("tradeIv").text("");
        json.key("markIv").text("");
        json.key("blockTradeId").text("");
        json.key("markPrice").decimal(execution.markPrice());
        json.key("indexPrice").text("");
        json.key("underlyingPrice").text("");
        json.key("leavesQty").decimal(execution.leavesSize());
        json.key("orderId").uuid(execution.orderId().high(), execution.orderId().low());
        json.key("orderLinkId").text(execution.orderLinkId());
        json.key("orderPrice").decimal(execution.orderPrice());
        json.key("orderQty").decimal(execution.orderSize());
        json.key("orderType").text(Words.of(execution.orderType()));
        json.key("stopOrderType").text(Words.of(execution.stopKind(), Words.UNKNOWN));
        json.key("side").text(Words.of(execution.side()));
        json.key("execTime").numberText(execution.timeMs());
        json.key("isLeverage").text("0");
        json.key("isMaker").bool(execution.maker());
        json.key("seq").number(execution.crossSequence());
        json.key("marketUnit").text("");
        json.key("execPnl").decimal(execution.realisedPnl());
        json.key("createType").text(funding ? "" : execution.createType().word());
        json.key("extraFees").text("");
        json.key("feeCurrency").text("USDT");
        json.endObject();
    }

    /**
     * Writes the short row of the fast topic; it names the client's order only where that took.
     *
     * @param json receives one object
     * @param symbol of the execution
     * @param execution to write, a trade
     */
    public static void writeFast(JsonWriter json, String symbol, ExecutionView execution) {
        json.object();
        json.key("category").text("linear");
        json.key("symbol").text(symbol);
        json.key("execId")
                .uuid(execution.executionId().high(), execution.executionId().low());
        json.key("execPrice").decimal(execution.price());
        json.key("execQty").decimal(execution.size());
        json.key("orderId").uuid(execution.orderId().high(), execution.orderId().low());
        json.key("isMaker").bool(execution.maker());
        json.key("orderLinkId").text(execution.maker() ? "" : execution.orderLinkId());
        json.key("side").text(Words.of(execution.side()));
        json.key("execTime").numberText(execution.timeMs());
        json.key("seq").number(execution.crossSequence());
        json.endObject();
    }
}
