package io.escapement.core.signal;

import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.SignalState;

/** Evaluates a signal and walks it through the gates that look at the signal itself. Allocates nothing. */
public final class Judging {
    private final SignalLife life;
    private final Evaluator[] evaluators;
    private final Gate[] gates;

    /**
     * A judge.
     *
     * @param life moves and tells signals
     * @param evaluators asked first, in this order
     * @param gates asked then, in this order, until one says no
     */
    public Judging(SignalLife life, Evaluator[] evaluators, Gate[] gates) {
        this.life = life;
        this.evaluators = evaluators;
        this.gates = gates;
    }

    /**
     * Judges a signal that was just generated.
     *
     * @param slot in the signal table
     * @param nowNs engine time
     * @param verdict receives what the last gate asked said
     * @return true if it passed all gates; it is EVALUATING then and later
     */
    public boolean passes(int slot, long nowNs, Verdict verdict) {
        life.move(slot, SignalState.EVALUATING, Reason.NONE);
        for (int e = 0; e < evaluators.length; e++) {
            evaluators[e].evaluate(slot, nowNs);
        }
        life.tellContext(slot);
        return select(gates, slot, nowNs, verdict);
    }

    /**
     * Asks gates in order until one says no, and tells every comparison they made.
     *
     * @param asked gates in order
     * @param slot in the signal table
     * @param nowNs engine time
     * @param verdict receives what the last gate asked said
     * @return true if all say yes
     */
    public boolean select(Gate[] asked, int slot, long nowNs, Verdict verdict) {
        verdict.begin();
        final boolean passed = walk(asked, slot, nowNs, verdict);
        life.tellGates(slot, verdict);
        return passed;
    }

    /**
     * Asks gates in order until one says no.
     *
     * @param gates in order
     * @param slot in the signal table
     * @param nowNs engine time
     * @param verdict receives what the last gate asked said
     * @return true if all say yes
     */
    public static boolean walk(Gate[] gates, int slot, long nowNs, Verdict verdict) {
        for (int g = 0; g < gates.length; g++) {
            if (!gates[g].allows(slot, nowNs, verdict)) {
                return false;
            }
        }
        return true;
    }
}
