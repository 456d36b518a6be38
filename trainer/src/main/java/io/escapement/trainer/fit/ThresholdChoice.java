package io.escapement.trainer.fit;

import io.escapement.trainer.dataset.Dataset;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * Chooses the margin from which on a signal is worth its costs: the one with the largest total net return on validation
 * data, among those that leave enough trades to say so.
 */
public final class ThresholdChoice {
    /** What is chosen when no margin made money: nothing reaches it. */
    public static final float NEVER = Float.MAX_VALUE;

    /** Trades a threshold must rest on: this share of the rows, and no fewer than {@link #TRADES_MIN}. */
    private static final double TRADED_SHARE_MIN = 0.05;

    private static final int TRADES_MIN = 10;
    private static final int DIGITS = 6;

    private ThresholdChoice() {}

    /**
     * Chooses a threshold.
     *
     * @param data validation rows
     * @param margins one a row
     * @return a margin, rounded down to six digits, or {@link #NEVER}
     */
    public static float choose(Dataset data, float[] margins) {
        final Integer[] order = new Integer[margins.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Float.compare(margins[b], margins[a]));
        final int least = Math.max(TRADES_MIN, (int) (TRADED_SHARE_MIN * margins.length));
        float best = NEVER;
        double bestTotal = 0;
        double total = 0;
        for (int i = 0; i < order.length; i++) {
            total += data.samples().get(order[i]).netReturn();
            final boolean last = i + 1 == order.length || margins[order[i + 1]] < margins[order[i]];
            if (last && i + 1 >= least && total > bestTotal) {
                bestTotal = total;
                best = margins[order[i]];
            }
        }
        return best == NEVER
                ? NEVER
                : new BigDecimal(best).setScale(DIGITS, RoundingMode.FLOOR).floatValue();
    }
}
