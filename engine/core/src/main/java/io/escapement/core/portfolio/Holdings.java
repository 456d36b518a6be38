package io.escapement.core.portfolio;

import io.escapement.codecs.sbe.Side;
import io.escapement.core.execution.EntryFlow;
import io.escapement.core.order.OrderPurpose;
import io.escapement.core.order.OrderTable;
import io.escapement.core.position.OpenPositions;
import io.escapement.core.position.PositionBook;
import io.escapement.core.signal.SignalTable;

/**
 * What is held or about to be held: open positions and live orders. Asked for candidates only; each question walks as
 * many places as there are positions and orders, not as many as there are instruments.
 */
public final class Holdings {
    private final PositionBook positions;
    private final OrderTable orders;
    private final EntryFlow entries;

    /**
     * A view.
     *
     * @param positions open ones
     * @param orders live ones
     * @param entries signals between two orders
     */
    public Holdings(PositionBook positions, OrderTable orders, EntryFlow entries) {
        this.positions = positions;
        this.orders = orders;
        this.entries = entries;
    }

    /**
     * Whether an instrument has a position, an order that may make or end one, or a signal that waits to place another.
     *
     * @param i instrument
     * @return true if it is taken
     */
    public boolean isTaken(int i) {
        return positions.size(i) != 0 || orders.find(i) != OrderTable.NONE || entries.waiting(i) != SignalTable.NONE;
    }

    /**
     * Instruments that are taken.
     *
     * @return count
     */
    public int taken() {
        int count = positions.open().count();
        for (int place = 0; place < orders.size(); place++) {
            final int i = orders.instrumentId(orders.slotAt(place));
            if (positions.size(i) == 0 && orders.find(i) == orders.slotAt(place)) {
                count++;
            }
        }
        return count;
    }

    /**
     * Positions and live entries of one side.
     *
     * @param side BUY for longs
     * @return count of instruments
     */
    public int taken(Side side) {
        int count = 0;
        final OpenPositions open = positions.open();
        for (int place = 0; place < open.count(); place++) {
            if (positions.side(open.at(place)) == side) {
                count++;
            }
        }
        for (int place = 0; place < orders.size(); place++) {
            final int slot = orders.slotAt(place);
            if (orders.purpose(slot) == OrderPurpose.ENTRY
                    && orders.side(slot) == side
                    && positions.size(orders.instrumentId(slot)) == 0) {
                count++;
            }
        }
        return count;
    }

    /**
     * Open positions.
     *
     * @return in order of instrument ids
     */
    public OpenPositions open() {
        return positions.open();
    }
}
