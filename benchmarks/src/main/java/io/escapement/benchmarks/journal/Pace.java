package io.escapement.benchmarks.journal;

/** Open loop: the times at which things are meant to happen, whatever happens. */
final class Pace {
    private static final long SPIN_NS = 100_000;

    private final double intervalNs;
    private final long startNs;
    private long count;

    Pace(long perSecond) {
        intervalNs = 1e9 / perSecond;
        startNs = System.nanoTime() + 1_000_000;
    }

    /** Waits for the next intended time; returns at once when it has passed. */
    long next() {
        final long intendedNs = startNs + (long) (count * intervalNs);
        count++;
        long left = intendedNs - System.nanoTime();
        while (left > 0) {
            if (left > SPIN_NS) {
                Thread.yield();
            } else {
                Thread.onSpinWait();
            }
            left = intendedNs - System.nanoTime();
        }
        return intendedNs;
    }
}
