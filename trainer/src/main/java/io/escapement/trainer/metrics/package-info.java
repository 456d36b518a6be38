/**
 * How good a series of returns or trades was, and how sure one may be of it.
 *
 * <p>Thread: any. Formulas are named with their sources; distributions and moments come from Apache Commons Statistics.
 * May use: nothing of the trainer. Read {@link io.escapement.trainer.metrics.Performance} first.
 */
package io.escapement.trainer.metrics;
