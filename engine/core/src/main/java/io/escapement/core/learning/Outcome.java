package io.escapement.core.learning;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Side;

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

    /** Which way. */
    public Side side = Side.NULL_VAL;

    /** False for a phantom. */
    public boolean traded;

    /** A phantom of a signal that was traded, too. */
    public boolean beside;

    /** What ended it. */
    public Reason reason = Reason.NONE;

    /** What kept it from being traded; NONE for a trade, and for a phantom beside one. */
    public Reason blockedBy = Reason.NONE;

    /** Net result in units of the initial risk. */
    public double resultR = Double.NaN;

    /** Initial risk: distance of the stop in basis points of the entry. */
    public double riskBps = Double.NaN;

    /** Distance of the target in basis points of the entry. */
    public double rewardBps = Double.NaN;

    /** Net result in money; null for a phantom. */
    public long netPnl = FixedPoint.NULL;

    /** Fees, slippage and funding in basis points of the entry. */
    public double costBps = Double.NaN;

    /** Nanoseconds from entry to end. */
    public long holdNs;

    /** Largest excursion in favour in units of the initial risk. */
    public double favourableR = Double.NaN;

    /** Largest excursion against in units of the initial risk. */
    public double adverseR = Double.NaN;

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

    /**
     * Share of wins at which plans like this one break even: a win earns the reward less costs, a loss costs the risk and
     * costs.
     *
     * @return 0 to 1; costs that are not known count as none; NaN without plan
     */
    public double neededWinRate() {
        final double costs = costBps != costBps ? 0 : costBps;
        return Math.max(0, Math.min(1, (riskBps + costs) / (riskBps + rewardBps)));
    }
}
