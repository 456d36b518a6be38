package io.escapement.gateway.exchange.row;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.codecs.sbe.Side;
import io.escapement.gateway.exchange.json.JsonWriter;
import io.escapement.venue.model.PositionView;

/** A position as a row of the position topic and of the position query. */
public final class PositionRow {
    private static final long RISK_LIMIT_VALUE = 2_000_000L * FixedPoint.ONE;

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
        final boolean flat = position.size() == 0;
        json.object();
        json.key("positionIdx").number(position.positionIndex());
        json.key("tradeMode").number(0);
        json.key("riskId").number(position.instrumentId() + 1L);
        json.key("riskLimitValue").decimal(RISK_LIMIT_VALUE);
        json.key("symbol").text(symbol);
        json.key("side").text(Words.of(position.side()));
        json.key("size").decimal(position.size());
        json.key(onStream ? "entryPrice" : "avgPrice").decimal(position.entryPrice());
        json.key("sessionAvgPrice").text("");
        json.key("leverage").decimal(position.leverage());
        json.key("positionValue").decimal(position.positionValue());
        json.key("positionBalance").text("0");
        json.key("markPrice").decimal(position.markPrice());
        json.key("positionIM").decimal(position.initialMargin());
        json.key("positionMM").decimal(position.maintenanceMargin());
        json.key("positionIMByMp").decimal(position.initialMargin());
        json.key("positionMMByMp").decimal(position.maintenanceMargin());
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
        json.key("liqPrice").decimal(position.liquidationPrice());
        json.key("bustPrice").text("");
        json.key("breakEvenPrice").decimal(flat ? FixedPoint.NULL : breakEven(position));
        if (onStream) {
            json.key("category").text("linear");
        }
        json.key("positionStatus").text(Words.of(position.status()));
        json.key("adlRankIndicator").number(flat ? 0 : 2);
        json.key("autoAddMargin").number(0);
        json.key("leverageSysUpdatedTime").text("");
        json.key("mmrSysUpdatedTime").text("");
        json.key("seq").number(position.crossSequence());
        json.key("isReduceOnly").bool(false);
        json.endObject();
    }

    /** Price at which closing pays back what the holding has cost so far, the closing fee left out. */
    private static long breakEven(PositionView position) {
        final long perUnit = FixedPoint.divide(-position.currentRealisedPnl(), position.size(), Rounding.HALF_UP);
        return position.side() == Side.SELL ? position.entryPrice() - perUnit : position.entryPrice() + perUnit;
    }
}
