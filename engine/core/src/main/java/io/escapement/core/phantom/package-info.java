/**
 * Signals that were not traded, followed to the end they would have had.
 *
 * <p>Thread: the core's own. May use: {@code config}, {@code output}, {@code signal}, {@code market}. Read {@link
 * io.escapement.core.phantom.PhantomBook} first.
 */
package io.escapement.core.phantom;
