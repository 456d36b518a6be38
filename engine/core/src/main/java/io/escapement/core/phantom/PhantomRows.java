package io.escapement.core.phantom;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * Plan and progress of each phantom, by slot.
 *
 * <p>Prices are told with the sign of the position (a short's are negative), so that more is better everywhere: the stop
 * lies below the entry, targets above, for both sides.
 */
final class PhantomRows implements Persistent {
    private final long[] sign;
    private final long[] entry;
    private final long[] stop;
    private final long[] firstTarget;
    private final long[] target;
    private final long[] breakEven;
    private final long[] expireNs;
    private final long[] best;
    private final long[] worst;
    private final boolean[] firstTaken;
    private final double[] gain;
    private final double[] cost;
    private final Reason[] blockedBy;
    private final boolean[] beside;

    PhantomRows(int capacity) {
        sign = new long[capacity];
        entry = new long[capacity];
        stop = new long[capacity];
        firstTarget = new long[capacity];
        target = new long[capacity];
        breakEven = new long[capacity];
        expireNs = new long[capacity];
        best = new long[capacity];
        worst = new long[capacity];
        firstTaken = new boolean[capacity];
        gain = new double[capacity];
        cost = new double[capacity];
        blockedBy = new Reason[capacity];
        beside = new boolean[capacity];
    }

    /** Begins a phantom. */
    void begin(int slot, PhantomPlan plan, Side side, long until, Reason why, boolean besideTrade) {
        final long s = side == Side.BUY ? 1 : -1;
        sign[slot] = s;
        entry[slot] = s * plan.entry;
        stop[slot] = s * plan.stop;
        firstTarget[slot] = plan.firstTarget == FixedPoint.NULL ? FixedPoint.NULL : s * plan.firstTarget;
        target[slot] = s * plan.target;
        breakEven[slot] = s * plan.breakEven;
        expireNs[slot] = until;
        best[slot] = entry[slot];
        worst[slot] = entry[slot];
        firstTaken[slot] = false;
        gain[slot] = 0;
        cost[slot] = 0;
        blockedBy[slot] = why;
        beside[slot] = besideTrade;
    }

    long sign(int slot) {
        return sign[slot];
    }

    long entry(int slot) {
        return entry[slot];
    }

    long target(int slot) {
        return target[slot];
    }

    /** Null when there is none, or it has been reached. */
    long firstTarget(int slot) {
        return firstTaken[slot] ? FixedPoint.NULL : firstTarget[slot];
    }

    /** The stop as it stands now. */
    long stop(int slot) {
        return firstTaken[slot] ? breakEven[slot] : stop[slot];
    }

    long expireNs(int slot) {
        return expireNs[slot];
    }

    long best(int slot) {
        return best[slot];
    }

    long worst(int slot) {
        return worst[slot];
    }

    boolean isFirstTaken(int slot) {
        return firstTaken[slot];
    }

    /** Whether the stop stands elsewhere than at first. */
    boolean isStopMoved(int slot) {
        return stop(slot) != stop[slot];
    }

    Reason blockedBy(int slot) {
        return blockedBy[slot];
    }

    boolean isBeside(int slot) {
        return beside[slot];
    }

    /** Initial risk. */
    long risk(int slot) {
        return entry[slot] - stop[slot];
    }

    /** The price went so far. */
    void reach(int slot, long high, long low) {
        best[slot] = Math.max(best[slot], high);
        worst[slot] = Math.min(worst[slot], low);
    }

    /** A share left at a price, and what that cost as a fraction of its value. */
    void leave(int slot, double share, long price, double costFraction) {
        gain[slot] += share * (price - entry[slot]);
        pay(slot, costFraction * share * Math.abs(price));
    }

    void pay(int slot, double priceUnits) {
        cost[slot] += priceUnits;
    }

    void takeFirst(int slot) {
        firstTaken[slot] = true;
    }

    /** Net result in units of the initial risk. */
    double resultR(int slot) {
        return (gain[slot] - cost[slot]) / risk(slot);
    }

    double costBps(int slot) {
        return cost[slot] / Math.abs(entry[slot]) * 1e4;
    }

    double favourableR(int slot) {
        return (best[slot] - entry[slot]) / (double) risk(slot);
    }

    double adverseR(int slot) {
        return (entry[slot] - worst[slot]) / (double) risk(slot);
    }

    /** Whole risk units gone in favour and against, as one number to compare. */
    long wholeSteps(int slot) {
        final long risk = risk(slot);
        return (best[slot] - entry[slot]) / risk << 32 | (entry[slot] - worst[slot]) / risk;
    }

    @Override
    public void persist(StateIo io) {
        io.longs(sign);
        io.longs(entry);
        io.longs(stop);
        io.longs(firstTarget);
        io.longs(target);
        io.longs(breakEven);
        io.longs(expireNs);
        io.longs(best);
        io.longs(worst);
        io.flags(firstTaken);
        io.doubles(gain);
        io.doubles(cost);
        io.words(blockedBy, Reason.class);
        io.flags(beside);
    }
}
