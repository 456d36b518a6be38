/**
 * What outcomes teach: corrections of the next decision, records for training, and the wish for more training.
 *
 * <p>Thread: the core's own. May use: {@code config}, {@code output}, {@code signal}. Read {@link
 * io.escapement.core.learning.Lessons} first.
 */
package io.escapement.core.learning;
