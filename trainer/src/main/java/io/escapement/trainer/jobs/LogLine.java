package io.escapement.trainer.jobs;

/**
 * Something a job said.
 *
 * @param no rising with time within a job; ask for those after it
 * @param attempt that said it
 * @param atMs when it was kept
 * @param line without a line break
 */
public record LogLine(long no, int attempt, long atMs, String line) {}
