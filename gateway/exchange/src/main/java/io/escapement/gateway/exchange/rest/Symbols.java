package io.escapement.gateway.exchange.rest;

import io.escapement.gateway.exchange.RequestException;
import io.escapement.venue.Venue;
import io.escapement.venue.model.InstrumentRules;
import io.escapement.venue.model.RetCode;
import java.util.Set;

/** Reads the category and symbol of a query. */
final class Symbols {
    private static final Set<String> OTHER_CATEGORIES = Set.of("spot", "inverse", "option");

    private Symbols() {}

    /**
     * Whether the query is about what is traded here. The venue's other categories exist and are empty.
     *
     * @throws RequestException if there is no such category
     */
    static boolean isLinear(RestRequest request) throws RequestException {
        final String category = request.parameter("category");
        if (category.equals("linear")) {
            return true;
        }
        if (OTHER_CATEGORIES.contains(category)) {
            return false;
        }
        throw new RequestException(RetCode.PARAMETER, "params error: Category is invalid");
    }

    /** The instrument of a query that must name one. */
    static InstrumentRules required(Venue venue, RestRequest request) throws RequestException {
        final String symbol = request.parameter("symbol");
        final int instrumentId = isLinear(request) ? venue.instrumentId(symbol) : -1;
        if (instrumentId < 0) {
            throw new RequestException(RetCode.PARAMETER, "Not supported symbols");
        }
        return venue.instruments().get(instrumentId);
    }

    /** The instrument of a query that may name one. @return -1 if it names none */
    static int optional(Venue venue, RestRequest request) throws RequestException {
        return request.parameter("symbol").isEmpty()
                ? -1
                : required(venue, request).instrumentId();
    }
}
