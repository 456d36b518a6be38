/**
 * What must hold after every input of a core, watched from outside: for simulations and tests, never in the trading
 * process. Allocates.
 *
 * <p>Thread: the core's own. May use: the rooms, read-only. Read {@link io.escapement.core.check.Invariants} first.
 */
package io.escapement.core.check;
