/**
 * Real bars through the whole core and the venue model: how fast, how often each strategy, gate and exit acts, and the
 * same rule in ta4j beside it.
 *
 * <p>Thread: the command's. May use: core, venue, trainer, ta4j. Read {@link
 * io.escapement.benchmarks.history.HistoryCommand} first.
 */
package io.escapement.benchmarks.history;
