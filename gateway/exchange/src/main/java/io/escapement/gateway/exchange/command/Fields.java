package io.escapement.gateway.exchange.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.TriggerBy;
import io.escapement.gateway.exchange.RequestException;
import io.escapement.venue.model.RetCode;
import java.math.BigDecimal;

/** Reads single fields of a command and says in the venue's manner what is wrong with one. */
final class Fields {
    private static final int MAX_DECIMAL_CHARACTERS = 40;
    private static final int MAX_LINK_ID_CHARACTERS = 36;

    private Fields() {}

    static String text(JsonNode fields, String name) {
        final JsonNode field = fields.get(name);
        return field == null || field.isNull() ? "" : field.asText();
    }

    /** A decimal, as text or number; NULL where there is none. */
    static long decimal(JsonNode fields, String name) throws RequestException {
        final String text = text(fields, name);
        if (text.isEmpty()) {
            return FixedPoint.NULL;
        }
        try {
            if (text.length() <= MAX_DECIMAL_CHARACTERS) {
                return new BigDecimal(text)
                        .movePointRight(FixedPoint.SCALE_DIGITS)
                        .longValueExact();
            }
        } catch (final ArithmeticException | NumberFormatException e) {
            throw invalid(name);
        }
        throw invalid(name);
    }

    /** A price to attach: NULL where there is none, and for a zero when {@code zeroIsNone}. */
    static long attached(JsonNode fields, String name, boolean zeroIsNone) throws RequestException {
        final long price = decimal(fields, name);
        if (price < 0 && price != FixedPoint.NULL) {
            throw invalid(name);
        }
        return zeroIsNone && price == 0 ? FixedPoint.NULL : price;
    }

    static boolean flag(JsonNode fields, String name) {
        return fields.path(name).asBoolean(false);
    }

    /** A whole number, as text or number. */
    static long wholeNumber(JsonNode fields, String name, long absent) throws RequestException {
        final String text = text(fields, name);
        if (text.isEmpty()) {
            return absent;
        }
        if (!text.matches("-?\\d{1,18}")) {
            throw invalid(name);
        }
        return Long.parseLong(text);
    }

    /** A price to watch; NULL_VAL where none is named. */
    static TriggerBy triggerBy(JsonNode fields, String name) throws RequestException {
        return switch (text(fields, name)) {
            case "" -> TriggerBy.NULL_VAL;
            case "LastPrice" -> TriggerBy.LAST_PRICE;
            case "MarkPrice" -> TriggerBy.MARK_PRICE;
            case "IndexPrice" -> TriggerBy.INDEX_PRICE;
            default -> throw invalid(name);
        };
    }

    static String linkId(JsonNode fields) throws RequestException {
        final String id = text(fields, "orderLinkId");
        if (id.length() > MAX_LINK_ID_CHARACTERS || !id.matches("[A-Za-z0-9_-]*")) {
            throw invalid("orderLinkId");
        }
        return id;
    }

    static RequestException invalid(String name) {
        return new RequestException(RetCode.PARAMETER, "params error: " + name + " invalid");
    }
}
