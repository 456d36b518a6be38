/**
 * Gates a signal passes before money is thought of: coverage, data health, conviction.
 *
 * <p>Thread: the core's own. May use: {@code config}, {@code output}, {@code instrument}, {@code market}, {@code
 * feature}, {@code model}, {@code signal}. Read {@link io.escapement.core.guard.Conviction} first.
 */
package io.escapement.core.guard;
