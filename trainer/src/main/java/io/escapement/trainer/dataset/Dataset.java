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
     * @param kind where it comes from
     * @param timeMs of the decision
     * @param instrument index into the symbols of the fit
     * @param strategy index into the strategies of the fit
     * @param side +1 long, -1 short
     * @param won the label: whether the trade, in its own direction, made money after costs
     * @param netReturn of the trade after costs, share of its value
     * @param exitTimeMs when its result was known
     * @param weight how much it counts when learning, above 0; 1: fully
     */
    public record Sample(
            RowKind kind,
            long timeMs,
            int instrument,
            int strategy,
            int side,
            boolean won,
            double netReturn,
            long exitTimeMs,
            double weight) {
        /**
         * Whether a strategy said so; others are only learned from, never judged by.
         *
         * @return false for closes taken to learn from
         */
        public boolean proposed() {
            return kind != RowKind.EVERY_BAR;
        }

        /**
         * The same with another weight.
         *
         * @param other above 0
         * @return a copy
         */
        public Sample weighing(double other) {
            return new Sample(kind, timeMs, instrument, strategy, side, won, netReturn, exitTimeMs, other);
        }
    }

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
     * The weights.
     *
     * @return one a row
     */
    public float[] weights() {
        final float[] weights = new float[rows.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) samples.get(i).weight();
        }
        return weights;
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
