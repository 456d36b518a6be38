/**
 * The execution plan of a signal: how it is entered, and what is done with its position until it is flat.
 *
 * <p>Thread: the core's own. May use: {@code config}, {@code hash}, {@code time}, {@code output}, {@code instrument},
 * {@code market}, {@code feature}, {@code signal}, {@code guard}, {@code finding}, {@code order}, {@code position}, {@code
 * risk}. Read {@link io.escapement.core.execution.ExitPlan} first.
 */
package io.escapement.core.execution;
