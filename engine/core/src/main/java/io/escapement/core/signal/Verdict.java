package io.escapement.core.signal;

import io.escapement.codecs.sbe.Reason;
import io.escapement.core.output.SignalPublisher;

/**
 * What a gate said about a signal: passed or not, by which number, against which threshold. Reused.
 *
 * <p>Keeps every comparison since {@link #begin}, so that it can be told how near each one was.
 */
public final class Verdict {
    /** Comparisons kept; later ones decide but are not told. */
    private static final int MOST = 32;

    private final Reason[] reasons = new Reason[MOST];
    private final boolean[] passes = new boolean[MOST];
    private final double[] values = new double[MOST];
    private final double[] thresholds = new double[MOST];
    private final double[] margins = new double[MOST];
    private int count;
    private Reason reason = Reason.NONE;
    private double value = Double.NaN;
    private double threshold = Double.NaN;
    private double margin = Double.NaN;

    /**
     * Passes if a number is large enough. NaN does not pass.
     *
     * @param why reason if it does not pass
     * @param compared the number
     * @param least smallest that passes
     * @return true if it passes
     */
    public boolean atLeast(Reason why, double compared, double least) {
        return set(why, compared >= least, compared, least, compared - least);
    }

    /**
     * Passes if a number is small enough. NaN does not pass.
     *
     * @param why reason if it does not pass
     * @param compared the number
     * @param most largest that passes
     * @return true if it passes
     */
    public boolean atMost(Reason why, double compared, double most) {
        return set(why, compared <= most, compared, most, most - compared);
    }

    /**
     * Passes if a condition holds that has no number.
     *
     * @param why reason if it does not hold
     * @param holds the condition
     * @return {@code holds}
     */
    public boolean require(Reason why, boolean holds) {
        return set(why, holds, Double.NaN, Double.NaN, Double.NaN);
    }

    /**
     * Blocks by a limit that was compared elsewhere.
     *
     * @param why reason
     * @param compared the number
     * @param limit that decided
     * @return false
     */
    public boolean block(Reason why, double compared, double limit) {
        return set(why, false, compared, limit, -Math.abs(compared - limit));
    }

    /**
     * Passes by a limit that was compared elsewhere; not with a NaN.
     *
     * @param why reason if a number is NaN
     * @param compared the number
     * @param limit it keeps away from
     * @return true unless a number is NaN
     */
    public boolean pass(Reason why, double compared, double limit) {
        final double distance = Math.abs(limit - compared);
        return set(why, distance == distance, compared, limit, distance);
    }

    /**
     * Why the last gate blocked.
     *
     * @return NONE if it passed
     */
    public Reason reason() {
        return reason;
    }

    /**
     * What was compared last.
     *
     * @return NaN if there was no number
     */
    public double value() {
        return value;
    }

    /**
     * With what it was compared.
     *
     * @return NaN if there was no number
     */
    public double threshold() {
        return threshold;
    }

    /**
     * Distance to the threshold.
     *
     * @return positive passed, NaN if there was no number
     */
    public double margin() {
        return margin;
    }

    /** Forgets the comparisons made so far. */
    public void begin() {
        count = 0;
    }

    /** Tells the comparisons made since {@link #begin}. */
    void tell(SignalPublisher publisher, int instrumentId, long signalId) {
        publisher.gatesAsked(instrumentId, signalId, reasons, passes, values, thresholds, margins, count);
    }

    private boolean set(Reason why, boolean passed, double compared, double limit, double distance) {
        if (count < MOST && why != Reason.NONE) {
            reasons[count] = why;
            passes[count] = passed;
            values[count] = compared;
            thresholds[count] = limit;
            margins[count] = distance;
            count++;
        }
        reason = passed ? Reason.NONE : why;
        value = compared;
        threshold = limit;
        margin = distance;
        return passed;
    }
}
