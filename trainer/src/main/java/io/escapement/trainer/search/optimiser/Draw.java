package io.escapement.trainer.search.optimiser;

import io.escapement.trainer.TrainerException;
import io.escapement.trainer.search.space.Dimension;
import io.escapement.trainer.search.space.Point;
import io.escapement.trainer.search.space.Space;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Draws points that were not drawn before.
 *
 * <p>{@link Random} is the one generator whose numbers Java's specification fixes for ever.
 */
final class Draw {
    private static final int TRIES = 2_000;

    /** Spaces up to this size are looked through when drawing finds nothing new. */
    private static final BigInteger LISTED_MAX = BigInteger.valueOf(200_000);

    private final Space space;
    private final Random random;
    private final Set<Point> drawn = new HashSet<>();

    Draw(Space space, long seed) {
        this.space = space;
        this.random = new Random(seed);
    }

    Random random() {
        return random;
    }

    /** Takes a point if it is allowed and new. */
    boolean take(Point point) {
        return !drawn.contains(point) && space.isAllowed(point) && drawn.add(point);
    }

    /** A new point, each value equally likely on its scale; null if there is none left. */
    Point fresh() {
        final List<Dimension> dimensions = space.dimensions();
        final double[] units = new double[dimensions.size()];
        for (int i = 0; i < TRIES; i++) {
            for (int d = 0; d < units.length; d++) {
                units[d] = random.nextDouble();
            }
            final Point point = space.at(units);
            if (take(point)) {
                return point;
            }
        }
        final Point left = space.size().compareTo(LISTED_MAX) <= 0 ? firstLeft() : null;
        if (left == null && drawn.isEmpty()) {
            throw new TrainerException("the space has no point to try: in " + TRIES
                    + " draws every one contradicted itself; narrow the ranges so that they fit together");
        }
        return left;
    }

    private Point firstLeft() {
        final long[] places = new long[space.dimensions().size()];
        do {
            final Point point = new Point(places);
            if (take(point)) {
                return point;
            }
        } while (next(places));
        return null;
    }

    private boolean next(long[] places) {
        for (int d = places.length - 1; d >= 0; d--) {
            if (++places[d] < space.dimensions().get(d).count()) {
                return true;
            }
            places[d] = 0;
        }
        return false;
    }
}
