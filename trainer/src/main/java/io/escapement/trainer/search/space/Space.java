package io.escapement.trainer.search.space;

import io.escapement.trainer.TrainerException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** All points a search may try: the dimensions, less what contradicts itself. Immutable. */
public final class Space {
    private final List<Dimension> dimensions;
    private final Predicate<Map<String, String>> allowed;

    /**
     * A space without contradictions.
     *
     * @param dimensions at least one
     */
    public Space(List<Dimension> dimensions) {
        this(dimensions, values -> true);
    }

    /**
     * A space.
     *
     * @param dimensions at least one, each name once
     * @param allowed whether values fit together, by name
     * @throws TrainerException if there is nothing to choose
     */
    public Space(List<Dimension> dimensions, Predicate<Map<String, String>> allowed) {
        if (dimensions.isEmpty()) {
            throw new TrainerException("nothing to search: no parameter is varied; name some with --vary, for instance"
                    + " --vary 'strategy.trend.*'");
        }
        this.dimensions = List.copyOf(dimensions);
        this.allowed = allowed;
    }

    /**
     * What is chosen.
     *
     * @return in a fixed order; unmodifiable
     */
    public List<Dimension> dimensions() {
        return dimensions;
    }

    /**
     * How many points there are, contradictions included.
     *
     * @return 1 or more
     */
    public BigInteger size() {
        BigInteger size = BigInteger.ONE;
        for (final Dimension dimension : dimensions) {
            size = size.multiply(BigInteger.valueOf(dimension.count()));
        }
        return size;
    }

    /**
     * Whether a point's values fit together.
     *
     * @param point of this space
     * @return false if it can't be tried
     */
    public boolean isAllowed(Point point) {
        return allowed.test(values(point));
    }

    /**
     * A point in words.
     *
     * @param point of this space
     * @return name to exact text, sorted by name
     */
    public SortedMap<String, String> values(Point point) {
        final SortedMap<String, String> values = new TreeMap<>();
        for (int i = 0; i < dimensions.size(); i++) {
            values.put(dimensions.get(i).name(), dimensions.get(i).text(point.place(i)));
        }
        return values;
    }

    /**
     * A point from words.
     *
     * @param values name to text, every dimension and nothing else
     * @return the point
     * @throws TrainerException naming what isn't of this space
     */
    public Point point(Map<String, String> values) {
        final long[] places = new long[dimensions.size()];
        for (int i = 0; i < places.length; i++) {
            final Dimension dimension = dimensions.get(i);
            final String text = values.get(dimension.name());
            if (text == null || values.size() != places.length) {
                throw new TrainerException("a point of this space has exactly the parameters "
                        + dimensions.stream().map(Dimension::name).toList() + ", not " + values.keySet());
            }
            places[i] = dimension.place(text);
        }
        return new Point(places);
    }

    /**
     * The point nearest to coordinates.
     *
     * @param units one a dimension, 0 to 1
     * @return allowed or not
     */
    public Point at(double[] units) {
        final long[] places = new long[units.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = dimensions.get(i).at(units[i]);
        }
        return new Point(places);
    }
}
