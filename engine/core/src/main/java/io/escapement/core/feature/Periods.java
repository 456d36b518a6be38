package io.escapement.core.feature;

/** Checks the periods that indicators are built with. */
final class Periods {
    private Periods() {}

    static int atLeast(int min, int period) {
        if (period < min) {
            throw new IllegalArgumentException("indicator period too short: period=" + period + " min=" + min);
        }
        return period;
    }
}
