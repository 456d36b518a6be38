package io.escapement.trainer.dataset;

import io.escapement.core.feature.FeatureEngine;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.signal.SignalFinder;
import io.escapement.trainer.task.Progress;
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
        progress.at("labels", 1, "");
        return new LabelledData(
                all.stream().map(SymbolHistory::symbol).toList(),
                SignalFinder.strategyNames(request.configuration()),
                SignalFinder.SOURCES,
                all.stream().map(SymbolHistory::days).toList(),
                rows.dataset(),
                histories.sha256());
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
