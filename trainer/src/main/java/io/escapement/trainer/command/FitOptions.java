package io.escapement.trainer.command;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.model.ModelStage;
import io.escapement.core.model.SymbolEncoding;
import io.escapement.trainer.fit.BoostSettings;
import io.escapement.trainer.fit.ClassWeight;
import io.escapement.trainer.fit.FitSettings;
import io.escapement.trainer.search.ConfigurationFolder;
import io.escapement.trainer.walk.FitRequest;
import io.escapement.trainer.walk.WalkSettings;
import io.escapement.trainer.walk.Window;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How to fit; {@link FitTarget} says where the model goes. */
final class FitOptions {
    @Mixin
    DatasetOptions dataset;

    @Option(
            names = "--registry",
            defaultValue = "${sys:escapement.var:-var}/models",
            paramLabel = "DIR",
            description = "folder of the registry (default: ${DEFAULT-VALUE})")
    Path registry;

    @Option(
            names = "--walk-forward",
            defaultValue = "0",
            paramLabel = "N",
            description =
                    "also judge the recipe on N later stretches of time, each by a model that knows only what came"
                            + " before; 0: don't (default: ${DEFAULT-VALUE})")
    int folds;

    @Option(
            names = "--window",
            defaultValue = "EXPANDING",
            paramLabel = "WHICH",
            description = "what a fold learns from, all before it or as much as the first: ${COMPLETION-CANDIDATES}"
                    + " (default: ${DEFAULT-VALUE})")
    Window window;

    @Option(
            names = "--controls",
            defaultValue = "0",
            paramLabel = "N",
            description = "fit N times on shuffled and N times on shifted outcomes first, which must show no skill; 0:"
                    + " don't (default: ${DEFAULT-VALUE})")
    int controls;

    @Option(
            names = "--fold-threads",
            paramLabel = "N",
            description = "folds and controls at once; results don't depend on it (default: one a core)")
    int foldThreads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--trees",
            defaultValue = "200",
            paramLabel = "N",
            description = "boosting rounds at most (default: ${DEFAULT-VALUE})")
    int trees;

    @Option(
            names = "--depth",
            defaultValue = "4",
            paramLabel = "N",
            description = "depth of a tree, 1 to 10 (default: ${DEFAULT-VALUE})")
    int depth;

    @Option(
            names = "--learning-rate",
            defaultValue = "0.05",
            paramLabel = "X",
            description = "shrinkage of each tree (default: ${DEFAULT-VALUE})")
    double learningRate;

    @Option(
            names = "--patience",
            defaultValue = "10",
            paramLabel = "N",
            description = "rounds without improvement before stopping (default: ${DEFAULT-VALUE})")
    int patience;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "of row and column sampling (default: ${DEFAULT-VALUE})")
    int seed;

    @Option(
            names = "--threads",
            defaultValue = "1",
            paramLabel = "N",
            description =
                    "threads of XGBoost; equal results are promised for an equal number (default: ${DEFAULT-VALUE})")
    int threads;

    @Option(
            names = "--trees-weight",
            defaultValue = "0.7",
            paramLabel = "X",
            description = "weight of the boosted trees, above 0 to 1; the rest is the regression's, or shared with the"
                    + " forest; 1: trees alone (default: ${DEFAULT-VALUE})")
    double treesWeight;

    @Option(
            names = "--forest",
            defaultValue = "0",
            paramLabel = "N",
            description = "trees of a random forest beside; 0: none (default: ${DEFAULT-VALUE})")
    int forest;

    @Option(
            names = "--forest-depth",
            defaultValue = "6",
            paramLabel = "N",
            description = "depth of its trees, 1 to 10 (default: ${DEFAULT-VALUE})")
    int forestDepth;

    @Option(
            names = "--ridge",
            defaultValue = "10",
            paramLabel = "X",
            description = "penalty on the regression's squared coefficients, above 0 (default: ${DEFAULT-VALUE})")
    double ridge;

    @Option(
            names = "--symbol-encoding",
            defaultValue = "NONE",
            paramLabel = "HOW",
            description = "how the model is told the symbol: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    SymbolEncoding encoding;

    @Option(
            names = "--class-weight",
            defaultValue = "none",
            paramLabel = "HOW",
            description = "what a row that won counts in learning: none (as one that lost), balanced (wins together as"
                    + " much as losses) or a number (default: ${DEFAULT-VALUE})")
    String classWeight;

    @Option(
            names = "--embargo-minutes",
            defaultValue = "-1",
            paramLabel = "N",
            description =
                    "between the last result of a part and the first signal of the next; -1: the longest hold of a"
                            + " trade (default: ${DEFAULT-VALUE})")
    int embargoMinutes;

    @Option(
            names = "--trials",
            paramLabel = "N",
            description =
                    "variants tried until this one was chosen, itself included: the more, the less its figures mean"
                            + " (default: those of the search whose best --core names, else 1)")
    Integer trials;

    @Option(
            names = "--stage",
            defaultValue = "PAPER",
            paramLabel = "STAGE",
            description = "how far the model may go: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    ModelStage stage;

    /**
     * As a request.
     *
     * @param data folder of the history
     * @param symbols empty for all
     * @param published whether the model goes into the registry
     * @param extend model whose recipe is taken, or null
     * @param out told where the number of trials comes from if nobody gave it
     */
    FitRequest request(Path data, List<String> symbols, boolean published, String extend, PrintWriter out) {
        final SortedMap<String, String> keys =
                new TreeMap<>(dataset.core.configuration().entries());
        keys.entrySet().removeAll(CoreConfiguration.defaults().entries().entrySet());
        return new FitRequest(
                data.toString(),
                null,
                symbols,
                keys,
                dataset.labels.settings(),
                new FitSettings(
                        new BoostSettings(trees, depth, learningRate, patience, seed, threads),
                        treesWeight,
                        forest,
                        forestDepth,
                        ridge,
                        encoding,
                        new ClassWeight(classWeight),
                        embargoMinutes),
                new WalkSettings(folds, window),
                controls,
                stage,
                trials == null ? searched(out) : trials,
                published ? registry.toString() : null,
                extend);
    }

    /** Trials of the search that stored the configuration; 1 without one. */
    private int searched(PrintWriter out) {
        final OptionalInt searched =
                dataset.core.file == null ? OptionalInt.empty() : ConfigurationFolder.trials(dataset.core.file);
        if (searched.isPresent()) {
            out.println(searched.getAsInt() + " trials count, those of the search that " + dataset.core.file
                    + " is the best of; --trials N for others");
        }
        return searched.orElse(1);
    }
}
