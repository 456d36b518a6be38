/**
 * Which of the signals of one close are entered.
 *
 * <p>Thread: the core's own. May use: {@code signal}. Read {@link io.escapement.core.portfolio.CandidateWindow} first.
 */
package io.escapement.core.portfolio;
