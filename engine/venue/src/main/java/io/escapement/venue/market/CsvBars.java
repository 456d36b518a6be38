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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Reads the bars of one CSV file: {@code open_time_ms,open,high,low,close,volume[,turnover]}, with or without a header
 * line, plain or, by its name, gzipped. Checked row by row. The only file access of the room.
 */
final class CsvBars {
    private static final Pattern NAME = Pattern.compile("([A-Z0-9]+USDT)_.*");
    private static final Pattern INTERVAL = Pattern.compile("(?:^|.*[_-])(\\d{1,4})([mhd])(?:[_.-].*)?");
    private static final long MINUTE_MS = 60_000L;

    private final String file;
    private final BarRows bars;
    private final long[] prices = new long[4];

    private CsvBars(String symbol, String file) {
        this.file = file;
        bars = new BarRows(symbol, "history file " + file);
    }

    /**
     * Reads a file.
     *
     * @param specification {@code path} with symbol and interval in its name, or {@code SYMBOL=path}
     * @return its bars, at least two
     * @throws IllegalArgumentException naming file, line, what is wrong and the remedy
     */
    static BarRows read(String specification) {
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
        final CsvBars reader = new CsvBars(symbol, name);
        try (InputStream raw = Files.newInputStream(path);
                InputStream bytes = name.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.US_ASCII))) {
            reader.readAll(lines);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "history file " + path + ": cannot be read (" + unreadable.getMessage()
                            + "); check that it is CSV, gzipped only if its name ends in .gz",
                    unreadable);
        }
        reader.bars.interval(reader.interval(name));
        return reader.bars;
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
        if (bars.size() < 2) {
            throw new IllegalArgumentException("history file " + file + ": " + bars.size()
                    + " rows; at least 2 are needed, as open_time_ms,open,high,low,close,volume[,turnover]");
        }
    }

    private void readRow(int line, String[] fields) {
        if (fields.length != 6 && fields.length != 7) {
            throw bad(line, fields.length + " columns", "give open_time_ms,open,high,low,close,volume[,turnover]");
        }
        final long openMs = number(line, "open_time_ms", fields[0], 0);
        if (openMs < 1_000_000_000_000L || openMs > 9_999_999_999_999L) {
            throw bad(line, "open_time_ms " + fields[0] + " is not in milliseconds", "give the epoch time in ms");
        }
        if (openMs % MINUTE_MS != 0) {
            throw bad(line, "open_time_ms " + openMs + " is not a whole minute", "give the bar's first instant");
        }
        if (bars.size() > 0 && openMs <= bars.lastMs()) {
            throw bad(
                    line,
                    "open_time_ms " + openMs + " does not follow " + bars.lastMs(),
                    "sort the rows by time and remove duplicates");
        }
        for (int i = 0; i < 4; i++) {
            prices[i] = number(line, "price", fields[i + 1], FixedPoint.SCALE_DIGITS);
            bars.priceDigits(digits(fields[i + 1]));
        }
        final long volume = number(line, "volume", fields[5], FixedPoint.SCALE_DIGITS);
        bars.volumeDigits(digits(fields[5]));
        final long turnover =
                fields.length == 7 && !fields[6].isBlank() ? number(line, "turnover", fields[6], 4) : BarRows.NOT_GIVEN;
        if (prices[2] <= 0) {
            throw bad(line, "low " + fields[3] + " is not positive", "correct or remove the row");
        }
        if (prices[1] < Math.max(prices[0], prices[3]) || prices[2] > Math.min(prices[0], prices[3])) {
            throw bad(
                    line,
                    "open " + fields[1] + " and close " + fields[4] + " are not within low " + fields[3] + " and high "
                            + fields[2],
                    "correct or remove the row");
        }
        if (volume < 0) {
            throw bad(line, "volume " + fields[5] + " is negative", "correct or remove the row");
        }
        bars.add(openMs, prices[0], prices[1], prices[2], prices[3], volume, turnover);
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

    private int interval(String name) {
        final Matcher matcher = INTERVAL.matcher(name);
        if (!matcher.matches()) {
            return bars.leastStepMinutes();
        }
        final int count = Integer.parseInt(matcher.group(1));
        return count
                * switch (matcher.group(2)) {
                    case "h" -> 60;
                    case "d" -> 1440;
                    default -> 1;
                };
    }

    private static int digits(String text) {
        final BigDecimal value = new BigDecimal(text.trim()).stripTrailingZeros();
        return Math.max(0, Math.min(FixedPoint.SCALE_DIGITS, value.scale()));
    }

    private IllegalArgumentException bad(int line, String what, String remedy) {
        return new IllegalArgumentException("history file " + file + " line " + line + ": " + what + "; " + remedy);
    }
}
