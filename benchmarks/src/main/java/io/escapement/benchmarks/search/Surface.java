package io.escapement.benchmarks.search;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.trainer.search.space.Dimension;
import io.escapement.trainer.search.space.Point;
import io.escapement.trainer.search.space.Space;
import java.util.ArrayList;
import java.util.List;

/**
 * Functions to be made small, with local optima everywhere and 0 at a single point. That point is moved away from the
 * middle of the range, where an optimiser might look without being told.
 */
enum Surface {
    /** L. Rastrigin 1974, on −5.12 to 5.12. */
    RASTRIGIN(5.12, 12),
    /** D. Ackley 1987, on −32 to 32. */
    ACKLEY(32, 6);

    static final int DIMENSIONS = 5;

    private static final double[] MOVED = {0.31, -0.22, 0.13, -0.41, 0.27};
    private static final int STEPS = 1_000;

    private final double bound;

    /** The value to reach. */
    final double wanted;

    Surface(double bound, double wanted) {
        this.bound = bound;
        this.wanted = wanted;
    }

    Space space() {
        final long end = Math.round(bound * FixedPoint.ONE);
        final List<Dimension> dimensions = new ArrayList<>();
        for (int i = 0; i < DIMENSIONS; i++) {
            dimensions.add(Dimension.number("x" + i, -end, end, 2 * end / STEPS, false));
        }
        return new Space(dimensions);
    }

    double at(Point point) {
        final double[] x = new double[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
            x[i] = -bound + 2 * bound * point.place(i) / STEPS - MOVED[i] * bound;
        }
        return this == RASTRIGIN ? rastrigin(x) : ackley(x);
    }

    private static double rastrigin(double[] x) {
        double sum = 10.0 * x.length;
        for (final double each : x) {
            sum += each * each - 10 * StrictMath.cos(2 * StrictMath.PI * each);
        }
        return sum;
    }

    private static double ackley(double[] x) {
        double squares = 0;
        double cosines = 0;
        for (final double each : x) {
            squares += each * each / x.length;
            cosines += StrictMath.cos(2 * StrictMath.PI * each) / x.length;
        }
        return 20 + StrictMath.E - 20 * StrictMath.exp(-0.2 * StrictMath.sqrt(squares)) - StrictMath.exp(cosines);
    }
}
