package io.escapement.trainer.history;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.trainer.TrainerException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Bars as text: {@code open_time_ms,open,high,low,close,volume[,turnover]} with a header line, oldest first, gzipped when
 * the name ends in {@code .gz}. Reading is strict; the first bad row is named.
 */
public final class BarCsv {
    private static final String HEADER = "open_time_ms,open,high,low,close,volume,turnover";

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
        int number = 0;
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = isZipped(file) ? new GZIPInputStream(raw) : raw;
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (line.isEmpty() || (number == 1 && !Character.isDigit(line.charAt(0)))) {
                    continue;
                }
                final HistoryBar bar = parse(line);
                check(bar, bars.isEmpty() ? null : bars.get(bars.size() - 1), intervalMinutes);
                bars.add(bar);
            }
        } catch (final NoSuchFileException e) {
            throw new TrainerException("no history file " + file + "; fetch it first", e);
        } catch (final IOException e) {
            throw new TrainerException("can't read history file " + file + ": " + e.getMessage(), e);
        } catch (final IllegalArgumentException | ArithmeticException e) {
            throw new TrainerException(
                    "history file " + file + " line " + number + ": " + e.getMessage() + "; mend or fetch it again", e);
        }
        return bars;
    }

    /**
     * Writes a file, whole or not at all.
     *
     * @param file to replace
     * @param bars in order
     * @throws TrainerException if it can't be written
     */
    public static void write(Path file, List<HistoryBar> bars) {
        final Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (OutputStream raw = Files.newOutputStream(part);
                    OutputStream out = isZipped(file) ? new GZIPOutputStream(raw) : raw;
                    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
                writer.write(HEADER);
                writer.write('\n');
                for (final HistoryBar bar : bars) {
                    writer.write(line(bar));
                }
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (final IOException e) {
            throw new TrainerException("can't write history file " + file + ": " + e.getMessage(), e);
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

    private static void check(HistoryBar bar, HistoryBar before, int intervalMinutes) {
        if (bar.openTimeMs() < 0 || bar.openTimeMs() % (intervalMinutes * 60_000L) != 0) {
            throw new IllegalArgumentException(
                    "open time " + bar.openTimeMs() + " is not a multiple of " + intervalMinutes + " minutes");
        }
        if (before != null && bar.openTimeMs() <= before.openTimeMs()) {
            throw new IllegalArgumentException("open time " + bar.openTimeMs() + " is not after the row before");
        }
        final boolean possible = bar.low() > 0
                && bar.low() <= Math.min(bar.open(), bar.close())
                && bar.high() >= Math.max(bar.open(), bar.close())
                && bar.volume().signum() >= 0;
        if (!possible) {
            throw new IllegalArgumentException("prices or volume that can't be");
        }
    }

    private static String line(HistoryBar bar) {
        return bar.openTimeMs() + "," + text(bar.open()) + ',' + text(bar.high()) + ',' + text(bar.low()) + ','
                + text(bar.close()) + ',' + bar.volume().toPlainString() + ','
                + (bar.turnover() == null ? "" : bar.turnover().toPlainString()) + '\n';
    }

    private static String text(long price) {
        final BigDecimal value =
                BigDecimal.valueOf(price, FixedPoint.SCALE_DIGITS).stripTrailingZeros();
        return value.toPlainString();
    }

    private static long price(String text) {
        return number(text).movePointRight(FixedPoint.SCALE_DIGITS).longValueExact();
    }

    private static BigDecimal amount(String text) {
        final BigDecimal stripped = number(text).stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
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
