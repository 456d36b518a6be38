/**
 * Engine time and timers; both move on inputs only.
 *
 * <p>Thread: the core's own. May use: {@code config} and {@code hash}. Read {@link io.escapement.core.time.EngineClock}
 * first.
 */
package io.escapement.core.time;
