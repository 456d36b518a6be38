package io.escapement.trainer.command;

import io.escapement.core.config.BarKeys;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.dataset.FeatureObservation;
import io.escapement.trainer.dataset.HistorySource;
import io.escapement.trainer.dataset.Lookahead;
import io.escapement.trainer.dataset.Observation;
import io.escapement.trainer.dataset.SignalObservation;
import io.escapement.trainer.dataset.SymbolHistory;
import io.escapement.trainer.task.Progress;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code train lookahead}: does any feature, indicator, proposal or row know its future? */
@Command(
        name = "lookahead",
        description = {
            "Cut the history at random instants and compare, bit for bit: every feature, every indicator, every proposal and"
                    + " its row must be what they are in the whole history. Exit status 0: they are, 3: something knew its"
                    + " future, named with its time."
        })
final class LookaheadCommand implements Callable<Integer> {
    private static final double READ = 0.05;
    private static final int SEEN = 3;

    @Mixin
    private DataOptions data;

    @Mixin
    private CoreOptions core;

    @Option(
            names = "--points",
            defaultValue = "20",
            paramLabel = "N",
            description = "instants to cut at, of each symbol and kind (default: ${DEFAULT-VALUE})")
    private int points;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "of their choice (default: ${DEFAULT-VALUE})")
    private long seed;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (points < 1) {
            throw new TrainerException("--points is " + points + ", at least 1 is needed");
        }
        final PrintWriter out = spec.commandLine().getOut();
        final CoreConfiguration configuration = core.configuration();
        final List<Observation> observations = List.of(
                new FeatureObservation(configuration.list(BarKeys.INTERVALS)), new SignalObservation(configuration));
        final List<Lookahead.Result> results = new ArrayList<>();
        try (ConsoleProgress progress = new ConsoleProgress("lookahead", out)) {
            final List<SymbolHistory> histories = new HistorySource(data.folder, configuration)
                    .read(data.symbols, progress.part(0, READ))
                    .symbols();
            final double share = (1 - READ) / (histories.size() * observations.size());
            for (final SymbolHistory history : histories) {
                for (final Observation observation : observations) {
                    final double from = READ + share * results.size();
                    final Progress part = progress.part(from, from + share);
                    results.add(Lookahead.check(history, observation, points, seed, part));
                }
            }
            progress.at("done", 1, "");
        }
        return report(results, out);
    }

    private static int report(List<Lookahead.Result> results, PrintWriter out) {
        out.printf("%-14s %-26s %7s %12s %10s%n", "symbol", "what", "cuts", "values", "differing");
        long differing = 0;
        for (final Lookahead.Result result : results) {
            out.printf(
                    "%-14s %-26s %,7d %,12d %,10d%n",
                    result.symbol(), result.title(), result.points(), result.values(), result.differing());
            differing += result.differing();
        }
        for (final Lookahead.Result result : results) {
            for (final Lookahead.Difference found : result.differences()) {
                out.printf(
                        "%s %s at %s: %s in the whole history, %s when it ends there%n",
                        found.symbol(), found.name(), Instant.ofEpochMilli(found.timeMs()), found.whole(), found.cut());
            }
        }
        out.println(differing == 0 ? "nothing knew its future" : differing + " values knew their future");
        return differing == 0 ? 0 : SEEN;
    }
}
