package io.escapement.core.output;

/** Numbers as they are written: equal decisions have equal bytes. */
public final class Canonical {
    private Canonical() {}

    /**
     * A number whose bits are known by its value.
     *
     * @param value any
     * @return the same; Java's own NaN for every NaN
     */
    public static double of(double value) {
        return Double.longBitsToDouble(Double.doubleToLongBits(value));
    }
}
