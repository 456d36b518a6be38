package io.escapement.trainer.search.optimiser;

import io.escapement.trainer.search.space.Space;

/** The optimisers there are. */
public enum Method {
    /** Every point of an even grid. */
    GRID,
    /** Points drawn evenly. */
    RANDOM,
    /** Tree-structured Parzen estimator: more points like the good ones. */
    BAYESIAN,
    /** Selection, crossover and mutation. */
    GENETIC;

    /**
     * Builds one.
     *
     * @param space to choose from
     * @param seed of everything drawn
     * @param batch points asked at once
     * @param levels values of each number on a grid
     * @param budget trials there will be at most; a larger grid is refused
     * @return not asked yet
     */
    public Optimiser create(Space space, long seed, int batch, int levels, int budget) {
        return switch (this) {
            case GRID -> new GridOptimiser(space, batch, levels, budget);
            case RANDOM -> new RandomOptimiser(space, seed, batch);
            case BAYESIAN -> new ParzenOptimiser(space, seed, batch);
            case GENETIC -> new GeneticOptimiser(space, seed, batch);
        };
    }
}
