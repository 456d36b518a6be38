package io.escapement.trainer.dataset;

import java.util.ArrayList;
import java.util.List;

/**
 * Labelled rows in order of time.
 *
 * @param rows features in layout order, NaN where missing or masked
 * @param samples what belongs to each row
 */
public record Dataset(float[][] rows, List<Sample> samples) {
    /**
     * One labelled signal.
     *
     * @param proposed by the strategy; others are only learned from, never judged by
     * @param timeMs of the decision
     * @param instrument index into the symbols of the fit
     * @param strategy index into the strategies of the fit
     * @param won the label
     * @param netReturn of the trade after costs, share of its value
     * @param exitTimeMs when its result was known
     */
    public record Sample(
            boolean proposed,
            long timeMs,
            int instrument,
            int strategy,
            boolean won,
            double netReturn,
            long exitTimeMs) {}

    /**
     * Number of rows.
     *
     * @return 0 or more
     */
    public int size() {
        return rows.length;
    }

    /**
     * Rows of a stretch of time whose result was known before its end, so that nothing of a later stretch leaks into an
     * earlier one.
     *
     * @param fromMs first decision
     * @param toMs decisions and results are before it
     * @param proposedOnly leave out what is only there to learn from
     * @return in the same order
     */
    public Dataset between(long fromMs, long toMs, boolean proposedOnly) {
        final List<float[]> chosenRows = new ArrayList<>();
        final List<Sample> chosen = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            final Sample sample = samples.get(i);
            if ((sample.proposed() || !proposedOnly)
                    && sample.timeMs() >= fromMs
                    && sample.timeMs() < toMs
                    && sample.exitTimeMs() <= toMs) {
                chosenRows.add(rows[i]);
                chosen.add(sample);
            }
        }
        return new Dataset(chosenRows.toArray(new float[0][]), List.copyOf(chosen));
    }

    /**
     * Some of the rows.
     *
     * @param places which, in order
     * @return those
     */
    public Dataset at(int[] places) {
        final float[][] chosenRows = new float[places.length][];
        final List<Sample> chosen = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            chosenRows[i] = rows[places[i]];
            chosen.add(samples.get(places[i]));
        }
        return new Dataset(chosenRows, List.copyOf(chosen));
    }

    /**
     * The labels.
     *
     * @return one a row
     */
    public boolean[] won() {
        final boolean[] won = new boolean[rows.length];
        for (int i = 0; i < won.length; i++) {
            won[i] = samples.get(i).won();
        }
        return won;
    }

    /**
     * Rows that made money.
     *
     * @return at most {@link #size}
     */
    public int wins() {
        int wins = 0;
        for (final Sample sample : samples) {
            wins += sample.won() ? 1 : 0;
        }
        return wins;
    }
}
