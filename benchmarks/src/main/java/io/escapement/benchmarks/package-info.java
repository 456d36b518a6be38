/**
 * JMH benchmarks and the open-loop latency rig.
 *
 * <p>Thread: JMH's. May use: everything. Read {@code README in docs/benchmarks.md} first.
 */
package io.escapement.benchmarks;
