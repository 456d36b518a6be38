package io.escapement.trainer.command;

import io.escapement.trainer.TrainerException;
import io.escapement.trainer.history.Series;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads symbol and interval off a file's name: {@code BTCUSDT_15m.csv.gz}, {@code ETHUSDT_1h_2025.csv}. */
final class BarFileName {
    private static final Pattern NAME = Pattern.compile("([A-Z0-9]+)_(\\d+)([mhd])\\b.*|([A-Z0-9]+)_(\\d+)([mhd])_.*");

    private BarFileName() {}

    /**
     * What a file holds.
     *
     * @param file its name matters only
     * @param symbol given instead of the name's, or null
     * @param intervalMinutes given instead of the name's, or null
     * @return the series
     * @throws TrainerException if neither says
     */
    static Series series(Path file, String symbol, Integer intervalMinutes) {
        final Matcher name = NAME.matcher(file.getFileName().toString());
        final boolean speaks = name.matches();
        if ((symbol == null || intervalMinutes == null) && !speaks) {
            throw new TrainerException(
                    "can't tell what " + file
                            + " holds: name it SYMBOL_INTERVAL….csv such as BTCUSDT_15m.csv.gz, or give --symbol and --interval");
        }
        final int from = speaks && name.group(1) == null ? 4 : 1;
        return new Series(
                symbol != null ? symbol : name.group(from),
                intervalMinutes != null ? intervalMinutes : minutes(name.group(from + 1), name.group(from + 2)));
    }

    private static int minutes(String count, String unit) {
        final int units = Integer.parseInt(count);
        return switch (unit) {
            case "h" -> units * 60;
            case "d" -> units * 1440;
            default -> units;
        };
    }
}
