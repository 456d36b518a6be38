package io.escapement.core;

import io.escapement.codecs.sbe.Reason;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.CoreKeys;
import io.escapement.core.config.RiskKeys;
import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.order.OrderPurpose;
import io.escapement.core.order.OrderTable;
import io.escapement.core.position.PositionBook;
import io.escapement.core.signal.SignalTable;
import io.escapement.core.signal.Verdict;

/** Portfolio selection: what fits beside the positions and entries there are. */
final class EntryGates {
    private final SignalTable signals;
    private final InstrumentTable instruments;
    private final PositionBook positions;
    private final OrderTable orders;
    private final int maxOpen;
    private final int maxPerClose;

    EntryGates(
            CoreConfiguration configuration,
            SignalTable signals,
            InstrumentTable instruments,
            PositionBook positions,
            OrderTable orders) {
        this.signals = signals;
        this.instruments = instruments;
        this.positions = positions;
        this.orders = orders;
        maxOpen = configuration.count(RiskKeys.MAX_OPEN);
        maxPerClose = configuration.count(CoreKeys.PORTFOLIO_MAX_PER_WINDOW);
    }

    /** One position per symbol, no more positions than allowed, only the best of a close. */
    boolean portfolio(int slot, int entered, Verdict verdict) {
        final int i = signals.instrumentId(slot);
        return verdict.require(Reason.POSITION_OWNED, !isTaken(i))
                && verdict.atMost(Reason.OPEN_POSITION_LIMIT, taken() + 1, maxOpen)
                && verdict.atMost(Reason.PORTFOLIO_SELECTION, entered + 1, maxPerClose);
    }

    private boolean isTaken(int i) {
        return positions.size(i) != 0
                || orders.find(i, OrderPurpose.ENTRY) != OrderTable.NONE
                || orders.find(i, OrderPurpose.EXIT) != OrderTable.NONE;
    }

    private int taken() {
        int count = 0;
        for (int i = 0; i < instruments.count(); i++) {
            if (isTaken(i)) {
                count++;
            }
        }
        return count;
    }
}
