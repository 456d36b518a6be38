package io.escapement.benchmarks.history;

import io.escapement.benchmarks.Machine;
import io.escapement.core.TradingCore;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench history}: real bars through the whole core, how often everything acts, and ta4j beside it. */
@Command(
        name = "history",
        description = {
            "Real bars through the whole core and the venue model, and the same rule in ta4j.",
            "",
            "DIR holds 15m/SYMBOL_15m*.csv.gz and 1m/SYMBOL_1m*.csv.gz: open time in ms, open, high, low, close, volume.",
            "Every run is done twice and must end in the same state with the same outputs."
        },
        mixinStandardHelpOptions = true)
public final class HistoryCommand implements Callable<Integer> {
    /** Enough before the start for the longest warm-up. */
    private static final double LONG_SHARE = 0.02;

    private static final double SHORT_SHARE = 0.2;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "folder of the history, such as $ESCAPEMENT_REAL_DATA/market")
    private Path data;

    @Option(names = "--model", paramLabel = "FILE", description = "bundle for runs with a model (default: none)")
    private Path model;

    @Option(names = "--only", paramLabel = "TEXT", description = "only runs with this in their name")
    private String only = "";

    @Option(names = "--no-ta4j", description = "leave the comparison out")
    private boolean withoutComparison;

    @Option(names = "--once", description = "do not repeat each run")
    private boolean once;

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws IOException {
        out.println(Machine.describe());
        final byte[] bundle = model == null ? null : Files.readAllBytes(model);
        final List<String> coarse = files("15m");
        final List<String> fine = files("1m");
        final StudyReport report = new StudyReport(out);
        boolean good = true;
        for (final Scenario scenario : scenarios(coarse, fine)) {
            if (scenario.name().contains(only)) {
                good &= run(scenario, bundle, report);
            }
        }
        report.printTotals();
        if (!withoutComparison) {
            good &= new RuleComparison(comparison(coarse), out).run();
        }
        return good ? 0 : 1;
    }

    private List<Scenario> scenarios(List<String> coarse, List<String> fine) {
        final Map<String, String> quarters =
                Map.of("bars.intervals", "15", "microTrend.enabled", "false", "strategy.scalp.enabled", "false");
        final Map<String, String> minutes = Map.of("bars.intervals", "1,3,15");
        // Without a model every signal is taken for as likely as this, so that not all of them fail their costs.
        final Map<String, String> hopeful = Map.of("conviction.prior", "0.6");
        final List<Scenario> list = new ArrayList<>();
        list.add(new Scenario("15 m, no model", coarse, LONG_SHARE, merged(quarters, hopeful), false));
        list.add(new Scenario("1, 3 and 15 m, no model", fine, SHORT_SHARE, merged(minutes, hopeful), false));
        list.add(new Scenario(
                "1, 3 and 15 m, limit entries",
                fine,
                SHORT_SHARE,
                merged(minutes, hopeful, Map.of("entry.type", "LIMIT")),
                false));
        list.add(new Scenario(
                "1, 3 and 15 m, post-only entries, one position, trailing stop, opposite signal closes, strict win rate",
                fine,
                SHORT_SHARE,
                merged(
                        minutes,
                        hopeful,
                        Map.of(
                                "entry.type", "POST_ONLY",
                                "risk.maxOpenPositions", "1",
                                "portfolio.maxEntriesPerClose", "1",
                                "exit.trailing", "ATR",
                                "signal.closeOnOpposite", "true",
                                "winRate.counts", "BOTH",
                                "winRate.minCount", "10",
                                "winRate.margin", "0.05")),
                false));
        if (model != null) {
            // Models look at hours as well.
            list.add(new Scenario(
                    "15 m, model", coarse, LONG_SHARE, merged(quarters, Map.of("bars.intervals", "15,60,240")), true));
            list.add(new Scenario(
                    "1, 3 and 15 m, model", fine, SHORT_SHARE, Map.of("bars.intervals", "1,3,15,60,240"), true));
        }
        return list;
    }

    private static Scenario comparison(List<String> coarse) {
        return new Scenario(
                "the same rule",
                coarse,
                LONG_SHARE,
                Map.of("bars.intervals", "15", "microTrend.enabled", "false"),
                false);
    }

    private boolean run(Scenario scenario, byte[] bundle, StudyReport report) {
        final StudyRun first = new StudyRun(scenario, bundle, TradingCore.standardStrategies());
        report.print(scenario, first);
        if (once) {
            return true;
        }
        final StudyRun second = new StudyRun(scenario, bundle, TradingCore.standardStrategies());
        final boolean same = first.stateHash == second.stateHash && first.tally.digest == second.tally.digest;
        out.printf(
                "  again in %.2f s, %,.0f bars a second: %s%n",
                second.seconds, second.barsPerSecond(), same ? "the same state and outputs" : "DIFFERENT");
        return same;
    }

    private List<String> files(String folder) throws IOException {
        final Path directory = data.resolve(folder);
        if (!Files.isDirectory(directory)) {
            throw new IOException("--data " + data + ": there is no folder " + folder + " in it");
        }
        try (Stream<Path> found = Files.list(directory)) {
            final List<String> names = found.map(Path::toString)
                    .filter(name -> name.endsWith(".csv.gz"))
                    .sorted()
                    .toList();
            if (names.isEmpty()) {
                throw new IOException("--data " + data + ": there are no .csv.gz files in " + folder);
            }
            return names;
        }
    }

    @SafeVarargs
    private static Map<String, String> merged(Map<String, String>... maps) {
        final Map<String, String> all = new LinkedHashMap<>();
        for (final Map<String, String> map : maps) {
            all.putAll(map);
        }
        return all;
    }
}
