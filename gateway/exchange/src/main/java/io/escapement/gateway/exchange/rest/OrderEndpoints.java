package io.escapement.gateway.exchange.rest;

import io.escapement.codecs.sbe.StopKind;
import io.escapement.gateway.exchange.RequestException;
import io.escapement.gateway.exchange.command.CommandReader;
import io.escapement.gateway.exchange.fault.RequestFaults;
import io.escapement.gateway.exchange.json.JsonWriter;
import io.escapement.gateway.exchange.limit.RateWindow;
import io.escapement.gateway.exchange.row.ExecutionRow;
import io.escapement.gateway.exchange.row.OrderRow;
import io.escapement.gateway.exchange.row.Words;
import io.escapement.venue.Venue;
import io.escapement.venue.model.CommandResult;
import io.escapement.venue.model.OrderView;
import io.escapement.venue.model.RetCode;
import io.escapement.venue.model.VenueId;
import java.util.List;
import java.util.function.Predicate;

/** {@code /v5/order} and {@code /v5/execution}: commands and queries. */
final class OrderEndpoints {
    private static final int COMMAND_RATE = 10;
    private static final int QUERY_RATE = 50;
    private static final int ORDERS_DEFAULT = 20;
    private static final int ORDERS_MAX = 50;
    private static final int EXECUTIONS_DEFAULT = 50;
    private static final int EXECUTIONS_MAX = 100;
    private static final int RECENTLY_ENDED_MAX = 500;
    private static final long UNFILLED_KEPT_MS = 24L * 60 * 60 * 1000;

    private final Venue venue;
    private final CommandReader reader;
    private final RequestFaults faults;

    OrderEndpoints(Venue venue, CommandReader reader, RequestFaults faults) {
        this.venue = venue;
        this.reader = reader;
        this.faults = faults;
    }

    void register(RestApi api) {
        for (final String name : List.of("create", "amend", "cancel")) {
            api.command("/v5/order/" + name, COMMAND_RATE, (request, json) -> command(name, request, json));
            final String batch = "/v5/order/" + name + "-batch";
            final RateWindow window = api.window(batch, COMMAND_RATE);
            api.batch(batch, window, new BatchEndpoint(venue, reader, name, api.limits(), window));
        }
        api.command("/v5/order/cancel-all", COMMAND_RATE, this::cancelAll);
        api.query("/v5/order/realtime", QUERY_RATE, this::realtime);
        api.query("/v5/order/history", QUERY_RATE, this::history);
        api.query("/v5/execution/list", QUERY_RATE, this::executions);
    }

    private void command(String name, RestRequest request, JsonWriter json) throws RequestException {
        final CommandResult result = Commands.execute(venue, reader.order(name, request.body()));
        json.object();
        json.key("orderId")
                .text(result.orderId() == null ? "" : result.orderId().toString());
        json.key("orderLinkId").text(result.orderLinkId());
        json.endObject();
    }

    private void cancelAll(RestRequest request, JsonWriter json) throws RequestException {
        final CommandResult result = Commands.execute(venue, reader.cancelAll(request.body()));
        json.object().key("list").list();
        for (final OrderView order : result.cancelled()) {
            json.object();
            json.key("orderId").text(order.orderId().toString());
            json.key("orderLinkId").text(order.orderLinkId());
            json.endObject();
        }
        json.endList().key("success").text("1").endObject();
    }

    /** Open orders; closed ones too when asked for by id, or all of them with {@code openOnly=1}. */
    private void realtime(RestRequest request, JsonWriter json) throws RequestException {
        final boolean linear = Symbols.isLinear(request);
        final boolean byId = isById(request);
        if (!byId
                && request.parameter("symbol").isEmpty()
                && request.parameter("settleCoin").isEmpty()
                && request.parameter("baseCoin").isEmpty()) {
            throw new RequestException(RetCode.PARAMETER, "params error: symbol, baseCoin or settleCoin is required");
        }
        final List<OrderView> rows;
        if (!linear) {
            rows = List.of();
        } else if (byId) {
            rows = oneById(request);
        } else {
            rows = request.number("openOnly", 0) == 0 ? venue.openOrders() : latest(venue.orderHistory());
        }
        writeOrders(request, json, rows, filter(request, byId));
    }

    private void history(RestRequest request, JsonWriter json) throws RequestException {
        final boolean byId = isById(request);
        final TimeRange range = TimeRange.of(request, venue.nowMs(), byId);
        final Predicate<OrderView> filter = filter(request, byId);
        final List<OrderView> rows;
        if (!Symbols.isLinear(request)) {
            rows = List.of();
        } else if (byId) {
            rows = oneById(request).stream().filter(order -> !order.open()).toList();
        } else {
            rows = venue.orderHistory();
        }
        writeOrders(
                request,
                json,
                rows,
                order -> isKept(order) && range.contains(order.createdTimeMs()) && filter.test(order));
    }

    private void executions(RestRequest request, JsonWriter json) throws RequestException {
        final boolean linear = Symbols.isLinear(request);
        final int wanted = linear ? Symbols.optional(venue, request) : -1;
        final String orderId = request.parameter("orderId");
        final String linkId = request.parameter("orderLinkId");
        final String type = request.parameter("execType");
        final TimeRange range = TimeRange.of(request, venue.nowMs(), !orderId.isEmpty() || !linkId.isEmpty());
        final int limit = request.limit(EXECUTIONS_DEFAULT, EXECUTIONS_MAX);
        json.object();
        Page.write(
                json,
                request,
                limit,
                linear ? venue.executions(Long.MIN_VALUE) : List.of(),
                row -> range.contains(row.timeMs())
                        && (wanted < 0 || row.instrumentId() == wanted)
                        && (orderId.isEmpty() || row.orderId().toString().equals(orderId))
                        && (linkId.isEmpty() || row.orderLinkId().equals(linkId))
                        && (type.isEmpty() || Words.of(row.kind()).equals(type)),
                row -> ExecutionRow.write(json, symbol(row.instrumentId()), row, false));
        category(request, json);
    }

    private static void category(RestRequest request, JsonWriter json) {
        json.key("category").text(request.parameter("category")).endObject();
    }

    private static boolean isById(RestRequest request) {
        return !request.parameter("orderId").isEmpty()
                || !request.parameter("orderLinkId").isEmpty();
    }

    private static List<OrderView> latest(List<OrderView> ended) {
        return ended.subList(Math.max(0, ended.size() - RECENTLY_ENDED_MAX), ended.size());
    }

    /** What ended without a fill is forgotten after a day. */
    private boolean isKept(OrderView order) {
        return order.filledSize() > 0 || order.updatedTimeMs() >= venue.nowMs() - UNFILLED_KEPT_MS;
    }

    /** The order id goes before the client's. */
    private List<OrderView> oneById(RestRequest request) {
        final String orderId = request.parameter("orderId");
        final VenueId id = orderId.isEmpty() ? null : VenueId.parse(orderId);
        if (!orderId.isEmpty() && id == null) {
            return List.of();
        }
        final OrderView order = venue.order(id, request.parameter("orderLinkId"));
        return order == null ? List.of() : List.of(order);
    }

    private Predicate<OrderView> filter(RestRequest request, boolean byId) throws RequestException {
        final int wanted = Symbols.isLinear(request) ? Symbols.optional(venue, request) : -1;
        final String orderFilter = request.parameter("orderFilter");
        final String baseCoin = request.parameter("baseCoin");
        final String settleCoin = request.parameter("settleCoin");
        final String status = request.parameter("orderStatus");
        if (!byId && !settleCoin.isEmpty() && !settleCoin.equals("USDT")) {
            return order -> false;
        }
        return order -> (wanted < 0 || order.instrumentId() == wanted)
                && (status.isEmpty() || Words.of(order.status()).equals(status))
                && (byId
                        || baseCoin.isEmpty()
                        || venue.instruments()
                                .get(order.instrumentId())
                                .baseCoin()
                                .equals(baseCoin))
                && (orderFilter.isEmpty() || orderFilter.equals("StopOrder") == (order.stopKind() != StopKind.NONE));
    }

    private void writeOrders(RestRequest request, JsonWriter json, List<OrderView> rows, Predicate<OrderView> wanted)
            throws RequestException {
        final int limit = request.limit(ORDERS_DEFAULT, ORDERS_MAX);
        json.object();
        Page.write(
                json,
                request,
                limit,
                rows,
                order -> wanted.test(order) && !faults.hides(order),
                order -> OrderRow.write(json, symbol(order.instrumentId()), order, false));
        category(request, json);
    }

    private String symbol(int instrumentId) {
        return venue.instruments().get(instrumentId).symbol();
    }
}
