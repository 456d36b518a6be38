package io.escapement.gateway.exchange.row;

import io.escapement.codecs.sbe.Side;
import io.escapement.gateway.exchange.json.JsonWriter;
import io.escapement.venue.model.TransactionType;
import io.escapement.venue.model.TransactionView;

/** What moved the cash as a row of the transaction log. */
public final class TransactionRow {
    private static final String ID_PREFIX = "90210001_";

    private TransactionRow() {}

    /**
     * Writes a row.
     *
     * @param json receives one object
     * @param symbol of the instrument, empty for transfers
     * @param row to write
     */
    public static void write(JsonWriter json, String symbol, TransactionView row) {
        final boolean settles = row.type() == TransactionType.SETTLEMENT;
        final boolean transfer = symbol.isEmpty();
        json.object();
        json.key("transSubType").text("");
        json.key("id").text(ID_PREFIX + (transfer ? "USDT" : symbol) + "_" + row.sequence());
        json.key("symbol").text(symbol);
        json.key("side").text(row.side() == Side.NULL_VAL ? "None" : Words.of(row.side()));
        if (settles) {
            json.key("funding").decimal(row.funding());
        } else {
            json.key("funding").text("");
        }
        json.key("orderLinkId").text(row.orderLinkId());
        json.key("orderId").text(row.orderId() == null ? "" : row.orderId().toString());
        json.key("fee").decimal(row.fee());
        json.key("change").decimal(row.change());
        json.key("cashFlow").decimal(row.cashFlow());
        json.key("transactionTime").numberText(row.timeMs());
        json.key("type").text(row.type().name());
        if (transfer) {
            json.key("feeRate").text("");
        } else {
            json.key("feeRate").decimal(row.feeRate());
        }
        json.key("bonusChange").text("");
        json.key("size").decimal(row.size());
        json.key("qty").decimal(row.quantity());
        json.key("cashBalance").decimal(row.cashBalance());
        json.key("currency").text("USDT");
        json.key("category").text(transfer ? "" : "linear");
        if (transfer) {
            json.key("tradePrice").text("");
        } else {
            json.key("tradePrice").decimal(row.price());
        }
        json.key("tradeId").text(row.tradeId() == null ? "" : row.tradeId().toString());
        json.key("extraFees").text("");
        json.endObject();
    }
}
