package io.escapement.gateway.exchange.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.gateway.exchange.RequestException;
import io.escapement.venue.model.Bracket;
import io.escapement.venue.model.Exit;
import io.escapement.venue.model.TpslMode;

/** Reads the target and stop of an order or a position. */
final class Brackets {
    private Brackets() {}

    /**
     * Reads both.
     *
     * @param body of the command
     * @param zeroIsNone whether a price of zero says that there is none, as in a new order; else it removes
     * @return the bracket; what is not said is null in it
     * @throws RequestException if a field is wrong
     */
    static Bracket read(JsonNode body, boolean zeroIsNone) throws RequestException {
        return new Bracket(
                mode(body), exit(body, "takeProfit", "tp", zeroIsNone), exit(body, "stopLoss", "sl", zeroIsNone));
    }

    private static TpslMode mode(JsonNode body) throws RequestException {
        return switch (Fields.text(body, "tpslMode")) {
            case "", "UNKNOWN" -> TpslMode.NONE;
            case "Full" -> TpslMode.FULL;
            case "Partial" -> TpslMode.PARTIAL;
            default -> throw Fields.invalid("tpslMode");
        };
    }

    private static Exit exit(JsonNode body, String name, String prefix, boolean zeroIsNone) throws RequestException {
        final OrderType type = switch (Fields.text(body, prefix + "OrderType")) {
            case "" -> OrderType.NULL_VAL;
            case "Market" -> OrderType.MARKET;
            case "Limit" -> OrderType.LIMIT;
            default -> throw Fields.invalid(prefix + "OrderType");
        };
        final long limitPrice = Fields.attached(body, prefix + "LimitPrice", true);
        return new Exit(
                Fields.attached(body, name, zeroIsNone),
                Fields.triggerBy(body, prefix + "TriggerBy"),
                type,
                type == OrderType.MARKET ? FixedPoint.NULL : limitPrice);
    }
}
