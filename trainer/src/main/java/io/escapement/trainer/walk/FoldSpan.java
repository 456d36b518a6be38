package io.escapement.trainer.walk;

import io.escapement.trainer.dataset.Dataset;
import io.escapement.trainer.fit.TimeSplit;
import java.util.ArrayList;
import java.util.List;

/**
 * The times of one fold, milliseconds since the epoch.
 *
 * @param trainFromMs first decision to learn from
 * @param validationFromMs first to calibrate and choose thresholds on
 * @param testFromMs first to judge on
 * @param testToMs first that isn't judged any more
 */
public record FoldSpan(long trainFromMs, long validationFromMs, long testFromMs, long testToMs) {
    /** Signals before the first fold's test, in tenths. */
    private static final int BEFORE = 4;

    private static final int TENTHS = 10;

    /** Learned from, of four quarters of what a fold may know; the last quarter is its validation. */
    private static final int TRAIN_QUARTERS = 3;

    private static final int QUARTERS = 4;

    /**
     * Cuts the last six tenths of the signals into folds of equal numbers.
     *
     * @param data rows in order of time
     * @param settings how many, and what each learns from
     * @return the spans, one after the other
     */
    static List<FoldSpan> of(Dataset data, WalkSettings settings) {
        final List<Dataset.Sample> proposed =
                data.between(Long.MIN_VALUE, Long.MAX_VALUE, true).samples();
        final int size = proposed.size();
        final int before = size * BEFORE / TENTHS;
        final List<FoldSpan> spans = new ArrayList<>();
        for (int k = 0; k < settings.folds(); k++) {
            final int test = before + (int) ((long) (size - before) * k / settings.folds());
            final int end = before + (int) ((long) (size - before) * (k + 1) / settings.folds());
            final int first = settings.window() == Window.ROLLING ? test - before : 0;
            final int validation = first + (test - first) * TRAIN_QUARTERS / QUARTERS;
            spans.add(new FoldSpan(
                    first == 0 ? Long.MIN_VALUE : proposed.get(first).timeMs(),
                    proposed.get(validation).timeMs(),
                    proposed.get(test).timeMs(),
                    end == size ? Long.MAX_VALUE : proposed.get(end).timeMs()));
        }
        return spans;
    }

    /**
     * The stretches of a fit: 60, 20 and 20 % of the signals.
     *
     * @param data rows in order of time
     * @return as {@link TimeSplit#of} splits them
     */
    static FoldSpan ofFit(Dataset data) {
        final List<Dataset.Sample> proposed =
                data.between(Long.MIN_VALUE, Long.MAX_VALUE, true).samples();
        return new FoldSpan(
                Long.MIN_VALUE,
                proposed.get(proposed.size() * 6 / TENTHS).timeMs(),
                proposed.get(proposed.size() * 8 / TENTHS).timeMs(),
                Long.MAX_VALUE);
    }

    /**
     * The rows of the span.
     *
     * @param data all rows
     * @param embargoMs between its stretches
     * @return training, validation and test
     */
    TimeSplit split(Dataset data, long embargoMs) {
        return TimeSplit.at(data, trainFromMs, validationFromMs, testFromMs, testToMs, embargoMs);
    }
}
