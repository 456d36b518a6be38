package io.escapement.trainer.search.optimiser;

import io.escapement.trainer.search.space.Point;
import io.escapement.trainer.search.space.Space;
import java.util.ArrayList;
import java.util.List;

/** Points drawn evenly, each once. Learns nothing, and is what others must beat. */
final class RandomOptimiser implements Optimiser {
    private final Draw draw;
    private final int batch;

    RandomOptimiser(Space space, long seed, int batch) {
        this.draw = new Draw(space, seed);
        this.batch = batch;
    }

    @Override
    public List<Point> ask() {
        final List<Point> points = new ArrayList<>();
        while (points.size() < batch) {
            final Point point = draw.fresh();
            if (point == null) {
                break;
            }
            points.add(point);
        }
        return points;
    }

    @Override
    public void tell(List<Scored> scored) {
        // Learns nothing.
    }
}
