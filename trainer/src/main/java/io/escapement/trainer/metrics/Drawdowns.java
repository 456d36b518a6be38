package io.escapement.trainer.metrics;

/**
 * Falls of a curve from its highest point so far.
 *
 * @param deepest largest fall, in the curve's unit or as a share of the peak
 * @param deepestPeriods from the peak before the deepest fall to its lowest point
 * @param longestPeriods the longest stretch below an earlier peak, an unfinished last one included
 * @param ulcer root of the mean squared fall (P. Martin's ulcer index), in the unit of {@code deepest}
 */
public record Drawdowns(double deepest, int deepestPeriods, int longestPeriods, double ulcer) {
    /**
     * Falls as shares of the peak.
     *
     * @param curve positive levels, the starting capital first
     * @return the falls
     */
    public static Drawdowns relative(double[] curve) {
        return of(curve, true);
    }

    /**
     * Falls in the curve's own unit.
     *
     * @param curve levels, the start first
     * @return the falls
     */
    public static Drawdowns absolute(double[] curve) {
        return of(curve, false);
    }

    private static Drawdowns of(double[] curve, boolean relative) {
        double peak = curve[0];
        int peakAt = 0;
        double deepest = 0;
        int deepestPeriods = 0;
        int longest = 0;
        double squares = 0;
        for (int i = 1; i < curve.length; i++) {
            if (curve[i] >= peak) {
                peak = curve[i];
                peakAt = i;
            }
            final double fall = relative ? (peak - curve[i]) / peak : peak - curve[i];
            if (fall > deepest) {
                deepest = fall;
                deepestPeriods = i - peakAt;
            }
            longest = Math.max(longest, i - peakAt);
            squares += fall * fall;
        }
        return new Drawdowns(
                deepest, deepestPeriods, longest, curve.length < 2 ? 0 : Math.sqrt(squares / (curve.length - 1)));
    }
}
