package io.escapement.venue;

/**
 * How long commands and messages take, milliseconds. Constant unless a jitter is asked for: then each takes up to so much
 * longer, from a seed, and what goes the same way never overtakes.
 *
 * @param feedMs from a move of the market to its public messages; 0: within the same instant, before private ones
 * @param orderMs from the arrival of a command on the trade socket to its effect, at least 1
 * @param matchMs from a match to its execution and order messages, at least 1
 * @param accountMs from a match to its position and wallet messages, at least {@code matchMs}
 * @param jitterMs greatest addition to each; 0: none
 * @param jitterSeed of the additions
 */
public record Latency(int feedMs, int orderMs, int matchMs, int accountMs, int jitterMs, long jitterSeed) {
    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException naming what is out of range
     */
    public Latency {
        VenueConfiguration.require(feedMs >= 0, "feedMs", feedMs);
        VenueConfiguration.require(orderMs >= 1, "orderMs", orderMs);
        VenueConfiguration.require(matchMs >= 1, "matchMs", matchMs);
        VenueConfiguration.require(accountMs >= matchMs, "accountMs", accountMs);
        VenueConfiguration.require(jitterMs >= 0, "jitterMs", jitterMs);
    }

    /** Public messages at once, commands after 5 ms, matches after 3 and 4 ms, no jitter. */
    public static Latency defaults() {
        return new Latency(0, 5, 3, 4, 0, 0);
    }

    /** The same with public messages so much later. */
    public Latency withFeedMs(int milliseconds) {
        return new Latency(milliseconds, orderMs, matchMs, accountMs, jitterMs, jitterSeed);
    }

    /** The same with up to so much more, from a seed. */
    public Latency withJitter(int milliseconds, long seed) {
        return new Latency(feedMs, orderMs, matchMs, accountMs, milliseconds, seed);
    }

    /** Whether public messages are heard in the instant that causes them. @return false if they take time */
    public boolean feedsAtOnce() {
        return feedMs == 0 && jitterMs == 0;
    }
}
