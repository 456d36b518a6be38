package io.escapement.venue.frames;

import io.escapement.codecs.decimal.DecimalParser;
import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.json.JsonCursor;
import io.escapement.codecs.json.KeyTable;
import io.escapement.venue.model.InstrumentRules;
import io.escapement.venue.model.InstrumentStatus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads instrument rules out of the venue's answer to {@code GET /v5/market/instruments-info}. */
public final class InstrumentsInfo {
    private static final KeyTable ROW =
            new KeyTable("lotSizeFilter", "priceFilter", "leverageFilter", "riskParameters");

    /** Share of the position value that stays as margin, where the answer does not tell: half of the least initial one. */
    private static final long LEAST_MAINTENANCE = FixedPoint.ONE / 250;

    private InstrumentsInfo() {}

    /**
     * Reads one page.
     *
     * @param body the whole answer
     * @param length of it in bytes
     * @param firstId id of the first instrument read; the others follow
     * @return USDT perpetuals in the order of the page
     * @throws IllegalArgumentException if it is no such answer, with its code and message if it is a refusal
     */
    public static List<InstrumentRules> read(byte[] body, int length, int firstId) {
        final JsonCursor json = new JsonCursor();
        json.wrap(body, 0, length);
        final List<InstrumentRules> rules = new ArrayList<>();
        final byte[] result = "result".getBytes(StandardCharsets.US_ASCII);
        final byte[] list = "list".getBytes(StandardCharsets.US_ASCII);
        boolean found = false;
        json.beginObject();
        while (json.nextKey()) {
            if (!json.keyIs(result) || json.kind() != JsonCursor.Kind.OBJECT) {
                json.skipValue();
                continue;
            }
            json.beginObject();
            while (json.nextKey()) {
                if (!json.keyIs(list)) {
                    json.skipValue();
                    continue;
                }
                found = true;
                json.beginArray();
                while (json.nextElement()) {
                    final Map<String, String> row = row(body, json);
                    if ("LinearPerpetual".equals(row.get("contractType")) && "USDT".equals(row.get("quoteCoin"))) {
                        rules.add(rules(row, firstId + rules.size()));
                    }
                }
            }
        }
        if (!json.finished() || !found) {
            throw new IllegalArgumentException("instruments-info: not an answer of the venue: "
                    + new String(body, 0, Math.min(length, 200), StandardCharsets.UTF_8));
        }
        return rules;
    }

    /** A row with its nested objects laid flat: no two of their keys are equal. */
    private static Map<String, String> row(byte[] body, JsonCursor json) {
        final Map<String, String> row = new HashMap<>();
        json.beginObject();
        while (json.nextKey()) {
            if (json.keyIndex(ROW) >= 0 && json.kind() == JsonCursor.Kind.OBJECT) {
                json.beginObject();
                while (json.nextKey()) {
                    member(body, json, row);
                }
            } else {
                member(body, json, row);
            }
        }
        return row;
    }

    private static void member(byte[] body, JsonCursor json, Map<String, String> row) {
        if (json.kind() == JsonCursor.Kind.OBJECT || json.kind() == JsonCursor.Kind.ARRAY) {
            json.skipValue();
            return;
        }
        final String key = new String(body, json.keyOffset(), json.keyLength(), StandardCharsets.US_ASCII);
        json.readText();
        row.put(key, new String(json.textBytes(), json.textOffset(), json.textLength(), StandardCharsets.UTF_8));
    }

    private static InstrumentRules rules(Map<String, String> row, int id) {
        final long maxLeverage = number(row, "maxLeverage");
        final long funding = number(row, "fundingInterval") / FixedPoint.ONE;
        final long rate = FixedPoint.ONE / 2 / Math.max(1, maxLeverage / FixedPoint.ONE);
        InstrumentStatus status = InstrumentStatus.TRADING;
        for (final InstrumentStatus each : InstrumentStatus.values()) {
            if (each.word().equals(row.get("status"))) {
                status = each;
            }
        }
        return new InstrumentRules(
                id,
                row.get("symbol"),
                row.get("baseCoin"),
                number(row, "tickSize"),
                number(row, "qtyStep"),
                number(row, "minOrderQty"),
                number(row, "maxOrderQty"),
                row.containsKey("maxMktOrderQty") ? number(row, "maxMktOrderQty") : number(row, "maxOrderQty"),
                row.containsKey("minNotionalValue") ? number(row, "minNotionalValue") : 5 * FixedPoint.ONE,
                number(row, "minPrice"),
                number(row, "maxPrice"),
                maxLeverage,
                number(row, "leverageStep"),
                Math.max(LEAST_MAINTENANCE, rate),
                (int) funding,
                row.containsKey("upperFundingRate") ? number(row, "upperFundingRate") : FixedPoint.ONE / 200,
                Long.parseLong(row.getOrDefault("launchTime", "0")),
                status,
                Long.parseLong(row.getOrDefault("deliveryTime", "0")),
                row.containsKey("priceLimitRatioX") ? number(row, "priceLimitRatioX") : FixedPoint.ONE / 100,
                row.containsKey("priceLimitRatioY") ? number(row, "priceLimitRatioY") : FixedPoint.ONE / 20);
    }

    private static long number(Map<String, String> row, String key) {
        final byte[] text = row.getOrDefault(key, "").getBytes(StandardCharsets.US_ASCII);
        final long value = DecimalParser.parse(text, 0, text.length);
        if (value == FixedPoint.NULL || DecimalParser.isError(value)) {
            throw new IllegalArgumentException(
                    "instruments-info: " + row.get("symbol") + " has no number " + key + ": '" + row.get(key) + "'");
        }
        return value;
    }
}
