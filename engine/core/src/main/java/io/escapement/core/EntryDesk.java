package io.escapement.core;

import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.SignalState;
import io.escapement.core.order.OrderManager;
import io.escapement.core.risk.EntryRate;
import io.escapement.core.risk.PositionSizer;
import io.escapement.core.signal.SignalLife;
import io.escapement.core.signal.SignalTable;
import io.escapement.core.signal.Verdict;

/** Makes an order of a signal that passed every gate. */
final class EntryDesk {
    private final SignalLife life;
    private final SignalTable signals;
    private final EntryPrices prices;
    private final PositionSizer sizer;
    private final EntryRate rate;
    private final OrderManager orders;

    EntryDesk(SignalLife life, EntryPrices prices, PositionSizer sizer, EntryRate rate, OrderManager orders) {
        this.life = life;
        this.prices = prices;
        this.sizer = sizer;
        this.rate = rate;
        this.orders = orders;
        signals = life.table();
    }

    /**
     * Sends the entry of a signal; the sizer still holds the size that its risk gate allowed.
     *
     * @param slot of the signal, EVALUATING
     * @param nowNs engine time
     * @param verdict what let it through; receives why it cannot be sent
     * @return false if there is no room for the order
     */
    boolean enter(int slot, long nowNs, Verdict verdict) {
        life.move(slot, SignalState.APPROVED, verdict);
        final boolean sent = orders.placeEntry(
                signals.instrumentId(slot),
                slot,
                signals.id(slot),
                signals.side(slot),
                prices.entryType(),
                prices.price(slot),
                sizer.size(),
                sizer.notional(),
                prices.onTick(slot, signals.target(slot)),
                prices.onTick(slot, signals.stop(slot)));
        if (!sent) {
            return verdict.require(Reason.CAPACITY, false);
        }
        rate.onEntry(nowNs);
        life.move(slot, SignalState.EXECUTING, Reason.NONE);
        return true;
    }
}
