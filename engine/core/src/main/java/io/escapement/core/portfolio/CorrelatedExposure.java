package io.escapement.core.portfolio;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.order.OrderPurpose;
import io.escapement.core.order.OrderTable;
import io.escapement.core.position.OpenPositions;
import io.escapement.core.position.PositionBook;

/**
 * How much of what is held moves with a candidate, as notional.
 *
 * <pre>Σ notional · max(0, ρ · same),   same = 1 if both are long or both short, else −1</pre>
 *
 * <p>over all positions (by what they cost) and live entries. A correlation that is not known counts as 1: what may move
 * together is taken to. A position against the candidate, known to move with it, adds nothing, and so does one that moves
 * the other way.
 */
public final class CorrelatedExposure {
    private final PositionBook positions;
    private final OrderTable orders;
    private final Correlation correlation;

    /**
     * A view.
     *
     * @param positions open ones
     * @param orders live ones
     * @param correlation of instruments
     */
    public CorrelatedExposure(PositionBook positions, OrderTable orders, Correlation correlation) {
        this.positions = positions;
        this.orders = orders;
        this.correlation = correlation;
    }

    /** Notional that moves with a candidate; a statistic, not money. */
    double with(int instrument, Side side) {
        double sum = 0;
        final OpenPositions open = positions.open();
        for (int place = 0; place < open.count(); place++) {
            final int i = open.at(place);
            sum += FixedPoint.toDouble(positions.cost(i)) * share(instrument, side, i, positions.side(i));
        }
        for (int place = 0; place < orders.size(); place++) {
            final int slot = orders.slotAt(place);
            if (orders.purpose(slot) == OrderPurpose.ENTRY) {
                sum += FixedPoint.toDouble(orders.unfilledNotional(slot))
                        * share(instrument, side, orders.instrumentId(slot), orders.side(slot));
            }
        }
        return sum;
    }

    private double share(int instrument, Side side, int other, Side otherSide) {
        final double rho = correlation.of(instrument, other);
        if (rho != rho) {
            return 1;
        }
        return Math.max(0, side == otherSide ? rho : -rho);
    }
}
