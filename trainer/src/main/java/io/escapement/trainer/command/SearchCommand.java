package io.escapement.trainer.command;

import io.escapement.trainer.TrainerException;
import io.escapement.trainer.search.ConfigurationFolder;
import io.escapement.trainer.search.Search;
import io.escapement.trainer.search.SearchResult;
import io.escapement.trainer.search.SearchSettings;
import io.escapement.trainer.search.TrialTable;
import io.escapement.trainer.search.trial.TrialTask;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code train search}: parameters after costs, and how much of the best is luck. */
@Command(
        name = "search",
        description = {
            "Search parameters of strategies, risk or models on a history.",
            "",
            "Points are judged after costs on folds of time one after the other; the latest time is held out, and only the "
                    + "best is judged on it. Every trial is kept as it comes: --resume goes on where a search stopped.",
            "",
            "  train search --vary 'strategy.trend.*' --trials 200",
            "  train search --vary fit.depth --vary fit.learningRate --method random",
            ""
        })
final class SearchCommand implements Callable<Integer> {
    /** What may be said about a search that is gone on with. */
    private static final List<String> ON_RESUME = List.of(
            "--resume",
            "--folder",
            "--trials",
            "--minutes",
            "--patience",
            "--threads",
            "--configurations",
            "--out",
            "--store",
            "--top");

    @Mixin
    private SearchOptions options;

    @Mixin
    private RunnerOptions runner;

    @Option(names = "--trials", paramLabel = "N", description = "trials at most (default: 200)")
    private Integer trials;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            description = "begin no further batch after that time (default: 0, no limit)")
    private Integer minutes;

    @Option(
            names = "--patience",
            paramLabel = "N",
            description = "end after so many trials in a row without a better one (default: 0, never)")
    private Integer patience;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "trials at the same time; results don't depend on it (default: one a core)")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--folder",
            defaultValue = "${sys:escapement.var:-var}/search/last",
            paramLabel = "DIR",
            description = "where the search is kept (default: ${DEFAULT-VALUE})")
    private Path folder;

    @Option(names = "--resume", description = "go on with the search in the folder; only budgets may be given anew")
    private boolean resume;

    @Option(
            names = "--configurations",
            defaultValue = "${sys:escapement.var:-var}/configurations",
            paramLabel = "DIR",
            description = "where the best configuration goes (default: ${DEFAULT-VALUE})")
    private Path configurations;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "all trials as a table: .parquet, .csv, .csv.gz or .json")
    private Path out;

    @Option(
            names = "--top",
            defaultValue = "10",
            paramLabel = "N",
            description = "trials shown (default: ${DEFAULT-VALUE})")
    private int top;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        final PrintWriter writer = spec.commandLine().getOut();
        final TrialTable table = out == null ? null : new TrialTable(out);
        final TrialTask trial = new TrialTask();
        final ConfigurationFolder store = new ConfigurationFolder(configurations);
        final long beganNs = System.nanoTime();
        final SearchResult result;
        try (ConsoleProgress console = new ConsoleProgress("search", writer);
                RunnerOptions.Runner run = runner.open("search in " + folder, console, writer, threads, trial)) {
            final Search search = new Search(run.tasks(), trial, new KeptConfigurations(store, run.database()));
            result = resume
                    ? search.resume(folder, settingsOnResume(), run.progress())
                    : search.begin(
                            options.settings(or(trials, 200), or(minutes, 0), or(patience, 0)), folder, run.progress());
            run.done(result.toJson());
        }
        new SearchReport(writer, store).print(result, folder, top);
        if (!resume) {
            SearchReport.pace(writer, result.barTrials(), System.nanoTime() - beganNs);
        }
        if (table != null) {
            table.write(result.trials());
        }
        return 0;
    }

    private SearchSettings settingsOnResume() {
        for (final OptionSpec option : spec.commandLine().getParseResult().matchedOptionsSet()) {
            if (!ON_RESUME.contains(option.longestName())) {
                throw new TrainerException(option.longestName() + " can't be said of a search that goes on: what it"
                        + " searches is in " + folder + "; leave it out, or begin a new one");
            }
        }
        final SearchSettings begun = Search.settings(folder);
        return begun.withBudget(
                or(trials, begun.trials()), or(minutes, begun.minutes()), or(patience, begun.patience()));
    }

    private static int or(Integer given, int otherwise) {
        return given == null ? otherwise : given;
    }
}
