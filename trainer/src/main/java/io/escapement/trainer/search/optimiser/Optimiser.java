package io.escapement.trainer.search.optimiser;

import io.escapement.trainer.search.space.Point;
import java.util.List;

/**
 * Chooses points. Asked for a batch, then told the score of each before it is asked again, so that what it chooses depends
 * on space, seed and scores only: not on how many workers there are, nor on which of them is done first.
 */
public interface Optimiser {
    /**
     * The next points.
     *
     * @return each allowed and never asked before; empty when nothing is left to try
     */
    List<Point> ask();

    /**
     * What came of the last batch.
     *
     * @param scored every point of it, in its order
     */
    void tell(List<Scored> scored);

    /**
     * A tried point.
     *
     * @param point tried
     * @param score larger is better; NaN if it was given up or has none, which is worse than any
     */
    record Scored(Point point, double score) {
        /**
         * Score for comparing.
         *
         * @return negative infinity instead of NaN
         */
        public double rank() {
            return Double.isNaN(score) ? Double.NEGATIVE_INFINITY : score;
        }
    }
}
