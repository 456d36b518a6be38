package io.escapement.trainer.fit;

import io.escapement.trainer.TrainerException;
import io.escapement.trainer.dataset.Dataset;

/**
 * Rows to learn from in two: trees are grown on the first four fifths, and the last fifth says when to stop.
 *
 * @param grow rows whose results were known an embargo before the others begin
 * @param stop what strategies proposed later
 */
record StoppingSplit(Dataset grow, Dataset stop) {
    private static final int ROWS_MIN = 10;

    static StoppingSplit of(Dataset train, long embargoMs) {
        final Dataset proposed = train.between(Long.MIN_VALUE, Long.MAX_VALUE, true);
        final int first = proposed.size() * 4 / 5;
        final long fromMs =
                proposed.size() == 0 ? 0 : proposed.samples().get(first).timeMs();
        return new StoppingSplit(
                train.between(Long.MIN_VALUE, fromMs - embargoMs, false), train.between(fromMs, Long.MAX_VALUE, true));
    }

    boolean isEnough() {
        return grow.size() >= ROWS_MIN && stop.size() >= ROWS_MIN;
    }

    StoppingSplit require() {
        if (!isEnough()) {
            throw new TrainerException("history is too short: of its training part " + grow.size()
                    + " rows are left to grow trees on and " + stop.size() + " to stop them, at least " + ROWS_MIN
                    + " of each are needed; fetch more days or more symbols, or give a shorter embargo");
        }
        return this;
    }
}
