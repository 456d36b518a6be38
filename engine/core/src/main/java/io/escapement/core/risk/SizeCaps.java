package io.escapement.core.risk;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.codecs.sbe.Reason;

/**
 * The smallest of several caps on a size, and which one it was. Each cap is a budget of money, what of it is used, and
 * what a unit costs of it; the first of equal ones counts.
 */
final class SizeCaps {
    private Reason reason;
    private long units;
    private long used;
    private long budget;
    private long perUnit;

    /** No cap yet. */
    void begin() {
        reason = Reason.NONE;
        units = Long.MAX_VALUE;
        used = 0;
        budget = 0;
        perUnit = 0;
    }

    /**
     * Adds a cap in money.
     *
     * @param why told if it decides
     * @param usedAlready of the budget
     * @param whole the budget, settlement units at 1e-8
     * @param costPerUnit what one base unit takes of it, positive
     */
    void money(Reason why, long usedAlready, long whole, long costPerUnit) {
        final long room = Math.max(0, whole - usedAlready);
        if (size(why, affordable(room, costPerUnit))) {
            used = usedAlready;
            budget = whole;
            perUnit = costPerUnit;
        }
    }

    /**
     * Adds a cap in base units.
     *
     * @param why told if it decides
     * @param most units at 1e-8
     * @return true if it is the smallest so far
     */
    boolean size(Reason why, long most) {
        if (most >= units) {
            return false;
        }
        units = most;
        reason = why;
        used = 0;
        budget = most;
        perUnit = FixedPoint.ONE;
        return true;
    }

    /** Takes a share of what there is; what decided stays. */
    void scale(long share) {
        units = FixedPoint.multiply(units, share, Rounding.DOWN);
    }

    /** Units that all caps allow, not rounded to the lot. */
    long units() {
        return units;
    }

    /** Whose cap it is. */
    Reason reason() {
        return reason;
    }

    /** What would be used of the budget with so many units. */
    double usedWith(long size) {
        return FixedPoint.toDouble(used) + FixedPoint.toDouble(size) * FixedPoint.toDouble(perUnit);
    }

    /** The budget of the cap that decided. */
    double budget() {
        return FixedPoint.toDouble(budget);
    }

    /** More than any order is as good as no cap: a quotient that would not fit. */
    private static long affordable(long room, long costPerUnit) {
        return room / costPerUnit >= Long.MAX_VALUE / FixedPoint.ONE
                ? Long.MAX_VALUE - 1
                : FixedPoint.divide(room, costPerUnit, Rounding.DOWN);
    }
}
