/**
 * How many trials each optimiser of the search needs on surfaces full of local optima.
 *
 * <p>Thread: the command's. May use: the trainer's search. Read {@link
 * io.escapement.benchmarks.search.OptimiserCommand} first.
 */
package io.escapement.benchmarks.search;
