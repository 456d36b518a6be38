/**
 * Parameter search: which points to try, what they are worth, what the best of so many is really worth, and where it is
 * kept.
 *
 * <p>Thread: the caller's; trials run where the task runner puts them. Subpackages: {@code space} (what may be chosen),
 * {@code optimiser} (what to try next), {@code trial} (what a point is worth). May use: fit, backtest, dataset, signal,
 * label, history, metrics, table, task. Read {@link io.escapement.trainer.search.Search} first.
 */
package io.escapement.trainer.search;
