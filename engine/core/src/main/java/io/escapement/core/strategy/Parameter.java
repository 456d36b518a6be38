package io.escapement.core.strategy;

import io.escapement.codecs.decimal.FixedPoint;

/**
 * One number of a strategy that an operator may change. Immutable.
 *
 * <p>Values are exact decimals at 1e-8, whole ones included, so that no text of a configuration depends on how doubles
 * are printed.
 */
public final class Parameter {
    /** What values make sense. */
    public enum Type {
        /** Whole numbers. */
        INTEGER,
        /** Numbers with up to eight digits behind the point. */
        DECIMAL
    }

    private final String name;
    private final Type type;
    private final String unit;
    private final long defaultValue;
    private final long min;
    private final long max;
    private final String doc;

    private Parameter(String name, Type type, String unit, long defaultValue, long min, long max, String doc) {
        if (defaultValue < min || defaultValue > max) {
            throw new IllegalArgumentException("default out of range: name=" + name);
        }
        this.name = name;
        this.type = type;
        this.unit = unit;
        this.defaultValue = defaultValue;
        this.min = min;
        this.max = max;
        this.doc = doc;
    }

    /**
     * A whole number.
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
                doc);
    }

    /**
     * A decimal.
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
        return new Parameter(name, Type.DECIMAL, unit, defaultValue, min, max, doc);
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
