package io.escapement.gateway.exchange.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.TimeInForce;
import io.escapement.codecs.sbe.TriggerBy;
import io.escapement.gateway.exchange.RequestException;
import io.escapement.venue.Venue;
import io.escapement.venue.model.Bracket;
import io.escapement.venue.model.Exit;
import io.escapement.venue.model.RetCode;
import io.escapement.venue.model.Slippage;
import io.escapement.venue.model.SmpType;
import io.escapement.venue.model.TpslMode;
import io.escapement.venue.model.Trigger;
import io.escapement.venue.model.VenueCommand;
import io.escapement.venue.model.VenueId;

/**
 * Reads the body of a command, the same by REST and on the trade socket. What a body may hold beyond the fields read
 * here is ignored, as the venue does; what would change the order's meaning and is not modelled is refused.
 */
public final class CommandReader {
    private final Venue venue;

    /**
     * Creates a reader.
     *
     * @param venue knows the symbols
     */
    public CommandReader(Venue venue) {
        this.venue = venue;
    }

    /**
     * Reads a command by the last part of its name.
     *
     * @param name {@code create}, {@code amend} or {@code cancel}
     * @param body of the request
     * @return the command
     * @throws RequestException if a field is missing or wrong
     */
    public VenueCommand order(String name, JsonNode body) throws RequestException {
        return switch (name) {
            case "create" -> place(body);
            case "amend" -> amend(body);
            case "cancel" -> cancel(body);
            default -> throw new IllegalArgumentException("no such command: " + name);
        };
    }

    /**
     * Reads a batch: one category, and commands that are each read for itself.
     *
     * @param name {@code create}, {@code amend} or {@code cancel}
     * @param body of the request
     * @return the batch, of at least one command
     * @throws RequestException if the batch itself is wrong
     */
    public Batch batch(String name, JsonNode body) throws RequestException {
        category(body);
        final JsonNode elements = body.path("request");
        if (!elements.isArray() || elements.isEmpty()) {
            throw Fields.invalid("request");
        }
        if (elements.size() > Batch.ORDERS_MAX) {
            throw new RequestException(
                    RetCode.PARAMETER, "params error: request must hold at most " + Batch.ORDERS_MAX + " orders");
        }
        final Batch batch = Batch.of(name, elements.size());
        for (int i = 0; i < elements.size(); i++) {
            final String symbol = Fields.text(elements.get(i), "symbol");
            final String linkId = Fields.text(elements.get(i), "orderLinkId");
            try {
                if (!(elements.get(i) instanceof ObjectNode element)) {
                    throw Fields.invalid("request");
                }
                batch.add(i, symbol, linkId, order(name, element.put("category", "linear")));
            } catch (final RequestException e) {
                batch.addRefused(i, symbol, linkId, e.code(), e.getMessage());
            }
        }
        return batch;
    }

    private VenueCommand place(JsonNode body) throws RequestException {
        final int instrumentId = instrument(body);
        refuse(body, "trailingStop");
        if (body.path("positionIdx").asInt(0) != 0) {
            throw new RequestException(RetCode.PARAMETER, "position idx not match position mode");
        }
        if (!Fields.text(body, "tpslMode").isEmpty()
                && !Fields.text(body, "tpslMode").equals("Full")) {
            throw Fields.invalid("tpslMode");
        }
        final OrderType type = switch (Fields.text(body, "orderType")) {
            case "Market" -> OrderType.MARKET;
            case "Limit" -> OrderType.LIMIT;
            default -> throw Fields.invalid("orderType");
        };
        final long size = Fields.decimal(body, "qty");
        if (size == FixedPoint.NULL || size < 0) {
            throw new RequestException(RetCode.PARAMETER, "Qty invalid");
        }
        final long price = type == OrderType.MARKET ? FixedPoint.NULL : Fields.decimal(body, "price");
        if (type == OrderType.LIMIT && (price == FixedPoint.NULL || price <= 0)) {
            throw new RequestException(RetCode.PARAMETER, "Price invalid");
        }
        final long triggerPrice = Fields.attached(body, "triggerPrice", true);
        return new VenueCommand.Place(
                instrumentId,
                0,
                Fields.linkId(body),
                side(body),
                type,
                type == OrderType.MARKET ? TimeInForce.IOC : timeInForce(body),
                price,
                size,
                Fields.flag(body, "reduceOnly"),
                Fields.flag(body, "closeOnTrigger"),
                triggerPrice == FixedPoint.NULL
                        ? Trigger.NONE
                        : new Trigger(triggerPrice, triggerDirection(body), Fields.triggerBy(body, "triggerBy")),
                bracket(body, true),
                Slippage.NONE,
                SmpType.NONE);
    }

    private VenueCommand amend(JsonNode body) throws RequestException {
        final int instrumentId = instrument(body);
        return new VenueCommand.Amend(
                instrumentId,
                orderId(body),
                Fields.linkId(body),
                Fields.decimal(body, "price"),
                Fields.decimal(body, "qty"),
                Fields.attached(body, "triggerPrice", true),
                TriggerBy.NULL_VAL,
                bracket(body, false));
    }

    private static Bracket bracket(JsonNode body, boolean zeroIsNone) throws RequestException {
        return new Bracket(
                TpslMode.FULL,
                Exit.market(Fields.attached(body, "takeProfit", zeroIsNone), Fields.triggerBy(body, "tpTriggerBy")),
                Exit.market(Fields.attached(body, "stopLoss", zeroIsNone), Fields.triggerBy(body, "slTriggerBy")));
    }

    private VenueCommand cancel(JsonNode body) throws RequestException {
        return new VenueCommand.Cancel(instrument(body), orderId(body), Fields.linkId(body));
    }

    /**
     * Reads a cancel-all: by symbol, else every instrument, for all settle in USDT.
     *
     * @param body of the request
     * @return the command
     * @throws RequestException if a field is missing or wrong
     */
    public VenueCommand cancelAll(JsonNode body) throws RequestException {
        category(body);
        final String filter = Fields.text(body, "orderFilter");
        final boolean everything = filter.isEmpty() || filter.equals("OpenOrder");
        final boolean stops = everything || filter.equals("StopOrder");
        if (!everything && !filter.equals("Order") && !filter.equals("StopOrder")) {
            throw Fields.invalid("orderFilter");
        }
        int instrumentId = -1;
        if (!Fields.text(body, "symbol").isEmpty()) {
            instrumentId = instrument(body);
        } else if (Fields.text(body, "settleCoin").isEmpty()
                && Fields.text(body, "baseCoin").isEmpty()) {
            throw new RequestException(RetCode.PARAMETER, "params error: symbol, baseCoin or settleCoin is required");
        }
        return new VenueCommand.CancelAll(instrumentId, everything || filter.equals("Order"), stops, stops);
    }

    /**
     * Reads a leverage.
     *
     * @param body of the request
     * @return the command
     * @throws RequestException if a field is missing or wrong
     */
    public VenueCommand leverage(JsonNode body) throws RequestException {
        final int instrumentId = instrument(body);
        final long buy = Fields.decimal(body, "buyLeverage");
        final long sell = Fields.decimal(body, "sellLeverage");
        if (buy == FixedPoint.NULL || buy <= 0) {
            throw Fields.invalid("buyLeverage");
        }
        if (buy != sell) {
            throw new RequestException(RetCode.PARAMETER, "params error: buyLeverage and sellLeverage must be equal");
        }
        return new VenueCommand.SetLeverage(instrumentId, buy, sell);
    }

    /**
     * Reads a position's stop and target.
     *
     * @param body of the request
     * @return the command
     * @throws RequestException if a field is missing or wrong
     */
    public VenueCommand tradingStop(JsonNode body) throws RequestException {
        final int instrumentId = instrument(body);
        refuse(body, "trailingStop");
        if (Fields.text(body, "tpslMode").equals("Partial")) {
            throw Fields.invalid("tpslMode");
        }
        return new VenueCommand.SetTradingStop(
                instrumentId,
                0,
                bracket(body, false),
                FixedPoint.NULL,
                FixedPoint.NULL,
                FixedPoint.NULL,
                FixedPoint.NULL);
    }

    private int instrument(JsonNode body) throws RequestException {
        category(body);
        final String symbol = Fields.text(body, "symbol");
        final int instrumentId = venue.instrumentId(symbol);
        if (instrumentId < 0) {
            throw new RequestException(RetCode.PARAMETER, "params error: symbol invalid " + symbol);
        }
        return instrumentId;
    }

    private static void category(JsonNode body) throws RequestException {
        if (!Fields.text(body, "category").equals("linear")) {
            throw Fields.invalid("category");
        }
    }

    private static VenueId orderId(JsonNode body) throws RequestException {
        final String text = Fields.text(body, "orderId");
        if (text.isEmpty()) {
            if (Fields.text(body, "orderLinkId").isEmpty()) {
                throw new RequestException(RetCode.PARAMETER, "params error: orderId or orderLinkId is required");
            }
            return null;
        }
        final VenueId id = VenueId.parse(text);
        if (id == null) {
            throw new RequestException(RetCode.ORDER_NOT_FOUND, "order not exists or too late to cancel");
        }
        return id;
    }

    private static Side side(JsonNode body) throws RequestException {
        return switch (Fields.text(body, "side")) {
            case "Buy" -> Side.BUY;
            case "Sell" -> Side.SELL;
            default -> throw new RequestException(RetCode.PARAMETER, "Side invalid");
        };
    }

    private static TimeInForce timeInForce(JsonNode body) throws RequestException {
        return switch (Fields.text(body, "timeInForce")) {
            case "", "GTC" -> TimeInForce.GTC;
            case "IOC" -> TimeInForce.IOC;
            case "FOK" -> TimeInForce.FOK;
            case "PostOnly" -> TimeInForce.POST_ONLY;
            default -> throw Fields.invalid("timeInForce");
        };
    }

    private static int triggerDirection(JsonNode body) throws RequestException {
        final int direction = body.path("triggerDirection").asInt(0);
        if (direction != 1 && direction != 2) {
            throw Fields.invalid("triggerDirection");
        }
        return direction;
    }

    private static void refuse(JsonNode body, String name) throws RequestException {
        final long value = Fields.decimal(body, name);
        if (value != FixedPoint.NULL && value != 0) {
            throw new RequestException(RetCode.PARAMETER, "params error: " + name + " is not supported here");
        }
    }
}
