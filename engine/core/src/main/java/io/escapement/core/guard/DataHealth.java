package io.escapement.core.guard;

import io.escapement.codecs.sbe.Reason;
import io.escapement.core.config.BarKeys;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.market.BarReadiness;
import io.escapement.core.market.Market;
import io.escapement.core.signal.Gate;
import io.escapement.core.signal.SignalTable;
import io.escapement.core.signal.Verdict;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/** Is what we know of an instrument whole, warm and fresh enough to trade on? */
public final class DataHealth implements Gate, Persistent {
    private static final double NS_PER_MS = 1e6;

    private final SignalTable signals;
    private final Market market;
    private final Links links;
    private final IntervalNeeds needs;
    private final int barsNeeded;
    private final long maxQuoteAgeNs;
    private final long[] spoiltCloseNs;

    /**
     * A gate.
     *
     * @param configuration warm-up and age
     * @param signals what they trade
     * @param market bars and quotes
     * @param links gaps
     * @param needs which intervals matter to whom
     */
    public DataHealth(
            CoreConfiguration configuration, SignalTable signals, Market market, Links links, IntervalNeeds needs) {
        this.signals = signals;
        this.market = market;
        this.links = links;
        this.needs = needs;
        barsNeeded = configuration.count(BarKeys.WARM_UP);
        maxQuoteAgeNs = configuration.nanos(BarKeys.MAX_QUOTE_AGE);
        spoiltCloseNs = new long[market.instrumentCapacity() * market.intervalCount()];
    }

    /**
     * A bar closed; one that did not come by the stream, or within a gap, spoils its close.
     *
     * @param instrumentId whose
     * @param intervalIndex of the bar
     * @param closeTimeNs of the bar
     * @param live whether it came by the stream
     */
    public void onClosedBar(int instrumentId, int intervalIndex, long closeTimeNs, boolean live) {
        if (!live || !links.isDataWhole(instrumentId)) {
            spoiltCloseNs[instrumentId * market.intervalCount() + intervalIndex] = closeTimeNs;
        }
    }

    /**
     * No gap now nor at the close; the intervals the signal needs followed, warm and closed through it; quote fresh and
     * not crossed.
     */
    @Override
    public boolean allows(int slot, long nowNs, Verdict verdict) {
        final int instrumentId = signals.instrumentId(slot);
        final int strategyId = signals.strategyId(slot);
        final long closeTimeNs = signals.closeTimeNs(slot);
        if (!verdict.require(Reason.GAP_OPEN, links.isDataWhole(instrumentId))
                || !verdict.require(Reason.INTERVAL_NOT_FOLLOWED, needs.missing(strategyId) == IntervalNeeds.NONE)) {
            return false;
        }
        final int needed = needs.of(strategyId);
        if (!verdict.require(Reason.GAP_OPEN, !isSpoilt(instrumentId, needed, closeTimeNs))) {
            return false;
        }
        for (int i = 0; i < market.intervalCount(); i++) {
            if ((needed & 1 << i) == 0) {
                continue;
            }
            final BarReadiness readiness = market.readiness(instrumentId, i, barsNeeded, nowNs);
            if (readiness == BarReadiness.TOO_FEW || readiness == BarReadiness.NO_BARS) {
                return verdict.atLeast(
                        Reason.DATA_HEALTH, market.bars(instrumentId, i).size(), barsNeeded);
            }
            if (!verdict.require(
                    readiness == BarReadiness.GAP ? Reason.GAP_OPEN : Reason.DATA_HEALTH,
                    readiness == BarReadiness.READY)) {
                return false;
            }
        }
        if (!verdict.require(Reason.DATA_HEALTH, market.closedThrough(instrumentId, closeTimeNs, needed))) {
            return false;
        }
        return maxQuoteAgeNs == 0 || isQuoteFresh(instrumentId, nowNs, verdict);
    }

    @Override
    public void persist(StateIo io) {
        io.longs(spoiltCloseNs);
    }

    private boolean isSpoilt(int instrumentId, int needed, long closeTimeNs) {
        for (int i = 0; i < market.intervalCount(); i++) {
            if ((needed & 1 << i) != 0 && spoiltCloseNs[instrumentId * market.intervalCount() + i] == closeTimeNs) {
                return true;
            }
        }
        return false;
    }

    private boolean isQuoteFresh(int instrumentId, long nowNs, Verdict verdict) {
        final long bid = market.bestBid(instrumentId);
        final long ask = market.bestAsk(instrumentId);
        if (!verdict.require(Reason.DATA_HEALTH, bid > 0 && ask > bid)) {
            return false;
        }
        final long ageNs = nowNs - market.quoteTimeNs(instrumentId);
        return verdict.atMost(Reason.STALE, ageNs / NS_PER_MS, maxQuoteAgeNs / NS_PER_MS);
    }
}
