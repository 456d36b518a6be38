package io.escapement.gateway.exchange.row;

import io.escapement.gateway.exchange.json.JsonWriter;
import io.escapement.venue.model.RiskTier;

/** A step of the risk limits as a row of {@code market/risk-limit}. */
public final class RiskTierRow {
    private static final int LEVERAGE_DIGITS = 2;

    private RiskTierRow() {}

    /**
     * Writes a row.
     *
     * @param json receives one object
     * @param symbol of the instrument
     * @param tier to write
     * @param lowest whether it is the instrument's first
     */
    public static void write(JsonWriter json, String symbol, RiskTier tier, boolean lowest) {
        json.object();
        json.key("id").number(tier.id());
        json.key("symbol").text(symbol);
        json.key("riskLimitValue").decimal(tier.limit());
        json.key("maintenanceMargin").decimal(tier.maintenanceRate());
        json.key("initialMargin").decimal(tier.initialRate());
        json.key("isLowestRisk").number(lowest ? 1 : 0);
        json.key("maxLeverage").decimal(tier.maxLeverage(), LEVERAGE_DIGITS);
        json.key("mmDeduction").decimal(tier.deduction());
        json.endObject();
    }
}
