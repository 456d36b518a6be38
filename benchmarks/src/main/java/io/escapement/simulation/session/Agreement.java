package io.escapement.simulation.session;

import io.escapement.codecs.sbe.Side;
import io.escapement.core.check.CoreView;
import io.escapement.core.order.OrderTable;
import io.escapement.venue.Venue;
import io.escapement.venue.model.OrderView;
import io.escapement.venue.model.PositionView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Holds the core's books against the exchange's: orders, positions, stops, balance, and what was earned. */
final class Agreement {
    private final CoreView core;
    private final Venue venue;
    private final long initialBalance;
    private final List<String> differences = new ArrayList<>();

    private Agreement(CoreView core, Venue venue, long initialBalance) {
        this.core = core;
        this.venue = venue;
        this.initialBalance = initialBalance;
    }

    /** Where they differ, in sentences; to be asked when nothing is under way. */
    static List<String> differences(CoreView core, Venue venue, long initialBalance) {
        final Agreement agreement = new Agreement(core, venue, initialBalance);
        agreement.positions();
        agreement.orders();
        agreement.money();
        return agreement.differences;
    }

    private void positions() {
        for (int i = 0; i < venue.instruments().size(); i++) {
            final PositionView theirs = venue.position(i);
            final long truth = theirs.side() == Side.SELL ? -theirs.size() : theirs.size();
            equal("position " + i, core.positions().size(i), truth);
            if (truth != 0 && theirs.stopLoss() == 0) {
                differences.add("position " + i + " of size " + truth + " stands without a stop");
            }
        }
    }

    /** Orders of a client, ours or somebody else's; what the venue made for a position is the venue's. */
    private void orders() {
        final Map<Integer, Integer> balance = new TreeMap<>();
        for (final OrderView order : venue.openOrders()) {
            if (!order.orderLinkId().isEmpty()) {
                balance.merge(order.instrumentId(), 1, Integer::sum);
            }
        }
        final OrderTable ours = core.orders();
        for (int p = 0; p < ours.size(); p++) {
            balance.merge(ours.instrumentId(ours.slotAt(p)), -1, Integer::sum);
        }
        balance.forEach((instrument, more) -> {
            if (more != 0) {
                differences.add("instrument " + instrument + ": the venue has " + more + " open orders more than we");
            }
        });
    }

    private void money() {
        final long truth = venue.wallet().walletBalance();
        equal("balance", core.account().walletBalance(), truth);
        equal("result of all fills", core.positions().totals().net(), truth - initialBalance);
    }

    private void equal(String what, long ours, long theirs) {
        if (ours != theirs) {
            differences.add(what + ": ours=" + ours + " venue=" + theirs);
        }
    }
}
