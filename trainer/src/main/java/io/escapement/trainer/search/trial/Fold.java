package io.escapement.trainer.search.trial;

import io.escapement.trainer.TrainerException;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of time a point is judged on.
 *
 * @param fromMs first decision, milliseconds since the epoch
 * @param toMs decisions and results are before it
 */
public record Fold(long fromMs, long toMs) {
    private static final long DAY_MS = 86_400_000L;

    /**
     * Cuts time at ends of UTC days: equal stretches to search on, one after the other, then one that is held out.
     *
     * @param fromMs begin of the history
     * @param toMs its end
     * @param count stretches to judge on
     * @param leading whether another of the same length comes first, to learn from only
     * @param holdOut share of the time that is held out
     * @return the folds, and behind them the one held out
     * @throws TrainerException if a fold would be shorter than a day
     */
    public static List<Fold> cut(long fromMs, long toMs, int count, boolean leading, double holdOut) {
        final long firstMs = Math.floorDiv(fromMs + DAY_MS - 1, DAY_MS) * DAY_MS;
        final int parts = leading ? count + 1 : count;
        final long length = (long) ((toMs - firstMs) * (1 - holdOut)) / parts / DAY_MS * DAY_MS;
        final long heldFrom = firstMs + parts * length;
        if (length < DAY_MS || toMs - heldFrom < DAY_MS) {
            throw new TrainerException("history is too short for " + count + " folds: it spans "
                    + (toMs - fromMs) / DAY_MS + " days, and each fold and the part held out need one at least;"
                    + " fetch more days, or lower --folds");
        }
        final List<Fold> folds = new ArrayList<>();
        for (int i = leading ? 1 : 0; i < parts; i++) {
            folds.add(new Fold(firstMs + i * length, firstMs + (i + 1) * length));
        }
        folds.add(new Fold(heldFrom, toMs));
        return folds;
    }
}
