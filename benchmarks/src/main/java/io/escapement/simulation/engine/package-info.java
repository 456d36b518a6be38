/**
 * An engine's process in virtual time: the production core and gateway, with a ring, a journal and a business thread in
 * memory, that can be killed at any point and started again from its journal.
 *
 * <p>Thread: the world's driver. May use: engine/core, engine/runtime's rules of recovery, gateway/bybit, the world. Read
 * {@link io.escapement.simulation.engine.SimulatedEngine} first.
 */
package io.escapement.simulation.engine;
