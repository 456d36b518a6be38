package io.escapement.trainer.jobs;

import io.escapement.trainer.TrainerException;
import java.time.Duration;

/**
 * How a job is entered. What is left open is the kind's.
 *
 * @param priority higher is earlier, -1000 to 1000
 * @param tries after which a failing job isn't tried again, 0: the kind's
 * @param timeout of a try, zero: none, null: the kind's
 * @param backOff before the second try; doubled for each later one, up to ten minutes
 * @param liveKey of which at most one job is queued or running at a time; null: equal kinds with equal payloads count as one
 * @param onceKey of which at most one job is ever entered; null: none
 */
public record JobOptions(int priority, int tries, Duration timeout, Duration backOff, String liveKey, String onceKey) {
    /** The priority where nothing is said. */
    public static final int PRIORITY = 0;

    /** Nothing said. */
    public static final JobOptions DEFAULT = new JobOptions(PRIORITY, 0, null, Duration.ofSeconds(5), null, null);

    private static final int PRIORITY_MAX = 1_000;

    /** Checks the ranges. */
    public JobOptions {
        if (priority < -PRIORITY_MAX || priority > PRIORITY_MAX) {
            throw new TrainerException("priority=" + priority + ", -1000 to 1000 are handled");
        }
        if (tries < 0 || tries > 100) {
            throw new TrainerException("tries=" + tries + ", 1 to 100 are handled");
        }
        if (timeout != null && timeout.isNegative() || backOff.isNegative()) {
            throw new TrainerException("a job's time-out and back-off are not negative");
        }
    }

    /**
     * The same at another priority.
     *
     * @param wanted higher is earlier
     * @return a copy
     */
    public JobOptions withPriority(int wanted) {
        return new JobOptions(wanted, tries, timeout, backOff, liveKey, onceKey);
    }

    /**
     * The same with another number of tries.
     *
     * @param wanted 1 or more
     * @return a copy
     */
    public JobOptions withTries(int wanted) {
        return new JobOptions(priority, wanted, timeout, backOff, liveKey, onceKey);
    }

    /**
     * The same with another time-out.
     *
     * @param wanted of a try, zero: none
     * @return a copy
     */
    public JobOptions withTimeout(Duration wanted) {
        return new JobOptions(priority, tries, wanted, backOff, liveKey, onceKey);
    }

    /**
     * The same with another wait before the second try.
     *
     * @param wanted zero: none
     * @return a copy
     */
    public JobOptions withBackOff(Duration wanted) {
        return new JobOptions(priority, tries, timeout, wanted, liveKey, onceKey);
    }

    /**
     * The same, once at a time for a key.
     *
     * @param key any text
     * @return a copy
     */
    public JobOptions onceAtATime(String key) {
        return new JobOptions(priority, tries, timeout, backOff, key, onceKey);
    }

    /**
     * The same, once and never again for a key.
     *
     * @param key any text
     * @return a copy
     */
    public JobOptions onceForEver(String key) {
        return new JobOptions(priority, tries, timeout, backOff, liveKey, key);
    }
}
