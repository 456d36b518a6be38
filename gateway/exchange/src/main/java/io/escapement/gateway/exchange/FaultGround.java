package io.escapement.gateway.exchange;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.Side;
import io.escapement.gateway.exchange.auth.ClockRule;
import io.escapement.gateway.exchange.command.CommandReader;
import io.escapement.gateway.exchange.fault.Fault;
import io.escapement.gateway.exchange.fault.FaultParameter;
import io.escapement.gateway.exchange.fault.FaultSite;
import io.escapement.gateway.exchange.net.LoopbackServer;
import io.escapement.gateway.exchange.net.SocketLink;
import io.escapement.gateway.exchange.pace.Pacer;
import io.escapement.gateway.exchange.session.Sockets;
import io.escapement.gateway.exchange.stream.PublicFeed;
import io.escapement.venue.Venue;
import io.escapement.venue.model.CommandResult;
import io.escapement.venue.model.PositionView;
import io.escapement.venue.model.VenueCommand;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Carries faults out on the exchange. Event loop only. */
final class FaultGround implements FaultSite {
    private static final String ALL = "all";
    private static final String REST = "rest";

    private final Venue venue;
    private final LoopbackServer server;
    private final Sockets sockets;
    private final ClockRule clock;
    private final CommandReader reader;
    private final PublicFeed publicFeed;
    private final Supplier<Pacer> pacer;

    FaultGround(
            Venue venue,
            LoopbackServer server,
            Sockets sockets,
            ClockRule clock,
            CommandReader reader,
            PublicFeed publicFeed,
            Supplier<Pacer> pacer) {
        this.venue = venue;
        this.server = server;
        this.sockets = sockets;
        this.clock = clock;
        this.reader = reader;
        this.publicFeed = publicFeed;
        this.pacer = pacer;
    }

    @Override
    public void cut(String which) {
        sockets.links(which).forEach(SocketLink::close);
        if (which.equals(ALL) || which.equals(REST)) {
            server.cutRequests();
        }
    }

    @Override
    public void stall(String which, long ms) {
        final List<SocketLink> links = sockets.links(which);
        for (final SocketLink link : links) {
            link.stall(true);
            pacer.get().onStalled(link);
        }
        server.loop().schedule(() -> links.forEach(link -> link.stall(false)), ms, TimeUnit.MILLISECONDS);
    }

    @Override
    public boolean isOf(String which, SocketLink link) {
        return sockets.links(which).contains(link);
    }

    @Override
    public void skewClock(long ms) {
        clock.skew(ms);
    }

    @Override
    public void restart(long downMs) {
        server.shut();
        publicFeed.restart();
        server.loop().schedule(server::reopen, downMs, TimeUnit.MILLISECONDS);
    }

    @Override
    public void happen(Fault fault) {
        switch (fault.kind()) {
            case ORDER_OUTSIDE -> {
                final ObjectNode order = order(
                        fault.text(FaultParameter.SYMBOL, ""),
                        fault.text(FaultParameter.SIDE, ""),
                        fault.text(FaultParameter.QTY, ""));
                if (fault.has(FaultParameter.PRICE)) {
                    order.put("orderType", "Limit").put("price", fault.text(FaultParameter.PRICE, ""));
                }
                execute("create", order);
            }
            case CLOSE_OUTSIDE -> close(fault);
            case CANCEL_OUTSIDE -> cancel(fault.text(FaultParameter.SYMBOL, ""));
            default -> throw new IllegalArgumentException("nothing to do for " + fault);
        }
    }

    private void close(Fault fault) {
        final String symbol = fault.text(FaultParameter.SYMBOL, "");
        final PositionView position = venue.position(instrumentId(symbol));
        if (position.size() == 0) {
            throw new IllegalArgumentException("there is no position to close: symbol=" + symbol);
        }
        final String whole = BigDecimal.valueOf(position.size(), FixedPoint.SCALE_DIGITS)
                .stripTrailingZeros()
                .toPlainString();
        execute(
                "create",
                order(symbol, position.side() == Side.BUY ? "Sell" : "Buy", fault.text(FaultParameter.QTY, whole))
                        .put("reduceOnly", true));
    }

    private void cancel(String symbol) {
        final ObjectNode body = JsonNodeFactory.instance.objectNode().put("category", "linear");
        if (symbol.isEmpty()) {
            body.put("settleCoin", "USDT");
        } else {
            instrumentId(symbol);
            body.put("symbol", symbol);
        }
        try {
            execute(reader.cancelAll(body));
        } catch (final RequestException e) {
            throw refused(e.code(), e.getMessage());
        }
    }

    private void execute(String command, ObjectNode body) {
        instrumentId(body.get("symbol").asText());
        try {
            execute(reader.order(command, body));
        } catch (final RequestException e) {
            throw refused(e.code(), e.getMessage());
        }
    }

    private void execute(VenueCommand command) {
        final CommandResult result = venue.execute(command);
        if (!result.accepted()) {
            throw refused(result.retCode(), result.retMsg());
        }
    }

    private int instrumentId(String symbol) {
        final int instrumentId = venue.instrumentId(symbol);
        if (instrumentId < 0) {
            throw new IllegalArgumentException("no such instrument: symbol=" + symbol);
        }
        return instrumentId;
    }

    private static ObjectNode order(String symbol, String side, String qty) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("category", "linear")
                .put("symbol", symbol)
                .put("side", side)
                .put("orderType", "Market")
                .put("qty", qty);
    }

    private static IllegalArgumentException refused(int code, String text) {
        return new IllegalArgumentException("the venue refuses: " + code + " " + text);
    }
}
