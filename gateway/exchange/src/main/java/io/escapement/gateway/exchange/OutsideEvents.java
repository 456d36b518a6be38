package io.escapement.gateway.exchange;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.Side;
import io.escapement.gateway.exchange.command.CommandReader;
import io.escapement.gateway.exchange.fault.Fault;
import io.escapement.gateway.exchange.fault.FaultParameter;
import io.escapement.venue.Venue;
import io.escapement.venue.model.CommandResult;
import io.escapement.venue.model.InstrumentRules;
import io.escapement.venue.model.InstrumentStatus;
import io.escapement.venue.model.PositionView;
import io.escapement.venue.model.VenueCommand;
import io.escapement.venue.model.WalletView;
import java.math.BigDecimal;

/** What happens to an account without its client's doing, on command. Event loop only, between instants. */
final class OutsideEvents {
    private static final int LONG_INDEX = 1;
    private static final int SHORT_INDEX = 2;

    private final Venue venue;
    private final CommandReader reader;

    OutsideEvents(Venue venue, CommandReader reader) {
        this.venue = venue;
        this.reader = reader;
    }

    /** Lets it happen. @throws IllegalArgumentException in one line why it cannot */
    void happen(Fault fault) {
        final String symbol = fault.text(FaultParameter.SYMBOL, "");
        if (!symbol.isEmpty()) {
            instrumentId(symbol);
        }
        switch (fault.kind()) {
            case ORDER_OUTSIDE -> order(fault, symbol);
            case CLOSE_OUTSIDE -> close(symbol, position(symbol), fault.text(FaultParameter.QTY, ""));
            case CANCEL_OUTSIDE -> cancel(symbol);
            case DEPOSIT -> venue.transfer(money(fault));
            case WITHDRAWAL -> withdraw(money(fault));
            case LIQUIDATION -> liquidate();
            case ADL -> deleverage(position(symbol), fault.text(FaultParameter.QTY, ""));
            case DELISTING ->
                venue.changeInstrument(rules(symbol)
                        .with(InstrumentStatus.DELIVERING, venue.nowMs() + fault.milliseconds(FaultParameter.LATE, 0)));
            case TICK_CHANGE ->
                venue.changeInstrument(rules(symbol).withTickSize(scaled(fault.text(FaultParameter.PRICE, ""))));
            default -> throw new IllegalArgumentException("nothing to do for " + fault);
        }
    }

    private void order(Fault fault, String symbol) {
        final String side = fault.text(FaultParameter.SIDE, "");
        final ObjectNode order = order(symbol, side, fault.text(FaultParameter.QTY, ""));
        if (venue.positions(instrumentId(symbol)).size() > 1) {
            order.put("positionIdx", side.equals("Buy") ? LONG_INDEX : SHORT_INDEX);
        }
        if (fault.has(FaultParameter.PRICE)) {
            order.put("orderType", "Limit").put("price", fault.text(FaultParameter.PRICE, ""));
        }
        create(order);
    }

    private void close(String symbol, PositionView position, String qty) {
        create(order(symbol, position.side() == Side.BUY ? "Sell" : "Buy", qty.isEmpty() ? text(position.size()) : qty)
                .put("reduceOnly", true)
                .put("positionIdx", position.positionIndex()));
    }

    private void cancel(String symbol) {
        final ObjectNode body = JsonNodeFactory.instance.objectNode().put("category", "linear");
        if (symbol.isEmpty()) {
            body.put("settleCoin", "USDT");
        } else {
            body.put("symbol", symbol);
        }
        try {
            execute(reader.cancelAll(body));
        } catch (final RequestException e) {
            throw refused(e.code(), e.getMessage());
        }
    }

    private void withdraw(long amount) {
        final long cash = venue.wallet().walletBalance();
        if (amount > cash) {
            throw new IllegalArgumentException("there is no more to withdraw than " + text(cash));
        }
        venue.transfer(-amount);
    }

    private void liquidate() {
        final WalletView wallet = venue.wallet();
        if (wallet.maintenanceMargin() == 0) {
            throw new IllegalArgumentException("there is no position to liquidate");
        }
        final long tooMuch = wallet.equity() - wallet.maintenanceMargin();
        withdraw(Math.max(0, tooMuch));
    }

    private void deleverage(PositionView position, String qty) {
        venue.deleverage(
                position.instrumentId(), position.positionIndex(), qty.isEmpty() ? position.size() : scaled(qty));
    }

    /** The position of an instrument that is not flat; of two, the long one. */
    private PositionView position(String symbol) {
        for (final PositionView position : venue.positions(instrumentId(symbol))) {
            if (position.size() != 0) {
                return position;
            }
        }
        throw new IllegalArgumentException("there is no position: symbol=" + symbol);
    }

    private void create(ObjectNode body) {
        try {
            execute(reader.order("create", body));
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

    private InstrumentRules rules(String symbol) {
        return venue.instruments().get(instrumentId(symbol));
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

    private static long money(Fault fault) {
        return scaled(fault.text(FaultParameter.AMOUNT, ""));
    }

    private static long scaled(String decimal) {
        return new BigDecimal(decimal).movePointRight(FixedPoint.SCALE_DIGITS).longValueExact();
    }

    private static String text(long scaled) {
        return BigDecimal.valueOf(scaled, FixedPoint.SCALE_DIGITS)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static IllegalArgumentException refused(int code, String text) {
        return new IllegalArgumentException("the venue refuses: " + code + " " + text);
    }
}
