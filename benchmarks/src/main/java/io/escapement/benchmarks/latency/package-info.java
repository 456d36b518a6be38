/**
 * The open-loop latency rig: public frames leave at times fixed beforehand, whatever happens, and everything is counted
 * from the moment a frame was meant to leave.
 *
 * <p>Thread: a sender and the venue's event loop here; the engine and the bare echo are processes of their own. May use:
 * everything. Read {@link io.escapement.benchmarks.latency.LatencyRig} first.
 */
package io.escapement.benchmarks.latency;
