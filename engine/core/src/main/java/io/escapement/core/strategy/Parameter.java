package io.escapement.core.strategy;

import io.escapement.codecs.decimal.FixedPoint;
import java.util.List;

/**
 * One value of a strategy that an operator may change and a search may vary. Immutable.
 *
 * <p>Numbers are exact decimals at 1e-8, whole ones included, so that no text of a configuration depends on how doubles
 * are printed. A flag is 0 or 1, a choice the index of its word, both at 1e-8 as well.
 */
public final class Parameter {
    /** What values make sense. */
    public enum Type {
        /** Whole numbers. */
        INTEGER,
        /** Numbers with up to eight digits behind the point. */
        DECIMAL,
        /** One of some words. */
        CHOICE,
        /** Yes or no. */
        FLAG
    }

    /** How a search should walk from the smallest to the largest value. */
    public enum Scale {
        /** In equal steps. */
        LINEAR,
        /** In equal ratios: half and double are equally far. */
        LOGARITHMIC
    }

    private final String name;
    private final Type type;
    private final String unit;
    private final long defaultValue;
    private final long min;
    private final long max;
    private final long step;
    private final Scale scale;
    private final List<String> words;
    private final String doc;

    private Parameter(
            String name,
            Type type,
            String unit,
            long defaultValue,
            long min,
            long max,
            long step,
            Scale scale,
            List<String> words,
            String doc) {
        if (defaultValue < min || defaultValue > max || step <= 0 || (scale == Scale.LOGARITHMIC && min <= 0)) {
            throw new IllegalArgumentException("default, step or scale do not fit the range: name=" + name);
        }
        this.name = name;
        this.type = type;
        this.unit = unit;
        this.defaultValue = defaultValue;
        this.min = min;
        this.max = max;
        this.step = step;
        this.scale = scale;
        this.words = words;
        this.doc = doc;
    }

    /**
     * A whole number; searched one by one unless {@link #searched} says otherwise.
     *
     * @param name camel case
     * @param unit of the value, empty for none
     * @param defaultValue plain
     * @param min plain, inclusive
     * @param max plain, inclusive
     * @param doc one sentence
     * @return the parameter
     */
    public static Parameter integer(String name, String unit, int defaultValue, int min, int max, String doc) {
        return new Parameter(
                name,
                Type.INTEGER,
                unit,
                defaultValue * FixedPoint.ONE,
                min * FixedPoint.ONE,
                max * FixedPoint.ONE,
                FixedPoint.ONE,
                Scale.LINEAR,
                List.of(),
                doc);
    }

    /**
     * A decimal; searched in hundredths unless {@link #searched} says otherwise.
     *
     * @param name camel case
     * @param unit of the value, empty for none
     * @param defaultValue 1e-8
     * @param min 1e-8, inclusive
     * @param max 1e-8, inclusive
     * @param doc one sentence
     * @return the parameter
     */
    public static Parameter decimal(String name, String unit, long defaultValue, long min, long max, String doc) {
        return new Parameter(
                name, Type.DECIMAL, unit, defaultValue, min, max, FixedPoint.ONE / 100, Scale.LINEAR, List.of(), doc);
    }

    /**
     * One of some words.
     *
     * @param name camel case
     * @param unit of the words, empty for none
     * @param defaultWord one of them
     * @param words in the order a search tries them; copied
     * @param doc one sentence
     * @return the parameter
     */
    public static Parameter choice(String name, String unit, String defaultWord, List<String> words, String doc) {
        return new Parameter(
                name,
                Type.CHOICE,
                unit,
                words.indexOf(defaultWord) * FixedPoint.ONE,
                0,
                (words.size() - 1) * FixedPoint.ONE,
                FixedPoint.ONE,
                Scale.LINEAR,
                List.copyOf(words),
                doc);
    }

    /**
     * Yes or no.
     *
     * @param name camel case
     * @param defaultValue unless configured
     * @param doc one sentence
     * @return the parameter
     */
    public static Parameter flag(String name, boolean defaultValue, String doc) {
        return new Parameter(
                name,
                Type.FLAG,
                "",
                defaultValue ? FixedPoint.ONE : 0,
                0,
                FixedPoint.ONE,
                FixedPoint.ONE,
                Scale.LINEAR,
                List.of(),
                doc);
    }

    /**
     * The same parameter with a hint for searches. Says nothing about which values are allowed.
     *
     * @param newStep 1e-8, smallest difference worth trying
     * @param newScale how to walk
     * @return a changed copy
     */
    public Parameter searched(long newStep, Scale newScale) {
        return new Parameter(name, type, unit, defaultValue, min, max, newStep, newScale, words, doc);
    }

    /**
     * Name within its strategy.
     *
     * @return camel case
     */
    public String name() {
        return name;
    }

    /**
     * What values make sense.
     *
     * @return the type
     */
    public Type type() {
        return type;
    }

    /**
     * Unit of the value.
     *
     * @return empty for none
     */
    public String unit() {
        return unit;
    }

    /**
     * Value when nothing is configured.
     *
     * @return 1e-8
     */
    public long defaultValue() {
        return defaultValue;
    }

    /**
     * Smallest value.
     *
     * @return 1e-8
     */
    public long min() {
        return min;
    }

    /**
     * Largest value.
     *
     * @return 1e-8
     */
    public long max() {
        return max;
    }

    /**
     * Smallest difference worth trying in a search.
     *
     * @return 1e-8, positive
     */
    public long step() {
        return step;
    }

    /**
     * How a search should walk.
     *
     * @return the scale
     */
    public Scale scale() {
        return scale;
    }

    /**
     * Words of a choice.
     *
     * @return in order of their values; empty for other types; unmodifiable
     */
    public List<String> words() {
        return words;
    }

    /**
     * What it does.
     *
     * @return one sentence
     */
    public String doc() {
        return doc;
    }

    /**
     * Whether a value is in range, and whole if it has to be.
     *
     * @param value 1e-8
     * @return true when it may be used
     */
    public boolean accepts(long value) {
        return value >= min && value <= max && (type == Type.DECIMAL || value % FixedPoint.ONE == 0);
    }
}
