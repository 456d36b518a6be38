package io.escapement.gateway.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every reply and push, key by key and type by type: against the project's own list of shapes, always; and against
 * payloads recorded from the venue, where {@code ESCAPEMENT_REAL_DATA} names them. A key that only one side has must be
 * explained in {@code shapes-allowed.txt}, and nothing stands there that explains nothing.
 */
class ConformanceTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static Map<String, JsonNode> payloads;

    @BeforeAll
    static void record(@TempDir Path folder) {
        payloads = Transcript.record(folder);
    }

    @Test
    void shouldKeepTheShapeOfEveryPayload() throws IOException {
        final Map<String, Map<String, String>> expected = new TreeMap<>();
        Map<String, String> shape = null;
        for (final String line : resource("shapes.txt")) {
            if (line.startsWith("# ")) {
                shape = new TreeMap<>();
                expected.put(line.substring(2), shape);
            } else {
                shape.put(line.substring(0, line.lastIndexOf(' ')), line.substring(line.lastIndexOf(' ') + 1));
            }
        }

        assertThat(payloads.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, keys) ->
                assertThat(Shapes.of(payloads.get(name))).as(name).isEqualTo(keys));
    }

    @Test
    void shouldChangeNothingButKnownKeysInATickerDelta() {
        final Set<String> snapshot =
                Shapes.of(payloads.get("tickers.BTCUSDT snapshot")).keySet();

        assertThat(snapshot)
                .containsAll(Shapes.of(payloads.get("tickers.BTCUSDT delta")).keySet());
    }

    @Test
    void shouldHaveTheKeysAndTypesOfRecordedPayloads() throws IOException {
        final String data = System.getenv("ESCAPEMENT_REAL_DATA");
        assumeThat(data).as("ESCAPEMENT_REAL_DATA names a folder of recordings").isNotBlank();
        final Path frames = Path.of(data).resolve("bybit/frames");
        final Map<String, String> allowed = new TreeMap<>();
        for (final String line : resource("shapes-allowed.txt")) {
            if (!line.startsWith("#") && !line.isBlank()) {
                final String[] parts = line.split(" {2,}", 2);
                allowed.put(parts[0], parts[1]);
            }
        }
        final List<String> differences = new ArrayList<>();
        final Set<String> used = new HashSet<>();
        for (final String line : resource("shapes-recorded.txt")) {
            final String[] parts = line.split(" = ");
            final JsonNode theirs = MAPPER.readTree(Files.readString(frames.resolve(parts[1] + ".json")));
            compare(parts[0], Shapes.of(theirs), differences, allowed.keySet(), used);
        }

        assertThat(differences).isEmpty();
        assertThat(used).as("every explanation is needed").isEqualTo(allowed.keySet());
    }

    /** Differences as {@code ours order data[].openTime}, and {@code type …} where both have a key. */
    private static void compare(
            String name, Map<String, String> theirs, List<String> differences, Set<String> allowed, Set<String> used) {
        final Map<String, String> ours = Shapes.of(payloads.get(name));
        final Set<String> keys = new HashSet<>(ours.keySet());
        keys.addAll(theirs.keySet());
        for (final String key : keys) {
            final String kind = !theirs.containsKey(key)
                    ? "ours"
                    : !ours.containsKey(key) ? "theirs" : ours.get(key).equals(theirs.get(key)) ? "" : "type";
            final String last = key.substring(key.lastIndexOf('.') + 1);
            final String explained = kind + " " + last;
            if (allowed.contains(explained)) {
                used.add(explained);
            } else if (!kind.isEmpty()) {
                differences.add(name + ": " + kind + " " + key + " " + ours.get(key) + " " + theirs.get(key));
            }
        }
    }

    private static List<String> resource(String name) throws IOException {
        try (InputStream in = ConformanceTest.class.getResourceAsStream("/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
