package io.escapement.venue;

import io.escapement.venue.market.Xoshiro256;

/** One way that things go, later but in order. */
final class DelayLine {
    private final int delayMs;
    private final int jitterMs;
    private final Xoshiro256 random;
    private long lastMs = Long.MIN_VALUE;

    /**
     * A way that nothing has gone yet.
     *
     * @param delayMs that everything takes
     * @param latency its jitter
     * @param name tells the additions of different ways apart
     */
    DelayLine(int delayMs, Latency latency, String name) {
        this.delayMs = delayMs;
        jitterMs = latency.jitterMs();
        random = new Xoshiro256(Xoshiro256.streamSeed(latency.jitterSeed(), name));
    }

    /** When something that sets out now arrives; not before what set out earlier. */
    long arrivalMs(long nowMs) {
        final long addition = jitterMs == 0 ? 0 : Math.floorMod(random.nextLong(), jitterMs + 1);
        lastMs = Math.max(lastMs, nowMs + delayMs + addition);
        return lastMs;
    }
}
