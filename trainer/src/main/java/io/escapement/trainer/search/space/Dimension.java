package io.escapement.trainer.search.space;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.core.strategy.Parameter;
import io.escapement.trainer.TrainerException;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;

/**
 * One thing a search may choose: a number on a grid of exact decimals, or one of some words. Immutable.
 *
 * <p>A value is its place on the grid, from 0; optimisers see it as a coordinate from 0 to 1, in equal steps or in equal
 * ratios.
 */
public final class Dimension {
    /** What the places mean. */
    public enum Kind {
        /** Numbers in order; neighbours are alike. */
        NUMBER,
        /** Words without order. */
        WORDS
    }

    private static final long PLACES_MAX = 1_000_000_000L;

    private final String name;
    private final Kind kind;
    private final long min;
    private final long step;
    private final long count;
    private final boolean logarithmic;
    private final List<String> words;

    private Dimension(
            String name, Kind kind, long min, long step, long count, boolean logarithmic, List<String> words) {
        this.name = name;
        this.kind = kind;
        this.min = min;
        this.step = step;
        this.count = count;
        this.logarithmic = logarithmic;
        this.words = words;
    }

    /**
     * Numbers from a smallest to a largest.
     *
     * @param name of the configuration key or fit setting
     * @param min 1e-8, inclusive
     * @param max 1e-8, inclusive
     * @param step 1e-8, between neighbours
     * @param logarithmic whether half and double are equally far
     * @return the dimension
     * @throws TrainerException naming what doesn't fit
     */
    public static Dimension number(String name, long min, long max, long step, boolean logarithmic) {
        if (max < min || step <= 0) {
            throw new TrainerException(name + ": the range " + decimal(min) + ".." + decimal(max) + " in steps of "
                    + decimal(step) + " is empty; give the smaller bound first and a step above 0");
        }
        if (logarithmic && min <= 0) {
            throw new TrainerException(name + ": a logarithmic range must begin above 0, not at " + decimal(min));
        }
        final long count = (max - min) / step + 1;
        if (count > PLACES_MAX) {
            throw new TrainerException(name + ": the range has " + count + " values, at most " + PLACES_MAX
                    + " are handled; give a larger step");
        }
        return new Dimension(name, Kind.NUMBER, min, step, count, logarithmic, List.of());
    }

    /**
     * Words.
     *
     * @param name of the configuration key or fit setting
     * @param words at least one, each once
     * @return the dimension
     */
    public static Dimension words(String name, List<String> words) {
        if (words.isEmpty() || words.stream().distinct().count() < words.size()) {
            throw new TrainerException(name + ": a choice needs at least one word, and each once: " + words);
        }
        return new Dimension(name, Kind.WORDS, 0, 1, words.size(), false, List.copyOf(words));
    }

    /**
     * What a strategy declares.
     *
     * @param name of its key
     * @param parameter range, step and scale
     * @return the dimension
     */
    static Dimension of(String name, Parameter parameter) {
        return switch (parameter.type()) {
            case FLAG -> words(name, List.of("false", "true"));
            case CHOICE -> words(name, parameter.words());
            case INTEGER, DECIMAL ->
                number(
                        name,
                        parameter.min(),
                        parameter.max(),
                        parameter.step(),
                        parameter.scale() == Parameter.Scale.LOGARITHMIC);
        };
    }

    /**
     * The same with fewer words.
     *
     * @param wanted says which
     * @return a changed copy
     * @throws TrainerException if none is left
     */
    Dimension keeping(Predicate<String> wanted) {
        final List<String> left = words.stream().filter(wanted).toList();
        if (left.isEmpty()) {
            throw new TrainerException(name + ": the history has bars of none of " + range() + "; fetch some");
        }
        return words(name, left);
    }

    /**
     * Its name.
     *
     * @return configuration key or fit setting
     */
    public String name() {
        return name;
    }

    /**
     * What its places mean.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * Values there are.
     *
     * @return 1 or more
     */
    public long count() {
        return count;
    }

    /**
     * The exact text of a value, as a configuration takes it.
     *
     * @param place 0 to count − 1
     * @return decimal text or word
     */
    public String text(long place) {
        return kind == Kind.WORDS ? words.get((int) place) : decimal(min + place * step);
    }

    /**
     * Where a text stands.
     *
     * @param text as {@link #text(long)} writes it
     * @return its place
     * @throws TrainerException if it is not on the grid
     */
    public long place(String text) {
        if (kind == Kind.WORDS) {
            final int place = words.indexOf(text);
            if (place >= 0) {
                return place;
            }
        } else {
            final long distance = parse(name, text) - min;
            if (distance >= 0 && distance % step == 0 && distance / step < count) {
                return distance / step;
            }
        }
        throw new TrainerException(name + ": '" + text + "' is not among " + range());
    }

    /**
     * Nearest value to a coordinate.
     *
     * @param unit 0 to 1; clamped
     * @return its place
     */
    public long at(double unit) {
        final double inside = Math.max(0, Math.min(1, unit));
        if (kind == Kind.WORDS) {
            return Math.min(count - 1, (long) (inside * count));
        }
        if (!logarithmic) {
            return Math.round(inside * (count - 1));
        }
        final double ratio = (double) max() / min;
        return clamp(Math.round((min * StrictMath.pow(ratio, inside) - min) / step));
    }

    /**
     * Coordinate of a value.
     *
     * @param place 0 to count − 1
     * @return 0 to 1; the middle of its share for words
     */
    public double unit(long place) {
        if (kind == Kind.WORDS) {
            return (place + 0.5) / count;
        }
        if (count == 1) {
            return 0;
        }
        if (!logarithmic) {
            return (double) place / (count - 1);
        }
        return StrictMath.log((double) (min + place * step) / min) / StrictMath.log((double) max() / min);
    }

    /**
     * The values, for people.
     *
     * @return range, step and scale, or the words
     */
    public String range() {
        if (kind == Kind.WORDS) {
            return String.join("|", words);
        }
        return decimal(min) + ".." + decimal(max()) + ":" + decimal(step) + (logarithmic ? ":log" : "");
    }

    @Override
    public String toString() {
        return name + "=" + range();
    }

    /**
     * Reads a decimal.
     *
     * @param name for the error
     * @param text at most 8 digits behind the point
     * @return 1e-8
     * @throws TrainerException naming the text
     */
    static long parse(String name, String text) {
        try {
            return new BigDecimal(text.trim())
                    .movePointRight(FixedPoint.SCALE_DIGITS)
                    .longValueExact();
        } catch (final ArithmeticException | NumberFormatException e) {
            throw new TrainerException(
                    name + ": '" + text + "' is not a number of at most 8 digits behind the point", e);
        }
    }

    private long max() {
        return min + (count - 1) * step;
    }

    private long clamp(long place) {
        return Math.max(0, Math.min(count - 1, place));
    }

    private static String decimal(long value) {
        final BigDecimal stripped =
                BigDecimal.valueOf(value, FixedPoint.SCALE_DIGITS).stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }
}
