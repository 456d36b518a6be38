/**
 * What would have become of a signal: triple barriers after costs.
 *
 * <p>Thread: the caller's; no state. May use: history, the core's configuration. Read {@link io.escapement.trainer.label.TripleBarrier} first.
 */
package io.escapement.trainer.label;
