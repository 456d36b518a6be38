/**
 * JMH benchmarks; the other kinds are in packages of their own.
 *
 * <p>Thread: JMH's. May use: everything. Read {@link io.escapement.benchmarks.BenchMain} first.
 */
package io.escapement.benchmarks;
