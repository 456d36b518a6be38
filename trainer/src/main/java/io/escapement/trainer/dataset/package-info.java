/**
 * Rows to learn from: signals, what was known when they were made, and what came of them.
 *
 * <p>Thread: the caller's. May use: history, signal, label, table, task, the journal (read only). Read {@link
 * io.escapement.trainer.dataset.LabelledRows} first.
 */
package io.escapement.trainer.dataset;
