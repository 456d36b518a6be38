package io.escapement.trainer.jobs;

import io.escapement.trainer.task.TaskRunner;

/**
 * Where a job runs.
 *
 * @param pieces runs its pieces
 * @param database the store it is in
 */
public record JobContext(TaskRunner pieces, JobDatabase database) {}
