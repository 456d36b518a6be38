package io.escapement.trainer.search.optimiser;

import io.escapement.trainer.TrainerException;
import io.escapement.trainer.search.space.Dimension;
import io.escapement.trainer.search.space.Point;
import io.escapement.trainer.search.space.Space;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Every point of an even grid: all words, and so many values of each number, both ends among them. */
final class GridOptimiser implements Optimiser {
    private final Space space;
    private final int batch;
    private final List<long[]> levels;
    private final int[] next;
    private boolean exhausted;

    GridOptimiser(Space space, int batch, int levels, int budget) {
        this.space = space;
        this.batch = batch;
        this.levels = levels(space, levels);
        this.next = new int[this.levels.size()];
        final BigInteger size = size(this.levels);
        if (size.compareTo(BigInteger.valueOf(budget)) > 0) {
            throw new TrainerException("the grid has " + size + " points, the budget is " + budget
                    + " trials; raise --trials, lower --levels (2 gives " + size(levels(space, 2))
                    + "), or vary fewer parameters");
        }
    }

    @Override
    public List<Point> ask() {
        final List<Point> points = new ArrayList<>();
        while (points.size() < batch && !exhausted) {
            final long[] places = new long[next.length];
            for (int d = 0; d < places.length; d++) {
                places[d] = levels.get(d)[next[d]];
            }
            final Point point = new Point(places);
            if (space.isAllowed(point)) {
                points.add(point);
            }
            exhausted = !advance();
        }
        return points;
    }

    @Override
    public void tell(List<Scored> scored) {
        // The grid is fixed.
    }

    private boolean advance() {
        for (int d = next.length - 1; d >= 0; d--) {
            if (++next[d] < levels.get(d).length) {
                return true;
            }
            next[d] = 0;
        }
        return false;
    }

    private static List<long[]> levels(Space space, int wanted) {
        final List<long[]> all = new ArrayList<>();
        for (final Dimension dimension : space.dimensions()) {
            all.add(levels(dimension, wanted));
        }
        return all;
    }

    private static long[] levels(Dimension dimension, int wanted) {
        final long count = dimension.kind() == Dimension.Kind.WORDS ? dimension.count() : wanted;
        final List<Long> places = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            final long place = dimension.kind() == Dimension.Kind.WORDS
                    ? i
                    : dimension.at(count == 1 ? 0.5 : (double) i / (count - 1));
            if (places.isEmpty() || place > places.get(places.size() - 1)) {
                places.add(place);
            }
        }
        return places.stream().mapToLong(Long::longValue).toArray();
    }

    private static BigInteger size(List<long[]> levels) {
        BigInteger size = BigInteger.ONE;
        for (final long[] values : levels) {
            size = size.multiply(BigInteger.valueOf(values.length));
        }
        return size;
    }
}
