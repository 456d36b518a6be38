/**
 * Which points to try next: grid, random, Bayesian, genetic, all asked for a batch and told what came of it.
 *
 * <p>Thread: the search's; deterministic under a seed. May use: search.space. Read {@link
 * io.escapement.trainer.search.optimiser.Optimiser} first.
 */
package io.escapement.trainer.search.optimiser;
