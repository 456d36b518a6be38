package io.escapement.gateway.bybit.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Recorded books put together again from our messages: update ids grow by one and no book is ever crossed. */
class RealBooksTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Decoding decoding = new Decoding(SymbolTable.learning(64, "alpha"));
    private final Map<String, Book> books = new HashMap<>();

    @Test
    void shouldNeverCrossWhenRecordedBooksAreReplayed() throws IOException {
        int frames = 0;
        for (final Path file : RealData.files(RealData.folder("recordings"))) {
            final String name = file.getFileName().toString();
            if (!name.contains("ob500") && !name.contains("session")) {
                continue;
            }
            books.clear();
            for (final String frame : RealData.frames(file)) {
                if (frame.contains("\"orderbook.") && decoding.frame(frame) == Verdict.PUBLISHED) {
                    frames++;
                    apply(name);
                }
            }
        }
        assertThat(frames).isGreaterThan(60);
    }

    private void apply(String name) throws IOException {
        final List<String> parts = decoding.messages();
        for (int i = 0; i < parts.size(); i++) {
            final JsonNode message = MAPPER.readTree(parts.get(i));
            assertThat(message.get("first").asText()).isEqualTo(i == 0 ? "YES" : "NO");
            assertThat(message.get("last").asText()).isEqualTo(i == parts.size() - 1 ? "YES" : "NO");
            final String key = message.get("instrumentId").asText() + message.get("depth");
            books.computeIfAbsent(key, depth -> new Book()).apply(name, message, i == 0);
        }
    }

    private static final class Book {
        private final TreeMap<BigDecimal, BigDecimal> bids = new TreeMap<>();
        private final TreeMap<BigDecimal, BigDecimal> asks = new TreeMap<>();
        private long updateId;

        void apply(String name, JsonNode message, boolean firstPart) {
            final boolean snapshot = message.get("message").asText().equals("BookSnapshot");
            final long update = message.get("updateId").asLong();
            if (firstPart && snapshot) {
                bids.clear();
                asks.clear();
            } else if (firstPart) {
                assertThat(update).as(name).isEqualTo(updateId + 1);
            }
            updateId = update;
            message.get("bids").forEach(level -> set(bids, level));
            message.get("asks").forEach(level -> set(asks, level));
            if (message.get("last").asText().equals("YES")) {
                assertThat(bids).as(name).isNotEmpty();
                assertThat(bids.lastKey()).as(name).isLessThan(asks.firstKey());
            }
        }

        private static void set(TreeMap<BigDecimal, BigDecimal> side, JsonNode level) {
            final BigDecimal price = new BigDecimal(level.get("price").asText());
            final BigDecimal size = new BigDecimal(level.get("size").asText());
            if (size.signum() == 0) {
                side.remove(price);
            } else {
                side.put(price, size);
            }
        }
    }
}
