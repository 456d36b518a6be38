/**
 * The whole of engine and exchange on a virtual clock, with faults drawn from a seed: the command.
 *
 * <p>May use: the packages below. Read {@link io.escapement.simulation.SimulateMain} first.
 */
package io.escapement.simulation;
