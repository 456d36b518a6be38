package io.escapement.trainer.search.space;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.trainer.TrainerException;
import java.util.ArrayList;
import java.util.List;

/**
 * How an operator writes what to choose from: {@code 1..5}, {@code 1..5:0.25}, {@code 0.01..0.3:log},
 * {@code 0.01..0.3:0.001:log}, or values one by one, {@code 3|15|60}.
 */
final class Ranges {
    private static final String LOG = "log";
    private static final String DOTS = "..";

    /** Steps of a range that names none. */
    private static final int STEPS = 100;

    /** How much finer than its lower bound a logarithmic range is that names no step. */
    private static final int FINER = 20;

    private Ranges() {}

    /**
     * Reads a range.
     *
     * @param name of what is varied
     * @param text as above
     * @param whole whether only whole numbers make sense
     * @return the dimension
     * @throws TrainerException naming what can't be read
     */
    static Dimension parse(String name, String text, boolean whole) {
        final int dots = text.indexOf(DOTS);
        if (dots < 0) {
            return Dimension.words(
                    name,
                    List.of(text.split("\\|", -1)).stream().map(String::trim).toList());
        }
        final List<String> rest =
                new ArrayList<>(List.of(text.substring(dots + DOTS.length()).split(":", -1)));
        final boolean logarithmic = rest.size() > 1 && rest.get(rest.size() - 1).equals(LOG);
        if (logarithmic) {
            rest.remove(rest.size() - 1);
        }
        if (rest.size() > 2) {
            throw new TrainerException(name + ": can't read the range '" + text
                    + "'; write FROM..TO, FROM..TO:STEP, with :log behind for equal ratios, or A|B|C");
        }
        final long min = Dimension.parse(name, text.substring(0, dots));
        final long max = Dimension.parse(name, rest.get(0));
        final long step = rest.size() > 1 ? Dimension.parse(name, rest.get(1)) : step(min, max, logarithmic, whole);
        if (whole && (min % FixedPoint.ONE != 0 || step % FixedPoint.ONE != 0)) {
            throw new TrainerException(name + ": '" + text + "' has broken numbers, only whole ones make sense");
        }
        return Dimension.number(name, min, max, step, logarithmic);
    }

    private static long step(long min, long max, boolean logarithmic, boolean whole) {
        if (whole) {
            return FixedPoint.ONE;
        }
        return Math.max(1, logarithmic ? min / FINER : (max - min) / STEPS);
    }
}
