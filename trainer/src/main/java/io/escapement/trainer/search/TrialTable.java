package io.escapement.trainer.search;

import io.escapement.trainer.search.trial.TrialResult;
import io.escapement.trainer.table.TableColumn;
import io.escapement.trainer.table.TableFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All trials as a table: a column for each parameter, in exact text, and for each fold's score. */
public final class TrialTable {
    private final TableFile file;

    /**
     * A table.
     *
     * @param file its ending says which kind
     * @throws io.escapement.trainer.TrainerException if the ending is of no known kind
     */
    public TrialTable(Path file) {
        this.file = new TableFile(file);
    }

    /**
     * Writes it, whole or not at all.
     *
     * @param trials of one search, at least one
     */
    public void write(List<Trial> trials) {
        final List<String> names = List.copyOf(trials.get(0).point().keySet());
        final int folds = trials.stream()
                .mapToInt(trial -> trial.result().folds().size())
                .max()
                .orElse(0);
        final List<TableColumn> columns = new ArrayList<>();
        columns.add(new TableColumn("trial", TableColumn.Type.LONG));
        columns.add(new TableColumn("complete", TableColumn.Type.TEXT));
        columns.add(new TableColumn("score", TableColumn.Type.DOUBLE));
        columns.add(new TableColumn("trades", TableColumn.Type.LONG));
        columns.add(new TableColumn("wins", TableColumn.Type.LONG));
        columns.add(new TableColumn("net", TableColumn.Type.DOUBLE));
        columns.add(new TableColumn("daily_sharpe", TableColumn.Type.DOUBLE));
        for (int fold = 1; fold <= folds; fold++) {
            columns.add(new TableColumn("fold_" + fold, TableColumn.Type.DOUBLE));
        }
        columns.add(new TableColumn("failure", TableColumn.Type.TEXT));
        names.forEach(name -> columns.add(new TableColumn(name, TableColumn.Type.TEXT)));
        final List<Object[]> rows = new ArrayList<>();
        for (final Trial trial : trials) {
            rows.add(row(trial, folds, names));
        }
        file.write(columns, rows);
    }

    private static Object[] row(Trial trial, int folds, List<String> names) {
        final TrialResult result = trial.result();
        final List<Object> row = new ArrayList<>();
        row.add((long) trial.number());
        row.add(result.isComplete() ? "true" : "false");
        row.add(result.score());
        row.add((long) result.trades());
        row.add((long) result.wins());
        row.add(result.net());
        row.add(result.sharpe());
        for (int fold = 0; fold < folds; fold++) {
            row.add(fold < result.folds().size() ? result.folds().get(fold).score() : null);
        }
        row.add(result.failure());
        names.forEach(name -> row.add(trial.point().get(name)));
        return row.toArray();
    }
}
