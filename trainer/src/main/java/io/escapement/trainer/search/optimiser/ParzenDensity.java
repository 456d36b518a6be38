package io.escapement.trainer.search.optimiser;

import io.escapement.trainer.search.space.Dimension;
import java.util.Arrays;
import java.util.Random;

/**
 * How likely the values of one dimension are, going by some that were seen: of numbers a mixture of bell curves, one on each
 * value seen, as wide as the gap to its farther neighbour, and one flat and wide for what was not; of words their counts.
 */
final class ParzenDensity {
    private static final double PRIOR_CENTRE = 0.5;
    private static final double PRIOR_WIDTH = 1;
    private static final double ROOT_TWO_PI = StrictMath.sqrt(2 * StrictMath.PI);

    /** Square of the distance, in widths, beyond which a curve adds nothing a double keeps. */
    private static final double FAR = 80;

    private static final int NARROWEST_SHARE_MAX = 100;

    private final Dimension dimension;
    private final double[] centres;
    private final double[] widths;
    private final double[] shares;

    /**
     * Estimates.
     *
     * @param dimension of the values
     * @param places seen
     */
    ParzenDensity(Dimension dimension, long[] places) {
        this.dimension = dimension;
        if (dimension.kind() == Dimension.Kind.WORDS) {
            centres = null;
            widths = null;
            shares = counts(dimension, places);
        } else {
            centres = new double[places.length + 1];
            for (int i = 0; i < places.length; i++) {
                centres[i] = dimension.unit(places[i]);
            }
            centres[places.length] = PRIOR_CENTRE;
            Arrays.sort(centres);
            widths = widths(centres);
            shares = null;
        }
    }

    /** Draws a value. */
    long draw(Random random) {
        if (centres == null) {
            double left = random.nextDouble();
            for (int place = 0; place < shares.length - 1; place++) {
                left -= shares[place];
                if (left < 0) {
                    return place;
                }
            }
            return shares.length - 1L;
        }
        final int which = random.nextInt(centres.length);
        double unit;
        do {
            unit = centres[which] + widths[which] * random.nextGaussian();
        } while (unit < 0 || unit > 1);
        return dimension.at(unit);
    }

    /** Density of a value, above 0. */
    double at(long place) {
        if (centres == null) {
            return shares[(int) place];
        }
        final double unit = dimension.unit(place);
        double sum = 0;
        for (int i = 0; i < centres.length; i++) {
            final double away = (unit - centres[i]) / widths[i];
            if (away * away < FAR) {
                sum += StrictMath.exp(-away * away / 2) / (widths[i] * ROOT_TWO_PI);
            }
        }
        return Math.max(Double.MIN_NORMAL, sum / centres.length);
    }

    private static double[] counts(Dimension dimension, long[] places) {
        final double[] shares = new double[(int) dimension.count()];
        // One of each before any was seen.
        Arrays.fill(shares, 1);
        for (final long place : places) {
            shares[(int) place]++;
        }
        final double total = places.length + shares.length;
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= total;
        }
        return shares;
    }

    private static double[] widths(double[] sorted) {
        final double narrowest = PRIOR_WIDTH / Math.min(NARROWEST_SHARE_MAX, sorted.length + 1);
        final double[] widths = new double[sorted.length];
        boolean priorIsWide = false;
        for (int i = 0; i < widths.length; i++) {
            final double below = i == 0 ? sorted[i] : sorted[i] - sorted[i - 1];
            final double above = i + 1 == widths.length ? 1 - sorted[i] : sorted[i + 1] - sorted[i];
            widths[i] = Math.max(narrowest, Math.min(PRIOR_WIDTH, Math.max(below, above)));
            if (!priorIsWide && sorted[i] == PRIOR_CENTRE) {
                widths[i] = PRIOR_WIDTH;
                priorIsWide = true;
            }
        }
        return widths;
    }
}
