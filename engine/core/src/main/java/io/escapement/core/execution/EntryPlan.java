package io.escapement.core.execution;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.TimeInForce;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.ExecutionKeys;
import io.escapement.core.config.RiskKeys;
import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.market.Market;
import io.escapement.core.signal.SignalTable;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * What kind of order enters a signal, at which price, and how far that price may go.
 *
 * <p>A limit starts at the signal's price, a post-only order there or at the best price that still rests. Both may
 * follow the near side of the quote up to a bound; the far side is never asked for but by a market order.
 */
public final class EntryPlan implements Persistent {
    private final SignalTable signals;
    private final InstrumentTable instruments;
    private final Market market;
    private final OrderType firstType;
    private final boolean postOnly;
    private final boolean follows;
    private final long maxChase;

    /** Signal that a slot's plan was turned to market for; others begin as configured. */
    private final long[] atMarket;

    /**
     * Plans of no signal yet.
     *
     * @param configuration kind of entry and its bounds
     * @param signals what is entered
     * @param instruments ticks
     * @param market quotes
     */
    public EntryPlan(CoreConfiguration configuration, SignalTable signals, InstrumentTable instruments, Market market) {
        this.signals = signals;
        this.instruments = instruments;
        this.market = market;
        final String word = configuration.word(ExecutionKeys.ENTRY_TYPE);
        firstType = word.equals("MARKET") ? OrderType.MARKET : OrderType.LIMIT;
        postOnly = word.equals("POST_ONLY");
        follows = firstType == OrderType.LIMIT
                && configuration.value(ExecutionKeys.ENTRY_REPRICE) > 0
                && configuration.value(ExecutionKeys.ENTRY_MAX_REPRICES) > 0;
        maxChase =
                Math.min(configuration.value(ExecutionKeys.ENTRY_MAX_CHASE), configuration.value(RiskKeys.PRICE_BAND));
        atMarket = new long[signals.capacity()];
    }

    /**
     * Kind of the next entry order of a signal.
     *
     * @param slot of the signal
     * @return MARKET or LIMIT
     */
    public OrderType type(int slot) {
        return isTurned(slot) ? OrderType.MARKET : firstType;
    }

    /**
     * How long the next limit order of an entry stands.
     *
     * @return POST_ONLY or GTC
     */
    public TimeInForce inForce() {
        return postOnly ? TimeInForce.POST_ONLY : TimeInForce.GTC;
    }

    /**
     * What the next order is expected to pay: the quote's far side at market, else the price of its limit.
     *
     * @param slot of the signal
     * @return 1e-8
     */
    public long price(int slot) {
        final int i = signals.instrumentId(slot);
        final boolean buys = signals.side(slot) == Side.BUY;
        if (type(slot) == OrderType.MARKET) {
            final long quote = buys ? market.bestAsk(i) : market.bestBid(i);
            return quote > 0 ? quote : signals.entry(slot);
        }
        final long tick = instruments.tickSize(i);
        final long wanted = passive(signals.entry(slot), buys, tick);
        final long far = buys ? market.bestAsk(i) : market.bestBid(i);
        if (!postOnly || far <= 0) {
            return wanted;
        }
        return passive(buys ? Math.min(wanted, far - tick) : Math.max(wanted, far + tick), buys, tick);
    }

    /**
     * The worst that the next order may come to pay, repricing included.
     *
     * @param slot of the signal
     * @return 1e-8
     */
    public long worstPrice(int slot) {
        final long price = price(slot);
        if (!follows || type(slot) == OrderType.MARKET) {
            return price;
        }
        final boolean buys = signals.side(slot) == Side.BUY;
        return buys ? Math.max(price, bound(slot)) : Math.min(price, bound(slot));
    }

    /**
     * The last price that repricing may reach: within the chase and the price band, and short of the target.
     *
     * @param slot of the signal
     * @return 1e-8, on tick
     */
    public long bound(int slot) {
        final long entry = signals.entry(slot);
        final long chase = FixedPoint.multiply(entry, maxChase, Rounding.DOWN);
        final boolean buys = signals.side(slot) == Side.BUY;
        final long tick = instruments.tickSize(signals.instrumentId(slot));
        final long target = onTick(slot, signals.target(slot));
        return passive(
                buys ? Math.min(entry + chase, target - tick) : Math.max(entry - chase, target + tick), buys, tick);
    }

    /**
     * The near side of the quote.
     *
     * @param slot of the signal
     * @return best bid for a buy, best ask for a sale; not positive while there is none
     */
    public long near(int slot) {
        final int i = signals.instrumentId(slot);
        final boolean buys = signals.side(slot) == Side.BUY;
        final long quote = buys ? market.bestBid(i) : market.bestAsk(i);
        return quote <= 0 ? quote : passive(quote, buys, instruments.tickSize(i));
    }

    /**
     * A stop or target on today's tick, rounded toward the entry.
     *
     * @param slot of the signal
     * @param price planned
     * @return 1e-8, on tick
     */
    public long onTick(int slot, long price) {
        final long tick = instruments.tickSize(signals.instrumentId(slot));
        return price < signals.entry(slot) ? FixedPoint.ceilToStep(price, tick) : FixedPoint.floorToStep(price, tick);
    }

    /** Whether resting orders follow the quote. */
    boolean follows() {
        return follows;
    }

    /** The next order of the signal is a market order. */
    void turnToMarket(int slot) {
        atMarket[slot] = signals.id(slot);
    }

    /** Whether the signal has been turned to market. */
    boolean isTurned(int slot) {
        return atMarket[slot] == signals.id(slot);
    }

    private static long passive(long price, boolean buys, long tick) {
        return buys ? FixedPoint.floorToStep(price, tick) : FixedPoint.ceilToStep(price, tick);
    }

    @Override
    public void persist(StateIo io) {
        io.longs(atMarket);
    }
}
