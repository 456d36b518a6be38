package io.escapement.core.execution;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.codecs.sbe.AlertKind;
import io.escapement.codecs.sbe.PlanPhase;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Severity;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.CoreKeys;
import io.escapement.core.config.ExecutionKeys;
import io.escapement.core.hash.RollingHash;
import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.order.OrderManager;
import io.escapement.core.order.OrderPurpose;
import io.escapement.core.order.OrderTable;
import io.escapement.core.output.PlanPublisher;
import io.escapement.core.output.StatePublisher;
import io.escapement.core.position.PositionBook;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;
import java.util.Arrays;

/**
 * Closes a share of a position at its first target, by a reduce-only limit order of ours that rests on the venue.
 *
 * <p>It outlives us, earns the maker's fee, is found again by its own id, and the venue cuts or cancels it when the
 * position shrinks or goes. A share below what the venue trades becomes the whole position.
 */
final class FirstTarget implements Persistent {
    /** Orders that may end without a fill before no more are sent. */
    private static final int MAX_TRIES = 3;

    private final PositionBook positions;
    private final OrderManager orders;
    private final OrderTable table;
    private final InstrumentTable instruments;
    private final PlanPublisher publisher;
    private final StatePublisher alerts;
    private final RollingHash hash;
    private final long share;

    /** Price, or null: there is none, it has been reached, or it was given up. */
    private final long[] price;

    private final int[] tries;
    private final boolean[] toldSmall;

    FirstTarget(
            CoreConfiguration configuration,
            PositionBook positions,
            OrderManager orders,
            InstrumentTable instruments,
            PlanPublisher publisher,
            StatePublisher alerts,
            RollingHash hash) {
        this.positions = positions;
        this.orders = orders;
        this.table = orders.table();
        this.instruments = instruments;
        this.publisher = publisher;
        this.alerts = alerts;
        this.hash = hash;
        share = configuration.value(ExecutionKeys.EXIT_FIRST_SHARE);
        final int capacity = configuration.count(CoreKeys.CAPACITY_INSTRUMENTS);
        price = new long[capacity];
        tries = new int[capacity];
        toldSmall = new boolean[capacity];
        Arrays.fill(price, FixedPoint.NULL);
    }

    /** A position begins; {@code target} is null if it has no first target. */
    void begin(int i, long target) {
        price[i] = share == 0 ? FixedPoint.NULL : target;
        tries[i] = 0;
        toldSmall[i] = false;
        hash.absorb(i, price[i]);
    }

    void clear(int i) {
        price[i] = FixedPoint.NULL;
    }

    /**
     * Has the order there that should be; one that is too small for a position that grew is changed.
     *
     * @return false if there was no room: to be tried again
     */
    boolean arrange(int i) {
        if (price[i] == FixedPoint.NULL) {
            return true;
        }
        final long part = part(i);
        if (part == 0) {
            giveUp(i, Reason.LOT_TOO_SMALL, PlanPhase.SKIPPED);
            return true;
        }
        final int order = table.find(i, OrderPurpose.FIRST_TARGET);
        if (order != OrderTable.NONE) {
            // A smaller position needs nothing: the venue cuts the order itself.
            if (table.isCalm(order) && table.size(order) < part && orders.amend(order, FixedPoint.NULL, part)) {
                publisher.step(i, positions.signalId(i), Reason.FIRST_TARGET, PlanPhase.ASKED, price[i], part);
            }
            return true;
        }
        final Side side = positions.size(i) > 0 ? Side.SELL : Side.BUY;
        if (!orders.placeFirstTarget(i, positions.signalSlot(i), positions.signalId(i), side, price[i], part)) {
            return false;
        }
        publisher.step(i, positions.signalId(i), Reason.FIRST_TARGET, PlanPhase.ASKED, price[i], part);
        return true;
    }

    /**
     * An execution of the order has been booked.
     *
     * @return true the first time: the target has been reached
     */
    boolean onFilled(int i, int order) {
        if (price[i] == FixedPoint.NULL) {
            return false;
        }
        publisher.step(
                i, positions.signalId(i), Reason.FIRST_TARGET, PlanPhase.DONE, table.price(order), table.booked(order));
        price[i] = FixedPoint.NULL;
        return true;
    }

    /**
     * The order ended without a fill, and the position is still there.
     *
     * @return true if another shall be sent after a while
     */
    boolean onFailed(int i) {
        if (price[i] == FixedPoint.NULL) {
            return false;
        }
        if (++tries[i] < MAX_TRIES) {
            publisher.step(i, positions.signalId(i), Reason.FIRST_TARGET, PlanPhase.REFUSED, price[i], FixedPoint.NULL);
            return true;
        }
        alerts.alert(
                AlertKind.PLAN_STEP_REFUSED,
                Severity.WARNING,
                Reason.FIRST_TARGET,
                i,
                positions.signalId(i),
                price[i],
                tries[i]);
        giveUp(i, Reason.FIRST_TARGET, PlanPhase.REFUSED);
        return false;
    }

    private void giveUp(int i, Reason reason, PlanPhase phase) {
        publisher.step(i, positions.signalId(i), reason, phase, price[i], FixedPoint.NULL);
        price[i] = FixedPoint.NULL;
    }

    /** What is closed: the share rounded down to the lot, or all where a part of it could not be traded; 0 for nothing. */
    private long part(int i) {
        final long size = Math.abs(positions.size(i));
        if (!isTradable(i, size)) {
            return 0;
        }
        final long part =
                FixedPoint.floorToStep(FixedPoint.multiply(size, share, Rounding.DOWN), instruments.lotSize(i));
        if (part == size || isTradable(i, part) && isTradable(i, size - part)) {
            return part;
        }
        if (!toldSmall[i]) {
            toldSmall[i] = true;
            publisher.step(i, positions.signalId(i), Reason.LOT_TOO_SMALL, PlanPhase.SKIPPED, price[i], size);
        }
        return size;
    }

    private boolean isTradable(int i, long size) {
        return size >= Math.max(1, instruments.minOrderSize(i))
                && FixedPoint.multiply(size, price[i], Rounding.DOWN) >= instruments.minNotional(i);
    }

    @Override
    public void persist(StateIo io) {
        io.longs(price);
        io.ints(tries);
        io.flags(toldSmall);
    }
}
