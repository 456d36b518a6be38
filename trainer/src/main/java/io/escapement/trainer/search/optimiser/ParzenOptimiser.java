package io.escapement.trainer.search.optimiser;

import io.escapement.trainer.search.space.Dimension;
import io.escapement.trainer.search.space.Point;
import io.escapement.trainer.search.space.Space;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Tree-structured Parzen estimator (J. Bergstra, R. Bardenet, Y. Bengio, B. Kégl, "Algorithms for Hyper-Parameter
 * Optimization", Advances in Neural Information Processing Systems 24, 2011): the tried points are split into good ones and
 * the rest, each part's density is estimated, and of candidates drawn from the good one that is taken where good is most
 * likely against the rest, which is where the expected improvement is largest.
 *
 * <p>Begins with points drawn evenly. Dimensions are estimated one by one, as in the paper.
 */
final class ParzenOptimiser implements Optimiser {
    private static final int START_MIN = 16;
    private static final int CANDIDATES = 48;
    private static final double GOOD_SHARE = 0.15;
    private static final int GOOD_MAX = 25;

    private final Space space;
    private final Draw draw;
    private final int batch;
    private final List<Scored> tried = new ArrayList<>();

    ParzenOptimiser(Space space, long seed, int batch) {
        this.space = space;
        this.draw = new Draw(space, seed);
        this.batch = batch;
    }

    @Override
    public List<Point> ask() {
        final List<Point> points = new ArrayList<>();
        final int start = Math.max(START_MIN, 2 * space.dimensions().size());
        final Densities densities = tried.size() < start ? null : new Densities(space.dimensions(), tried);
        while (points.size() < batch) {
            Point point = densities == null ? null : best(densities);
            if (point == null) {
                point = draw.fresh();
            }
            if (point == null) {
                break;
            }
            points.add(point);
        }
        return points;
    }

    @Override
    public void tell(List<Scored> scored) {
        tried.addAll(scored);
    }

    /** The most promising candidate that is new; null if all were tried or contradict themselves. */
    private Point best(Densities densities) {
        final List<Scored> candidates = new ArrayList<>();
        for (int i = 0; i < CANDIDATES; i++) {
            final Point point = densities.draw(draw);
            candidates.add(new Scored(point, densities.promise(point)));
        }
        candidates.sort(Comparator.comparingDouble(Scored::score).reversed());
        for (final Scored candidate : candidates) {
            if (draw.take(candidate.point())) {
                return candidate.point();
            }
        }
        return null;
    }

    /** Both parts' densities on each dimension. */
    private static final class Densities {
        private final List<Dimension> dimensions;
        private final ParzenDensity[] good;
        private final ParzenDensity[] rest;

        Densities(List<Dimension> dimensions, List<Scored> tried) {
            this.dimensions = dimensions;
            final List<Scored> ranked = new ArrayList<>(tried);
            // Stable: of equals the earlier one is better.
            ranked.sort(Comparator.comparingDouble(Scored::rank).reversed());
            final int count = Math.min(GOOD_MAX, (int) Math.ceil(GOOD_SHARE * ranked.size()));
            good = densities(ranked.subList(0, count));
            rest = densities(ranked.subList(count, ranked.size()));
        }

        private ParzenDensity[] densities(List<Scored> part) {
            final ParzenDensity[] densities = new ParzenDensity[dimensions.size()];
            for (int d = 0; d < densities.length; d++) {
                final long[] places = new long[part.size()];
                for (int i = 0; i < places.length; i++) {
                    places[i] = part.get(i).point().place(d);
                }
                densities[d] = new ParzenDensity(dimensions.get(d), places);
            }
            return densities;
        }

        Point draw(Draw draw) {
            final long[] places = new long[good.length];
            for (int d = 0; d < places.length; d++) {
                places[d] = good[d].draw(draw.random());
            }
            return new Point(places);
        }

        double promise(Point point) {
            double promise = 0;
            for (int d = 0; d < good.length; d++) {
                promise += StrictMath.log(good[d].at(point.place(d))) - StrictMath.log(rest[d].at(point.place(d)));
            }
            return promise;
        }
    }
}
