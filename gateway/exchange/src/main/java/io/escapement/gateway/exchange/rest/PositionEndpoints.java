package io.escapement.gateway.exchange.rest;

import io.escapement.gateway.exchange.RequestException;
import io.escapement.gateway.exchange.command.PositionCommands;
import io.escapement.gateway.exchange.json.JsonWriter;
import io.escapement.gateway.exchange.row.ClosedPnlRow;
import io.escapement.gateway.exchange.row.PositionRow;
import io.escapement.venue.Venue;
import io.escapement.venue.model.InstrumentRules;
import io.escapement.venue.model.PositionView;
import io.escapement.venue.model.RetCode;
import io.escapement.venue.model.VenueCommand;
import java.util.ArrayList;
import java.util.List;

/** {@code /v5/position}: positions, their leverage, their stops and targets. */
final class PositionEndpoints {
    private static final int QUERY_RATE = 50;
    private static final int COMMAND_RATE = 10;
    private static final int ROWS_DEFAULT = 20;
    private static final int ROWS_MAX = 200;
    private static final int CLOSED_DEFAULT = 50;
    private static final int CLOSED_MAX = 100;

    private final Venue venue;
    private final PositionCommands commands;

    PositionEndpoints(Venue venue) {
        this.venue = venue;
        commands = new PositionCommands(venue);
    }

    void register(RestApi api) {
        api.query("/v5/position/list", QUERY_RATE, this::list);
        api.query("/v5/position/closed-pnl", QUERY_RATE, this::closedPnl);
        api.command(
                "/v5/position/set-leverage",
                COMMAND_RATE,
                (request, json) -> execute(commands.leverage(request.body()), json));
        api.command(
                "/v5/position/switch-mode",
                COMMAND_RATE,
                (request, json) -> execute(commands.switchMode(request.body()), json));
        api.command(
                "/v5/position/trading-stop",
                COMMAND_RATE,
                (request, json) -> execute(commands.tradingStop(request.body()), json));
    }

    /** With a symbol rows even when flat, two in hedge mode; with a settle coin the positions that are held. */
    private void list(RestRequest request, JsonWriter json) throws RequestException {
        final List<PositionView> rows = new ArrayList<>();
        if (Symbols.isLinear(request)) {
            final int wanted = Symbols.optional(venue, request);
            if (wanted >= 0) {
                rows.addAll(venue.positions(wanted));
            } else if (request.parameter("settleCoin").isEmpty()) {
                throw new RequestException(RetCode.PARAMETER, "params error: symbol or settleCoin is required");
            } else if (request.parameter("settleCoin").equals("USDT")) {
                for (final InstrumentRules rules : venue.instruments()) {
                    for (final PositionView position : venue.positions(rules.instrumentId())) {
                        if (position.size() != 0) {
                            rows.add(position);
                        }
                    }
                }
            }
        }
        final int start = Page.start(request.parameter("cursor"), 0);
        final int end = Math.min(rows.size(), start + request.limit(ROWS_DEFAULT, ROWS_MAX));
        json.object().key("list").list();
        for (int i = start; i < end; i++) {
            final PositionView row = rows.get(i);
            PositionRow.write(json, venue.instruments().get(row.instrumentId()).symbol(), row, false);
        }
        json.endList();
        json.key("nextPageCursor").text(end < rows.size() ? Page.cursor(end) : "");
        json.key("category").text(request.parameter("category")).endObject();
    }

    private void closedPnl(RestRequest request, JsonWriter json) throws RequestException {
        final int limit = request.limit(CLOSED_DEFAULT, CLOSED_MAX);
        final boolean linear = Symbols.isLinear(request);
        final int wanted = linear ? Symbols.optional(venue, request) : -1;
        final TimeRange range = TimeRange.of(request, venue.nowMs(), false);
        json.object();
        Page.writeNewestFirst(
                json,
                request,
                limit,
                linear ? venue.closedPnl(Long.MIN_VALUE, Long.MAX_VALUE) : List.of(),
                row -> range.contains(row.updatedTimeMs()) && (wanted < 0 || row.instrumentId() == wanted),
                row -> ClosedPnlRow.write(
                        json, venue.instruments().get(row.instrumentId()).symbol(), row));
        json.key("category").text(request.parameter("category")).endObject();
    }

    private void execute(VenueCommand command, JsonWriter json) throws RequestException {
        Commands.execute(venue, command);
        json.object().endObject();
    }
}
