package io.escapement.trainer.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.trainer.TrainerException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder of history: {@code SYMBOL_3m.csv.gz}, {@code SYMBOL_15m.csv.gz} … and {@code instruments.json}, the venue's
 * own definitions. Every file is replaced whole or not at all.
 */
public final class HistoryFolder {
    private static final Pattern NAME = Pattern.compile("([A-Z0-9]+)_(\\d+)m\\.csv\\.gz");
    private static final String INSTRUMENTS = "instruments.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    /**
     * A view of a folder.
     *
     * @param folder need not exist before the first write
     */
    public HistoryFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Where a series lies.
     *
     * @param symbol as the venue writes it
     * @param intervalMinutes of its bars
     * @return the file
     */
    public Path file(String symbol, int intervalMinutes) {
        return folder.resolve(symbol + "_" + intervalMinutes + "m.csv.gz");
    }

    /**
     * Symbols with a file of one interval.
     *
     * @param intervalMinutes of the bars
     * @return in alphabetical order
     * @throws TrainerException if the folder can't be listed or holds none
     */
    public List<String> symbols(int intervalMinutes) {
        final TreeSet<String> symbols = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (final Path file : files) {
                final Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches() && Integer.parseInt(name.group(2)) == intervalMinutes) {
                    symbols.add(name.group(1));
                }
            }
        } catch (final IOException e) {
            throw new TrainerException("no history folder " + folder + "; fetch history first", e);
        }
        if (symbols.isEmpty()) {
            throw new TrainerException(
                    "no history of " + intervalMinutes + " m bars in " + folder + "; fetch history first");
        }
        return List.copyOf(symbols);
    }

    /**
     * Reads a series.
     *
     * @param symbol to read
     * @param intervalMinutes of its bars
     * @return bars, oldest first
     * @throws TrainerException if the file is missing or wrong
     */
    public List<HistoryBar> read(String symbol, int intervalMinutes) {
        return BarCsv.read(file(symbol, intervalMinutes), intervalMinutes);
    }

    /**
     * Replaces a series.
     *
     * @param symbol to write
     * @param intervalMinutes of its bars
     * @param bars oldest first
     */
    public void write(String symbol, int intervalMinutes, List<HistoryBar> bars) {
        BarCsv.write(file(symbol, intervalMinutes), bars);
    }

    /**
     * Replaces the definitions.
     *
     * @param rows as the venue writes them
     */
    public void writeInstruments(List<JsonNode> rows) {
        final ArrayNode list = JSON.createArrayNode().addAll(rows);
        final Path file = folder.resolve(INSTRUMENTS);
        final Path part = folder.resolve(INSTRUMENTS + ".part");
        try {
            Files.createDirectories(folder);
            Files.write(part, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(list));
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (final IOException e) {
            throw new TrainerException("can't write " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Definitions of the instruments.
     *
     * @return all that were fetched; empty when bars were put here by hand
     * @throws TrainerException if the file is there but can't be read
     */
    public List<Instrument> instruments() {
        final Path file = folder.resolve(INSTRUMENTS);
        final List<Instrument> instruments = new ArrayList<>();
        if (!Files.exists(file)) {
            return instruments;
        }
        try {
            for (final JsonNode row : JSON.readTree(file.toFile())) {
                instruments.add(new Instrument(
                        row.path("symbol").asText(),
                        new BigDecimal(row.path("priceFilter").path("tickSize").asText())
                                .movePointRight(FixedPoint.SCALE_DIGITS)
                                .longValueExact(),
                        row.path("fundingInterval").asInt()));
            }
        } catch (final IOException | ArithmeticException | NumberFormatException e) {
            throw new TrainerException("can't read " + file + "; fetch history again", e);
        }
        return instruments;
    }
}
