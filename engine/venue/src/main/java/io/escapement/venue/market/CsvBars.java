package io.escapement.venue.market;

import io.escapement.codecs.decimal.FixedPoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * The bars of one CSV file: {@code open_time_ms,open,high,low,close,volume[,turnover]}, with or without a header line,
 * plain or, by its name, gzipped. Read once, checked row by row. The only file access of the room.
 */
final class CsvBars {
    private static final Pattern NAME = Pattern.compile("([A-Z0-9]+USDT)_.*");
    private static final Pattern INTERVAL = Pattern.compile("(?:^|.*[_-])(\\d{1,4})([mhd])(?:[_.-].*)?");
    private static final int COLUMNS = 7;
    private static final long MINUTE_MS = 60_000L;

    final String symbol;
    final String file;
    int intervalMinutes;
    int size;
    int priceDigits;
    int volumeDigits;

    /** Seven numbers a row: time, then prices at 1e-8, volume at 1e-8 and turnover at 1e-4 (-1: not given). */
    private long[] rows = new long[COLUMNS * 4096];

    private CsvBars(String symbol, String file) {
        this.symbol = symbol;
        this.file = file;
    }

    /**
     * Reads a file.
     *
     * @param specification {@code path} with symbol and interval in its name, or {@code SYMBOL=path}
     * @return its bars, at least two
     * @throws IllegalArgumentException naming file, line, what is wrong and the remedy
     */
    static CsvBars read(String specification) {
        final int equals = specification.indexOf('=');
        final Path path = Path.of(specification.substring(equals + 1));
        if (Files.notExists(path)) {
            throw new IllegalArgumentException("history file " + path + ": not found; check the path");
        }
        final String name = path.getFileName().toString();
        final String symbol;
        if (equals > 0) {
            symbol = specification.substring(0, equals);
        } else {
            final Matcher matcher = NAME.matcher(name);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("history file " + name
                        + ": no symbol in its name; rename it like BTCUSDT_3m.csv or give SYMBOL=" + name);
            }
            symbol = matcher.group(1);
        }
        final CsvBars bars = new CsvBars(symbol, name);
        try (InputStream raw = Files.newInputStream(path);
                InputStream bytes = name.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.US_ASCII))) {
            bars.readAll(lines);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "history file " + path + ": cannot be read (" + unreadable.getMessage()
                            + "); check that it is CSV, gzipped only if its name ends in .gz",
                    unreadable);
        }
        bars.checkInterval(name);
        return bars;
    }

    long openMs(int index) {
        return rows[index * COLUMNS];
    }

    /** Open, high, low, close for field 1 to 4, at 1e-8. */
    long price(int index, int field) {
        return rows[index * COLUMNS + field];
    }

    /** Base units at 1e-8. */
    long volume(int index) {
        return rows[index * COLUMNS + 5];
    }

    /** Quote units at 1e-4, or -1 if the file does not say. */
    long turnover(int index) {
        return rows[index * COLUMNS + 6];
    }

    private void readAll(BufferedReader lines) throws IOException {
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.isBlank() || number == 1 && !Character.isDigit(line.charAt(0))) {
                continue;
            }
            readRow(number, line.split(",", -1));
        }
        if (size < 2) {
            throw new IllegalArgumentException("history file " + file + ": " + size
                    + " rows; at least 2 are needed, as open_time_ms,open,high,low,close,volume[,turnover]");
        }
    }

    private void readRow(int line, String[] fields) {
        if (fields.length != 6 && fields.length != 7) {
            throw bad(line, fields.length + " columns", "give open_time_ms,open,high,low,close,volume[,turnover]");
        }
        if ((size + 1) * COLUMNS > rows.length) {
            rows = Arrays.copyOf(rows, rows.length * 2);
        }
        final int at = size * COLUMNS;
        final long openMs = number(line, "open_time_ms", fields[0], 0);
        if (openMs < 1_000_000_000_000L || openMs > 9_999_999_999_999L) {
            throw bad(line, "open_time_ms " + fields[0] + " is not in milliseconds", "give the epoch time in ms");
        }
        if (openMs % MINUTE_MS != 0) {
            throw bad(line, "open_time_ms " + openMs + " is not a whole minute", "give the bar's first instant");
        }
        if (size > 0 && openMs <= rows[at - COLUMNS]) {
            throw bad(
                    line,
                    "open_time_ms " + openMs + " does not follow " + rows[at - COLUMNS],
                    "sort the rows by time and remove duplicates");
        }
        rows[at] = openMs;
        for (int i = 1; i <= 4; i++) {
            rows[at + i] = number(line, "price", fields[i], FixedPoint.SCALE_DIGITS);
            priceDigits = Math.max(priceDigits, digits(fields[i]));
        }
        rows[at + 5] = number(line, "volume", fields[5], FixedPoint.SCALE_DIGITS);
        volumeDigits = Math.max(volumeDigits, digits(fields[5]));
        rows[at + 6] = fields.length == 7 && !fields[6].isBlank() ? number(line, "turnover", fields[6], 4) : -1;
        final long open = rows[at + 1];
        final long high = rows[at + 2];
        final long low = rows[at + 3];
        final long close = rows[at + 4];
        if (low <= 0) {
            throw bad(line, "low " + fields[3] + " is not positive", "correct or remove the row");
        }
        if (high < Math.max(open, close) || low > Math.min(open, close)) {
            throw bad(
                    line,
                    "open " + fields[1] + " and close " + fields[4] + " are not within low " + fields[3] + " and high "
                            + fields[2],
                    "correct or remove the row");
        }
        if (rows[at + 5] < 0) {
            throw bad(line, "volume " + fields[5] + " is negative", "correct or remove the row");
        }
        size++;
    }

    private long number(int line, String what, String text, int scale) {
        try {
            final BigDecimal value = new BigDecimal(text.trim()).movePointRight(scale);
            // Collectors that sum doubles leave digits behind the last one meant.
            return value.setScale(0, RoundingMode.HALF_UP).longValueExact();
        } catch (NumberFormatException notANumber) {
            throw bad(line, what + " '" + text + "' is not a number", "correct or remove the row");
        } catch (ArithmeticException tooLarge) {
            throw bad(line, what + " '" + text + "' is too large", "correct or remove the row");
        }
    }

    private void checkInterval(String name) {
        final Matcher matcher = INTERVAL.matcher(name);
        if (matcher.matches()) {
            final int count = Integer.parseInt(matcher.group(1));
            intervalMinutes = count
                    * switch (matcher.group(2)) {
                        case "h" -> 60;
                        case "d" -> 1440;
                        default -> 1;
                    };
        } else {
            long least = Long.MAX_VALUE;
            for (int i = 1; i < size; i++) {
                least = Math.min(least, openMs(i) - openMs(i - 1));
            }
            intervalMinutes = (int) Math.min(least / MINUTE_MS, 100_000);
        }
        if (intervalMinutes < 1 || 1440 % intervalMinutes != 0) {
            throw new IllegalArgumentException("history file " + file + ": bars of " + intervalMinutes
                    + " minutes do not divide a day; give 1m, 3m, 5m, 15m, 30m, 1h, 2h, 4h, 6h, 12h or 1d");
        }
        for (int i = 0; i < size; i++) {
            if (openMs(i) % (intervalMinutes * MINUTE_MS) != 0) {
                throw new IllegalArgumentException("history file " + file + ": open_time_ms " + openMs(i)
                        + " is not a multiple of its interval of " + intervalMinutes
                        + " minutes; put the right interval into the name, like BTCUSDT_1m.csv");
            }
        }
    }

    private static int digits(String text) {
        final BigDecimal value = new BigDecimal(text.trim()).stripTrailingZeros();
        return Math.max(0, Math.min(FixedPoint.SCALE_DIGITS, value.scale()));
    }

    private IllegalArgumentException bad(int line, String what, String remedy) {
        return new IllegalArgumentException("history file " + file + " line " + line + ": " + what + "; " + remedy);
    }
}
