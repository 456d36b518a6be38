package io.escapement.trainer.history;

import io.escapement.trainer.table.TableColumn;
import io.escapement.trainer.table.TableFile;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Funding rates of one symbol as a table: {@code funding_time_ms} and {@code funding_rate}, oldest first. */
final class FundingTable {
    private static final String TIME = "funding_time_ms";
    private static final String RATE = "funding_rate";

    private FundingTable() {}

    /** Reads Parquet, or CSV of the same columns. */
    static List<FundingRate> read(Path file) {
        final List<FundingRate> rates = new ArrayList<>();
        new TableFile(file)
                .read(
                        List.of(TIME, RATE),
                        row -> rates.add(new FundingRate(
                                ((Number) row[0]).longValue(),
                                HistoryBar.normalised(new BigDecimal(row[1].toString())))));
        return rates;
    }

    static void write(Path file, List<FundingRate> rates) {
        final List<Object[]> rows = new ArrayList<>(rates.size());
        for (final FundingRate rate : rates) {
            rows.add(new Object[] {rate.timeMs(), rate.rate()});
        }
        new TableFile(file)
                .write(
                        List.of(
                                new TableColumn(TIME, TableColumn.Type.LONG),
                                new TableColumn(RATE, TableColumn.Type.AMOUNT)),
                        rows);
    }
}
