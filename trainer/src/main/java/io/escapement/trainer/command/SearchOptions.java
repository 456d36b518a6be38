package io.escapement.trainer.command;

import io.escapement.trainer.search.SearchSettings;
import io.escapement.trainer.search.SpaceFile;
import io.escapement.trainer.search.StoredConfiguration;
import io.escapement.trainer.search.optimiser.Method;
import io.escapement.trainer.search.space.Selection;
import io.escapement.trainer.search.trial.Objective;
import io.escapement.trainer.search.trial.TrialKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What to search. */
final class SearchOptions {
    @Option(
            names = "--data",
            defaultValue = "${sys:escapement.var:-var}/history",
            paramLabel = "DIR",
            description = "folder of the history (default: ${DEFAULT-VALUE})")
    private Path data;

    @Option(
            names = "--symbols",
            split = ",",
            hideParamSyntax = true,
            paramLabel = "A,B,…",
            description = "symbols to trade (default: all in the folder)")
    private List<String> symbols = List.of();

    @Mixin
    private CoreOptions core;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "bundle that judges signals; trials are whole sessions then (default: none)")
    private Path model;

    @Option(
            names = "--vary",
            paramLabel = "NAME[=RANGE]",
            description =
                    "what to choose: a key, a fit setting or a pattern with *; RANGE is FROM..TO, FROM..TO:STEP, with"
                            + " :log behind for equal ratios, or A|B|C (default: the declared one); may be repeated")
    private List<String> vary = new ArrayList<>();

    @Option(
            names = "--fix",
            paramLabel = "NAME=VALUE",
            description = "what to hold, also against a pattern; may be repeated")
    private Map<String, String> fix = new LinkedHashMap<>();

    @Option(
            names = "--space",
            paramLabel = "FILE",
            description = "the same in a file: YAML with vary (name: range, or declared) and fix (name: value)")
    private Path space;

    @Option(
            names = "--method",
            defaultValue = "BAYESIAN",
            paramLabel = "WHICH",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Method method;

    @Option(
            names = "--by",
            paramLabel = "KIND",
            description =
                    "how a point is judged: ${COMPLETION-CANDIDATES} (default: the least that tells points apart)")
    private TrialKind by;

    @Option(
            names = "--objective",
            defaultValue = "VALUE",
            paramLabel = "WHAT",
            description = "what is to be large, after costs: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Objective objective;

    @Option(
            names = "--min-trades",
            defaultValue = "50",
            paramLabel = "N",
            description = "fewer in all folds together are no ground for a score (default: ${DEFAULT-VALUE})")
    private int minTrades;

    @Option(
            names = "--folds",
            defaultValue = "5",
            paramLabel = "N",
            description = "stretches of time a point is judged on (default: ${DEFAULT-VALUE})")
    private int folds;

    @Option(
            names = "--hold-out",
            defaultValue = "0.2",
            paramLabel = "X",
            description = "share of the time, the latest, that only the best is judged on (default: ${DEFAULT-VALUE})")
    private double holdOut;

    @Option(
            names = "--no-stop",
            description = "judge every trial on every fold, even if it is worse so far than most were")
    private boolean keepAll;

    @Option(
            names = "--batch",
            defaultValue = "8",
            paramLabel = "N",
            description = "trials chosen at once, whatever the number of threads (default: ${DEFAULT-VALUE})")
    private int batch;

    @Option(
            names = "--levels",
            defaultValue = "3",
            paramLabel = "N",
            description = "values of each number on a grid (default: ${DEFAULT-VALUE})")
    private int levels;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "of everything drawn (default: ${DEFAULT-VALUE})")
    private long seed;

    /** All of it, with budgets. */
    SearchSettings settings(int trials, int minutes, int patience) {
        final List<String> varied = new ArrayList<>();
        final SortedMap<String, String> held = new TreeMap<>();
        if (space != null) {
            final Selection file = SpaceFile.read(space);
            varied.addAll(file.vary());
            held.putAll(file.fix());
        }
        varied.addAll(vary);
        held.putAll(fix);
        return new SearchSettings(
                data.toString(),
                symbols,
                StoredConfiguration.changes(core.configuration()),
                model == null ? null : model.toString(),
                varied,
                held,
                method,
                by,
                objective,
                minTrades,
                folds,
                holdOut,
                trials,
                minutes,
                patience,
                !keepAll,
                batch,
                levels,
                seed);
    }
}
