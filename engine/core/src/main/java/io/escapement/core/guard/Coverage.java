package io.escapement.core.guard;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.TradabilityState;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.CoreKeys;
import io.escapement.core.config.ModelKeys;
import io.escapement.core.feature.FeatureEngine;
import io.escapement.core.hash.RollingHash;
import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.market.BarSeries;
import io.escapement.core.market.Market;
import io.escapement.core.output.OutputChannel;
import io.escapement.core.output.StatePublisher;
import io.escapement.core.signal.Gate;
import io.escapement.core.signal.SignalTable;
import io.escapement.core.signal.Verdict;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * May an instrument be traded with the model at hand? Only if the model was trained on it.
 *
 * <p>Decided on start, on universe changes and on model activation only, so that a symbol does not become tradable in
 * the middle of a run, and said when it differs from what was said before. An untrained one with enough history is asked
 * to be trained, once in a journal's life, restarts included.
 *
 * <p>History is what training could fetch, not what is held here: the days since the venue's launch time. A venue that
 * tells none is believed no more than the bars held span.
 */
public final class Coverage implements Gate, Persistent {
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final int DAYS_MAX = 1_000_000;

    private final SignalTable signals;
    private final InstrumentTable instruments;
    private final Market market;
    private final ActiveModel model;
    private final StatePublisher publisher;
    private final OutputChannel channel;
    private final RollingHash hash;
    private final boolean modelRequired;
    private final int minDays;
    private final int historyInterval;

    /** Null while nothing was decided. */
    private final TradabilityState[] state;

    private final boolean[] requested;
    private final boolean[] removed;

    /**
     * Nothing decided.
     *
     * @param configuration whether a model is needed, and history
     * @param signals what they trade
     * @param instruments symbols
     * @param market history
     * @param model which symbols it was trained on
     * @param publisher tells states and requests
     * @param channel engine time
     * @param hash absorbs every change
     */
    public Coverage(
            CoreConfiguration configuration,
            SignalTable signals,
            InstrumentTable instruments,
            Market market,
            ActiveModel model,
            StatePublisher publisher,
            OutputChannel channel,
            RollingHash hash) {
        this.signals = signals;
        this.instruments = instruments;
        this.market = market;
        this.model = model;
        this.publisher = publisher;
        this.channel = channel;
        this.hash = hash;
        modelRequired = configuration.flag(ModelKeys.REQUIRED);
        minDays = configuration.count(ModelKeys.MIN_HISTORY);
        final int primary = market.intervalIndex(FeatureEngine.PRIMARY_MINUTES);
        historyInterval = primary < 0 ? market.intervalCount() - 1 : primary;
        final int capacity = configuration.count(CoreKeys.CAPACITY_INSTRUMENTS);
        state = new TradabilityState[capacity];
        requested = new boolean[capacity];
        removed = new boolean[capacity];
    }

    /**
     * An instrument joins or leaves the traded set.
     *
     * @param instrumentId which
     * @param joins false when it leaves
     */
    public void onUniverse(int instrumentId, boolean joins) {
        if (instruments.isDefined(instrumentId)) {
            removed[instrumentId] = !joins;
            hash.absorb(instrumentId, joins ? 1 : 0);
            refresh();
        }
    }

    /** Decides every instrument anew and tells what changed. Allocates: compares symbols as text. */
    public void refresh() {
        model.recode();
        for (int i = 0; i < instruments.count(); i++) {
            if (instruments.isDefined(i)) {
                decide(i);
            }
        }
    }

    /** The instrument is in the universe and trained. */
    @Override
    public boolean allows(int slot, long nowNs, Verdict verdict) {
        final int instrumentId = signals.instrumentId(slot);
        final boolean missing = model.isRefused() || (modelRequired && model.bundle() == null);
        if (!verdict.require(Reason.NO_MODEL, !missing)) {
            return false;
        }
        final boolean covered = model.bundle() == null || state[instrumentId] == TradabilityState.TRAINED;
        return verdict.require(Reason.COVERAGE, covered && instruments.isTrading(instrumentId))
                && verdict.require(Reason.REMOVED, !removed[instrumentId]);
    }

    /**
     * Whether closes of an instrument are waited for.
     *
     * @param instrumentId which
     * @return false if it is not traded on the venue or has left the universe
     */
    public boolean isExpected(int instrumentId) {
        return instruments.isTrading(instrumentId) && !removed[instrumentId];
    }

    @Override
    public void persist(StateIo io) {
        io.words(state, TradabilityState.class);
        io.flags(requested);
        io.flags(removed);
    }

    private void decide(int i) {
        final int days = historyDays(i);
        final TradabilityState decided;
        if (model.live().knows(i)) {
            decided = TradabilityState.TRAINED;
        } else {
            decided = days >= minDays ? TradabilityState.UNTRAINED_TRAINABLE : TradabilityState.UNTRAINED_SHORT_HISTORY;
        }
        if (decided != state[i]) {
            state[i] = decided;
            hash.absorb(i, decided.value());
            publisher.symbolState(i, decided, market.bars(i, historyInterval).size(), days);
        }
        if (decided == TradabilityState.UNTRAINED_TRAINABLE && !requested[i]) {
            requested[i] = true;
            hash.absorb(i, 1);
            publisher.trainingRequested(i, Reason.COVERAGE, 0);
        }
    }

    /** Whole days of history the venue has. */
    private int historyDays(int i) {
        final long launch = instruments.launchTimeNs(i);
        final BarSeries bars = market.bars(i, historyInterval);
        final long span = launch == FixedPoint.NULL
                ? (long) bars.size() * bars.intervalMinutes() * BarSeries.MINUTE_NS
                : channel.nowNs() - launch;
        return (int) Math.min(Math.max(span / DAY_NS, 0), DAYS_MAX);
    }
}
