package io.escapement.tools.snapshot;

import java.util.concurrent.TimeUnit;

/**
 * How often a follower keeps a snapshot.
 *
 * @param inputs after so many; 0 if by time
 * @param nanos after so much engine time; 0 if by inputs
 */
public record SnapshotPace(long inputs, long nanos) {
    /**
     * Reads a pace.
     *
     * @param text a number of inputs, or minutes with an m behind
     * @return the pace
     * @throws IllegalArgumentException if it is neither
     */
    public static SnapshotPace parse(String text) {
        try {
            final boolean minutes = text.endsWith("m");
            final long number = Long.parseLong(minutes ? text.substring(0, text.length() - 1) : text);
            if (number > 0) {
                return minutes ? new SnapshotPace(0, TimeUnit.MINUTES.toNanos(number)) : new SnapshotPace(number, 0);
            }
        } catch (final NumberFormatException e) {
            // Said below.
        }
        throw new IllegalArgumentException("--every wants inputs, such as 50000, or minutes, such as 10m: " + text);
    }

    /**
     * Whether it is time.
     *
     * @param sinceInputs inputs since the last one
     * @param sinceNs engine time since the last one
     * @return true from the pace on
     */
    boolean isDue(long sinceInputs, long sinceNs) {
        return inputs > 0 ? sinceInputs >= inputs : sinceNs >= nanos;
    }
}
