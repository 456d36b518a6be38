package io.escapement.trainer.fit;

import io.escapement.core.model.Calibration;
import io.escapement.trainer.dataset.Dataset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a model said of rows it had not learned from, beside what came of them.
 *
 * @param samples judged, in order of time
 * @param ranks by which rows are ordered, one a row: margins, or probabilities where several models are put together
 * @param probabilities calibrated, one a row
 * @param traded whether the threshold was reached, one a row
 */
public record Judgement(List<Dataset.Sample> samples, double[] ranks, double[] probabilities, boolean[] traded) {
    /**
     * Judges rows by margins.
     *
     * @param data the rows
     * @param margins one a row
     * @param calibration of margins into probabilities
     * @param thresholds margins from which on a row is traded
     * @return the judgement
     */
    public static Judgement of(Dataset data, float[] margins, Calibration calibration, Thresholds thresholds) {
        final double[] ranks = new double[margins.length];
        final double[] probabilities = new double[margins.length];
        final boolean[] traded = new boolean[margins.length];
        for (int i = 0; i < margins.length; i++) {
            ranks[i] = margins[i];
            probabilities[i] = calibration.probability(margins[i]);
            traded[i] = margins[i] >= thresholds.of(data.samples().get(i));
        }
        return new Judgement(data.samples(), ranks, probabilities, traded);
    }

    /**
     * One number for all rows: a model that knows the share of wins and nothing else.
     *
     * @param data the rows
     * @param probability of a win
     * @param traded all or none of them
     * @return the judgement
     */
    public static Judgement constant(Dataset data, double probability, boolean traded) {
        final double[] same = new double[data.size()];
        Arrays.fill(same, probability);
        final boolean[] all = new boolean[data.size()];
        Arrays.fill(all, traded);
        return new Judgement(data.samples(), same, same, all);
    }

    /**
     * Judgements of several models on rows of their own, ordered by probability since margins of different models don't
     * compare.
     *
     * @param parts one after the other
     * @return all rows
     */
    public static Judgement join(List<Judgement> parts) {
        final List<Dataset.Sample> samples = new ArrayList<>();
        parts.forEach(part -> samples.addAll(part.samples));
        final double[] probabilities = new double[samples.size()];
        final boolean[] traded = new boolean[samples.size()];
        int at = 0;
        for (final Judgement part : parts) {
            System.arraycopy(part.probabilities, 0, probabilities, at, part.size());
            System.arraycopy(part.traded, 0, traded, at, part.size());
            at += part.size();
        }
        return new Judgement(List.copyOf(samples), probabilities, probabilities, traded);
    }

    /**
     * Some of the rows.
     *
     * @param wanted by their samples
     * @return those, in the same order
     */
    public Judgement where(Predicate<Dataset.Sample> wanted) {
        final int[] places = new int[size()];
        int count = 0;
        for (int i = 0; i < places.length; i++) {
            if (wanted.test(samples.get(i))) {
                places[count++] = i;
            }
        }
        final List<Dataset.Sample> chosen = new ArrayList<>();
        final double[] chosenRanks = new double[count];
        final double[] chosenProbabilities = new double[count];
        final boolean[] chosenTraded = new boolean[count];
        for (int i = 0; i < count; i++) {
            chosen.add(samples.get(places[i]));
            chosenRanks[i] = ranks[places[i]];
            chosenProbabilities[i] = probabilities[places[i]];
            chosenTraded[i] = traded[places[i]];
        }
        return new Judgement(List.copyOf(chosen), chosenRanks, chosenProbabilities, chosenTraded);
    }

    /**
     * Number of rows.
     *
     * @return 0 or more
     */
    public int size() {
        return probabilities.length;
    }

    /**
     * Net returns of what was traded.
     *
     * @return in order of time
     */
    public double[] trades() {
        final double[] returns = new double[size()];
        int count = 0;
        for (int i = 0; i < returns.length; i++) {
            if (traded[i]) {
                returns[count++] = samples.get(i).netReturn();
            }
        }
        return Arrays.copyOf(returns, count);
    }

    /**
     * How good it was.
     *
     * @return every score
     */
    public Scores scores() {
        return Scores.of(this);
    }
}
