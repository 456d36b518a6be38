package io.escapement.core.guard;

import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.MicroTrendKeys;
import io.escapement.core.market.Market;
import io.escapement.core.signal.Gate;
import io.escapement.core.signal.SignalTable;
import io.escapement.core.signal.Verdict;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;
import io.escapement.core.strategy.Strategy;

/**
 * Do the small bars run against a signal of larger ones?
 *
 * <p>The small trend is the mean of three parts in true ranges, each cut at one: where the close stands beside the
 * average, how far the average has moved, and how far the close has. A signal passes when the trend in its direction is
 * large enough; signals of shorter bars pass always. O(1) a bar.
 */
public final class MicroTrend implements Gate, Persistent {
    private final SignalTable signals;
    private final Market market;
    private final boolean enabled;
    private final int minutes;
    private final int fromMinutes;
    private final int intervalIndex;
    private final double least;
    private final MicroTrendState[] states;

    /**
     * Nothing known.
     *
     * @param configuration periods and threshold
     * @param signals judged
     * @param market whose bars are looked at
     */
    public MicroTrend(CoreConfiguration configuration, SignalTable signals, Market market) {
        this.signals = signals;
        this.market = market;
        enabled = configuration.flag(MicroTrendKeys.ENABLED);
        minutes = configuration.count(MicroTrendKeys.INTERVAL);
        fromMinutes = configuration.count(MicroTrendKeys.FROM_INTERVAL);
        least = configuration.number(MicroTrendKeys.MIN);
        intervalIndex = market.intervalIndex(minutes);
        states = new MicroTrendState[market.instrumentCapacity()];
        for (int i = 0; i < states.length; i++) {
            states[i] = new MicroTrendState(
                    configuration.count(MicroTrendKeys.AVERAGE_PERIOD),
                    configuration.count(MicroTrendKeys.SLOPE_BARS),
                    configuration.count(MicroTrendKeys.RETURN_BARS));
        }
    }

    /**
     * Tells which signals wait for the small bars; while the core is built.
     *
     * @param needs of the signals
     * @param strategies of the core
     */
    public void declare(IntervalNeeds needs, Strategy[] strategies) {
        for (final Strategy strategy : strategies) {
            if (enabled && strategy.intervalMinutes() >= fromMinutes) {
                needs.alsoFor(strategy.intervalMinutes(), minutes);
            }
        }
    }

    /**
     * Digests the newest closed bar of a series; bars of other intervals than the small one say nothing.
     *
     * @param i instrument
     * @param index of the interval
     */
    public void onClosedBar(int i, int index) {
        if (index == intervalIndex) {
            states[i].onBar(market.bars(i, index));
        }
    }

    /**
     * The small trend of an instrument.
     *
     * @param i instrument
     * @return -1 down to 1 up; NaN without enough history
     */
    public double trend(int i) {
        return states[i].trend();
    }

    @Override
    public boolean allows(int slot, long nowNs, Verdict verdict) {
        if (!enabled || signals.intervalMinutes(slot) < fromMinutes) {
            return verdict.require(Reason.MICRO_TREND, true);
        }
        final int side = signals.side(slot) == Side.BUY ? 1 : -1;
        return verdict.atLeast(Reason.MICRO_TREND, side * states[signals.instrumentId(slot)].trend(), least);
    }

    /**
     * Adds the state of the first instruments to the state hash.
     *
     * @param seed so far
     * @param instrumentCount bound of the ids to look at
     * @return the new hash
     */
    public long hashInto(long seed, int instrumentCount) {
        long h = seed;
        for (int i = 0; i < instrumentCount; i++) {
            h = states[i].hashInto(h);
        }
        return h;
    }

    @Override
    public void persist(StateIo io) {
        final int instances = io.count(states.length, states.length);
        for (int i = 0; i < instances; i++) {
            io.section("instrument", 1, states[i]);
        }
    }
}
