package io.escapement.core;

import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.KillStage;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.codecs.sbe.Reason;
import io.escapement.core.config.BarKeys;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.CoreKeys;
import io.escapement.core.config.RiskKeys;
import io.escapement.core.hash.RollingHash;
import io.escapement.core.market.BarSeries;
import io.escapement.core.market.Market;
import io.escapement.core.output.CommandPublisher;
import io.escapement.core.position.PositionBook;
import io.escapement.core.risk.KillSwitch;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;
import io.escapement.core.time.TimerKinds;
import io.escapement.core.time.Timers;

/**
 * What drives the kill switch, and what it does when it goes up: cancel entries, flatten positions. Exits and stops are
 * never in its way.
 */
final class KillFlow implements Persistent {
    private static final long NS_PER_MS = 1_000_000L;

    private final KillSwitch killSwitch;
    private final TradeFlow trades;
    private final PositionBook positions;
    private final Market market;
    private final Timers timers;
    private final RollingHash hash;
    private final boolean needsQuotes;
    private final long silenceNs;
    private final long[] heardNs;
    private final boolean[] silent;

    /** No quote of a position came since the run started. */
    private boolean unheard;

    KillFlow(
            CoreConfiguration configuration,
            KillSwitch killSwitch,
            TradeFlow trades,
            PositionBook positions,
            Market market,
            Timers timers,
            RollingHash hash) {
        this.killSwitch = killSwitch;
        this.trades = trades;
        this.positions = positions;
        this.market = market;
        this.timers = timers;
        this.hash = hash;
        needsQuotes = configuration.value(BarKeys.MAX_QUOTE_AGE) > 0;
        silenceNs = configuration.nanos(RiskKeys.STALE_DATA)
                + (needsQuotes ? 0 : configuration.list(BarKeys.INTERVALS)[0] * BarSeries.MINUTE_NS);
        heardNs = new long[configuration.count(CoreKeys.CAPACITY_INSTRUMENTS)];
        silent = new boolean[heardNs.length];
    }

    /** The price or the position of an instrument changed: limits are looked at. */
    void check(int i) {
        if (killSwitch.check(i)) {
            wind();
        }
    }

    /** The account changed: limits are looked at. */
    void check() {
        check(CommandPublisher.NULL_INSTRUMENT);
    }

    /** An operator drives the switch. */
    void onOperator(KillStage stage) {
        if (killSwitch.onOperator(stage)) {
            wind();
        }
    }

    /**
     * What became of a command. An order that was gone before its cancel came is no reject, nor is a word that the venue
     * has already.
     */
    void onOutcome(CommandKind kind, Outcome outcome, long nowNs) {
        final boolean lost = outcome == Outcome.UNSENT || outcome == Outcome.UNKNOWN;
        final boolean counts = switch (kind) {
            case PLACE, AMEND, SET_TRADING_STOP -> lost || outcome == Outcome.REJECT;
            case CANCEL, SET_LEVERAGE -> lost;
            default -> false;
        };
        if (counts && killSwitch.onReject(nowNs)) {
            wind();
        }
    }

    /** Whether every position is to be closed, those that are still to come included. */
    boolean isFlattening() {
        return killSwitch.stage() == KillStage.FLATTEN;
    }

    /**
     * Time is about to move. While nothing ran, nothing could be heard: at a run start silence is counted anew, and once
     * more when time then leaps by as much as silence may last before the market was heard, as it does where the venue's
     * clock is the engine's.
     */
    void onTime(boolean runStart, int instrumentCount, long fromNs, long toNs) {
        unheard |= runStart;
        if (!runStart && !(unheard && toNs - fromNs >= silenceNs)) {
            return;
        }
        for (int i = 0; i < instrumentCount; i++) {
            if (positions.size(i) != 0) {
                onOpened(i, toNs);
            }
        }
    }

    /** A position was opened: from now on its market must not fall silent. */
    void onOpened(int i, long nowNs) {
        heardNs[i] = nowNs;
        silent[i] = false;
        timers.schedule(Timers.id(TimerKinds.SILENCE, i), nowNs + silenceNs);
    }

    /** A quote of an instrument with a position came. */
    void onQuote(int i, long nowNs) {
        unheard = false;
        heardNs[i] = nowNs;
    }

    /** A position may have been without news for too long. */
    void onSilenceTimer(int i, long nowNs) {
        if (positions.size(i) == 0) {
            return;
        }
        heardNs[i] = Math.max(heardNs[i], lastWordNs(i));
        final long silenceSoFar = nowNs - heardNs[i];
        if (silenceSoFar < silenceNs) {
            silent[i] = false;
            timers.schedule(Timers.id(TimerKinds.SILENCE, i), heardNs[i] + silenceNs);
            return;
        }
        timers.schedule(Timers.id(TimerKinds.SILENCE, i), nowNs + silenceNs);
        if (!silent[i]) {
            silent[i] = true;
            hash.absorb(i, silenceSoFar);
            if (killSwitch.onSilence(i, silenceSoFar / NS_PER_MS, silenceNs / NS_PER_MS)) {
                wind();
            }
        }
    }

    /** Does what the stage asks for; repeated, it does only what is still to be done. */
    void wind() {
        final KillStage stage = killSwitch.stage();
        if (stage == KillStage.CANCEL || stage == KillStage.FLATTEN) {
            trades.cancelEntries(Reason.KILLED);
        }
        if (stage == KillStage.FLATTEN) {
            trades.flatten(Reason.KILLED);
        }
    }

    @Override
    public void persist(StateIo io) {
        io.longs(heardNs);
        io.flags(silent);
        if (io.version() >= 2) {
            unheard = io.flag(unheard);
        }
    }

    private long lastWordNs(int i) {
        final long quoted =
                Math.max(market.ticker(i).updateTimeNs(), market.book(i).updateTimeNs());
        return needsQuotes ? quoted : Math.max(quoted, market.bars(i, 0).lastCloseTimeNs());
    }
}
