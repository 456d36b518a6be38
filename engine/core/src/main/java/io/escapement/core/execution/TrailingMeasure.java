package io.escapement.core.execution;

/** What the distance of a trailing stop is measured by; the words of {@code exit.trailing}. */
enum TrailingMeasure {
    /** There is none. */
    OFF,
    /** Percent of the entry price. */
    PERCENT,
    /** Average true range of the signal's interval, as it stands when the position opens. */
    ATR
}
