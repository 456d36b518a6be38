package io.escapement.gateway.exchange.row;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.gateway.exchange.json.JsonWriter;
import io.escapement.venue.model.PositionView;

/** A position as a row of the position topic and of the position query. */
public final class PositionRow {
    private PositionRow() {}

    /**
     * Writes a row.
     *
     * @param json receives one object
     * @param symbol of the position
     * @param position to write
     * @param onStream whether the row stands in the topic, which calls the entry price {@code entryPrice} and names the
     *     category, or in the query, which calls it {@code avgPrice}
     */
    public static void write(JsonWriter json, String symbol, PositionView position, boolean onStream) {
        // Of two positions side by side the flat one has no margins, and 0 for the price of its liquidation.
        final boolean flatSide = position.size() == 0 && position.positionIndex() != 0;
        json.object();
        json.key("positionIdx").number(position.positionIndex());
        json.key("tradeMode").number(0);
        json.key("riskId").number(position.riskTier());
        json.key("riskLimitValue").decimal(position.riskLimit());
        json.key("symbol").text(symbol);
        json.key("side").text(Words.of(position.side()));
        json.key("size").decimal(position.size());
        json.key(onStream ? "entryPrice" : "avgPrice").decimal(position.entryPrice());
        json.key("sessionAvgPrice").text("");
        json.key("leverage").decimal(position.leverage());
        json.key("positionValue").decimal(position.positionValue());
        json.key("positionBalance").text("0");
        json.key("markPrice").decimal(position.markPrice());
        final long initialMargin = flatSide ? FixedPoint.NULL : position.initialMargin();
        final long maintenanceMargin = flatSide ? FixedPoint.NULL : position.maintenanceMargin();
        json.key("positionIM").decimal(initialMargin);
        json.key("positionMM").decimal(maintenanceMargin);
        json.key("positionIMByMp").decimal(initialMargin);
        json.key("positionMMByMp").decimal(maintenanceMargin);
        json.key("takeProfit").decimal(position.takeProfit());
        json.key("stopLoss").decimal(position.stopLoss());
        json.key("trailingStop").decimal(position.trailingStop());
        json.key("unrealisedPnl").decimal(position.unrealisedPnl());
        json.key("cumRealisedPnl").decimal(position.cumulativeRealisedPnl());
        json.key("curRealisedPnl").decimal(position.currentRealisedPnl());
        json.key("createdTime").numberText(position.createdTimeMs());
        json.key("updatedTime").numberText(position.updatedTimeMs());
        json.key("openTime").number(position.openTimeMs());
        json.key("tpslMode").text("Full");
        json.key("liqPrice").decimal(flatSide ? 0 : position.liquidationPrice());
        json.key("bustPrice").text("");
        json.key("breakEvenPrice").decimal(position.breakEvenPrice());
        if (onStream) {
            json.key("category").text("linear");
        }
        json.key("positionStatus").text(Words.of(position.status()));
        json.key("adlRankIndicator").number(position.adlRank());
        json.key("autoAddMargin").number(0);
        json.key("leverageSysUpdatedTime").text("");
        json.key("mmrSysUpdatedTime").text("");
        json.key("seq").number(position.crossSequence());
        json.key("isReduceOnly").bool(false);
        json.endObject();
    }
}
