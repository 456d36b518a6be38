package io.escapement.trainer.search.trial;

import io.escapement.core.config.ExecutionKeys;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.search.space.FitParameters;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/** How much must run to know what a point is worth. */
public enum TrialKind {
    /** Strategies alone: each proposal followed to its barrier, one position a symbol. */
    SIGNALS,
    /** A model is fitted before each fold, on what was known by then, and its threshold decides. */
    FIT,
    /** The whole core against the venue model. */
    SESSION;

    private static final String STRATEGIES = "strategy.";

    /**
     * The least that tells points apart.
     *
     * @param varied names of what is varied
     * @return the kind
     * @throws TrainerException if two ways would be needed at once
     */
    public static TrialKind of(Collection<String> varied) {
        final SortedSet<String> fit = new TreeSet<>();
        final SortedSet<String> session = new TreeSet<>();
        for (final String name : varied) {
            if (name.startsWith(FitParameters.SECTION)) {
                fit.add(name);
            } else if (!name.startsWith(STRATEGIES) && !name.equals(ExecutionKeys.EXIT_MAX_HOLD.name())) {
                session.add(name);
            }
        }
        if (!fit.isEmpty() && !session.isEmpty()) {
            throw new TrainerException("model parameters (" + fit.first() + ") and the core's (" + session.first()
                    + ") are not searched together; search the model first, then the core with that model");
        }
        if (!session.isEmpty()) {
            return SESSION;
        }
        return fit.isEmpty() ? SIGNALS : FIT;
    }
}
