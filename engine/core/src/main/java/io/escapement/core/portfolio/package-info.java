/**
 * Which of the good signals of one close are entered: best first, and as many as fit beside what is held.
 *
 * <p>Thread: the core's own. May use: {@code config}, {@code signal}, {@code order}, {@code position}, {@code market}. Read
 * {@link io.escapement.core.portfolio.CandidateWindow} first.
 */
package io.escapement.core.portfolio;
