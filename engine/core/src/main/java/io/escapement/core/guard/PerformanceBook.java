package io.escapement.core.guard;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * The closed trades of one strategy, or of the account, and the level they led to.
 *
 * <p>Only a losing trade leads up: to the level of the drawdown or of the losing streak, whichever is higher. A new high
 * of the sum of results leads to normal; enough winners in a row, or enough time without a loss, lead one level back.
 * Going back forgives: the streak begins anew, and the drawdown is counted from where the new level begins, so that the
 * next small loss does not throw it back at once.
 */
final class PerformanceBook implements Persistent {
    private final PerformanceRules rules;

    private long sum;
    private long peak;
    private long reference;
    private long equityAtPeak;
    private int losses;
    private int winners;
    private int level;
    private boolean byLosses;

    PerformanceBook(PerformanceRules rules) {
        this.rules = rules;
    }

    /**
     * A trade closed.
     *
     * @param net result
     * @param equity of the account after it, null if not known
     */
    void onTrade(long net, long equity) {
        if (equityAtPeak == 0 && equity != FixedPoint.NULL) {
            equityAtPeak = equity - net;
        }
        sum += net;
        if (net > 0) {
            winners++;
            losses = 0;
        } else if (net < 0) {
            losses++;
            winners = 0;
        }
        if (sum > peak) {
            peak = sum;
            reference = sum;
            equityAtPeak = equity == FixedPoint.NULL ? equityAtPeak : equity;
            level = 0;
        } else if (net < 0) {
            climb();
        } else if (level > 0 && rules.recoverWinners > 0 && winners >= rules.recoverWinners) {
            stepBack();
        }
    }

    /** Goes one level back and forgives. */
    void stepBack() {
        level--;
        losses = 0;
        winners = 0;
        final long allowed = FixedPoint.multiply(Math.max(0, equityAtPeak), rules.drawdownOf(level), Rounding.DOWN);
        reference = Math.min(reference, sum + allowed);
    }

    int level() {
        return level;
    }

    int losses() {
        return losses;
    }

    /** Fall from the high, fraction of equity at 1e-8; everything if the equity is not known. */
    long drawdown() {
        final long fall = reference - sum;
        if (fall <= 0) {
            return 0;
        }
        return equityAtPeak <= 0 ? Long.MAX_VALUE : FixedPoint.divide(fall, equityAtPeak, Rounding.DOWN);
    }

    /** The number that decided the level: losing trades in a row, or the drawdown. */
    double value() {
        return byLosses ? losses : FixedPoint.toDouble(drawdown());
    }

    /** Where the pause begins for that number. */
    double pauseThreshold(int paused) {
        return byLosses ? rules.lossesOf(paused) : FixedPoint.toDouble(rules.drawdownOf(paused));
    }

    /** Where the present level began for that number. */
    double levelThreshold() {
        return byLosses ? rules.lossesOf(level) : FixedPoint.toDouble(rules.drawdownOf(level));
    }

    @Override
    public void persist(StateIo io) {
        sum = io.i64(sum);
        peak = io.i64(peak);
        reference = io.i64(reference);
        equityAtPeak = io.i64(equityAtPeak);
        losses = io.i32(losses);
        winners = io.i32(winners);
        level = io.i32(level);
        byLosses = io.flag(byLosses);
    }

    private void climb() {
        final int byFall = rules.levelByDrawdown(drawdown());
        final int byStreak = rules.levelByLosses(losses);
        final int worst = Math.max(byFall, byStreak);
        if (worst > level) {
            level = worst;
            byLosses = byStreak > byFall;
        }
    }
}
