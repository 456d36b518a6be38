package io.escapement.core;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.SignalState;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.guard.ShadowDesk;
import io.escapement.core.learning.OutcomeDesk;
import io.escapement.core.market.BarSeries;
import io.escapement.core.output.OutputChannel;
import io.escapement.core.output.SignalPublisher;
import io.escapement.core.phantom.PhantomBook;
import io.escapement.core.phantom.PhantomEvents;
import io.escapement.core.signal.SignalLife;
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
            OutputChannel channel,
            SignalPublisher publisher) {
        this.life = life;
        this.outcomes = outcomes;
        this.shadow = shadow;
        phantoms = new PhantomBook(configuration, life.table(), channel, publisher, this);
    }

    /** A gate said no. */
    void onBlocked(int slot, Verdict verdict) {
        life.move(slot, SignalState.BLOCKED, verdict);
        phantoms.open(slot);
    }

    /** A signal's patience is over and it has no order. */
    void onExpired(int slot) {
        life.move(slot, SignalState.EXPIRED, Reason.TIMED_OUT);
        phantoms.open(slot);
    }

    /** An entry ended without a fill. */
    void onEntryFailed(int slot, Reason reason) {
        final boolean refused =
                reason == Reason.VENUE_REJECT || reason == Reason.UNSENT || reason == Reason.POST_ONLY_REJECT;
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
        shadow.onResult(slot, true, resultR);
        life.move(slot, SignalState.LEARNED, reason);
    }

    /** A bar of the interval that phantoms are followed by closed. */
    void onPhantomBar(int i, BarSeries bars, long takerRate) {
        phantoms.onBar(i, bars, takerRate);
    }

    @Override
    public void onPhantomEnded(int slot, Reason reason, double resultR) {
        if (resultR == resultR) {
            outcomes.record(slot, false, reason, resultR, FixedPoint.NULL);
            shadow.onResult(slot, false, resultR);
        }
        life.move(slot, SignalState.LEARNED, reason);
    }

    PhantomBook phantoms() {
        return phantoms;
    }

    @Override
    public void persist(StateIo io) {
        io.section("phantoms", 1, phantoms);
        io.section("outcomes", 1, outcomes);
    }
}
