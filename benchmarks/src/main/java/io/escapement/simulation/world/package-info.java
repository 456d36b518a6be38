/**
 * A world without sockets, clocks and parallel threads: virtual time, event loops turned by hand, wires in memory, and
 * workers that run one at a time.
 *
 * <p>Thread: the driver's; a worker's thread runs only while the driver waits for it. May use: Netty, the transports of
 * both gateways. Knows nothing of trading. Read {@link io.escapement.simulation.world.World} first.
 */
package io.escapement.simulation.world;
