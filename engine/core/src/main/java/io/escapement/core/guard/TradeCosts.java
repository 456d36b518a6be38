package io.escapement.core.guard;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.CoreKeys;
import io.escapement.core.config.ExecutionKeys;
import io.escapement.core.config.ModelKeys;
import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.market.Market;
import io.escapement.core.signal.SignalTable;

/**
 * What a trade is expected to be worth, in basis points of its notional.
 *
 * <pre>p · target distance − (1 − p) · stop distance − fees − slippage − spread − funding</pre>
 *
 * <ul>
 *   <li>Fees: the exit is a taker's, stop and target alike; the entry, too, but for post-only orders, which are a maker's.
 *   <li>Slippage: of each fill at market, so of the exit, and of the entry unless it names its price.
 *   <li>Spread: half of it for each fill that takes.
 *   <li>Funding: each payment at its time within the hold, at the rate the venue tells for the next one, if it is ours to
 *       pay; what we would be paid is not counted on.
 * </ul>
 */
public final class TradeCosts {
    private static final double BPS = 1e4;
    private static final double HALF = 0.5;
    private static final long NANOS_PER_MINUTE = 60_000_000_000L;

    private final Market market;
    private final InstrumentTable instruments;
    private final boolean makes;
    private final boolean namesPrice;
    private final double slippageBps;
    private final long defaultTakerRate;
    private final long defaultMakerRate;

    /**
     * Costs as configured until the venue tells the account's own.
     *
     * @param configuration fees, slippage and kind of entry
     * @param market quotes and funding
     * @param instruments fees and funding interval
     */
    public TradeCosts(CoreConfiguration configuration, Market market, InstrumentTable instruments) {
        this.market = market;
        this.instruments = instruments;
        final String entry = configuration.word(ExecutionKeys.ENTRY_TYPE);
        makes = entry.equals("POST_ONLY");
        namesPrice = !entry.equals("MARKET");
        slippageBps = configuration.number(ModelKeys.SLIPPAGE);
        defaultTakerRate = configuration.value(CoreKeys.FEES_TAKER);
        defaultMakerRate = configuration.value(CoreKeys.FEES_MAKER);
    }

    /**
     * Expected value of a signal.
     *
     * @param signals table
     * @param slot of the signal
     * @param probability of reaching the target first
     * @param nowNs engine time
     * @param holdNs how long the position is expected to stand
     * @return basis points of notional; NaN if the probability is
     */
    double valueBps(SignalTable signals, int slot, double probability, long nowNs, long holdNs) {
        final double entry = FixedPoint.toDouble(signals.entry(slot));
        final double gain = Math.abs(FixedPoint.toDouble(signals.target(slot)) - entry) / entry * BPS;
        final double loss = Math.abs(entry - FixedPoint.toDouble(signals.stop(slot))) / entry * BPS;
        return probability * gain
                - (1 - probability) * loss
                - costsBps(signals.instrumentId(slot), signals.side(slot), nowNs, holdNs);
    }

    /** All that comes off, whatever the result. */
    double costsBps(int i, Side side, long nowNs, long holdNs) {
        final double taker = rateBps(instruments.takerRate(i), defaultTakerRate);
        final double entryFee = makes ? rateBps(instruments.makerRate(i), defaultMakerRate) : taker;
        final double slippage = namesPrice ? slippageBps : 2 * slippageBps;
        final double spread = makes ? HALF * spreadBps(i) : spreadBps(i);
        return entryFee + taker + slippage + spread + fundingBps(i, side, nowNs, holdNs);
    }

    private static double rateBps(long known, long otherwise) {
        return FixedPoint.toDouble(known == FixedPoint.NULL ? otherwise : known) * BPS;
    }

    private double spreadBps(int i) {
        final long bid = market.bestBid(i);
        final long ask = market.bestAsk(i);
        return bid > 0 && ask > bid ? (ask - bid) / ((double) bid) * BPS : 0;
    }

    private double fundingBps(int i, Side side, long nowNs, long holdNs) {
        final long rate = market.ticker(i).fundingRate();
        final long next = market.ticker(i).nextFundingTimeNs();
        final boolean pays = rate != FixedPoint.NULL && rate > 0 == (side == Side.BUY);
        if (!pays || next == FixedPoint.NULL || next > nowNs + holdNs) {
            return 0;
        }
        final long intervalNs = instruments.fundingIntervalMinutes(i) * NANOS_PER_MINUTE;
        final long payments = intervalNs > 0 ? 1 + (nowNs + holdNs - Math.max(next, nowNs)) / intervalNs : 1;
        return FixedPoint.toDouble(Math.abs(rate)) * BPS * payments;
    }
}
