package io.escapement.core.guard;

import io.escapement.codecs.sbe.GuardLevel;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.PerformanceKeys;

/** What losses lead to, and what leads back. Immutable. */
final class PerformanceRules {
    private final long[] drawdown = new long[GuardLevel.PAUSED.value() + 1];
    private final int[] losses = new int[GuardLevel.PAUSED.value() + 1];
    private final double[] size = new double[GuardLevel.PAUSED.value() + 1];
    private final double[] shift = new double[GuardLevel.PAUSED.value() + 1];

    /** Winning trades in a row that lead one level back; 0: they do not. */
    final int recoverWinners;

    /** Time without a losing trade that leads one level back; 0: it does not. */
    final long recoverAfterNs;

    PerformanceRules(CoreConfiguration configuration) {
        drawdown[GuardLevel.CAUTIOUS.value()] = configuration.value(PerformanceKeys.CAUTIOUS_DRAWDOWN);
        drawdown[GuardLevel.THROTTLED.value()] = configuration.value(PerformanceKeys.THROTTLED_DRAWDOWN);
        drawdown[GuardLevel.PAUSED.value()] = configuration.value(PerformanceKeys.PAUSED_DRAWDOWN);
        losses[GuardLevel.CAUTIOUS.value()] = configuration.count(PerformanceKeys.CAUTIOUS_LOSSES);
        losses[GuardLevel.THROTTLED.value()] = configuration.count(PerformanceKeys.THROTTLED_LOSSES);
        losses[GuardLevel.PAUSED.value()] = configuration.count(PerformanceKeys.PAUSED_LOSSES);
        size[GuardLevel.NORMAL.value()] = 1;
        size[GuardLevel.CAUTIOUS.value()] = configuration.number(PerformanceKeys.CAUTIOUS_SIZE);
        size[GuardLevel.THROTTLED.value()] = configuration.number(PerformanceKeys.THROTTLED_SIZE);
        shift[GuardLevel.CAUTIOUS.value()] = configuration.number(PerformanceKeys.CAUTIOUS_SHIFT);
        shift[GuardLevel.THROTTLED.value()] = configuration.number(PerformanceKeys.THROTTLED_SHIFT);
        // A paused signal is stopped by the gate of this guard, not by a threshold nobody can reach.
        shift[GuardLevel.PAUSED.value()] = shift[GuardLevel.THROTTLED.value()];
        recoverWinners = configuration.count(PerformanceKeys.RECOVER_WINNERS);
        recoverAfterNs = configuration.nanos(PerformanceKeys.RECOVER_AFTER);
    }

    /** Fall at which a level begins, 1e-8; 0 for NORMAL. */
    long drawdownOf(int level) {
        return drawdown[level];
    }

    /** Losing trades in a row at which a level begins; 0: none do. */
    int lossesOf(int level) {
        return losses[level];
    }

    /** What sizes are multiplied by at a level. */
    double sizeOf(int level) {
        return size[level];
    }

    /** What is added to the least probability at a level. */
    double shiftOf(int level) {
        return shift[level];
    }

    /** Level a fall leads to; not negative, so that it reaches the limit of NORMAL at least, which is 0. */
    int levelByDrawdown(long fall) {
        int level = GuardLevel.PAUSED.value();
        while (fall < drawdown[level]) {
            level--;
        }
        return level;
    }

    /** Level a streak leads to. */
    int levelByLosses(int inARow) {
        int level = GuardLevel.PAUSED.value();
        while (level > 0 && (losses[level] == 0 || inARow < losses[level])) {
            level--;
        }
        return level;
    }
}
