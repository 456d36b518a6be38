/**
 * Equity, limits, sizes, and the kill switch.
 *
 * <p>Thread: the core's own. May use: {@code config}, {@code hash}, {@code output}, {@code instrument}, {@code market},
 * {@code order}, {@code position}. Read {@link io.escapement.core.risk.Account} first.
 */
package io.escapement.core.risk;
