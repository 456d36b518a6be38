package io.escapement.trainer.fit;

import io.escapement.trainer.TrainerException;
import io.escapement.trainer.dataset.Dataset;
import java.util.stream.IntStream;

/**
 * Stretches of time, one after the other: to fit on, to calibrate and choose thresholds on, to judge on. A row is in a
 * stretch only if its result was known an embargo before the next one begins, so that neither a label nor what lingers
 * after it reaches over a border.
 *
 * @param train to fit on
 * @param validation to calibrate and choose thresholds on
 * @param test to judge on, looked at once
 */
public record TimeSplit(Dataset train, Dataset validation, Dataset test) {
    private static final int ROWS_MIN = 40;

    /** Shares of the rows, in tenths: training to 6, validation to 8, test the rest. */
    private static final int VALIDATION_FROM = 6;

    private static final int TEST_FROM = 8;
    private static final int TENTHS = 10;

    /**
     * Splits rows: the first 60 % of the signals, the next 20 %, the last 20 %.
     *
     * @param all in order of time
     * @param embargoMs from the last result of a stretch to the first decision of the next, at least
     * @return the three stretches; rows whose result was only known later are in none
     * @throws TrainerException if one has too few rows, or knows only wins or only losses
     */
    public static TimeSplit of(Dataset all, long embargoMs) {
        final Dataset proposed = all.between(Long.MIN_VALUE, Long.MAX_VALUE, true);
        if (proposed.size() < 5 * ROWS_MIN) {
            throw new TrainerException("history is too short: it gives " + proposed.size()
                    + " labelled signals, at least " + 5 * ROWS_MIN + " are needed; fetch more days or more symbols");
        }
        return at(
                all,
                Long.MIN_VALUE,
                time(proposed, VALIDATION_FROM),
                time(proposed, TEST_FROM),
                Long.MAX_VALUE,
                embargoMs);
    }

    /**
     * Splits rows at given times, milliseconds since the epoch.
     *
     * @param all in order of time
     * @param trainFromMs first decision of the training stretch
     * @param validationFromMs first of the validation stretch
     * @param testFromMs first of the test stretch
     * @param testToMs decisions of the test stretch are before it; their results may come later
     * @param embargoMs from the last result of a stretch to the first decision of the next, at least
     * @return the three stretches
     * @throws TrainerException if one has too few rows, or knows only wins or only losses
     */
    public static TimeSplit at(
            Dataset all, long trainFromMs, long validationFromMs, long testFromMs, long testToMs, long embargoMs) {
        final TimeSplit split = new TimeSplit(
                all.between(trainFromMs, validationFromMs - embargoMs, false),
                all.between(validationFromMs, testFromMs - embargoMs, true),
                decided(all, testFromMs, testToMs));
        require(split.train, "training");
        require(split.validation, "validation");
        require(split.test, "test");
        return split;
    }

    /** What was proposed in a stretch nothing is learned from. */
    private static Dataset decided(Dataset all, long fromMs, long toMs) {
        final Dataset later = all.between(fromMs, Long.MAX_VALUE, true);
        int count = 0;
        while (count < later.size() && later.samples().get(count).timeMs() < toMs) {
            count++;
        }
        return later.at(IntStream.range(0, count).toArray());
    }

    private static long time(Dataset proposed, int tenths) {
        return proposed.samples().get(proposed.size() * tenths / TENTHS).timeMs();
    }

    private static void require(Dataset part, String name) {
        if (part.size() < ROWS_MIN) {
            throw new TrainerException("history is too short: " + part.size() + " labelled signals in its " + name
                    + " part, at least " + ROWS_MIN
                    + " are needed; fetch more days or more symbols, or give a shorter embargo");
        }
        if (part.wins() == 0 || part.wins() == part.size()) {
            throw new TrainerException("the " + name + " part has only one class: " + part.wins() + " wins of "
                    + part.size() + " signals; fetch more days or change the barriers");
        }
    }
}
