package io.escapement.gateway.exchange.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.gateway.exchange.RequestException;
import io.escapement.venue.Venue;
import io.escapement.venue.model.RetCode;

/** Reads what a command is about: category, instrument, position. */
final class Routing {
    private static final int POSITION_INDEX_MAX = 2;

    private Routing() {}

    /** Checks the category. @throws RequestException if it is not what is traded here */
    static void category(JsonNode body) throws RequestException {
        if (!Fields.text(body, "category").equals("linear")) {
            throw Fields.invalid("category");
        }
    }

    /** The instrument. @return dense index @throws RequestException if there is no such symbol */
    static int instrument(Venue venue, JsonNode body) throws RequestException {
        category(body);
        final String symbol = Fields.text(body, "symbol");
        final int instrumentId = venue.instrumentId(symbol);
        if (instrumentId < 0) {
            throw new RequestException(RetCode.PARAMETER, "params error: symbol invalid " + symbol);
        }
        return instrumentId;
    }

    /** The position. @return 0 one-way, 1 long, 2 short; whether it fits the mode is the venue's to say */
    static int positionIndex(JsonNode body) throws RequestException {
        final long index = Fields.wholeNumber(body, "positionIdx", 0);
        if (index < 0 || index > POSITION_INDEX_MAX) {
            throw new RequestException(RetCode.PARAMETER, "position idx not match position mode");
        }
        return (int) index;
    }
}
