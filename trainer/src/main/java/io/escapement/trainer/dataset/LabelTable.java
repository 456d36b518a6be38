package io.escapement.trainer.dataset;

import io.escapement.trainer.label.Outcome;
import io.escapement.trainer.signal.SignalFinder;
import io.escapement.trainer.table.TableColumn;
import io.escapement.trainer.table.TableColumn.Type;
import io.escapement.trainer.task.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Every label with its barriers, its costs and its weight: one row a signal whose end is known. */
public final class LabelTable {
    private static final List<TableColumn> COLUMNS = List.of(
            new TableColumn("symbol", Type.TEXT),
            new TableColumn("strategy", Type.TEXT),
            new TableColumn("kind", Type.TEXT),
            new TableColumn("side", Type.TEXT),
            new TableColumn("signal_time_ms", Type.LONG),
            new TableColumn("entry", Type.DOUBLE),
            new TableColumn("stop", Type.DOUBLE),
            new TableColumn("target", Type.DOUBLE),
            new TableColumn("atr", Type.DOUBLE),
            new TableColumn("exit", Type.TEXT),
            new TableColumn("exit_time_ms", Type.LONG),
            new TableColumn("exit_price", Type.DOUBLE),
            new TableColumn("gross", Type.DOUBLE),
            new TableColumn("slippage", Type.DOUBLE),
            new TableColumn("fees", Type.DOUBLE),
            new TableColumn("funding", Type.DOUBLE),
            new TableColumn("funding_known", Type.TEXT),
            new TableColumn("net", Type.DOUBLE),
            new TableColumn("won", Type.TEXT),
            new TableColumn("weight", Type.DOUBLE));

    private LabelTable() {}

    /**
     * The columns.
     *
     * @return in order; returns are shares of the entry's value
     */
    public static List<TableColumn> columns() {
        return COLUMNS;
    }

    /**
     * The rows.
     *
     * @param request strategies and rules; its folder is not looked at
     * @param histories to label
     * @param progress told of each symbol, and in its log of what each gave
     * @return by symbol, then time; behind them the outcomes of journals, whose prices and costs are missing
     */
    public static List<Object[]> rows(DatasetRequest request, HistorySource.Histories histories, Progress progress) {
        final List<String> strategies = SignalFinder.strategyNames(request.configuration());
        final LabelledRows labels =
                new LabelledRows(request.configuration(), request.rows().source(), request.rules());
        final List<Object[]> table = new ArrayList<>();
        for (int i = 0; i < histories.symbols().size(); i++) {
            final SymbolHistory history = histories.symbols().get(i);
            progress.checkCancelled();
            progress.at("labels", (double) i / histories.symbols().size(), history.symbol());
            final LabelledRows.SymbolLabels found = labels.of(history);
            DatasetSource.log(history, found.count(), progress);
            for (int row = 0; row < found.ended().size(); row++) {
                final LabelledRows.Labelled one = found.ended().get(row);
                table.add(row(history.symbol(), strategies, one.signal(), one.outcome(), found.weights()[row]));
            }
        }
        addJournals(request.rows().journals(), histories, table, progress);
        return table;
    }

    /** What sessions made of signals, beside what the history says of them: prices and costs stand in the journal. */
    private static void addJournals(
            JournalSettings settings, HistorySource.Histories histories, List<Object[]> table, Progress progress) {
        final List<String> symbols =
                histories.symbols().stream().map(SymbolHistory::symbol).toList();
        for (final String folder : settings.folders()) {
            progress.checkCancelled();
            for (final JournalOutcome outcome :
                    JournalOutcomes.read(Path.of(folder)).outcomes()) {
                if (symbols.contains(outcome.symbol())) {
                    table.add(row(outcome, settings));
                }
            }
        }
    }

    private static Object[] row(JournalOutcome outcome, JournalSettings settings) {
        final Object[] row = new Object[COLUMNS.size()];
        row[0] = outcome.symbol();
        row[1] = outcome.strategy();
        row[2] = (outcome.traded() ? RowKind.TRADE : RowKind.PHANTOM).name();
        row[3] = outcome.side() > 0 ? "long" : "short";
        row[4] = outcome.signalTimeMs();
        row[10] = outcome.endTimeMs();
        row[17] = outcome.netReturn();
        row[18] = outcome.netReturn() > 0 ? "yes" : "no";
        row[19] = outcome.traded() ? settings.tradeWeight() : settings.phantomWeight();
        return row;
    }

    private static Object[] row(
            String symbol, List<String> strategies, SignalFinder.Signal signal, Outcome outcome, double weight) {
        return new Object[] {
            symbol,
            signal.proposed() ? strategies.get(signal.strategy()) : null,
            (signal.proposed() ? RowKind.PROPOSAL : RowKind.EVERY_BAR).name(),
            signal.side() > 0 ? "long" : "short",
            signal.closeTimeMs(),
            outcome.entry(),
            outcome.stop(),
            outcome.target(),
            signal.atr(),
            outcome.exit().name(),
            outcome.exitTimeMs(),
            outcome.exitPrice(),
            outcome.gross(),
            outcome.slippage(),
            outcome.fees(),
            outcome.funding(),
            outcome.fundingKnown() ? "yes" : "no",
            outcome.netReturn(),
            outcome.won() ? "yes" : "no",
            weight
        };
    }
}
