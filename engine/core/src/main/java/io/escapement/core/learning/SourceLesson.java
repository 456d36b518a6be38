package io.escapement.core.learning;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.LearningKeys;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * Which strategies deserve to go first? A weight for each, within bounds, 1 at first.
 *
 * <p>The weight is {@code exp(rate · mean result in R)}, the mean shrunk toward 0: the multiplicative update of Freund
 * and Schapire (A Decision-Theoretic Generalization of On-Line Learning, 1997) on a fading mean instead of a sum, so
 * that it forgets.
 */
final class SourceLesson implements Persistent {
    private final boolean frozen;
    private final int minCount;
    private final double rate;
    private final double minimum;
    private final double maximum;
    private final double shrinkage;
    private final FadingMeans results;
    private final double[] weight;

    SourceLesson(CoreConfiguration configuration, int strategies) {
        frozen = configuration.flag(LearningKeys.FREEZE) || configuration.flag(LearningKeys.SOURCES_FREEZE);
        minCount = configuration.count(LearningKeys.SOURCES_MIN_COUNT);
        rate = configuration.number(LearningKeys.SOURCES_RATE);
        minimum = configuration.number(LearningKeys.SOURCES_MIN);
        maximum = configuration.number(LearningKeys.SOURCES_MAX);
        shrinkage = configuration.number(LearningKeys.SHRINKAGE);
        results = new FadingMeans(strategies, configuration.count(LearningKeys.HALF_LIFE));
        weight = new double[strategies];
        for (int i = 0; i < strategies; i++) {
            weight[i] = 1;
        }
    }

    /** Takes in an outcome. False if frozen, or nothing can be learned from it. */
    boolean learn(int strategy, double resultR) {
        if (frozen || strategy < 0 || resultR != resultR) {
            return false;
        }
        results.add(strategy, resultR);
        if (results.count(strategy) >= minCount) {
            final double free = StrictMath.exp(rate * results.shrunk(strategy, 0, shrinkage));
            weight[strategy] = Math.max(minimum, Math.min(maximum, free));
        }
        return true;
    }

    /** Weight of a strategy; 1 while frozen, unknown or too young. */
    double weight(int strategy) {
        return strategy < 0 ? 1 : weight[strategy];
    }

    int count(int strategy) {
        return strategy < 0 ? 0 : results.count(strategy);
    }

    @Override
    public void persist(StateIo io) {
        io.section("source.results", 1, results);
        io.doubles(weight);
    }
}
