package io.escapement.gateway.exchange.rest;

import io.escapement.gateway.exchange.RequestException;
import io.escapement.venue.Venue;
import io.escapement.venue.model.CommandResult;
import io.escapement.venue.model.VenueCommand;

/** Carries out commands that came by REST. */
final class Commands {
    private Commands() {}

    /** The venue's acceptance. @throws RequestException with its code if it refuses */
    static CommandResult execute(Venue venue, VenueCommand command) throws RequestException {
        final CommandResult result = venue.execute(command);
        if (!result.accepted()) {
            throw new RequestException(result.retCode(), result.retMsg());
        }
        return result;
    }
}
