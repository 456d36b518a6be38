package io.escapement.trainer.search.trial;

import java.util.List;

/** Trades that one point makes. */
interface Evaluation {
    /**
     * Trades decided in a fold whose result was known in it.
     *
     * @param fold folds come in order of time
     * @return in order of decision
     */
    List<Trade> trades(Fold fold);
}
