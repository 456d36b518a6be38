package io.escapement.core;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.ExecutionKeys;
import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.market.Market;
import io.escapement.core.signal.SignalTable;

/** What an entry is expected to pay, and where its stop and target lie on today's tick. */
final class EntryPrices {
    private final SignalTable signals;
    private final InstrumentTable instruments;
    private final Market market;
    private final OrderType entryType;

    EntryPrices(CoreConfiguration configuration, SignalTable signals, InstrumentTable instruments, Market market) {
        this.signals = signals;
        this.instruments = instruments;
        this.market = market;
        entryType = OrderType.valueOf(configuration.word(ExecutionKeys.ENTRY_TYPE));
    }

    OrderType entryType() {
        return entryType;
    }

    /** The signal's price for a limit, the quote's far side at market. */
    long price(int slot) {
        final int i = signals.instrumentId(slot);
        final boolean buys = signals.side(slot) == Side.BUY;
        if (entryType == OrderType.LIMIT) {
            final long tick = instruments.tickSize(i);
            return buys
                    ? FixedPoint.floorToStep(signals.entry(slot), tick)
                    : FixedPoint.ceilToStep(signals.entry(slot), tick);
        }
        final long quote = buys ? market.bestAsk(i) : market.bestBid(i);
        return quote > 0 ? quote : signals.entry(slot);
    }

    /** A stop or target on today's tick, rounded toward the entry. */
    long onTick(int slot, long price) {
        final long tick = instruments.tickSize(signals.instrumentId(slot));
        return price < signals.entry(slot) ? FixedPoint.ceilToStep(price, tick) : FixedPoint.floorToStep(price, tick);
    }
}
