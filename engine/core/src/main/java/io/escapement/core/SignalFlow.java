package io.escapement.core;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.AlertKind;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Severity;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.SignalState;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.CoreKeys;
import io.escapement.core.feature.FeatureEngine;
import io.escapement.core.guard.Conviction;
import io.escapement.core.guard.Coverage;
import io.escapement.core.guard.DataHealth;
import io.escapement.core.guard.IntervalNeeds;
import io.escapement.core.guard.Links;
import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.learning.OutcomeDesk;
import io.escapement.core.market.BarSeries;
import io.escapement.core.market.Market;
import io.escapement.core.order.OrderManager;
import io.escapement.core.output.CommandPublisher;
import io.escapement.core.output.OutputChannel;
import io.escapement.core.output.SignalPublisher;
import io.escapement.core.output.StatePublisher;
import io.escapement.core.phantom.PhantomBook;
import io.escapement.core.phantom.PhantomEvents;
import io.escapement.core.portfolio.CandidateWindow;
import io.escapement.core.risk.EntryRate;
import io.escapement.core.risk.PositionSizer;
import io.escapement.core.signal.SignalLife;
import io.escapement.core.signal.SignalTable;
import io.escapement.core.signal.Verdict;
import io.escapement.core.strategy.Proposal;
import io.escapement.core.strategy.Strategy;
import io.escapement.core.time.TimerKinds;
import io.escapement.core.time.Timers;

/**
 * From a closed bar to an order, or to the reason why not.
 *
 * <p>Strategies speak when a bar closes. An instrument's signals are judged once all its intervals have closed through
 * that instant, so that the features of all intervals see the same moment; they are selected once every expected
 * instrument has, or the grace is over. Bars that come by query or warm-up feed indicators but make no signals.
 */
final class SignalFlow implements PhantomEvents {
    private final Market market;
    private final InstrumentTable instruments;
    private final FeatureEngine features;
    private final Strategy[] strategies;
    private final SignalLife life;
    private final SignalTable signals;
    private final Coverage coverage;
    private final DataHealth health;
    private final IntervalNeeds needs;
    private final Links links;
    private final long[] spoiltCloseNs;
    private final Conviction conviction;
    private final EntryGates gates;
    private final RiskGate risk;
    private final EntryPrices prices;
    private final PositionSizer sizer;
    private final EntryRate rate;
    private final OrderManager orders;
    private final OutcomeDesk outcomes;
    private final OutputChannel channel;
    private final Timers timers;
    private final CandidateWindow window;
    private final PhantomBook phantoms;
    private final long graceNs;
    private final long windowNs;
    private final Proposal proposal = new Proposal();
    private final Verdict verdict = new Verdict();

    SignalFlow(
            CoreConfiguration configuration,
            Market market,
            InstrumentTable instruments,
            FeatureEngine features,
            Strategy[] strategies,
            SignalLife life,
            Coverage coverage,
            DataHealth health,
            IntervalNeeds needs,
            Links links,
            Conviction conviction,
            EntryGates gates,
            RiskGate risk,
            EntryPrices prices,
            PositionSizer sizer,
            EntryRate rate,
            OrderManager orders,
            OutcomeDesk outcomes,
            OutputChannel channel,
            SignalPublisher publisher,
            Timers timers) {
        this.market = market;
        this.instruments = instruments;
        this.features = features;
        this.strategies = strategies;
        this.life = life;
        this.coverage = coverage;
        this.health = health;
        this.needs = needs;
        this.links = links;
        spoiltCloseNs = new long[configuration.count(CoreKeys.CAPACITY_INSTRUMENTS)];
        this.conviction = conviction;
        this.gates = gates;
        this.risk = risk;
        this.prices = prices;
        this.sizer = sizer;
        this.rate = rate;
        this.orders = orders;
        this.outcomes = outcomes;
        this.channel = channel;
        this.timers = timers;
        signals = life.table();
        window = new CandidateWindow(signals);
        phantoms = new PhantomBook(configuration, signals, channel, publisher, this);
        graceNs = configuration.nanos(CoreKeys.SIGNAL_GRACE);
        windowNs = shortestInterval(strategies) * BarSeries.MINUTE_NS;
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
        final BarSeries bars = market.bars(i, intervalIndex);
        final long close = bars.lastCloseTimeNs();
        if (!live || !links.isDataWhole(i)) {
            spoiltCloseNs[i] = Math.max(spoiltCloseNs[i], close);
        }
        final boolean collects = live && windowNs > 0 && close % windowNs == 0 && openWindow(close);
        if (intervalIndex == market.finestIndex()) {
            phantoms.onBar(i, bars, sizer.takerRate(i));
        }
        for (int s = 0; s < strategies.length; s++) {
            if (strategies[s].intervalMinutes() == bars.intervalMinutes()
                    && strategies[s].evaluate(i, proposal)
                    && live) {
                generate(collects);
            }
        }
        if (collects) {
            if (market.closedThrough(i, close, needs.all())) {
                judge(i);
            }
            if (isComplete(close)) {
                select();
            }
        }
    }

    /** The grace for late bars is over. */
    void onWindowTimer() {
        if (window.isOpen()) {
            select();
        }
    }

    /** A signal's patience is over. */
    void onSignalTimer(int slot) {
        if (life.onTimer(slot)) {
            window.remove(slot);
            life.move(slot, SignalState.EXPIRED, Reason.TIMED_OUT);
            phantoms.open(slot);
        }
    }

    /** An entry ended without a fill. */
    void onEntryFailed(int slot, Reason reason) {
        final boolean refused = reason == Reason.VENUE_REJECT || reason == Reason.UNSENT;
        life.move(slot, refused ? SignalState.BLOCKED : SignalState.EXPIRED, reason);
        phantoms.open(slot);
    }

    /** An entry had its first fill. */
    void onExecuted(int slot) {
        life.move(slot, SignalState.EXECUTED, Reason.FILLED);
    }

    /** A signal's trade is over. */
    void onTradeClosed(int slot, Reason reason, double resultR, long netPnl) {
        outcomes.record(slot, true, reason, resultR, netPnl);
        life.move(slot, SignalState.LEARNED, reason);
    }

    @Override
    public void onPhantomEnded(int slot, Reason reason, double resultR) {
        if (resultR == resultR) {
            outcomes.record(slot, false, reason, resultR, FixedPoint.NULL);
        }
        life.move(slot, SignalState.LEARNED, reason);
    }

    PhantomBook phantoms() {
        return phantoms;
    }

    long hashInto(long hash, int instrumentCount) {
        long h = features.hashInto(hash, instrumentCount);
        for (int s = 0; s < strategies.length; s++) {
            h = strategies[s].hashInto(h);
        }
        return h;
    }

    /** A later close ends the window of an earlier one. False when this close has had its window. */
    private boolean openWindow(long close) {
        if (window.isPast(close) || (window.isOpen() && close < window.closeTimeNs())) {
            return false;
        }
        if (window.isOpen() && close > window.closeTimeNs()) {
            select();
        }
        if (!window.isOpen()) {
            window.open(close);
            timers.schedule(Timers.id(TimerKinds.CANDIDATES, 0), Math.max(channel.nowNs(), close + graceNs));
        }
        return true;
    }

    private void generate(boolean collects) {
        final int slot = life.generate(proposal);
        if (slot == SignalTable.NONE) {
            return;
        }
        if (collects) {
            window.add(slot);
        } else {
            verdict.require(Reason.STALE, false);
            block(slot);
        }
    }

    private void judge(int i) {
        int place = 0;
        while (place < window.size()) {
            final int slot = window.slotAt(place);
            final boolean waiting = signals.instrumentId(slot) == i && signals.state(slot) == SignalState.GENERATED;
            if (!waiting || judgeOne(slot)) {
                place++;
            }
        }
    }

    /** True if the signal stays a candidate. */
    private boolean judgeOne(int slot) {
        life.move(slot, SignalState.EVALUATING, Reason.NONE);
        conviction.evaluate(signals, slot, channel.nowNs());
        final int i = signals.instrumentId(slot);
        if (coverage.allows(i, verdict)
                && verdict.require(Reason.GAP_OPEN, spoiltCloseNs[i] != signals.closeTimeNs(slot))
                && health.allows(i, signals.strategyId(slot), signals.closeTimeNs(slot), channel.nowNs(), verdict)
                && isPrimarySound(slot)
                && conviction.allows(verdict)) {
            return true;
        }
        window.remove(slot);
        block(slot);
        return false;
    }

    /** Stop and target at least a tick from the entry, on their sides of it. */
    private boolean isPrimarySound(int slot) {
        final long entry = signals.entry(slot);
        final long tick = instruments.tickSize(signals.instrumentId(slot));
        final long sign = signals.target(slot) > entry ? 1 : -1;
        final boolean sided = sign > 0 == (signals.side(slot) == Side.BUY);
        final long nearest = Math.min(sign * (entry - signals.stop(slot)), sign * (signals.target(slot) - entry));
        return verdict.require(Reason.PRIMARY_SIGNAL, sided)
                && verdict.atLeast(Reason.PRIMARY_SIGNAL, FixedPoint.toDouble(nearest), FixedPoint.toDouble(tick));
    }

    private boolean isComplete(long close) {
        final int intervals = needs.all();
        for (int i = 0; i < instruments.count(); i++) {
            if (coverage.isExpected(i) && !market.closedThrough(i, close, intervals)) {
                return false;
            }
        }
        return true;
    }

    /** What is still unjudged lacks bars: its data gate says so. */
    private void select() {
        timers.cancel(Timers.id(TimerKinds.CANDIDATES, 0));
        int place = 0;
        while (place < window.size()) {
            final int slot = window.slotAt(place);
            if (signals.state(slot) != SignalState.GENERATED || judgeOne(slot)) {
                place++;
            }
        }
        window.rank();
        int entered = 0;
        for (int p = 0; p < window.size(); p++) {
            if (enter(window.slotAt(p), entered)) {
                entered++;
            }
        }
        window.close();
    }

    private boolean enter(int slot, int entered) {
        if (!gates.portfolio(slot, entered, verdict) || !risk.allows(slot, channel.nowNs(), verdict)) {
            block(slot);
            return false;
        }
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
            verdict.require(Reason.CAPACITY, false);
            block(slot);
            return false;
        }
        rate.onEntry(channel.nowNs());
        life.move(slot, SignalState.EXECUTING, Reason.NONE);
        return true;
    }

    private void block(int slot) {
        life.move(slot, SignalState.BLOCKED, verdict);
        phantoms.open(slot);
    }

    private static int shortestInterval(Strategy[] strategies) {
        int shortest = 0;
        for (final Strategy strategy : strategies) {
            shortest = shortest == 0 ? strategy.intervalMinutes() : Math.min(shortest, strategy.intervalMinutes());
        }
        return shortest;
    }
}
