/**
 * Where the journal belongs and what its helpers are worth, measured open-loop.
 *
 * <p>Threads: each rig starts its own. May use: journal, Disruptor, HdrHistogram. Read
 * {@link io.escapement.benchmarks.journal.PlacementCommand} first.
 */
package io.escapement.benchmarks.journal;
