package io.escapement.trainer.label;

import java.util.Arrays;

/**
 * How much of a label's life it shares with others: labels that overlap tell the same story, so each counts less (M. López
 * de Prado, Advances in Financial Machine Learning, 2018, sections 4.3 and 4.4).
 *
 * <p>At an instant at which {@code c} labels live, each of them has a uniqueness of {@code 1 / c} there; a label's weight is
 * the mean over its life. Time runs without steps here, so the bars' interval makes no difference. The sum of the weights is
 * the number of labels that would tell as much without overlap.
 */
public final class Uniqueness {
    private Uniqueness() {}

    /**
     * The weights of labels of one symbol.
     *
     * @param fromMs beginning of each
     * @param toMs end of each, after its beginning
     * @return one a label, above 0 up to 1
     */
    public static double[] average(long[] fromMs, long[] toMs) {
        final long[] starts = fromMs.clone();
        final long[] ends = toMs.clone();
        Arrays.sort(starts);
        Arrays.sort(ends);
        // Beginnings and ends in order, and at each the integral of 1 / c up to there.
        final long[] times = new long[2 * starts.length];
        final double[] integral = new double[times.length];
        int begun = 0;
        int ended = 0;
        double sum = 0;
        for (int i = 0; i < times.length; i++) {
            final long time = begun < starts.length && starts[begun] <= ends[ended] ? starts[begun] : ends[ended];
            if (i > 0 && begun > ended) {
                sum += (double) (time - times[i - 1]) / (begun - ended);
            }
            times[i] = time;
            integral[i] = sum;
            if (begun < starts.length && starts[begun] == time) {
                begun++;
            } else {
                ended++;
            }
        }
        final double[] average = new double[fromMs.length];
        for (int i = 0; i < average.length; i++) {
            average[i] = (integral[place(times, toMs[i])] - integral[place(times, fromMs[i])]) / (toMs[i] - fromMs[i]);
        }
        return average;
    }

    /** Any place of a time: at equal times the integral is the same. */
    private static int place(long[] times, long time) {
        return Arrays.binarySearch(times, time);
    }
}
