package io.escapement.gateway.exchange.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.TimeInForce;
import io.escapement.gateway.exchange.RequestException;
import io.escapement.venue.Venue;
import io.escapement.venue.model.RetCode;
import io.escapement.venue.model.Slippage;
import io.escapement.venue.model.SmpType;
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
        Routing.category(body);
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
        final int instrumentId = Routing.instrument(venue, body);
        if (!Fields.text(body, "bboSideType").isEmpty()) {
            throw new RequestException(RetCode.PARAMETER, "params error: bboSideType is not supported here");
        }
        final OrderType type = switch (Fields.text(body, "orderType")) {
            case "Market" -> OrderType.MARKET;
            case "Limit" -> OrderType.LIMIT;
            default -> throw Fields.invalid("orderType");
        };
        final Side side = side(body);
        final long size = Fields.decimal(body, "qty");
        if (size == FixedPoint.NULL || size < 0) {
            throw new RequestException(RetCode.PARAMETER, "Qty invalid");
        }
        final long price = type == OrderType.MARKET ? FixedPoint.NULL : Fields.decimal(body, "price");
        if (type == OrderType.LIMIT && (price == FixedPoint.NULL || price <= 0)) {
            throw new RequestException(RetCode.PARAMETER, "Price invalid");
        }
        return new VenueCommand.Place(
                instrumentId,
                Routing.positionIndex(body),
                Fields.linkId(body),
                side,
                type,
                type == OrderType.MARKET ? TimeInForce.IOC : timeInForce(body),
                price,
                size,
                Fields.flag(body, "reduceOnly"),
                Fields.flag(body, "closeOnTrigger"),
                trigger(body),
                Brackets.read(body, true),
                slippage(body),
                smpType(body));
    }

    private VenueCommand amend(JsonNode body) throws RequestException {
        return new VenueCommand.Amend(
                Routing.instrument(venue, body),
                orderId(body),
                Fields.linkId(body),
                Fields.decimal(body, "price"),
                Fields.decimal(body, "qty"),
                Fields.attached(body, "triggerPrice", true),
                Fields.triggerBy(body, "triggerBy"),
                Brackets.read(body, false));
    }

    private VenueCommand cancel(JsonNode body) throws RequestException {
        return new VenueCommand.Cancel(Routing.instrument(venue, body), orderId(body), Fields.linkId(body));
    }

    /**
     * Reads a cancel-all: by symbol, else every instrument, for all settle in USDT.
     *
     * @param body of the request
     * @return the command
     * @throws RequestException if a field is missing or wrong
     */
    public VenueCommand cancelAll(JsonNode body) throws RequestException {
        Routing.category(body);
        final String filter = Fields.text(body, "orderFilter");
        final boolean everything = filter.isEmpty();
        final boolean active = everything || filter.equals("Order") || filter.equals("OpenOrder");
        final boolean conditional = everything || filter.equals("StopOrder") || filter.equals("OpenOrder");
        if (!active && !conditional) {
            throw Fields.invalid("orderFilter");
        }
        // Conditional orders only, without stops and targets of positions.
        final boolean attached = everything
                || filter.equals("StopOrder")
                        && !Fields.text(body, "stopOrderType").equals("Stop");
        int instrumentId = -1;
        if (!Fields.text(body, "symbol").isEmpty()) {
            instrumentId = Routing.instrument(venue, body);
        } else if (Fields.text(body, "settleCoin").isEmpty()
                && Fields.text(body, "baseCoin").isEmpty()) {
            throw new RequestException(RetCode.PARAMETER, "params error: symbol, baseCoin or settleCoin is required");
        }
        return new VenueCommand.CancelAll(instrumentId, active, conditional, attached);
    }

    private static VenueId orderId(JsonNode body) throws RequestException {
        final String text = Fields.text(body, "orderId");
        if (text.isEmpty()) {
            if (Fields.text(body, "orderLinkId").isEmpty()) {
                throw new RequestException(RetCode.PARAMETER, "params error: OrderId or orderLinkId is required");
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
            default -> throw Fields.invalid("side");
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

    private static Trigger trigger(JsonNode body) throws RequestException {
        final long price = Fields.attached(body, "triggerPrice", true);
        if (price == FixedPoint.NULL) {
            return Trigger.NONE;
        }
        final long direction = Fields.wholeNumber(body, "triggerDirection", 0);
        if (direction != 1 && direction != 2) {
            throw Fields.invalid("triggerDirection");
        }
        return new Trigger(price, (int) direction, Fields.triggerBy(body, "triggerBy"));
    }

    private static Slippage slippage(JsonNode body) throws RequestException {
        final long tolerance = Fields.decimal(body, "slippageTolerance");
        return switch (Fields.text(body, "slippageToleranceType")) {
            case "", "UNKNOWN" -> Slippage.NONE;
            case "TickSize" -> new Slippage(Slippage.Kind.TICK_SIZE, required(tolerance));
            case "Percent" -> new Slippage(Slippage.Kind.PERCENT, required(tolerance));
            default -> throw Fields.invalid("slippageToleranceType");
        };
    }

    private static long required(long tolerance) throws RequestException {
        if (tolerance == FixedPoint.NULL) {
            throw Fields.invalid("slippageTolerance");
        }
        return tolerance;
    }

    private static SmpType smpType(JsonNode body) throws RequestException {
        final String word = Fields.text(body, "smpType");
        for (final SmpType type : SmpType.values()) {
            if (word.isEmpty() || type.word().equals(word)) {
                return type;
            }
        }
        throw Fields.invalid("smpType");
    }
}
