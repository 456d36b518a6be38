package io.escapement.trainer.fit;

import io.escapement.trainer.dataset.Dataset;
import java.util.Arrays;
import java.util.List;

/**
 * From which margin on each strategy's signals are traded, chosen on validation data, and how long its trades last.
 *
 * @param pooled chosen on all signals together; for strategies without enough of their own
 * @param pooledHoldMinutes median of all that was proposed
 * @param strategies names, in the order of the samples' strategy indices
 * @param margins one a strategy
 * @param holdMinutes median, one a strategy
 */
public record Thresholds(
        float pooled, int pooledHoldMinutes, List<String> strategies, float[] margins, int[] holdMinutes) {
    /** Validation signals a strategy needs for a threshold of its own. */
    private static final int SIGNALS_MIN = 60;

    private static final long MILLIS_PER_MINUTE = 60_000L;

    /**
     * Chooses thresholds.
     *
     * @param validation rows to choose on
     * @param margins one a row
     * @param train rows whose holds are measured
     * @param strategies names
     * @return one for all and one for each strategy
     */
    static Thresholds choose(Dataset validation, float[] margins, Dataset train, List<String> strategies) {
        final float pooled = ThresholdChoice.choose(validation, margins);
        final float[] own = new float[strategies.size()];
        final int[] holds = new int[own.length];
        for (int s = 0; s < own.length; s++) {
            final int[] places = places(validation, s);
            own[s] = places.length < SIGNALS_MIN
                    ? pooled
                    : ThresholdChoice.choose(validation.at(places), pick(margins, places));
            holds[s] = medianHold(train.at(places(train, s)));
        }
        return new Thresholds(pooled, medianHold(train), List.copyOf(strategies), own, holds);
    }

    /**
     * The same threshold for all.
     *
     * @param margin chosen
     * @return without strategies
     */
    public static Thresholds of(float margin) {
        return new Thresholds(margin, 0, List.of(), new float[0], new int[0]);
    }

    /**
     * The threshold of one sample.
     *
     * @param sample of the fit
     * @return margin
     */
    public float of(Dataset.Sample sample) {
        return sample.strategy() < margins.length ? margins[sample.strategy()] : pooled;
    }

    /**
     * Whether any signal is ever traded.
     *
     * @return false if no threshold was worth it
     */
    public boolean trades() {
        boolean any = pooled < ThresholdChoice.NEVER;
        for (final float margin : margins) {
            any |= margin < ThresholdChoice.NEVER;
        }
        return any;
    }

    private static int[] places(Dataset data, int strategy) {
        final int[] places = new int[data.size()];
        int count = 0;
        for (int i = 0; i < places.length; i++) {
            if (data.samples().get(i).strategy() == strategy) {
                places[count++] = i;
            }
        }
        return Arrays.copyOf(places, count);
    }

    private static float[] pick(float[] margins, int[] places) {
        final float[] picked = new float[places.length];
        for (int i = 0; i < places.length; i++) {
            picked[i] = margins[places[i]];
        }
        return picked;
    }

    /** Of what strategies proposed; closes taken to learn from are nobody's trades and have barriers of their own. */
    private static int medianHold(Dataset all) {
        final Dataset data = all.between(Long.MIN_VALUE, Long.MAX_VALUE, true);
        if (data.size() == 0) {
            return 0;
        }
        final long[] holds = new long[data.size()];
        for (int i = 0; i < holds.length; i++) {
            holds[i] =
                    data.samples().get(i).exitTimeMs() - data.samples().get(i).timeMs();
        }
        Arrays.sort(holds);
        return (int) Math.max(1, holds[holds.length / 2] / MILLIS_PER_MINUTE);
    }
}
