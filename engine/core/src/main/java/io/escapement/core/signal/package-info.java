/**
 * Signals and their life, from a strategy's word to what was learned from it.
 *
 * <p>Thread: the core's own. May use: {@code config}, {@code hash}, {@code time}, {@code output}, {@code strategy}. Read
 * {@link io.escapement.core.signal.SignalLife} first.
 */
package io.escapement.core.signal;
