package io.escapement.core;

import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.SignalState;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.CoreKeys;
import io.escapement.core.config.SignalKeys;
import io.escapement.core.output.OutputChannel;
import io.escapement.core.portfolio.Attendance;
import io.escapement.core.portfolio.CandidateWindow;
import io.escapement.core.portfolio.OwnedSymbols;
import io.escapement.core.signal.Judging;
import io.escapement.core.signal.SignalLife;
import io.escapement.core.signal.SignalTable;
import io.escapement.core.signal.Verdict;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;
import io.escapement.core.time.TimerKinds;
import io.escapement.core.time.Timers;

/**
 * The signals of one close, from judging to selection.
 *
 * <p>A signal is judged when all bars of its instrument have closed through the instant. Candidates are selected once
 * every expected instrument has arrived there, or the grace is over; then the best goes first.
 */
final class CandidateFlow implements Persistent {
    private static final long WINDOW_TIMER = Timers.id(TimerKinds.CANDIDATES, 0);

    private final SignalTable signals;
    private final Gates gates;
    private final Judging judging;
    private final EntryDesk desk;
    private final SignalEndings endings;
    private final OwnedSymbols owned;
    private final OutputChannel channel;
    private final Timers timers;
    private final CandidateWindow window;
    private final Attendance attendance;
    private final long graceNs;
    private final Verdict verdict = new Verdict();

    CandidateFlow(
            CoreConfiguration configuration,
            SignalLife life,
            Gates gates,
            EntryDesk desk,
            SignalEndings endings,
            OwnedSymbols owned,
            OutputChannel channel,
            Timers timers) {
        this.gates = gates;
        this.desk = desk;
        this.endings = endings;
        this.owned = owned;
        this.channel = channel;
        this.timers = timers;
        signals = life.table();
        judging = new Judging(life, gates.evaluators, gates.judging);
        window = new CandidateWindow(configuration, signals);
        attendance = new Attendance(configuration.count(CoreKeys.CAPACITY_INSTRUMENTS));
        graceNs = configuration.nanos(SignalKeys.GRACE);
    }

    /** Whether the closes of an instrument are waited for. */
    void expect(int i, boolean wanted) {
        attendance.expect(i, wanted);
    }

    /** All bars of an instrument have closed through an instant at which strategies speak. */
    void arrived(int i, long close) {
        attendance.arrived(i, close);
    }

    /** Opens the window of a close; a later one ends an earlier one. False when this close has had its window. */
    boolean open(long close) {
        if (window.isPast(close) || (window.isOpen() && close < window.closeTimeNs())) {
            return false;
        }
        if (window.isOpen() && close > window.closeTimeNs()) {
            select();
        }
        if (!window.isOpen()) {
            window.open(close);
            attendance.waitFor(close);
            timers.schedule(WINDOW_TIMER, Math.max(channel.nowNs(), close + graceNs));
        }
        return true;
    }

    /** A signal of the open window. */
    void add(int slot) {
        window.add(slot);
    }

    /** A signal whose close has had its window, or never has one. */
    void refuse(int slot) {
        verdict.require(Reason.STALE, false);
        endings.onBlocked(slot, verdict);
    }

    /** A signal ended otherwise. */
    void remove(int slot) {
        window.remove(slot);
    }

    /** An instrument's bars have closed through the window's close: its signals can be judged. */
    void judge(int i) {
        int place = 0;
        while (place < window.size()) {
            final int slot = window.slotAt(place);
            final boolean waiting = signals.instrumentId(slot) == i && signals.state(slot) == SignalState.GENERATED;
            if (!waiting || judgeOne(slot)) {
                place++;
            }
        }
    }

    /** Selects if nobody is waited for any more. */
    void selectIfComplete() {
        if (attendance.isComplete()) {
            select();
        }
    }

    /** The grace for late bars is over. */
    void onWindowTimer() {
        if (window.isOpen()) {
            select();
        }
    }

    @Override
    public void persist(StateIo io) {
        io.section("window", 1, window);
        io.section("attendance", 1, attendance);
    }

    /** True if the signal stays a candidate. */
    private boolean judgeOne(int slot) {
        if (judging.passes(slot, channel.nowNs(), verdict)) {
            return true;
        }
        window.remove(slot);
        endings.onBlocked(slot, verdict);
        return false;
    }

    /** What is still unjudged lacks bars: its data gate says so. */
    private void select() {
        timers.cancel(WINDOW_TIMER);
        int place = 0;
        while (place < window.size()) {
            final int slot = window.slotAt(place);
            if (signals.state(slot) != SignalState.GENERATED || judgeOne(slot)) {
                place++;
            }
        }
        window.rank();
        for (int p = 0; p < window.size(); p++) {
            enter(window.slotAt(p));
        }
        gates.portfolio.onSelected();
        window.close();
    }

    private void enter(int slot) {
        final long now = channel.nowNs();
        if (judging.select(gates.selecting, slot, now, verdict) && desk.enter(slot, now, verdict)) {
            gates.portfolio.onEntered();
            return;
        }
        if (verdict.reason() == Reason.POSITION_OWNED) {
            owned.onOwned(slot);
        }
        endings.onBlocked(slot, verdict);
    }
}
