package io.escapement.trainer.history;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.trainer.TrainerException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Bars as text: {@code open_time_ms,open,high,low,close,volume[,turnover]} with a header line, oldest first, gzipped when
 * the name ends in {@code .gz}. Reading is strict; the first bad row is named.
 */
public final class BarCsv {
    private BarCsv() {}

    /**
     * Reads a file.
     *
     * @param file to read
     * @param intervalMinutes open times must be multiples of it
     * @return bars, open times strictly ascending; gaps are allowed
     * @throws TrainerException naming file and line of the first thing wrong
     */
    public static List<HistoryBar> read(Path file, int intervalMinutes) {
        final List<HistoryBar> bars = new ArrayList<>();
        scan(file, (line, bar, wrong) -> {
            try {
                if (bar == null) {
                    throw new IllegalArgumentException(wrong);
                }
                bar.check(bars.isEmpty() ? null : bars.get(bars.size() - 1), intervalMinutes);
            } catch (final IllegalArgumentException e) {
                throw new TrainerException(
                        "history file " + file + " line " + line + ": " + e.getMessage() + "; mend or fetch it again",
                        e);
            }
            bars.add(bar);
        });
        return bars;
    }

    /** Takes the rows of a file as they come, good or bad. */
    public interface Rows {
        /**
         * A row.
         *
         * @param line its number, from 1
         * @param bar what it says; null if it can't be read
         * @param wrong why it can't be read; null if it can
         */
        void onRow(int line, HistoryBar bar, String wrong);
    }

    /**
     * Reads a file row by row without judging what bars say.
     *
     * @param file to read
     * @param rows told every row in order
     * @throws TrainerException if the file can't be read at all
     */
    public static void scan(Path file, Rows rows) {
        int number = 0;
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = isZipped(file) ? new GZIPInputStream(raw) : raw;
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (line.isEmpty() || (number == 1 && !Character.isDigit(line.charAt(0)))) {
                    continue;
                }
                HistoryBar bar = null;
                String wrong = null;
                try {
                    bar = parse(line);
                } catch (final IllegalArgumentException | ArithmeticException e) {
                    wrong = e.getMessage();
                }
                rows.onRow(number, bar, wrong);
            }
        } catch (final NoSuchFileException e) {
            throw new TrainerException("no history file " + file + "; fetch it first", e);
        } catch (final IOException e) {
            throw new TrainerException("can't read history file " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * A bar from the texts of its values.
     *
     * @param cells open time, open, high, low, close, volume and, if known, turnover
     * @return the bar
     * @throws IllegalArgumentException if one isn't a number of its kind
     */
    static HistoryBar bar(String[] cells) {
        if (cells.length < 6 || cells.length > 7) {
            throw new IllegalArgumentException(cells.length + " values, 6 or 7 belong in a row");
        }
        final boolean noTurnover = cells.length < 7 || cells[6].isEmpty();
        return new HistoryBar(
                number(cells[0]).longValueExact(),
                price(cells[1]),
                price(cells[2]),
                price(cells[3]),
                price(cells[4]),
                amount(cells[5]),
                noTurnover ? null : amount(cells[6]));
    }

    private static HistoryBar parse(String line) {
        return bar(line.split(",", -1));
    }

    private static long price(String text) {
        return number(text).movePointRight(FixedPoint.SCALE_DIGITS).longValueExact();
    }

    private static BigDecimal amount(String text) {
        return HistoryBar.normalised(number(text));
    }

    private static BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (final NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is not a number", e);
        }
    }

    private static boolean isZipped(Path file) {
        return file.getFileName().toString().endsWith(".gz");
    }
}
