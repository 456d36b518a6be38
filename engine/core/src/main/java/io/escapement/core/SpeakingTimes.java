package io.escapement.core;

import io.escapement.core.market.BarSeries;
import io.escapement.core.strategy.Strategy;

/** The instants at which a strategy may speak: where a bar of one of their intervals ends. */
final class SpeakingTimes {
    private final long[] intervalsNs;

    SpeakingTimes(Strategy[] strategies) {
        intervalsNs = new long[strategies.length];
        for (int s = 0; s < strategies.length; s++) {
            intervalsNs[s] = strategies[s].intervalMinutes() * BarSeries.MINUTE_NS;
        }
    }

    boolean isOne(long closeTimeNs) {
        for (int s = 0; s < intervalsNs.length; s++) {
            if (closeTimeNs % intervalsNs[s] == 0) {
                return true;
            }
        }
        return false;
    }
}
