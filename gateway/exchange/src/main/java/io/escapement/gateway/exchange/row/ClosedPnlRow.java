package io.escapement.gateway.exchange.row;

import io.escapement.gateway.exchange.json.JsonWriter;
import io.escapement.venue.model.ClosedPnlView;

/** What an order closed as a row of the closed profits. */
public final class ClosedPnlRow {
    private ClosedPnlRow() {}

    /**
     * Writes a row.
     *
     * @param json receives one object
     * @param symbol of the instrument
     * @param row to write
     */
    public static void write(JsonWriter json, String symbol, ClosedPnlView row) {
        json.object();
        json.key("symbol").text(symbol);
        json.key("orderType").text(Words.of(row.orderType()));
        json.key("leverage").decimal(row.leverage());
        json.key("updatedTime").numberText(row.updatedTimeMs());
        json.key("side").text(Words.of(row.side()));
        json.key("orderId").text(row.orderId().toString());
        json.key("closedPnl").decimal(row.closedPnl());
        json.key("openFee").decimal(row.openFee());
        json.key("closeFee").decimal(row.closeFee());
        json.key("avgEntryPrice").decimal(row.averageEntryPrice());
        json.key("qty").decimal(row.orderSize());
        json.key("cumEntryValue").decimal(row.entryValue());
        json.key("createdTime").numberText(row.createdTimeMs());
        json.key("orderPrice").decimal(row.orderPrice());
        json.key("closedSize").decimal(row.closedSize());
        json.key("avgExitPrice").decimal(row.averageExitPrice());
        json.key("execType").text(Words.of(row.kind()));
        json.key("fillCount").numberText(row.fillCount());
        json.key("cumExitValue").decimal(row.exitValue());
        json.endObject();
    }
}
