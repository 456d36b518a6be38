package io.escapement.venue;

import io.escapement.codecs.sbe.Side;
import io.escapement.venue.model.CommandResult;
import io.escapement.venue.model.OrderView;
import io.escapement.venue.model.VenueCommand;

/** A venue over a scripted market, and what it said. */
final class Fixture {
    final Recorder heard = new Recorder();
    final Venue venue;

    Fixture(ScriptedMarket market) {
        this(VenueConfiguration.defaults(), market);
    }

    Fixture(VenueConfiguration configuration, ScriptedMarket market) {
        venue = new Venue(configuration, market, heard);
        heard.nowMs = venue::nowMs;
    }

    CommandResult ask(Orders order) {
        return venue.execute(order.place());
    }

    CommandResult ask(VenueCommand command) {
        return venue.execute(command);
    }

    /** Lets everything happen until some seconds after the start. */
    Fixture until(double seconds) {
        venue.advanceTo(ScriptedMarket.START_MS + (long) (seconds * 1000));
        return this;
    }

    OrderView order(String linkId) {
        return venue.order(null, linkId);
    }

    long size(int instrumentId) {
        final long size = venue.position(instrumentId).size();
        return venue.position(instrumentId).side() == Side.SELL ? -size : size;
    }
}
