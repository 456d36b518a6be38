/**
 * What is handed to training: outcomes, and the wish for more training.
 *
 * <p>Thread: the core's own. May use: {@code config}, {@code output}, {@code signal}. Read {@link
 * io.escapement.core.learning.OutcomeDesk} first.
 */
package io.escapement.core.learning;
