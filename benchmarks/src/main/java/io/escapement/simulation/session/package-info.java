/**
 * Sessions of an engine and an exchange in one virtual world, with faults drawn from a seed, and what must hold in them.
 *
 * <p>Thread: the world's driver. May use: everything the production processes are made of. Read {@link
 * io.escapement.simulation.session.SimulatedSession} first.
 */
package io.escapement.simulation.session;
