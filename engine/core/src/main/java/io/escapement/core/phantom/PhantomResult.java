package io.escapement.core.phantom;

import io.escapement.codecs.sbe.Reason;

/** How a phantom ended. Filled by the book and reused; read-only to others, and only while they are told. */
public final class PhantomResult {
    Reason reason = Reason.NONE;
    Reason blockedBy = Reason.NONE;
    boolean beside;
    double resultR = Double.NaN;
    double costBps = Double.NaN;
    double favourableR = Double.NaN;
    double adverseR = Double.NaN;
    long holdNs;

    PhantomResult() {}

    /**
     * What ended it.
     *
     * @return target, first target, stop, break-even, time-out or eviction
     */
    public Reason reason() {
        return reason;
    }

    /**
     * Why the signal was not traded.
     *
     * @return NONE beside a trade
     */
    public Reason blockedBy() {
        return blockedBy;
    }

    /**
     * Whether the signal was traded, too.
     *
     * @return true beside a trade
     */
    public boolean isBeside() {
        return beside;
    }

    /**
     * Net result.
     *
     * @return in units of the initial risk after costs, NaN if it was evicted
     */
    public double resultR() {
        return resultR;
    }

    /**
     * Fees, slippage and funding.
     *
     * @return basis points of the entry, NaN if it was evicted
     */
    public double costBps() {
        return costBps;
    }

    /**
     * Largest excursion in favour.
     *
     * @return in units of the initial risk, not negative
     */
    public double favourableR() {
        return favourableR;
    }

    /**
     * Largest excursion against.
     *
     * @return in units of the initial risk, not negative
     */
    public double adverseR() {
        return adverseR;
    }

    /**
     * How long it was followed.
     *
     * @return nanoseconds from its signal's close
     */
    public long holdNs() {
        return holdNs;
    }
}
