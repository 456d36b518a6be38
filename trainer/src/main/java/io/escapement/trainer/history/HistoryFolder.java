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
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder of history: {@code SYMBOL_3m.parquet}, {@code SYMBOL_15m.parquet} … with bars, {@code SYMBOL_funding.parquet}
 * with paid rates, and {@code instruments.json}, the venue's own definitions. Every file is replaced whole or not at all.
 */
public final class HistoryFolder {
    private static final Pattern NAME = Pattern.compile("([A-Z0-9]+)_(\\d+)m\\.parquet");
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
        return folder.resolve(symbol + "_" + intervalMinutes + "m.parquet");
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
        for (final Series series : series()) {
            if (series.intervalMinutes() == intervalMinutes) {
                symbols.add(series.symbol());
            }
        }
        if (symbols.isEmpty()) {
            throw new TrainerException(
                    "no history of " + intervalMinutes + " m bars in " + folder + "; fetch or import history first");
        }
        return List.copyOf(symbols);
    }

    /**
     * Is there a series?
     *
     * @param symbol of its bars
     * @param intervalMinutes of its bars
     * @return true if its file is there
     */
    public boolean has(String symbol, int intervalMinutes) {
        return Files.exists(file(symbol, intervalMinutes));
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
        final Path file = file(symbol, intervalMinutes);
        if (!Files.exists(file)) {
            throw new TrainerException("no " + intervalMinutes + " m bars of " + symbol + " in " + folder
                    + "; fetch them (train fetch) or import them (train import)");
        }
        return BarTable.read(file, intervalMinutes);
    }

    /**
     * Reads a series that may not be there.
     *
     * @param symbol to read
     * @param intervalMinutes of its bars
     * @return bars, oldest first; empty without a file
     */
    public List<HistoryBar> readIfThere(String symbol, int intervalMinutes) {
        return Files.exists(file(symbol, intervalMinutes)) ? read(symbol, intervalMinutes) : List.of();
    }

    /**
     * What a merge did.
     *
     * @param bars in the series now
     * @param added that were not there
     * @param changed that differed
     */
    public record Merged(int bars, int added, int changed) {}

    /**
     * Adds bars to a series; where both have one, the new one stands.
     *
     * @param symbol to change
     * @param intervalMinutes of its bars
     * @param newer in any order, the last of equal open times stands
     * @return what changed
     */
    public Merged merge(String symbol, int intervalMinutes, List<HistoryBar> newer) {
        final TreeMap<Long, HistoryBar> all = new TreeMap<>();
        for (final HistoryBar bar : readIfThere(symbol, intervalMinutes)) {
            all.put(bar.openTimeMs(), bar);
        }
        final int before = all.size();
        int changed = 0;
        for (final HistoryBar bar : newer) {
            final HistoryBar known = all.put(bar.openTimeMs(), bar);
            changed += known == null || known.equals(bar) ? 0 : 1;
        }
        if (all.size() > before || changed > 0) {
            write(symbol, intervalMinutes, List.copyOf(all.values()));
        }
        return new Merged(all.size(), all.size() - before, changed);
    }

    /**
     * Paid funding rates.
     *
     * @param symbol to read
     * @return oldest first; empty without a file
     */
    public List<FundingRate> funding(String symbol) {
        final Path file = fundingFile(symbol);
        return Files.exists(file) ? FundingTable.read(file) : List.of();
    }

    /**
     * Adds paid funding rates; where both have one, the new one stands.
     *
     * @param symbol to change
     * @param newer in any order
     * @return rates there are now
     */
    public int mergeFunding(String symbol, List<FundingRate> newer) {
        final TreeMap<Long, FundingRate> all = new TreeMap<>();
        funding(symbol).forEach(rate -> all.put(rate.timeMs(), rate));
        newer.forEach(rate -> all.put(rate.timeMs(), rate));
        FundingTable.write(fundingFile(symbol), List.copyOf(all.values()));
        return all.size();
    }

    /**
     * Adds the funding rates of a table.
     *
     * @param symbol to change
     * @param file with {@code funding_time_ms} and {@code funding_rate}
     * @return rates there are now
     */
    public int importFunding(String symbol, Path file) {
        return mergeFunding(symbol, FundingTable.read(file));
    }

    /**
     * Every series of the folder.
     *
     * @return by symbol, then interval
     * @throws TrainerException if the folder can't be listed
     */
    public List<Series> series() {
        final TreeSet<Series> all = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (final Path file : files) {
                final Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches()) {
                    all.add(new Series(name.group(1), Integer.parseInt(name.group(2))));
                }
            }
        } catch (final IOException e) {
            throw new TrainerException("no history folder " + folder + "; fetch or import history first", e);
        }
        return List.copyOf(all);
    }

    private Path fundingFile(String symbol) {
        return folder.resolve(symbol + "_funding.parquet");
    }

    /**
     * Replaces a series.
     *
     * @param symbol to write
     * @param intervalMinutes of its bars
     * @param bars oldest first
     */
    public void write(String symbol, int intervalMinutes, List<HistoryBar> bars) {
        BarTable.write(file(symbol, intervalMinutes), bars);
    }

    /**
     * Adds definitions; those of the same symbol are replaced.
     *
     * @param rows as the venue writes them
     */
    public void mergeInstruments(List<JsonNode> rows) {
        final TreeMap<String, JsonNode> all = new TreeMap<>();
        for (final JsonNode row : definitions()) {
            all.put(row.path("symbol").asText(), row);
        }
        for (final JsonNode row : rows) {
            all.put(row.path("symbol").asText(), row);
        }
        final ArrayNode list = JSON.createArrayNode().addAll(all.values());
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

    private JsonNode definitions() {
        final Path file = folder.resolve(INSTRUMENTS);
        if (!Files.exists(file)) {
            return JSON.createArrayNode();
        }
        try {
            return JSON.readTree(file.toFile());
        } catch (final IOException e) {
            throw new TrainerException("can't read " + file + "; remove it and fetch history again", e);
        }
    }

    /**
     * Definitions of the instruments.
     *
     * @return all that were fetched; empty when bars were put here by hand
     * @throws TrainerException if the file is there but can't be read
     */
    public List<Instrument> instruments() {
        final List<Instrument> instruments = new ArrayList<>();
        try {
            for (final JsonNode row : definitions()) {
                instruments.add(new Instrument(
                        row.path("symbol").asText(),
                        new BigDecimal(row.path("priceFilter").path("tickSize").asText())
                                .movePointRight(FixedPoint.SCALE_DIGITS)
                                .longValueExact(),
                        row.path("fundingInterval").asInt()));
            }
        } catch (final ArithmeticException | NumberFormatException e) {
            throw new TrainerException(
                    "can't read " + folder.resolve(INSTRUMENTS) + "; remove it and fetch history again", e);
        }
        return instruments;
    }
}
