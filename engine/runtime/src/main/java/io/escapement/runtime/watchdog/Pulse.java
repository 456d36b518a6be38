package io.escapement.runtime.watchdog;

/**
 * What the counters file says of the engine at one moment.
 *
 * @param trading whether the engine's start is done and it has not begun to stop; stays true when the process is killed
 * @param heartbeatMs wall-clock time at which the business thread last turned, ms since the epoch; 0 before the first
 */
public record Pulse(boolean trading, long heartbeatMs) {}
