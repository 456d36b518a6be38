package io.escapement.benchmarks.search;

import io.escapement.benchmarks.Machine;
import io.escapement.trainer.search.optimiser.Method;
import io.escapement.trainer.search.optimiser.Optimiser;
import io.escapement.trainer.search.space.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Equal budgets for all optimisers of the search: how many of many seeds reach a stated value, and after how many trials. */
@Command(
        name = "search",
        description = "Trials each optimiser needs to reach a stated value of functions full of local optima.",
        mixinStandardHelpOptions = true)
public final class OptimiserCommand implements Callable<Integer> {
    private static final int LEVELS = 3;

    @Option(names = "--seeds", description = "Runs of each (default: ${DEFAULT-VALUE}).")
    private int seeds = 25;

    @Option(names = "--budget", description = "Trials of a run (default: ${DEFAULT-VALUE}).")
    private int budget = 500;

    @Option(names = "--batch", description = "Trials chosen at once (default: ${DEFAULT-VALUE}).")
    private int batch = 8;

    /** One run. */
    private record Run(int reachedAfter, double best) {}

    /** Built by the command line. */
    public OptimiserCommand() {}

    @Override
    public Integer call() {
        System.out.println(Machine.describe());
        System.out.printf(
                "%d dimensions of %,d values, %d trials, chosen %d at once, %d seeds%n%n",
                Surface.DIMENSIONS, 1_001, budget, batch, seeds);
        for (final Surface surface : Surface.values()) {
            System.out.printf(Locale.ROOT, "%s, to reach %.0f%n", surface, surface.wanted);
            for (final Method method : Method.values()) {
                report(surface, method);
            }
            System.out.println();
        }
        return 0;
    }

    private void report(Surface surface, Method method) {
        final List<Run> runs = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
            runs.add(run(surface, method, seed));
        }
        final int[] reached = runs.stream()
                .mapToInt(Run::reachedAfter)
                .filter(after -> after > 0)
                .sorted()
                .toArray();
        final double[] best = runs.stream().mapToDouble(Run::best).sorted().toArray();
        // Of all runs, those that never reached it counting as longer than the budget.
        final String median = reached.length * 2 > seeds ? Integer.toString(reached[seeds / 2]) : "more than " + budget;
        System.out.printf(
                Locale.ROOT,
                "  %-9s reached by %2d of %d, median after %s trials; median of the best %.2f%n",
                method.name().toLowerCase(Locale.ROOT),
                reached.length,
                seeds,
                median,
                best[best.length / 2]);
    }

    private Run run(Surface surface, Method method, int seed) {
        final Optimiser optimiser = method.create(surface.space(), seed, batch, LEVELS, budget);
        double best = Double.MAX_VALUE;
        int reached = 0;
        int tried = 0;
        List<Point> points = optimiser.ask();
        while (tried < budget && !points.isEmpty()) {
            final double[] values = points.stream().mapToDouble(surface::at).toArray();
            final List<Optimiser.Scored> scored = new ArrayList<>();
            for (int i = 0; i < values.length && tried < budget; i++) {
                tried++;
                best = Math.min(best, values[i]);
                reached = reached == 0 && values[i] <= surface.wanted ? tried : reached;
                scored.add(new Optimiser.Scored(points.get(i), -values[i]));
            }
            if (scored.size() == points.size()) {
                optimiser.tell(scored);
                points = optimiser.ask();
            }
        }
        return new Run(reached, best);
    }
}
