package io.escapement.core.rules.planted;

/** Asks the machine for the time. */
public final class ReadsClock {
    public long now() {
        return System.nanoTime();
    }
}
