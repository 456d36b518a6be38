/**
 * The determinism gate: one journal replayed in every way that must not matter, and the outputs compared.
 *
 * <p>Thread: the caller's; other JVMs run as child processes. May use: core, journal. Read
 * {@link io.escapement.tools.gate.Gate} first.
 */
package io.escapement.tools.gate;
