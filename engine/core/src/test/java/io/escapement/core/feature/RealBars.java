package io.escapement.core.feature;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** Bars of real markets, where the machine has them. */
public final class RealBars {
    private RealBars() {}

    /** Rows {@code open time ms, open, high, low, close, volume}; skips the test when there is no real data. */
    public static List<String[]> rows(String file) {
        final String root = System.getenv("ESCAPEMENT_REAL_DATA");
        Assumptions.assumeTrue(
                root != null, "ESCAPEMENT_REAL_DATA is not set: real market data is not on this machine");
        final Path path = Path.of(root, file);
        Assumptions.assumeTrue(Files.exists(path), "no such real data: " + file);
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.US_ASCII))) {
            return reader.lines().skip(1).map(line -> line.split(",")).collect(Collectors.toList());
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Walks walk(String file) {
        final List<String[]> rows = rows(file);
        final Walks walk = new Walks(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            final String[] row = rows.get(i);
            walk.open[i] = Double.parseDouble(row[1]);
            walk.high[i] = Double.parseDouble(row[2]);
            walk.low[i] = Double.parseDouble(row[3]);
            walk.close[i] = Double.parseDouble(row[4]);
            walk.volume[i] = Double.parseDouble(row[5]);
        }
        return walk;
    }
}
