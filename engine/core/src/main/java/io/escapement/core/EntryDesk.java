package io.escapement.core;

import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.SignalState;
import io.escapement.core.execution.EntryFlow;
import io.escapement.core.risk.EntryRate;
import io.escapement.core.signal.Judging;
import io.escapement.core.signal.SignalLife;
import io.escapement.core.signal.Verdict;

/** Makes an order of a signal that passed every gate, and another one if its plan says so. */
final class EntryDesk {
    private final SignalLife life;
    private final EntryFlow entries;
    private final EntryRate rate;
    private final Gates gates;

    EntryDesk(SignalLife life, EntryFlow entries, EntryRate rate, Gates gates) {
        this.life = life;
        this.entries = entries;
        this.rate = rate;
        this.gates = gates;
    }

    /**
     * Sends the entry of a signal; the sizer still holds the size that its risk gate allowed.
     *
     * @param slot of the signal, EVALUATING
     * @param nowNs engine time
     * @param verdict what let it through; receives why it cannot be sent
     * @return false if there is no room for the order
     */
    boolean enter(int slot, long nowNs, Verdict verdict) {
        life.move(slot, SignalState.APPROVED, verdict);
        if (!entries.enter(slot)) {
            return verdict.require(Reason.CAPACITY, false);
        }
        rate.onEntry(nowNs);
        life.move(slot, SignalState.EXECUTING, Reason.NONE);
        return true;
    }

    /**
     * Sends another order of a signal whose last one ended without a fill, if the gates that look at the present still
     * allow it.
     *
     * @param slot of the signal, EXECUTING
     * @param nowNs engine time
     * @param verdict receives why not
     * @return false if the signal is blocked
     */
    boolean enterAgain(int slot, long nowNs, Verdict verdict) {
        if (!Judging.walk(gates.again, slot, nowNs, verdict)) {
            return false;
        }
        if (!entries.enterAgain(slot)) {
            return verdict.require(Reason.CAPACITY, false);
        }
        rate.onEntry(nowNs);
        return true;
    }
}
