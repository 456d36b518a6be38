/**
 * The production process: rings, threads, pinning, recovery, counters, configuration, main.
 *
 * <p>Thread: several, named at each class. May use: everything but journal-tools and trainer. Read {@code Engine} first.
 */
package io.escapement.runtime;
