package io.escapement.trainer.fit;

import io.escapement.trainer.TrainerException;
import io.escapement.trainer.dataset.Dataset;

/**
 * Training, validation and test, one after the other in time: the first 60 % of the rows, the next 20 %, the last 20 %.
 *
 * @param train to fit on
 * @param validation to stop, calibrate and choose the threshold on
 * @param test to judge on, looked at once
 */
public record TimeSplit(Dataset train, Dataset validation, Dataset test) {
    private static final int ROWS_MIN = 40;

    /**
     * Splits rows.
     *
     * @param all in order of time
     * @return the three parts; rows whose result was only known in a later part are in none
     * @throws TrainerException if a part has too few rows, or knows only wins or only losses
     */
    public static TimeSplit of(Dataset all) {
        final Dataset proposed = all.between(Long.MIN_VALUE, Long.MAX_VALUE, true);
        if (proposed.size() < 5 * ROWS_MIN) {
            throw new TrainerException("history is too short: it gives " + proposed.size()
                    + " labelled signals, at least " + 5 * ROWS_MIN + " are needed; fetch more days or more symbols");
        }
        final long validationFrom =
                proposed.samples().get(proposed.size() * 6 / 10).timeMs();
        final long testFrom = proposed.samples().get(proposed.size() * 8 / 10).timeMs();
        final TimeSplit split = new TimeSplit(
                all.between(Long.MIN_VALUE, validationFrom, false),
                all.between(validationFrom, testFrom, true),
                all.between(testFrom, Long.MAX_VALUE, true));
        require(split.train, "training");
        require(split.validation, "validation");
        require(split.test, "test");
        return split;
    }

    private static void require(Dataset part, String name) {
        if (part.size() < ROWS_MIN) {
            throw new TrainerException("history is too short: " + part.size() + " labelled signals in its " + name
                    + " part, at least " + ROWS_MIN + " are needed; fetch more days or more symbols");
        }
        if (part.wins() == 0 || part.wins() == part.size()) {
            throw new TrainerException("the " + name + " part has only one class: " + part.wins() + " wins of "
                    + part.size() + " signals; fetch more days or change the barriers");
        }
    }
}
