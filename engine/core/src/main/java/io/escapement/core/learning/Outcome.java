package io.escapement.core.learning;

import io.escapement.codecs.sbe.Reason;

/**
 * What became of a signal, and what was thought of it when it was judged. Filled by its owner and reused; fields are
 * plain because nothing about them is to be protected.
 *
 * <p>A number that is not known is NaN; such an outcome teaches what it can.
 */
public final class Outcome {
    /** Whose. */
    public long signalId;

    /** Of what. */
    public int instrumentId;

    /** Who proposed it. */
    public int strategyId;

    /** False for a phantom. */
    public boolean traded;

    /** What ended it. */
    public Reason reason = Reason.NONE;

    /** What kept it from being traded; NONE for a trade, and for a phantom beside one. */
    public Reason blockedBy = Reason.NONE;

    /** Net result in units of the initial risk. */
    public double resultR = Double.NaN;

    /** Initial risk: distance of the stop in basis points of the entry. */
    public double riskBps = Double.NaN;

    /** Probability as the model said it, before lessons. */
    public double modelProbability = Double.NaN;

    /** Probability after lessons. */
    public double probability = Double.NaN;

    /** Expected value with that probability, before its own lesson, in basis points of notional. */
    public double expectedBps = Double.NaN;

    /** Market regime when judged; negative: unknown. */
    public int regime = -1;

    /** Hour of the UTC day of its close; negative: unknown. */
    public int hour = -1;

    /** Volatility bucket when judged; negative: unknown. */
    public int volatilityBucket = -1;

    /** An outcome to fill. */
    public Outcome() {}

    /**
     * Net result in basis points of notional.
     *
     * @return NaN if not known
     */
    public double resultBps() {
        return resultR * riskBps;
    }

    /**
     * Whether it earned something after costs.
     *
     * @return false also if the result is not known
     */
    public boolean isWin() {
        return resultR > 0;
    }
}
