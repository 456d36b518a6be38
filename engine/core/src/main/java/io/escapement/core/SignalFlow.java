package io.escapement.core;

import io.escapement.codecs.sbe.AlertKind;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Severity;
import io.escapement.core.feature.FeatureEngine;
import io.escapement.core.guard.Coverage;
import io.escapement.core.guard.DataHealth;
import io.escapement.core.guard.IntervalNeeds;
import io.escapement.core.guard.MicroTrend;
import io.escapement.core.guard.RegimeFilter;
import io.escapement.core.market.BarSeries;
import io.escapement.core.market.Market;
import io.escapement.core.output.CommandPublisher;
import io.escapement.core.output.StatePublisher;
import io.escapement.core.risk.PositionSizer;
import io.escapement.core.signal.SignalLife;
import io.escapement.core.signal.SignalTable;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;
import io.escapement.core.strategy.Proposal;
import io.escapement.core.strategy.Strategy;

/**
 * From a closed bar to signals. Every closed bar feeds features, phantoms and the strategies of its interval; only one that
 * came by the stream makes signals. {@link CandidateFlow} takes them on.
 */
final class SignalFlow implements Persistent {
    private final Market market;
    private final FeatureEngine features;
    private final Strategy[] strategies;
    private final SignalLife life;
    private final Coverage coverage;
    private final DataHealth health;
    private final IntervalNeeds needs;
    private final RegimeFilter regimes;
    private final MicroTrend microTrend;
    private final PositionSizer sizer;
    private final SignalEndings endings;
    private final CandidateFlow candidates;
    private final SpeakingTimes speaking;
    private final Proposal proposal = new Proposal();

    SignalFlow(
            Market market,
            FeatureEngine features,
            Strategy[] strategies,
            SignalLife life,
            Coverage coverage,
            DataHealth health,
            IntervalNeeds needs,
            RegimeFilter regimes,
            MicroTrend microTrend,
            PositionSizer sizer,
            SignalEndings endings,
            CandidateFlow candidates) {
        this.market = market;
        this.features = features;
        this.strategies = strategies;
        this.life = life;
        this.coverage = coverage;
        this.health = health;
        this.needs = needs;
        this.regimes = regimes;
        this.microTrend = microTrend;
        this.sizer = sizer;
        this.endings = endings;
        this.candidates = candidates;
        speaking = new SpeakingTimes(strategies);
    }

    /** A run starts: whoever lacks bars to work on says so, once a run, and stays out. */
    void onRunStart(StatePublisher state) {
        for (final Strategy strategy : strategies) {
            final int minutes = needs.missing(strategy.id());
            if (minutes != IntervalNeeds.NONE) {
                state.alert(
                        AlertKind.INTERVAL_MISSING,
                        Severity.WARNING,
                        Reason.INTERVAL_NOT_FOLLOWED,
                        CommandPublisher.NULL_INSTRUMENT,
                        StatePublisher.NULL_VALUE,
                        minutes,
                        strategy.id());
            }
        }
    }

    /** A bar closed; {@code live} when it came by the stream, so that its signals may still be traded. */
    void onClosedBar(int i, int intervalIndex, boolean live) {
        features.onClosedBar(i, intervalIndex);
        regimes.onClosedBar(i, intervalIndex);
        microTrend.onClosedBar(i, intervalIndex);
        final BarSeries bars = market.bars(i, intervalIndex);
        final long close = bars.lastCloseTimeNs();
        health.onClosedBar(i, intervalIndex, close, live);
        final boolean awaited = speaking.isOne(close);
        final boolean whole = awaited && market.closedThrough(i, close, market.allIntervals());
        if (whole) {
            candidates.arrived(i, close);
        }
        final boolean collects = live && awaited && candidates.open(close);
        if (intervalIndex == market.finestIndex()) {
            endings.onPhantomBar(i, bars);
        }
        speak(i, bars.intervalMinutes(), live, collects);
        if (collects) {
            if (whole) {
                candidates.judge(i);
            }
            candidates.selectIfComplete();
        }
    }

    /** An instrument was defined anew, joined or left. */
    void onInstrument(int i) {
        candidates.expect(i, coverage.isExpected(i));
    }

    /** The grace for late bars is over. */
    void onWindowTimer() {
        candidates.onWindowTimer();
    }

    /** A signal's patience is over. */
    void onSignalTimer(int slot) {
        if (life.onTimer(slot)) {
            candidates.remove(slot);
            endings.onExpired(slot);
        }
    }

    /** Adds the indicators of one instrument to a hash, and one strategy or filter: each in its turn. */
    long hashInTurn(long hash, long turn, int instrumentCount) {
        final long h = features.hashOne(hash, (int) (turn % instrumentCount));
        final int whose = (int) (turn % (strategies.length + 2));
        if (whose < strategies.length) {
            return strategies[whose].hashInto(h);
        }
        return whose == strategies.length
                ? regimes.hashInto(h, instrumentCount)
                : microTrend.hashInto(h, instrumentCount);
    }

    long hashInto(long hash, int instrumentCount) {
        long h = features.hashInto(hash, instrumentCount);
        h = regimes.hashInto(h, instrumentCount);
        h = microTrend.hashInto(h, instrumentCount);
        for (int s = 0; s < strategies.length; s++) {
            h = strategies[s].hashInto(h);
        }
        return h;
    }

    @Override
    public void persist(StateIo io) {
        for (final Strategy strategy : strategies) {
            io.section(strategy.name(), 1, strategy);
        }
        io.section("health", 1, health);
        io.section("regimes", 1, regimes);
        io.section("micro-trend", 1, microTrend);
        io.section("candidates", 1, candidates);
        io.section("endings", 1, endings);
    }

    private void speak(int i, int minutes, boolean live, boolean collects) {
        for (int s = 0; s < strategies.length; s++) {
            if (strategies[s].intervalMinutes() == minutes && strategies[s].evaluate(i, proposal) && live) {
                generate(collects);
            }
        }
    }

    private void generate(boolean collects) {
        final int slot = life.generate(proposal);
        if (slot == SignalTable.NONE) {
            return;
        }
        if (collects) {
            candidates.add(slot);
        } else {
            candidates.refuse(slot);
        }
    }
}
