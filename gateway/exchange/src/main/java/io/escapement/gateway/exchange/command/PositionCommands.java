package io.escapement.gateway.exchange.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.gateway.exchange.RequestException;
import io.escapement.venue.Venue;
import io.escapement.venue.model.PositionMode;
import io.escapement.venue.model.RetCode;
import io.escapement.venue.model.VenueCommand;

/** Reads the commands about positions, which come by REST only. */
public final class PositionCommands {
    private static final String ALL_OF = "USDT";

    private final Venue venue;

    /**
     * Creates a reader.
     *
     * @param venue knows the symbols
     */
    public PositionCommands(Venue venue) {
        this.venue = venue;
    }

    /**
     * Reads a leverage.
     *
     * @param body of the request
     * @return the command
     * @throws RequestException if a field is missing or wrong
     */
    public VenueCommand leverage(JsonNode body) throws RequestException {
        final int instrumentId = Routing.instrument(venue, body);
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
     * Reads a switch of the position mode: of a symbol, else of every instrument that settles in the coin.
     *
     * @param body of the request
     * @return the command
     * @throws RequestException if a field is missing or wrong
     */
    public VenueCommand switchMode(JsonNode body) throws RequestException {
        Routing.category(body);
        final PositionMode mode = PositionMode.of((int) Fields.wholeNumber(body, "mode", -1));
        if (mode == null) {
            throw Fields.invalid("position_mode");
        }
        if (!Fields.text(body, "symbol").isEmpty()) {
            return new VenueCommand.SwitchMode(Routing.instrument(venue, body), mode);
        }
        if (!Fields.text(body, "coin").equals(ALL_OF)) {
            throw new RequestException(RetCode.PARAMETER, "params error: symbol or coin is required");
        }
        return new VenueCommand.SwitchMode(-1, mode);
    }

    /**
     * Reads a position's target, stop and trailing stop.
     *
     * @param body of the request
     * @return the command
     * @throws RequestException if a field is missing or wrong
     */
    public VenueCommand tradingStop(JsonNode body) throws RequestException {
        return new VenueCommand.SetTradingStop(
                Routing.instrument(venue, body),
                Routing.positionIndex(body),
                Brackets.read(body, false),
                Fields.attached(body, "tpSize", true),
                Fields.attached(body, "slSize", true),
                Fields.attached(body, "trailingStop", false),
                Fields.attached(body, "activePrice", true));
    }
}
