package io.escapement.core;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.SignalState;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.guard.ShadowDesk;
import io.escapement.core.hash.RollingHash;
import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.learning.Outcome;
import io.escapement.core.learning.OutcomeDesk;
import io.escapement.core.market.BarSeries;
import io.escapement.core.market.Market;
import io.escapement.core.output.OutputChannel;
import io.escapement.core.output.SignalPublisher;
import io.escapement.core.phantom.PhantomBook;
import io.escapement.core.phantom.PhantomEvents;
import io.escapement.core.phantom.PhantomResult;
import io.escapement.core.signal.SignalLife;
import io.escapement.core.signal.SignalTable;
import io.escapement.core.signal.Verdict;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/** How signals end: blocked, expired or traded; followed as phantoms when not traded; learned from in the end. */
final class SignalEndings implements PhantomEvents, Persistent {
    private final SignalLife life;
    private final OutcomeDesk outcomes;
    private final ShadowDesk shadow;
    private final PhantomBook phantoms;

    SignalEndings(
            CoreConfiguration configuration,
            SignalLife life,
            OutcomeDesk outcomes,
            ShadowDesk shadow,
            InstrumentTable instruments,
            Market market,
            OutputChannel channel,
            SignalPublisher publisher,
            RollingHash hash) {
        this.life = life;
        this.outcomes = outcomes;
        this.shadow = shadow;
        phantoms = new PhantomBook(configuration, life.table(), instruments, market, channel, publisher, this, hash);
    }

    /** A gate said no. */
    void onBlocked(int slot, Verdict verdict) {
        life.move(slot, SignalState.BLOCKED, verdict);
        follow(slot, verdict.reason());
    }

    /** A signal's patience is over and it has no order. */
    void onExpired(int slot) {
        life.move(slot, SignalState.EXPIRED, Reason.TIMED_OUT);
        follow(slot, Reason.TIMED_OUT);
    }

    /** An entry ended without a fill. */
    void onEntryFailed(int slot, Reason reason) {
        final boolean refused =
                reason == Reason.VENUE_REJECT || reason == Reason.UNSENT || reason == Reason.POST_ONLY_REJECT;
        life.move(slot, refused ? SignalState.BLOCKED : SignalState.EXPIRED, reason);
        follow(slot, reason);
    }

    /** An entry had its first fill. */
    void onExecuted(int slot) {
        life.move(slot, SignalState.EXECUTED, Reason.FILLED);
        phantoms.openBeside(slot);
    }

    /**
     * A signal's trade is over.
     *
     * @param slot of the signal
     * @param reason what ended it
     * @param resultR net result in units of the initial risk, or NaN
     * @param netPnl net result
     * @param costBps fees and funding in basis points of what was entered, or NaN
     * @param holdNs from the first fill to the last
     * @param favourableR largest excursion in favour in units of the initial risk, or NaN
     * @param adverseR largest excursion against, or NaN
     */
    void onTradeClosed(
            int slot,
            Reason reason,
            double resultR,
            long netPnl,
            double costBps,
            long holdNs,
            double favourableR,
            double adverseR) {
        final SignalTable signals = life.table();
        final Outcome outcome = outcomes.begin(signals, slot);
        outcome.traded = true;
        outcome.beside = false;
        outcome.reason = reason;
        outcome.blockedBy = Reason.NONE;
        outcome.resultR = resultR;
        outcome.netPnl = netPnl;
        outcome.costBps = costBps;
        outcome.holdNs = holdNs;
        outcome.favourableR = favourableR;
        outcome.adverseR = adverseR;
        outcomes.record(signals, slot);
        shadow.onResult(signals, slot, true, resultR);
        life.move(slot, SignalState.LEARNED, reason);
    }

    /** A bar of the interval that phantoms are followed by closed. */
    void onPhantomBar(int i, BarSeries bars) {
        phantoms.onBar(i, bars);
    }

    @Override
    public void onPhantomEnded(int slot, PhantomResult result) {
        final SignalTable signals = phantoms.signals();
        if (result.resultR() == result.resultR()) {
            final Outcome outcome = outcomes.begin(signals, slot);
            outcome.traded = false;
            outcome.beside = result.isBeside();
            outcome.reason = result.reason();
            outcome.blockedBy = result.blockedBy();
            outcome.resultR = result.resultR();
            outcome.netPnl = FixedPoint.NULL;
            outcome.costBps = result.costBps();
            outcome.holdNs = result.holdNs();
            outcome.favourableR = result.favourableR();
            outcome.adverseR = result.adverseR();
            outcomes.record(signals, slot);
        }
        if (!result.isBeside()) {
            shadow.onResult(signals, slot, false, result.resultR());
            life.learned(signals, slot, result.reason());
        }
    }

    PhantomBook phantoms() {
        return phantoms;
    }

    @Override
    public void persist(StateIo io) {
        io.section("phantoms", 1, phantoms);
        io.section("outcomes", 1, outcomes);
    }

    /** The living signal's slot is free afterwards, whether it is followed or has come to its end. */
    private void follow(int slot, Reason blockedBy) {
        final Reason refused = phantoms.open(slot, blockedBy);
        if (refused == Reason.NONE) {
            life.handOver(slot);
        } else {
            life.move(slot, SignalState.LEARNED, refused);
        }
    }
}
