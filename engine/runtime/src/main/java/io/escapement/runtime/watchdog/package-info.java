/**
 * A small process beside the engine that acts when the engine can't: its heartbeat in the counters file has stopped.
 *
 * <p>It shares nothing with the engine but the counters file and the account. Thread: the command's. May use: codecs,
 * gateway/bybit's REST client. Read {@link io.escapement.runtime.watchdog.Watchdog} first.
 */
package io.escapement.runtime.watchdog;
