/**
 * Commands and the orders they make: staging, state machines, credits, leverage.
 *
 * <p>Thread: the core's own. May use: {@code config}, {@code hash}, {@code time}, {@code output}, {@code instrument}.
 * Read {@link io.escapement.core.order.OrderManager} first.
 */
package io.escapement.core.order;
