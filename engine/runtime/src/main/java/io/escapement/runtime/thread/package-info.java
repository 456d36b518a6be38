/**
 * Threads by name, the cores they may run on and how they wait.
 *
 * <p>Thread: used at start by each thread for itself. May use: the affinity library that Chronicle brings. Read {@link
 * io.escapement.runtime.thread.ThreadPlacement} first.
 */
package io.escapement.runtime.thread;
