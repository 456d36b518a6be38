/**
 * What the core would have proposed and seen on a history of bars.
 *
 * <p>Thread: the caller's. May use: history, label, the core's market, feature and strategy rooms. Read {@link
 * io.escapement.trainer.signal.SignalFinder} first.
 */
package io.escapement.trainer.signal;
