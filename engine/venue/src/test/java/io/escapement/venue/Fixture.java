package io.escapement.venue;

import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.StopKind;
import io.escapement.venue.model.CommandResult;
import io.escapement.venue.model.OrderView;
import io.escapement.venue.model.PositionView;
import io.escapement.venue.model.VenueCommand;
import java.util.List;

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

    /** The only open order of a kind. */
    OrderView open(StopKind kind) {
        final List<OrderView> found = openAll(kind);
        return found.size() == 1 ? found.get(0) : null;
    }

    List<OrderView> openAll(StopKind kind) {
        return venue.openOrders().stream()
                .filter(order -> order.stopKind() == kind)
                .toList();
    }

    /** The last order of a kind that ended. */
    OrderView ended(StopKind kind) {
        OrderView last = null;
        for (final OrderView order : venue.orderHistory()) {
            last = order.stopKind() == kind ? order : last;
        }
        return last;
    }

    OrderView order(String linkId) {
        return venue.order(null, linkId);
    }

    /** Signed size of one side of a hedged instrument. */
    long size(int instrumentId, int positionIndex) {
        final PositionView position = venue.positions(instrumentId).get(positionIndex - 1);
        return position.side() == Side.SELL ? -position.size() : position.size();
    }

    long size(int instrumentId) {
        final long size = venue.position(instrumentId).size();
        return venue.position(instrumentId).side() == Side.SELL ? -size : size;
    }
}
