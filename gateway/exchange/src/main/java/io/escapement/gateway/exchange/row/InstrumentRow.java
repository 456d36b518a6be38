package io.escapement.gateway.exchange.row;

import io.escapement.gateway.exchange.json.JsonWriter;
import io.escapement.venue.model.InstrumentRules;

/** An instrument as a row of {@code market/instruments-info}. */
public final class InstrumentRow {
    private InstrumentRow() {}

    /**
     * Writes a row.
     *
     * @param json receives one object
     * @param rules to write
     */
    public static void write(JsonWriter json, InstrumentRules rules) {
        final int priceDigits = Prices.digits(rules.tickSize());
        final int sizeDigits = Prices.digits(rules.lotSize());
        json.object();
        json.key("symbol").text(rules.symbol());
        json.key("symbolId").number(rules.instrumentId() + 1L);
        json.key("contractType").text("LinearPerpetual");
        json.key("status").text(rules.status().word());
        json.key("baseCoin").text(rules.baseCoin());
        json.key("quoteCoin").text("USDT");
        json.key("launchTime").numberText(rules.launchTimeMs());
        json.key("deliveryTime").numberText(rules.deliveryTimeMs());
        json.key("deliveryFeeRate").text("");
        json.key("priceScale").numberText(priceDigits);
        json.key("leverageFilter").object();
        json.key("minLeverage").text("1");
        json.key("maxLeverage").decimal(rules.maxLeverage(), 2);
        json.key("leverageStep").decimal(rules.leverageStep(), 2);
        json.endObject();
        json.key("priceFilter").object();
        json.key("minPrice").decimal(rules.minPrice(), priceDigits);
        json.key("maxPrice").decimal(rules.maxPrice(), priceDigits);
        json.key("tickSize").decimal(rules.tickSize(), priceDigits);
        json.endObject();
        json.key("lotSizeFilter").object();
        json.key("maxOrderQty").decimal(rules.maxOrderSize(), sizeDigits);
        json.key("minOrderQty").decimal(rules.minOrderSize(), sizeDigits);
        json.key("qtyStep").decimal(rules.lotSize(), sizeDigits);
        json.key("postOnlyMaxOrderQty").decimal(rules.maxOrderSize(), sizeDigits);
        json.key("maxMktOrderQty").decimal(rules.maxMarketOrderSize(), sizeDigits);
        json.key("minNotionalValue").decimal(rules.minNotional());
        json.endObject();
        json.key("unifiedMarginTrade").bool(true);
        json.key("fundingInterval").number(rules.fundingIntervalMinutes());
        json.key("settleCoin").text("USDT");
        json.key("copyTrading").text("none");
        json.key("upperFundingRate").decimal(rules.maxFundingRate());
        json.key("lowerFundingRate").decimal(-rules.maxFundingRate());
        json.key("displayName").text("");
        json.key("forbidUplWithdrawal").bool(false);
        json.key("isPreListing").bool(false);
        json.key("preListingInfo").nothing();
        json.key("riskParameters").object();
        json.key("priceLimitRatioX").decimal(rules.priceLimitX());
        json.key("priceLimitRatioY").decimal(rules.priceLimitY());
        json.endObject();
        json.key("symbolType").text("");
        json.endObject();
    }
}
