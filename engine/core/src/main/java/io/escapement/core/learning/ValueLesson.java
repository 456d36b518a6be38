package io.escapement.core.learning;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.LearningKeys;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * Do signals of a strategy earn what was expected of them? By tenths of the probability they were expected with.
 *
 * <p>Observed is {@code result − expected} in basis points of notional, where expected is the value before this
 * correction. The bucket's mean, shrunk toward 0, corrects the next value within a bound, once the bucket has enough
 * outcomes.
 */
final class ValueLesson implements Persistent {
    /** Not a bucket. */
    static final int NO_BUCKET = -1;

    private static final int TENTHS = 10;

    private final boolean frozen;
    private final int minCount;
    private final double maxBps;
    private final double shrinkage;
    private final FadingMeans buckets;

    ValueLesson(CoreConfiguration configuration, int strategies) {
        frozen = configuration.flag(LearningKeys.FREEZE) || configuration.flag(LearningKeys.VALUES_FREEZE);
        minCount = configuration.count(LearningKeys.VALUES_MIN_COUNT);
        maxBps = configuration.number(LearningKeys.VALUES_MAX_BPS);
        shrinkage = configuration.number(LearningKeys.SHRINKAGE);
        buckets = new FadingMeans(strategies * TENTHS, configuration.count(LearningKeys.HALF_LIFE));
    }

    /** Tenth of a probability, 1 belonging to the last one; {@link #NO_BUCKET} if it is none. */
    static int tenth(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            return NO_BUCKET;
        }
        return Math.min(TENTHS - 1, (int) (probability * TENTHS));
    }

    /** Bucket of a strategy and a tenth, or {@link #NO_BUCKET}. */
    static int bucket(int strategy, int tenth) {
        return strategy < 0 || tenth < 0 ? NO_BUCKET : strategy * TENTHS + tenth;
    }

    /** Takes in an outcome. False if frozen, or nothing can be learned from it. */
    boolean learn(int bucket, double beyondBps) {
        if (frozen || bucket == NO_BUCKET || beyondBps != beyondBps) {
            return false;
        }
        buckets.add(bucket, beyondBps);
        return true;
    }

    /** What a bucket adds to an expected value; 0 while frozen, unknown or too young. */
    double correctionBps(int bucket) {
        if (frozen || bucket == NO_BUCKET || buckets.count(bucket) < minCount) {
            return 0;
        }
        return Math.max(-maxBps, Math.min(maxBps, buckets.shrunk(bucket, 0, shrinkage)));
    }

    int count(int bucket) {
        return bucket == NO_BUCKET ? 0 : buckets.count(bucket);
    }

    @Override
    public void persist(StateIo io) {
        io.section("value.buckets", 1, buckets);
    }
}
