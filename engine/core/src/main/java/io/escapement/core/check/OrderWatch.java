package io.escapement.core.check;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.codecs.sbe.AmendOrderDecoder;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.PlaceOrderDecoder;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.PortfolioKeys;
import io.escapement.core.config.RiskKeys;
import io.escapement.core.order.OrderPurpose;
import io.escapement.core.order.OrderTable;
import java.util.HashMap;
import java.util.Map;

/** Orders as they leave: once each, allowed at that moment, within the limits, exits never beyond the position. */
final class OrderWatch {
    private record ClientId(int epoch, long sequence) {}

    private final Map<ClientId, Boolean> ids = new HashMap<>();
    private final Map<Long, Long> entered = new HashMap<>();
    private final CoreView view;
    private final Violations violations;
    private final long maxPosition;
    private final long maxSymbol;
    private final long maxSide;
    private final long maxExposure;
    private final int maxOpen;
    private final int maxPerSide;

    OrderWatch(CoreConfiguration configuration, CoreView view, Violations violations) {
        this.view = view;
        this.violations = violations;
        maxPosition = configuration.value(RiskKeys.MAX_POSITION);
        maxSymbol = configuration.value(RiskKeys.MAX_SYMBOL);
        maxSide = configuration.value(RiskKeys.MAX_SIDE);
        maxExposure = configuration.value(RiskKeys.MAX_EXPOSURE);
        maxOpen = configuration.count(RiskKeys.MAX_OPEN);
        maxPerSide = configuration.count(PortfolioKeys.MAX_PER_SIDE);
    }

    void onPlace(PlaceOrderDecoder place) {
        final int epoch = place.clientOrderId().epoch();
        final long sequence = place.clientOrderId().sequence();
        if (ids.put(new ClientId(epoch, sequence), Boolean.TRUE) != null) {
            violations.add("client order id used twice: epoch=" + epoch + " sequence=" + sequence);
        }
        if (place.reduceOnly() == Bool.YES) {
            onExit(place);
        } else {
            onEntry(place);
        }
    }

    /** After the core has applied the input. */
    void check() {
        final OrderTable orders = view.orders();
        for (int p = 0; p < orders.size(); p++) {
            final int slot = orders.slotAt(p);
            for (int q = p + 1; q < orders.size(); q++) {
                checkPair(orders, slot, orders.slotAt(q));
            }
        }
    }

    private void onEntry(PlaceOrderDecoder place) {
        final int i = place.instrumentId();
        // Now, not after the input: a timer may place it before the input moves equity.
        checkLimits(i);
        checkSide(place.side());
        final long sequence = place.clientOrderId().sequence();
        final Long before = entered.put(place.signalId(), sequence);
        if (before != null && view.orders().findSequence(before) != OrderTable.NONE) {
            violations.add("another entry for signal " + place.signalId() + " before the last one is over");
        }
        if (view.killSwitch().blocks() != Reason.NONE) {
            violations.add("entry while " + view.killSwitch().blocks().name());
        }
        if (!view.links().isReconciled() || !view.links().canTrade()) {
            violations.add("entry while not connected and reconciled");
        }
        if (!view.links().isDataWhole(i)) {
            violations.add("entry with a gap open on instrument " + i);
        }
        if (view.quarantine().isActive(i) || view.mode().isHedged(i)) {
            violations.add("entry on instrument " + i + " that is kept apart");
        }
        if (view.positions().size(i) != 0) {
            violations.add("entry on instrument " + i + " that has a position");
        }
        if (place.stopLoss() == FixedPoint.NULL || place.stopLoss() <= 0) {
            violations.add("entry without a stop on instrument " + i);
        }
        if (view.commands().outstanding() > view.commands().credits()) {
            violations.add("entry beyond the credits: " + view.commands().outstanding());
        }
    }

    private void onExit(PlaceOrderDecoder place) {
        final long held = view.positions().size(place.instrumentId());
        final boolean closes = held != 0 && (held > 0) == (place.side() == Side.SELL);
        if (!closes || place.size() > Math.abs(held)) {
            violations.add("exit of " + place.size() + " for a position of " + held + " on instrument "
                    + place.instrumentId());
        }
    }

    /** An order that changes: exits never beyond the position. */
    void onAmend(AmendOrderDecoder amend) {
        final int slot = view.orders().findSequence(amend.clientOrderId().sequence());
        if (slot == OrderTable.NONE) {
            violations.add("change of an order that is not followed: "
                    + amend.clientOrderId().sequence());
            return;
        }
        final long held = Math.abs(view.positions().size(amend.instrumentId()));
        if (view.orders().purpose(slot) != OrderPurpose.ENTRY
                && amend.size() != FixedPoint.NULL
                && amend.size() > held) {
            violations.add("exit changed to " + amend.size() + " for a position of " + held + " on instrument "
                    + amend.instrumentId());
        }
    }

    /** Counted by hand, over all instruments. */
    private void checkSide(Side side) {
        int taken = 0;
        for (int i = 0; i < view.instruments().count(); i++) {
            if (view.positions().size(i) != 0 && view.positions().side(i) == side) {
                taken++;
            }
        }
        final OrderTable orders = view.orders();
        for (int p = 0; p < orders.size(); p++) {
            final int slot = orders.slotAt(p);
            final boolean entry = orders.purpose(slot) == OrderPurpose.ENTRY && orders.side(slot) == side;
            if (entry && view.positions().size(orders.instrumentId(slot)) == 0) {
                taken++;
            }
        }
        if (taken > maxPerSide) {
            violations.add(side.name() + " positions and entries " + taken + " beyond " + maxPerSide);
        }
    }

    private void checkPair(OrderTable orders, int one, int other) {
        if (orders.purpose(other) != orders.purpose(one)) {
            return;
        }
        if (orders.purpose(one) != OrderPurpose.ENTRY) {
            if (orders.instrumentId(one) == orders.instrumentId(other)) {
                violations.add("two live orders to leave instrument " + orders.instrumentId(one) + ": "
                        + orders.purpose(one).name());
            }
            return;
        }
        if (orders.signalId(one) == orders.signalId(other)) {
            violations.add("two live entries for signal " + orders.signalId(one));
        }
        if (orders.instrumentId(one) == orders.instrumentId(other)) {
            violations.add("two live entries on instrument " + orders.instrumentId(one));
        }
    }

    private void checkLimits(int i) {
        within("exposure", exposure(Side.BUY) + exposure(Side.SELL), maxExposure);
        within("longs", exposure(Side.BUY), maxSide);
        within("shorts", exposure(Side.SELL), maxSide);
        within("entry on instrument " + i, view.orders().entryNotional(i), maxPosition);
        within("instrument " + i, worth(i) + view.orders().entryNotional(i), maxSymbol);
        final int open = view.account().openPositions() + view.orders().entries();
        if (open > maxOpen) {
            violations.add("positions and entries " + open + " beyond " + maxOpen);
        }
    }

    /** Positions at the price they are valued at, added up here, and entries. */
    private long exposure(Side side) {
        long sum = view.orders().entryNotional(side);
        for (int i = 0; i < view.instruments().count(); i++) {
            final long size = view.positions().size(i);
            if (size != 0 && size > 0 == (side == Side.BUY)) {
                sum += worth(i);
            }
        }
        return sum;
    }

    private long worth(int i) {
        final long size = view.positions().size(i);
        return size == 0
                ? 0
                : FixedPoint.multiply(Math.abs(size), view.account().price(i), Rounding.DOWN);
    }

    private void within(String what, long amount, long fraction) {
        final long limit = FixedPoint.multiply(view.account().equity(), fraction, Rounding.UP);
        if (amount > limit) {
            violations.add(what + " " + amount + " beyond " + limit);
        }
    }
}
