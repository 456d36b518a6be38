/**
 * Positions from executions, exact money, and the venue's own view to hold them against.
 *
 * <p>Thread: the core's own. May use: {@code config}, {@code hash}, {@code time}, {@code output}, {@code instrument},
 * {@code order}. Read {@link io.escapement.core.position.PositionBook} first.
 */
package io.escapement.core.position;
