package io.escapement.core.guard;

import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Regime;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.CoreKeys;
import io.escapement.core.config.RegimeKeys;
import io.escapement.core.hash.RollingHash;
import io.escapement.core.market.Market;
import io.escapement.core.output.RegimePublisher;
import io.escapement.core.signal.Evaluator;
import io.escapement.core.signal.Gate;
import io.escapement.core.signal.SignalTable;
import io.escapement.core.signal.Verdict;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;
import io.escapement.core.strategy.StrategyCatalog;
import io.escapement.core.strategy.StrategyKind;

/**
 * What kind of market each instrument is in: a trend, a range, or volatile.
 *
 * <p>VOLATILE while the realised volatility ranks high among those of the last bars; else TREND while the directional
 * index and the slope of the average are large; else RANGE. What begins a regime lies above what ends it, and a new one
 * must be seen on several bars in a row, so that it does not flap. UNKNOWN until all three numbers are there, and again
 * when the series starts anew. Every change is told. O(1) a bar but for the rank, which moves at most its window.
 */
public final class RegimeFilter implements Evaluator, Gate, Persistent {
    /** Volatility buckets, the unknown one left out. */
    public static final int VOLATILITY_BUCKETS = 3;

    private static final int NOT_OF_CATALOG = -1;
    private static final double LOW_RANK = 1.0 / 3;
    private static final double HIGH_RANK = 2.0 / 3;

    private final SignalTable signals;
    private final Market market;
    private final RegimePublisher publisher;
    private final RollingHash hash;
    private final int intervalIndex;
    private final RegimeState[] states;
    private final RegimeRules rules;
    private final int confirmBars;
    private final boolean enabled;
    private final int[] strategyIds;
    private final boolean[] inTrend;
    private final boolean[] inRange;
    private final boolean[] inVolatile;

    /**
     * Nothing known.
     *
     * @param configuration thresholds and periods
     * @param signals judged, and told the market they were made in
     * @param market whose bars are judged
     * @param publisher tells changes
     * @param hash absorbs changes
     */
    public RegimeFilter(
            CoreConfiguration configuration,
            SignalTable signals,
            Market market,
            RegimePublisher publisher,
            RollingHash hash) {
        this.signals = signals;
        this.market = market;
        this.publisher = publisher;
        this.hash = hash;
        intervalIndex = market.intervalIndex(configuration.count(RegimeKeys.INTERVAL));
        rules = new RegimeRules(configuration);
        confirmBars = configuration.count(RegimeKeys.CONFIRM_BARS);
        enabled = configuration.flag(RegimeKeys.ENABLED);
        final int kinds = StrategyCatalog.all().size();
        strategyIds = new int[kinds];
        inTrend = new boolean[kinds];
        inRange = new boolean[kinds];
        inVolatile = new boolean[kinds];
        for (int k = 0; k < kinds; k++) {
            final StrategyKind kind = StrategyCatalog.all().get(k);
            strategyIds[k] = kind.id();
            inTrend[k] = configuration.flag(RegimeKeys.inTrend(kind));
            inRange[k] = configuration.flag(RegimeKeys.inRange(kind));
            inVolatile[k] = configuration.flag(RegimeKeys.inVolatile(kind));
        }
        states = new RegimeState[configuration.count(CoreKeys.CAPACITY_INSTRUMENTS)];
        for (int i = 0; i < states.length; i++) {
            states[i] = new RegimeState(
                    configuration.count(RegimeKeys.ADX_PERIOD),
                    configuration.count(RegimeKeys.SLOPE_PERIOD),
                    configuration.count(RegimeKeys.SLOPE_BARS),
                    configuration.count(RegimeKeys.VOLATILITY_BARS),
                    configuration.count(RegimeKeys.VOLATILITY_WINDOW),
                    configuration.count(RegimeKeys.VOLATILITY_MIN));
        }
    }

    /**
     * Digests the newest closed bar of a series; bars of other intervals than the configured one say nothing.
     *
     * @param i instrument
     * @param index of the interval
     */
    public void onClosedBar(int i, int index) {
        if (index != intervalIndex) {
            return;
        }
        final RegimeState state = states[i];
        state.onBar(market.bars(i, index));
        if (!state.isWarm()) {
            if (state.regime != Regime.UNKNOWN) {
                change(i, state, Regime.UNKNOWN);
            }
            return;
        }
        final Regime seen = rules.judge(state.regime, state.adx(), state.slope(), state.rank());
        if (seen == state.regime) {
            state.comingBars = 0;
            return;
        }
        state.comingBars = seen == state.coming ? state.comingBars + 1 : 1;
        state.coming = seen;
        if (state.regime == Regime.UNKNOWN || state.comingBars >= confirmBars) {
            change(i, state, seen);
        }
    }

    @Override
    public void evaluate(int slot, long nowNs) {
        final int i = signals.instrumentId(slot);
        signals.market(slot, states[i].regime, volatilityBucket(i));
    }

    /** The strategy may trade in this regime. One that is not of the catalog may in all; nobody in an unknown one. */
    @Override
    public boolean allows(int slot, long nowNs, Verdict verdict) {
        final int kind = enabled ? indexOf(signals.strategyId(slot)) : NOT_OF_CATALOG;
        final RegimeState state = states[signals.instrumentId(slot)];
        return switch (state.regime) {
            case TREND ->
                mayTrade(kind, inTrend)
                        ? verdict.require(Reason.REGIME, true)
                        : verdict.block(Reason.REGIME, state.adx(), rules.adxLeave);
            case RANGE -> mayTrade(kind, inRange) ? verdict.require(Reason.REGIME, true) : blockRange(state, verdict);
            case VOLATILE ->
                mayTrade(kind, inVolatile)
                        ? verdict.require(Reason.REGIME, true)
                        : verdict.block(Reason.REGIME, state.rank(), rules.volatileLeave);
            default -> verdict.require(Reason.REGIME, kind == NOT_OF_CATALOG);
        };
    }

    /**
     * The regime of an instrument.
     *
     * @param i instrument
     * @return UNKNOWN without enough history, or when the regime's bars are not followed
     */
    public Regime regime(int i) {
        return states[i].regime;
    }

    /**
     * How volatile an instrument is beside its own past, in thirds.
     *
     * @param i instrument
     * @return 0 calm, 1 middling, 2 wild; {@link SignalTable#NO_BUCKET} while not known
     */
    public int volatilityBucket(int i) {
        final double rank = states[i].rank();
        if (rank != rank) {
            return SignalTable.NO_BUCKET;
        }
        return rank < LOW_RANK ? 0 : rank < HIGH_RANK ? 1 : 2;
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
        final int followed = io.count(states.length, states.length);
        for (int i = 0; i < followed; i++) {
            io.section("instrument", 1, states[i]);
        }
    }

    private static boolean mayTrade(int kind, boolean[] allowed) {
        return kind == NOT_OF_CATALOG || allowed[kind];
    }

    /** What keeps a range from being a trend: the directional index, or else the slope. */
    private boolean blockRange(RegimeState state, Verdict verdict) {
        return state.adx() < rules.adxEnter
                ? verdict.block(Reason.REGIME, state.adx(), rules.adxEnter)
                : verdict.block(Reason.REGIME, Math.abs(state.slope()), rules.slopeEnter);
    }

    private int indexOf(int strategyId) {
        for (int k = 0; k < strategyIds.length; k++) {
            if (strategyIds[k] == strategyId) {
                return k;
            }
        }
        return NOT_OF_CATALOG;
    }

    private void change(int i, RegimeState state, Regime to) {
        final Regime from = state.regime;
        state.regime = to;
        state.comingBars = 0;
        hash.absorb(i, to.value());
        publisher.regimeChanged(
                i, from, to, market.bars(i, intervalIndex).lastCloseTimeNs(), state.adx(), state.slope(), state.rank());
    }
}
