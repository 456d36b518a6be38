package io.escapement.trainer.search.space;

import io.escapement.trainer.TrainerException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What of a fit may be varied: names that begin with {@code fit.}, with the ranges a search tries unless told others. */
public final class FitParameters {
    /** Start of every name. */
    public static final String SECTION = "fit.";

    /** Boosting rounds at most. */
    public static final String ROUNDS = SECTION + "rounds";

    /** Depth of a boosted tree. */
    public static final String DEPTH = SECTION + "depth";

    /** Shrinkage of each tree. */
    public static final String LEARNING_RATE = SECTION + "learningRate";

    /** Rounds without improvement before stopping. */
    public static final String PATIENCE = SECTION + "patience";

    /** Weight of the boosted trees. */
    public static final String TREES_WEIGHT = SECTION + "treesWeight";

    /** Trees of a forest. */
    public static final String FOREST = SECTION + "forest";

    /** Depth of the forest's trees. */
    public static final String FOREST_DEPTH = SECTION + "forestDepth";

    /** Penalty of the regression. */
    public static final String RIDGE = SECTION + "ridge";

    private static final Map<String, String> RANGES = Map.of(
            ROUNDS, "20..400:20",
            DEPTH, "2..8:1",
            LEARNING_RATE, "0.01..0.3:0.001:log",
            PATIENCE, "5..30:5",
            TREES_WEIGHT, "0.1..1:0.1",
            FOREST, "0..200:20",
            FOREST_DEPTH, "2..10:1",
            RIDGE, "0.1..1000:0.1:log");

    /** What a fit takes at all: from, to. */
    private static final Map<String, String> ALLOWED = Map.of(
            ROUNDS, "1..100000",
            DEPTH, "1..10",
            LEARNING_RATE, "0.0001..1",
            PATIENCE, "1..100000",
            TREES_WEIGHT, "0.01..1",
            FOREST, "0..10000",
            FOREST_DEPTH, "1..10",
            RIDGE, "0.00000001..1000000");

    private static final Map<String, String> DEFAULTS = Map.of(
            ROUNDS, "200",
            DEPTH, "4",
            LEARNING_RATE, "0.05",
            PATIENCE, "10",
            TREES_WEIGHT, "0.7",
            FOREST, "0",
            FOREST_DEPTH, "6",
            RIDGE, "10");

    private FitParameters() {}

    /**
     * What a fit does unless told otherwise.
     *
     * @param name one of {@link #names}
     * @return decimal text
     */
    public static String defaultText(String name) {
        return DEFAULTS.get(name);
    }

    /**
     * All of them.
     *
     * @return names, alphabetically
     */
    public static List<String> names() {
        final List<String> names = new ArrayList<>(RANGES.keySet());
        names.sort(null);
        return names;
    }

    /**
     * Refuses a value a fit wouldn't take.
     *
     * @param name one of {@link #names}
     * @param text its value
     * @throws TrainerException naming what is allowed
     */
    static void checkAllowed(String name, String text) {
        final String allowed = ALLOWED.get(name);
        final String[] ends = allowed.split("\\.\\.");
        final long value = Dimension.parse(name, text);
        if (value < Dimension.parse(name, ends[0]) || value > Dimension.parse(name, ends[1])) {
            throw new TrainerException(
                    name + ": '" + text + "' is not allowed; expected " + ends[0] + " to " + ends[1]);
        }
    }

    /** The range a search tries. */
    static Dimension declared(String name) {
        return Ranges.parse(name, RANGES.get(name), DeclaredParameters.isWhole(name));
    }
}
