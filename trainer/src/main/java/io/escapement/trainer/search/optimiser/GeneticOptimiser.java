package io.escapement.trainer.search.optimiser;

import io.escapement.trainer.search.space.Dimension;
import io.escapement.trainer.search.space.Point;
import io.escapement.trainer.search.space.Space;
import io.jenetics.Alterer;
import io.jenetics.DoubleChromosome;
import io.jenetics.DoubleGene;
import io.jenetics.GaussianMutator;
import io.jenetics.Genotype;
import io.jenetics.Mutator;
import io.jenetics.Optimize;
import io.jenetics.Phenotype;
import io.jenetics.TournamentSelector;
import io.jenetics.TruncationSelector;
import io.jenetics.UniformCrossover;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;
import java.util.ArrayList;
import java.util.List;

/**
 * A genetic algorithm: Jenetics' selectors and alterers on one chromosome of coordinates, a gene a dimension.
 *
 * <p>Jenetics' own engine evaluates as it goes; here a generation is asked and told. Its operators draw from one generator
 * given to them by name for the length of a call, in the caller's thread, so a seed decides everything.
 */
final class GeneticOptimiser implements Optimiser {
    private static final int TOURNAMENT = 3;
    private static final double CROSSOVER = 0.9;
    private static final double SWAP = 0.5;
    private static final double LEAP = 0.05;
    private static final double STEP_GENES = 1.5;

    /** How often a batch is bred again while its children are points tried before. */
    private static final int BREEDINGS = 20;

    /** Points that stay to breed from. */
    private static final int PARENTS = 16;

    private final Space space;
    private final Draw draw;
    private final int batch;
    private final Alterer<DoubleGene, Double> alterer;
    private final TournamentSelector<DoubleGene, Double> mating = new TournamentSelector<>(TOURNAMENT);
    private final TruncationSelector<DoubleGene, Double> surviving = new TruncationSelector<>();
    private ISeq<Phenotype<DoubleGene, Double>> population = ISeq.empty();
    private long generation;

    GeneticOptimiser(Space space, long seed, int batch) {
        this.space = space;
        this.draw = new Draw(space, seed);
        this.batch = batch;
        final double step = Math.min(1, STEP_GENES / space.dimensions().size());
        alterer = new UniformCrossover<DoubleGene, Double>(CROSSOVER, SWAP)
                .andThen(new GaussianMutator<>(step))
                .andThen(new Mutator<>(LEAP));
    }

    @Override
    public List<Point> ask() {
        final List<Point> points = population.isEmpty() ? new ArrayList<>() : bred();
        while (points.size() < batch) {
            final Point point = draw.fresh();
            if (point == null) {
                break;
            }
            points.add(point);
        }
        return points;
    }

    /** The best of old and new survive, so nothing good is lost. */
    @Override
    public void tell(List<Scored> scored) {
        final List<Phenotype<DoubleGene, Double>> all = new ArrayList<>(population.asList());
        for (final Scored each : scored) {
            all.add(Phenotype.of(genotype(each.point()), generation, each.rank()));
        }
        generation++;
        population = surviving.select(ISeq.of(all), Math.min(all.size(), PARENTS), Optimize.MAXIMUM);
    }

    private List<Point> bred() {
        final List<Point> children = new ArrayList<>();
        for (int i = 0; i < BREEDINGS && children.size() < batch; i++) {
            final ISeq<Phenotype<DoubleGene, Double>> altered = RandomRegistry.with(
                    draw.random(),
                    random -> alterer.alter(mating.select(population, batch, Optimize.MAXIMUM), generation)
                            .population());
            for (final Phenotype<DoubleGene, Double> child : altered) {
                final Point point = point(child.genotype());
                if (children.size() < batch && draw.take(point)) {
                    children.add(point);
                }
            }
        }
        return children;
    }

    private Genotype<DoubleGene> genotype(Point point) {
        final List<Dimension> dimensions = space.dimensions();
        final DoubleGene[] genes = new DoubleGene[dimensions.size()];
        for (int d = 0; d < genes.length; d++) {
            genes[d] = DoubleGene.of(dimensions.get(d).unit(point.place(d)), 0, 1);
        }
        return Genotype.of(DoubleChromosome.of(genes));
    }

    private Point point(Genotype<DoubleGene> genotype) {
        final double[] units = new double[space.dimensions().size()];
        for (int d = 0; d < units.length; d++) {
            units[d] = genotype.chromosome().get(d).doubleValue();
        }
        return space.at(units);
    }
}
