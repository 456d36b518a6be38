package io.escapement.core.learning;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.LearningKeys;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * Do signals of a kind win more often than the model promises? Kinds are strategy × regime × hours × volatility.
 *
 * <p>Observed is {@code win − p}, with win 1 or 0 and p the model's own probability. The strategy's mean residual is
 * shrunk toward 0, the kind's toward the strategy's; the kind's shifts the next probability, within a bound, once the kind
 * has enough outcomes.
 */
final class PatternLesson implements Persistent {
    /** No such kind. */
    static final int NO_CELL = -1;

    private static final int REGIMES = 4;
    /** Buckets, and behind them the kind of those whose bucket is not known. */
    private static final int VOLATILITIES = 9;

    private static final int UNKNOWN_VOLATILITY = 8;
    private static final int HOURS_OF_DAY = 24;

    private final boolean frozen;
    private final int hoursPerBucket;
    private final int hourBuckets;
    private final int minCount;
    private final double maxShift;
    private final double shrinkage;
    private final int strategies;
    private final FadingMeans cells;
    private final FadingMeans means;

    PatternLesson(CoreConfiguration configuration, int strategies) {
        this.strategies = strategies;
        frozen = configuration.flag(LearningKeys.FREEZE) || configuration.flag(LearningKeys.PATTERNS_FREEZE);
        hoursPerBucket = configuration.count(LearningKeys.PATTERNS_HOURS);
        hourBuckets = (HOURS_OF_DAY + hoursPerBucket - 1) / hoursPerBucket;
        minCount = configuration.count(LearningKeys.PATTERNS_MIN_COUNT);
        maxShift = configuration.number(LearningKeys.PATTERNS_MAX_SHIFT);
        shrinkage = configuration.number(LearningKeys.SHRINKAGE);
        final int halfLife = configuration.count(LearningKeys.HALF_LIFE);
        cells = new FadingMeans(strategies * REGIMES * hourBuckets * VOLATILITIES, halfLife);
        means = new FadingMeans(strategies, halfLife);
    }

    /** The kind's cell, or {@link #NO_CELL} without strategy, regime or hour; a volatility not known is one kind. */
    int cell(int strategy, int regime, int hour, int bucket) {
        final int volatility = bucket < 0 ? UNKNOWN_VOLATILITY : bucket;
        if (strategy < 0
                || strategy >= strategies
                || regime < 0
                || regime >= REGIMES
                || hour < 0
                || hour >= HOURS_OF_DAY
                || volatility >= VOLATILITIES) {
            return NO_CELL;
        }
        return ((strategy * REGIMES + regime) * hourBuckets + hourBucket(hour)) * VOLATILITIES + volatility;
    }

    int hourBucket(int hour) {
        return hour < 0 ? hour : hour / hoursPerBucket;
    }

    /** Takes in an outcome. False if frozen, or nothing can be learned from it. */
    boolean learn(int strategy, int cell, double residual) {
        if (frozen || cell == NO_CELL || residual != residual) {
            return false;
        }
        cells.add(cell, residual);
        means.add(strategy, residual);
        return true;
    }

    /** What a kind adds to a probability; 0 while frozen, unknown or too young. */
    double shift(int strategy, int cell) {
        if (frozen || cell == NO_CELL || cells.count(cell) < minCount) {
            return 0;
        }
        final double mean = means.shrunk(strategy, 0, shrinkage);
        return Math.max(-maxShift, Math.min(maxShift, cells.shrunk(cell, mean, shrinkage)));
    }

    int count(int cell) {
        return cell == NO_CELL ? 0 : cells.count(cell);
    }

    @Override
    public void persist(StateIo io) {
        io.section("pattern.cells", 1, cells);
        io.section("pattern.means", 1, means);
    }
}
