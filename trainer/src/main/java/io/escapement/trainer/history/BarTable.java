package io.escapement.trainer.history;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.table.TableColumn;
import io.escapement.trainer.table.TableFile;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Bars of one symbol and interval as a Parquet table: {@code open_time_ms}, prices and amounts as exact decimals, oldest
 * first; {@code turnover} is missing where the source doesn't tell.
 */
final class BarTable {
    private static final List<TableColumn> COLUMNS = List.of(
            new TableColumn("open_time_ms", TableColumn.Type.LONG),
            new TableColumn("open", TableColumn.Type.PRICE),
            new TableColumn("high", TableColumn.Type.PRICE),
            new TableColumn("low", TableColumn.Type.PRICE),
            new TableColumn("close", TableColumn.Type.PRICE),
            new TableColumn("volume", TableColumn.Type.AMOUNT),
            new TableColumn("turnover", TableColumn.Type.AMOUNT));
    private static final List<String> NAMES =
            COLUMNS.stream().map(TableColumn::name).toList();

    private BarTable() {}

    /**
     * Reads a file.
     *
     * @param file to read
     * @param intervalMinutes open times must be multiples of it
     * @return bars, open times strictly ascending; gaps are allowed
     * @throws TrainerException naming the file and the first row that can't be
     */
    static List<HistoryBar> read(Path file, int intervalMinutes) {
        final List<HistoryBar> bars = new ArrayList<>();
        new TableFile(file).read(NAMES, row -> {
            try {
                final HistoryBar bar = new HistoryBar(
                        (Long) row[0],
                        price(row[1]),
                        price(row[2]),
                        price(row[3]),
                        price(row[4]),
                        amount(row[5]),
                        row[6] == null ? null : amount(row[6]));
                bar.check(bars.isEmpty() ? null : bars.get(bars.size() - 1), intervalMinutes);
                bars.add(bar);
            } catch (final IllegalArgumentException | ClassCastException | NullPointerException e) {
                throw new TrainerException(
                        "history file " + file + " row " + (bars.size() + 1) + ": " + e.getMessage()
                                + "; remove it and fetch or import it again",
                        e);
            }
        });
        return bars;
    }

    /**
     * Writes a file, whole or not at all.
     *
     * @param file to replace
     * @param bars oldest first
     */
    static void write(Path file, List<HistoryBar> bars) {
        final List<Object[]> rows = new ArrayList<>(bars.size());
        for (final HistoryBar bar : bars) {
            rows.add(new Object[] {
                bar.openTimeMs(),
                decimal(bar.open()),
                decimal(bar.high()),
                decimal(bar.low()),
                decimal(bar.close()),
                bar.volume(),
                bar.turnover()
            });
        }
        new TableFile(file).write(COLUMNS, rows);
    }

    private static BigDecimal decimal(long price) {
        return BigDecimal.valueOf(price, FixedPoint.SCALE_DIGITS);
    }

    private static long price(Object value) {
        return ((BigDecimal) value).movePointRight(FixedPoint.SCALE_DIGITS).longValueExact();
    }

    private static BigDecimal amount(Object value) {
        return HistoryBar.normalised((BigDecimal) value);
    }
}
