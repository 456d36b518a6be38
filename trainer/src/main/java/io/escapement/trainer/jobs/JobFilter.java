package io.escapement.trainer.jobs;

import java.util.List;

/**
 * Which jobs to list.
 *
 * @param states any of these, empty: all
 * @param kind of this kind only, null: all
 * @param parent pieces of this job, 0: jobs that are no pieces, -1: both
 * @param limit at most so many, the newest
 */
public record JobFilter(List<JobState> states, String kind, long parent, int limit) {
    /** Pieces and others. */
    public static final long ANY_PARENT = -1;

    /** The newest fifty that are no pieces. */
    public static final JobFilter DEFAULT = new JobFilter(List.of(), null, 0, 50);
}
