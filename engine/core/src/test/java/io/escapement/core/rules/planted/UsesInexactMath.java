package io.escapement.core.rules.planted;

/** Uses functions that differ between machines. */
public final class UsesInexactMath {
    public double soft(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
