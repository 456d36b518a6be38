/**
 * What the engine counts and how it shows it: the mapped counters file, latency histograms, progress and summary.
 *
 * <p>Thread: single writer per counter, named at each class. May use: Agrona, HdrHistogram. Read {@link
 * io.escapement.runtime.metrics.MappedCounters} first.
 */
package io.escapement.runtime.metrics;
