package io.escapement.trainer.history;

import java.util.Comparator;

/**
 * One series of bars.
 *
 * @param symbol as the venue writes it
 * @param intervalMinutes of its bars
 */
public record Series(String symbol, int intervalMinutes) implements Comparable<Series> {
    private static final Comparator<Series> ORDER =
            Comparator.comparing(Series::symbol).thenComparingInt(Series::intervalMinutes);

    @Override
    public int compareTo(Series other) {
        return ORDER.compare(this, other);
    }
}
