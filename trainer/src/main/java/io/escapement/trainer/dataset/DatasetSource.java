package io.escapement.trainer.dataset;

import io.escapement.core.feature.FeatureEngine;
import io.escapement.core.feature.FeatureLayout;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.label.Unlabelled;
import io.escapement.trainer.signal.SignalFinder;
import io.escapement.trainer.task.Progress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** From a history folder to labelled rows. */
public final class DatasetSource {
    private static final double READ = 0.3;

    private DatasetSource() {}

    /**
     * Reads and labels.
     *
     * @param request what is wanted
     * @param progress told of each symbol, and in its log of what each gave
     * @return the rows
     * @throws TrainerException if a symbol has no history, or gives no row, or the history is not the one asked for
     */
    public static LabelledData load(DatasetRequest request, Progress progress) {
        requireStrategies(request);
        final HistorySource.Histories histories = new HistorySource(request.data(), request.configuration())
                .read(request.symbols(), progress.part(0, READ));
        if (request.sha256() != null && !request.sha256().equals(histories.sha256())) {
            throw new TrainerException("the history in " + request.data() + " is not the one asked for: its hash is "
                    + histories.sha256() + " and should be " + request.sha256()
                    + "; it has changed since, or the folder is another");
        }
        return label(request, histories, progress.part(READ, 1));
    }

    /**
     * Labels histories that were read before.
     *
     * @param request whose folder and symbols are not looked at
     * @param histories to label
     * @param progress told of each symbol, and in its log of what each gave
     * @return the rows
     * @throws TrainerException if a symbol gives no row
     */
    public static LabelledData label(DatasetRequest request, HistorySource.Histories histories, Progress progress) {
        requireStrategies(request);
        final LabelledRows rows =
                new LabelledRows(request.configuration(), request.rows().source(), request.rules());
        final List<SymbolHistory> all = histories.symbols();
        for (int i = 0; i < all.size(); i++) {
            progress.checkCancelled();
            progress.at("labels", (double) i / all.size(), all.get(i).symbol());
            final LabelledRows.Count count = rows.add(i, all.get(i));
            if (count.labelled() == 0) {
                throw new TrainerException("the history of " + all.get(i).symbol()
                        + " gives no labelled signal: a model of it would know nothing;"
                        + " fetch more days, or leave it out with --symbols");
            }
            log(all.get(i), count, progress);
        }
        final List<String> symbols = all.stream().map(SymbolHistory::symbol).toList();
        final List<String> strategies = SignalFinder.strategyNames(request.configuration());
        addJournals(request.rows().journals(), rows, symbols, strategies, progress);
        final Dataset dataset = rows.dataset();
        logUnknown(dataset, progress);
        progress.at("labels", 1, "");
        return new LabelledData(
                symbols,
                strategies,
                SignalFinder.SOURCES,
                all.stream().map(SymbolHistory::days).toList(),
                dataset,
                histories.sha256());
    }

    private static void addJournals(
            JournalSettings settings,
            LabelledRows rows,
            List<String> symbols,
            List<String> strategies,
            Progress progress) {
        for (final String folder : settings.folders()) {
            progress.checkCancelled();
            final JournalOutcomes.Found found = JournalOutcomes.read(Path.of(folder));
            final LabelledRows.JournalCount count = rows.addOutcomes(found.outcomes(), symbols, strategies, settings);
            progress.log(String.format(
                    Locale.ROOT,
                    "%,d outcomes of journal %s: %,d of signals the history has, %,d others; left out: %,d of other"
                            + " symbols or strategies, %,d without features",
                    count.known() + count.fresh(),
                    folder,
                    count.known(),
                    count.fresh(),
                    count.elsewhere(),
                    found.unusable()));
        }
    }

    private static void logUnknown(Dataset dataset, Progress progress) {
        final FeatureLayout layout = FeatureLayout.standard();
        final List<String> unknown = UnknownFeatures.names(
                UnknownFeatures.known(Arrays.asList(dataset.rows()), layout.size()), layout, SignalFinder.SOURCES);
        if (!unknown.isEmpty()) {
            progress.log("features that no row knows, left out: " + String.join(", ", unknown));
        }
    }

    /** Says what a symbol gave, and whether funding is missing in it. */
    static void log(SymbolHistory history, LabelledRows.Count count, Progress progress) {
        progress.log(String.format(
                Locale.ROOT,
                "%-14s %,8d bars of 15 m %,6d signals %,6d labelled",
                history.symbol(),
                history.bars().get(FeatureEngine.PRIMARY_MINUTES).size(),
                count.signals(),
                count.labelled()));
        if (count.labelled() < count.signals()) {
            progress.log(String.format(
                    Locale.ROOT,
                    "%-14s without a label: %,d run into missing bars, %,d into the history's end, %,d opened beyond a"
                            + " barrier",
                    history.symbol(),
                    count.unlabelled().get(Unlabelled.GAP),
                    count.unlabelled().get(Unlabelled.HISTORY_ENDS),
                    count.unlabelled().get(Unlabelled.NO_TRADE)));
        }
        if (count.withoutFunding() > 0) {
            progress.log(String.format(
                    Locale.ROOT,
                    "%-14s funding rates don't reach %,d of the labelled signals: payments may be missing there"
                            + " (train fetch, or train import --funding)",
                    history.symbol(),
                    count.withoutFunding()));
        }
    }

    private static void requireStrategies(DatasetRequest request) {
        if (SignalFinder.strategyNames(request.configuration()).isEmpty()) {
            throw new TrainerException("no strategy is enabled: there are no signals to learn from");
        }
    }
}
