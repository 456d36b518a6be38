package io.escapement.codecs.decimal;

/** How an exact 128-bit product or quotient becomes a {@code long}; named at every call. */
public enum Rounding {
    /** Toward zero. */
    DOWN,
    /** Away from zero. */
    UP,
    /** Toward negative infinity. */
    FLOOR,
    /** Toward positive infinity. */
    CEILING,
    /** To the nearest, halves away from zero. */
    HALF_UP
}
