package io.escapement.trainer.jobs;

/** Where a job is in its life. */
public enum JobState {
    /** Waits for a worker, or for its next try. */
    QUEUED,
    /** A worker has claimed it. */
    RUNNING,
    /** Its result is there. */
    DONE,
    /** Its tries are used up; the error says why. */
    FAILED,
    /** Someone didn't want it any more. */
    CANCELLED;

    /**
     * Whether it will change by itself.
     *
     * @return true for queued and running
     */
    public boolean isLive() {
        return this == QUEUED || this == RUNNING;
    }
}
