package io.escapement.gateway.exchange.rest;

import io.escapement.gateway.exchange.RequestException;
import io.escapement.gateway.exchange.command.Batch;
import io.escapement.gateway.exchange.command.CommandReader;
import io.escapement.gateway.exchange.json.JsonWriter;
import io.escapement.gateway.exchange.limit.AccountLimits;
import io.escapement.gateway.exchange.limit.RateWindow;
import io.escapement.venue.Venue;
import io.escapement.venue.model.VenueCommand;

/** One of {@code /v5/order/…-batch}: the request succeeds when it can be read; each order has a code of its own. */
final class BatchEndpoint implements Endpoint {
    private final Venue venue;
    private final CommandReader reader;
    private final String name;
    private final AccountLimits limits;
    private final RateWindow window;
    private Batch answered;

    BatchEndpoint(Venue venue, CommandReader reader, String name, AccountLimits limits, RateWindow window) {
        this.venue = venue;
        this.reader = reader;
        this.name = name;
        this.limits = limits;
        this.window = window;
    }

    @Override
    public void answer(RestRequest request, JsonWriter json) throws RequestException {
        final Batch batch = reader.batch(name, request.body());
        batch.limitTo(limits.take(window, batch.size()), AccountLimits.RATE_LIMITED, AccountLimits.RATE_LIMITED_TEXT);
        final VenueCommand.Batch command = batch.command();
        if (command != null) {
            batch.answer(Commands.execute(venue, command));
        }
        batch.writeResult(json);
        answered = batch;
    }

    @Override
    public void extra(JsonWriter json) {
        answered.writeCodes(json);
    }
}
