/**
 * Kills the engine in mid-session and checks what it wakes up to.
 *
 * <p>Thread: the command's. May use: everything. Read {@link io.escapement.benchmarks.crash.CrashTest} first.
 */
package io.escapement.benchmarks.crash;
