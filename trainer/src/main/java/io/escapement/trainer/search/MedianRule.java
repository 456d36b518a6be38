package io.escapement.trainer.search;

import io.escapement.trainer.search.trial.TrialResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * When a trial is given up: its mean score over the folds so far is below the median of what earlier trials had by then (the
 * median stopping rule of D. Golovin et al., "Google Vizier: A Service for Black-Box Optimization", KDD 2017).
 *
 * <p>Only those who traded count, and enough of it: where most points lose, one that does nothing would be above all others,
 * and nobody who trades would come to an end.
 *
 * <p>Earlier are those of earlier batches only, so that the rule doesn't depend on which trial is done first.
 */
final class MedianRule {
    /** Trials that must have come so far before anyone is measured by them. */
    private static final int TRIALS_MIN = 10;

    /** Folds everyone is given. */
    private static final int FOLDS_MIN = 2;

    private MedianRule() {}

    /**
     * The bounds for the next batch.
     *
     * @param trials of earlier batches
     * @param folds of a trial
     * @return one a fold, NaN for none
     */
    static List<Double> bounds(List<Trial> trials, int folds) {
        final List<Double> bounds = new ArrayList<>();
        for (int fold = 1; fold <= folds; fold++) {
            final int reached = fold;
            final double[] scores = trials.stream()
                    .filter(trial -> counts(trial.result(), reached))
                    .mapToDouble(trial -> TrialResult.running(trial.result().folds(), reached))
                    .sorted()
                    .toArray();
            final boolean isBound = fold >= FOLDS_MIN && fold < folds && scores.length >= TRIALS_MIN;
            bounds.add(isBound ? median(scores) : Double.NaN);
        }
        return bounds;
    }

    /** Whether a trial says what trading the first folds is worth. */
    private static boolean counts(TrialResult result, int reached) {
        final boolean lacksTrades = result.isComplete() && Double.isNaN(result.score());
        return !lacksTrades
                && result.folds().size() >= reached
                && result.folds().stream().limit(reached).anyMatch(fold -> fold.trades() > 0);
    }

    /** No bounds at all. */
    static List<Double> none(int folds) {
        final Double[] none = new Double[folds];
        Arrays.fill(none, Double.NaN);
        return List.of(none);
    }

    private static double median(double[] sorted) {
        final int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
