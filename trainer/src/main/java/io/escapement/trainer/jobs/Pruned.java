package io.escapement.trainer.jobs;

/**
 * What was deleted.
 *
 * @param jobs whole ones
 * @param pieces of jobs, and their pieces
 * @param lines of logs
 */
public record Pruned(int jobs, int pieces, int lines) {}
