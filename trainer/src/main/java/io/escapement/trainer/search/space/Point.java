package io.escapement.trainer.search.space;

import java.util.Arrays;

/** One value of every dimension of a space, by place. Immutable. */
public final class Point {
    private final long[] places;

    /**
     * A point.
     *
     * @param places one a dimension, in the space's order; copied
     */
    public Point(long... places) {
        this.places = places.clone();
    }

    /**
     * Place on one dimension.
     *
     * @param dimension index in the space
     * @return 0 to its count − 1
     */
    public long place(int dimension) {
        return places[dimension];
    }

    /**
     * The same point with one other value.
     *
     * @param dimension index in the space
     * @param place there
     * @return a changed copy
     */
    public Point with(int dimension, long place) {
        final long[] changed = places.clone();
        changed[dimension] = place;
        return new Point(changed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Point point && Arrays.equals(places, point.places);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(places);
    }

    @Override
    public String toString() {
        return Arrays.toString(places);
    }
}
