package io.escapement.trainer.history;

import java.util.List;

/**
 * What a check found in one series.
 *
 * @param bars good ones, each open time once
 * @param firstMs open time of the first; 0 without any
 * @param lastMs open time of the last; 0 without any
 * @param days from the first bar's open to the last one's close
 * @param expected bars that belong between first and last
 * @param missing of them
 * @param gaps stretches they are missing in
 * @param longestGap bars missing in the longest
 * @param duplicates rows with an open time that was there already
 * @param disordered rows older than the one before
 * @param misaligned rows whose open time is no multiple of the interval
 * @param impossible rows whose prices or volume can't be
 * @param unreadable rows that are no bars
 * @param firstBadLine of the file; 0 without any, or when the series comes from a store
 * @param jumps neighbouring bars of which one opens far from where the other closed
 * @param largestJump the largest such distance, as a share of the close
 * @param zeroVolume bars without volume
 * @param faults why the series is unfit; empty when it is fit
 */
public record SeriesQuality(
        int bars,
        long firstMs,
        long lastMs,
        double days,
        long expected,
        long missing,
        int gaps,
        long longestGap,
        int duplicates,
        int disordered,
        int misaligned,
        int impossible,
        int unreadable,
        int firstBadLine,
        int jumps,
        double largestJump,
        int zeroVolume,
        List<String> faults) {
    /**
     * Share of the bars there should be.
     *
     * @return percent, 0 without any
     */
    public double coveragePercent() {
        return expected == 0 ? 0 : 100.0 * (expected - missing) / expected;
    }

    /**
     * Whether one may train on it.
     *
     * @return true without faults
     */
    public boolean isFit() {
        return faults.isEmpty();
    }
}
