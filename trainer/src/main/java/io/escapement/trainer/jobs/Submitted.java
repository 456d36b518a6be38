package io.escapement.trainer.jobs;

/**
 * What became of a wish to have something done.
 *
 * @param id the job that does it
 * @param entered false if it was there already
 */
public record Submitted(long id, boolean entered) {}
