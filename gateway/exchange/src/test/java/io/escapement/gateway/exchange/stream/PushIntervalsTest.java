package io.escapement.gateway.exchange.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.escapement.codecs.sbe.Side;
import io.escapement.gateway.exchange.net.SocketLink;
import io.escapement.venue.Venue;
import io.escapement.venue.VenueConfiguration;
import io.escapement.venue.VenueListener;
import io.escapement.venue.model.BookView;
import io.escapement.venue.model.LiquidationView;
import io.escapement.venue.model.PriceLimit;
import io.escapement.venue.model.TickerView;
import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A market that moves every few milliseconds, told at the venue's push intervals. */
class PushIntervalsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final SocketLink link = new SocketLink(channel, "c");
    private PublicFeed feed;
    private Venue venue;

    @Test
    void shouldTellABookOnceAnIntervalWithAllThatChanged() {
        open(0, 5, 10, 18, 19, 60);
        final Map<String, String> bids = new TreeMap<>();
        subscribe("orderbook.50.BTCUSDT");

        final List<JsonNode> frames = until(100);

        assertThat(offsets(frames)).containsExactly(0L, 0L, 20L, 60L);
        assertThat(frames)
                .extracting(frame -> frame.get("type").asText())
                .containsExactly("snapshot", "delta", "delta", "delta");
        final long first = frames.get(0).get("data").get("u").asLong();
        assertThat(frames)
                .extracting(frame -> frame.get("data").get("u").asLong())
                .containsExactly(first, first + 1, first + 2, first + 3);
        frames.forEach(frame -> frame.get("data").get("b").forEach(level -> {
            if (level.get(1).asText().equals("0")) {
                assertThat(bids.remove(level.get(0).asText()))
                        .as("only known levels go")
                        .isNotNull();
            } else {
                bids.put(level.get(0).asText(), level.get(1).asText());
            }
        }));
        assertThat(bids).isEqualTo(levels(venue.book(0, 50)));
    }

    @Test
    void shouldRepeatTheShallowestBookWithTheSameUpdateWhenNothingChanges() {
        open(0);
        subscribe("orderbook.1.BTCUSDT");

        final List<JsonNode> frames = until(7_000);

        assertThat(offsets(frames)).containsExactly(0L, 0L, 3_000L, 6_000L);
        assertThat(frames).allMatch(frame -> frame.get("type").asText().equals("snapshot"));
        assertThat(frames.get(3).get("data")).isEqualTo(frames.get(1).get("data"));
        assertThat(frames.get(1).get("data").get("u").asLong())
                .isEqualTo(frames.get(0).get("data").get("u").asLong() + 1);
    }

    @Test
    void shouldGatherWhatChangedOfATicker() {
        open(0, 30, 60, 250);
        subscribe("tickers.BTCUSDT");

        final List<JsonNode> frames = until(400);

        assertThat(offsets(frames)).containsExactly(0L, 0L, 100L, 250L);
        assertThat(frames.get(2).get("type").asText()).isEqualTo("delta");
        assertThat(frames.get(2).get("data").get("lastPrice").asText()).isEqualTo("100.3");
        assertThat(frames.get(2).get("data").has("fundingCap")).isFalse();
        assertThat(frames.get(2).get("data").has("prevPrice24h"))
                .as("unchanged")
                .isFalse();
    }

    @Test
    void shouldGiveALateListenerWhatTheOthersKnow() {
        open(0, 5, 6);
        subscribe("orderbook.50.BTCUSDT");
        final List<JsonNode> early = until(8);
        final EmbeddedChannel other = new EmbeddedChannel();
        final SocketLink late = new SocketLink(other, "d");
        feed.subscribe("orderbook.50.BTCUSDT", late);
        feed.greet(late);
        venue.advanceTo(DenseMarket.START_MS + 20);
        feed.onTime(DenseMarket.START_MS + 20);
        link.flush();
        late.flush();

        final List<JsonNode> theirs = read(other);
        assertThat(theirs.get(0).get("type").asText()).isEqualTo("snapshot");
        assertThat(theirs.get(0).get("data").get("u"))
                .isEqualTo(early.get(early.size() - 1).get("data").get("u"));
        assertThat(theirs.get(1)).isEqualTo(read(channel).get(0));
    }

    @Test
    void shouldGatherLiquidations() {
        open(0);
        subscribe("allLiquidation.BTCUSDT");
        final LiquidationView one = new LiquidationView(DenseMarket.START_MS, Side.BUY, 100_000, 9_000_000_000L);
        feed.onLiquidations(0, List.of(one));
        until(10);
        feed.onLiquidations(0, List.of(one));
        feed.onLiquidations(0, List.of(one, one));

        final List<JsonNode> frames = until(600);

        assertThat(offsets(frames)).containsExactly(500L);
        assertThat(frames.get(0).get("data")).hasSize(3);
        assertThat(frames.get(0).get("data").get(0).toString())
                .isEqualTo("{\"T\":" + DenseMarket.START_MS
                        + ",\"s\":\"BTCUSDT\",\"S\":\"Buy\",\"v\":\"0.001\",\"p\":\"90.0\"}");
    }

    @Test
    void shouldTellPriceLimitsAtOnceAndThenEveryThreeTenths() {
        open(0, 100, 200, 700);
        subscribe("priceLimit.BTCUSDT");

        final List<JsonNode> frames = until(800);

        assertThat(offsets(frames)).containsExactly(0L, 0L, 300L, 700L);
        assertThat(frames.get(0).get("data").get("symbol").asText()).isEqualTo("BTCUSDT");
    }

    private void open(long... offsetsMs) {
        venue = new Venue(VenueConfiguration.defaults(), new DenseMarket(offsetsMs), listener());
        feed = new PublicFeed(venue, 1, true);
    }

    private void subscribe(String topic) {
        feed.subscribe(topic, link);
        feed.greet(link);
    }

    /** Goes on as the pacer does: to the next event or the next push, whichever is first. */
    private List<JsonNode> until(long offsetMs) {
        final long endMs = DenseMarket.START_MS + offsetMs;
        while (Math.min(venue.nextEventTimeMs(), feed.nextPushMs()) <= endMs) {
            final long nextMs = Math.min(venue.nextEventTimeMs(), feed.nextPushMs());
            venue.advanceTo(nextMs);
            feed.onTime(nextMs);
        }
        link.flush();
        return read(channel);
    }

    private static List<Long> offsets(List<JsonNode> frames) {
        return frames.stream()
                .map(frame -> frame.get("ts").asLong() - DenseMarket.START_MS)
                .toList();
    }

    private static Map<String, String> levels(BookView book) {
        final Map<String, String> levels = new TreeMap<>();
        for (int i = 0; i < book.levels(); i++) {
            levels.put(text(book.bidPrice(i), 1), text(book.bidSize(i), 3));
        }
        return levels;
    }

    private static String text(long value, int digits) {
        return java.math.BigDecimal.valueOf(value, 8).setScale(digits).toPlainString();
    }

    private static List<JsonNode> read(EmbeddedChannel channel) {
        final List<JsonNode> frames = new ArrayList<>();
        for (ByteBuf buffer = channel.readOutbound(); buffer != null; buffer = channel.readOutbound()) {
            while (buffer.isReadable()) {
                buffer.skipBytes(1);
                int length = buffer.readUnsignedByte();
                if (length == 126) {
                    length = buffer.readUnsignedShort();
                }
                frames.add(json(buffer.readCharSequence(length, StandardCharsets.US_ASCII)
                        .toString()));
            }
            buffer.release();
        }
        return frames;
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (final IOException e) {
            throw new AssertionError(text, e);
        }
    }

    private VenueListener listener() {
        return (VenueListener) Proxy.newProxyInstance(
                VenueListener.class.getClassLoader(), new Class<?>[] {VenueListener.class}, (proxy, method, args) -> {
                    switch (method.getName()) {
                        case "onBook" -> feed.onBook((int) args[0], (int) args[1], (BookView) args[2]);
                        case "onPriceLimit" -> feed.onPriceLimit((int) args[0], (PriceLimit) args[1]);
                        case "onTicker" -> feed.onTicker((int) args[0], (TickerView) args[1]);
                        default -> {
                            // Not subscribed to.
                        }
                    }
                    return null;
                });
    }
}
