package io.escapement.gateway.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.gateway.exchange.client.Frame;
import io.escapement.gateway.exchange.client.TestClient;
import io.escapement.gateway.exchange.limit.LimitSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pushed messages that come late, twice, in another order, or never. */
class FrameFaultsTest {
    private static final long QUIET_MS = 250;
    private static final double SPEED = 60;

    @TempDir
    Path folder;

    private TestExchange exchange;
    private TestClient client;

    @BeforeEach
    void open() {
        exchange = TestExchange.free(TestExchange.flat(folder), SPEED);
        client = exchange.client();
    }

    @AfterEach
    void close() {
        client.close();
        exchange.close();
    }

    @Test
    void shouldPushAnOrderTwice() {
        exchange.fault("kind=duplicate,topic=order");
        subscribe("order");
        buy();

        final JsonNode first = client.next().json();
        assertThat(client.next().json()).isEqualTo(first);
        assertThat(client.poll(QUIET_MS)).isNull();
    }

    @Test
    void shouldPushALateMessageBehindLaterOnes() {
        exchange.fault("kind=delay,topic=execution,late=400");
        subscribe("execution", "order", "position", "wallet");
        buy();

        assertThat(topics(4).get(3)).isEqualTo("execution");
    }

    @Test
    void shouldPushAMessageBehindTheNextOne() {
        subscribe("execution", "order", "position", "wallet");
        buy();
        final List<String> usual = topics(4);
        exchange.fault("kind=reorder,count=1");
        buy();
        final List<String> unusual = topics(4);

        assertThat(unusual).isNotEqualTo(usual).containsExactlyInAnyOrderElementsOf(usual);
        assertThat(unusual.subList(0, 2)).containsExactly(usual.get(1), usual.get(0));
        assertThat(unusual.subList(2, 4)).isEqualTo(usual.subList(2, 4));
    }

    @Test
    void shouldSwapMessagesInPairs() {
        subscribe("execution", "order", "position", "wallet");
        buy();
        final List<String> usual = topics(4);
        exchange.fault("kind=reorder,count=2");
        buy();

        assertThat(topics(4)).containsExactly(usual.get(1), usual.get(0), usual.get(3), usual.get(2));
    }

    @Test
    void shouldPushAHeldMessageWhenNoneFollows() {
        exchange.fault("kind=reorder,late=300");
        subscribe("order");
        buy();

        assertThat(client.poll(QUIET_MS / 2)).isNull();
        assertThat(client.next().json().get("topic").asText()).isEqualTo("order");
    }

    @Test
    void shouldLeaveAnUpdateOfABookOut() {
        try (TestExchange moving = TestExchange.stepping(TestExchange.synthetic());
                TestClient own = moving.client()) {
            own.connect("orderbook.50.BTCUSDT", "orderbook.50.ETHUSDT");
            own.stepUntil("public orderbook.50.BTCUSDT");
            final long first =
                    own.stepUntil("public orderbook.50.BTCUSDT").at("/data/u").asLong();
            moving.fault("kind=gap,topic=orderbook.50.BTCUSDT");
            final JsonNode next = own.stepUntil("public orderbook.50.BTCUSDT");
            final JsonNode afterNext = own.stepUntil("public orderbook.50.BTCUSDT");

            assertThat(next.get("type").asText()).isEqualTo("delta");
            assertThat(List.of(
                            next.at("/data/u").asLong(), afterNext.at("/data/u").asLong()))
                    .isIn(List.of(first + 2, first + 3), List.of(first + 1, first + 3));
        }
    }

    @Test
    void shouldCloseABarLate() {
        exchange.fault("kind=late-confirm,topic=kline.1.BTCUSDT,late=1500");
        client.openPublic();
        client.ask(client.publicSocket(), "{\"op\":\"subscribe\",\"args\":[\"kline.1.BTCUSDT\"]}");

        final List<Long> closed = new ArrayList<>();
        while (closed.size() < 2) {
            final JsonNode bar = client.next().json().at("/data/0");
            if (bar.path("confirm").asBoolean()) {
                closed.add(bar.get("start").asLong());
            }
        }
        assertThat(closed.get(1)).as("the first bar closes behind the second").isLessThan(closed.get(0));
    }

    @Test
    void shouldNeverCloseABar() {
        client.openPublic();
        client.ask(client.publicSocket(), "{\"op\":\"subscribe\",\"args\":[\"kline.1.BTCUSDT\",\"kline.1.XRPUSDT\"]}");
        exchange.fault("kind=late-confirm,topic=kline.1.BTCUSDT");
        final long skipped = nextClosed("kline.1.XRPUSDT");

        long own = nextClosed("kline.1.BTCUSDT");
        if (own < skipped) {
            own = nextClosed("kline.1.BTCUSDT");
        }
        assertThat(own).isEqualTo(skipped + 60_000);
    }

    @Test
    void shouldStrikeByChanceFromTheSeed() {
        assertThat(struck(1))
                .isEqualTo(struck(1))
                .isNotEqualTo(struck(2))
                .contains(1)
                .contains(2);
    }

    /** How many times each of thirty orders was heard. */
    private List<Integer> struck(long seed) {
        final List<Integer> heard = new ArrayList<>();
        try (TestExchange stepping = TestExchange.free(
                        TestExchange.flat(folder),
                        SPEED,
                        context -> context.withFaultSeed(seed).withLimits(LimitSettings.ordinary(false)));
                TestClient own = stepping.client()) {
            stepping.fault("kind=duplicate,topic=order,chance=0.5,for=1h");
            subscribe(own, "order");
            for (int i = 0; i < 30; i++) {
                own.post("/v5/order/create", resting("L" + i));
            }
            own.post("/v5/order/create", resting("end"));
            String last = "";
            while (!last.equals("end")) {
                final String link = own.next().json().at("/data/0/orderLinkId").asText();
                if (link.equals(last)) {
                    heard.set(heard.size() - 1, 2);
                } else {
                    heard.add(1);
                }
                last = link;
            }
        }
        heard.remove(heard.size() - 1);
        return heard;
    }

    private long nextClosed(String topic) {
        while (true) {
            final Frame frame = client.next();
            final JsonNode bar = frame.json().at("/data/0");
            if (frame.json().path("topic").asText().equals(topic)
                    && bar.path("confirm").asBoolean()) {
                return bar.get("start").asLong();
            }
        }
    }

    private List<String> topics(int count) {
        final List<String> topics = new ArrayList<>();
        while (topics.size() < count) {
            topics.add(client.next().json().get("topic").asText());
        }
        return topics;
    }

    private void subscribe(String... topics) {
        subscribe(client, topics);
    }

    private static void subscribe(TestClient client, String... topics) {
        client.openPrivate();
        client.ask(client.privateSocket(), client.auth(""));
        client.ask(
                client.privateSocket(), "{\"op\":\"subscribe\",\"args\":[\"" + String.join("\",\"", topics) + "\"]}");
    }

    private void buy() {
        final JsonNode answer = client.post(
                "/v5/order/create",
                "{\"category\":\"linear\",\"symbol\":\"BTCUSDT\",\"side\":\"Buy\",\"orderType\":\"Market\",\"qty\":\"1\"}");
        assertThat(answer.get("retCode").asInt()).isZero();
    }

    private static String resting(String linkId) {
        return "{\"category\":\"linear\",\"symbol\":\"BTCUSDT\",\"side\":\"Buy\",\"orderType\":\"Limit\",\"qty\":\"1\","
                + "\"price\":\"98.0\",\"orderLinkId\":\"" + linkId + "\"}";
    }
}
