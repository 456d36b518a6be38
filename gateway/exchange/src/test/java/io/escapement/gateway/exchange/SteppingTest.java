package io.escapement.gateway.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.gateway.exchange.client.Frame;
import io.escapement.gateway.exchange.client.TestClient;
import io.escapement.gateway.exchange.client.TestSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SteppingTest {
    private static final long QUIET_MS = 150;
    private static final String BUY = "{\"category\":\"linear\",\"symbol\":\"BTCUSDT\",\"side\":\"Buy\","
            + "\"orderType\":\"Market\",\"qty\":\"1\",\"orderLinkId\":\"L\"}";

    @TempDir
    Path folder;

    private TestExchange exchange;
    private TestClient client;

    @AfterEach
    void close() {
        client.close();
        exchange.close();
    }

    @Test
    void shouldStandStillUntilWholeClientIsThere() {
        open(TestExchange.stepping(TestExchange.flat(folder)));
        client.openPublic();
        client.openPrivate();
        client.openTrade();
        client.ask(client.publicSocket(), "{\"op\":\"subscribe\",\"args\":[\"kline.1.BTCUSDT\"]}");
        client.ask(client.privateSocket(), client.auth(""));
        client.ask(client.privateSocket(), "{\"op\":\"subscribe\",\"args\":[\"order\"]}");
        assertThat(client.poll(QUIET_MS)).isNull();
        assertThat(marketMs()).isEqualTo(TestExchange.START_MS);

        client.ask(client.tradeSocket(), client.auth(""));

        assertThat(client.next().label()).isEqualTo("public kline.1.BTCUSDT");
        assertThat(client.next().label()).isEqualTo("public PING");
    }

    @Test
    void shouldWaitForAllPublicSocketsItWasTold() {
        open(TestExchange.stepping(TestExchange.flat(folder), context -> context.withPublicConnections(2)));
        client.connect("tickers.BTCUSDT");
        final TestSocket second = exchange.client().openPublic();
        assertThat(client.next().label()).isEqualTo("public tickers.BTCUSDT");
        client.publicSocket().answerPings();
        client.tradeSocket().answerPings();
        assertThat(marketMs()).isEqualTo(TestExchange.START_MS);

        second.answerPings();
        second.send("{\"op\":\"subscribe\",\"args\":[\"tickers.XRPUSDT\"]}");

        TestExchange.await(() -> marketMs() > TestExchange.START_MS);
        second.close();
    }

    @Test
    void shouldAskTheSocketAndThenTheTradeSocketBeforeTheNextInstant() {
        open(TestExchange.stepping(TestExchange.flat(folder)));
        client.connect("kline.1.BTCUSDT", "kline.1.XRPUSDT");
        final List<Frame> first = untilPing();

        assertThat(last(first).label()).isEqualTo("public PING");
        assertThat(client.poll(QUIET_MS)).as("nothing before the PONG").isNull();
        answer(last(first));
        final List<Frame> second = untilPing();
        assertThat(second).hasSize(1);
        assertThat(last(second).label()).isEqualTo("trade PING");
        assertThat(client.poll(QUIET_MS)).as("nothing before the PONG").isNull();
        answer(last(second));
        final List<Frame> third = untilPing();

        assertThat(last(third).label()).isEqualTo("public PING");
        final long firstMs = onlyStamp(first);
        final long thirdMs = onlyStamp(third);
        assertThat(thirdMs).isGreaterThan(firstMs);
    }

    @Test
    void shouldGiveFirstFramesOfBooksAndTickersBeforeTheMarketMoves() {
        open(TestExchange.stepping(TestExchange.flat(folder)));
        client.connect("tickers.XRPUSDT", "orderbook.50.BTCUSDT", "tickers.BTCUSDT", "orderbook.1.BTCUSDT");
        final List<Frame> first = untilPing();

        assertThat(first)
                .extracting(Frame::label)
                .as("in the venue's order, whatever the request's")
                .containsExactly(
                        "public orderbook.1.BTCUSDT",
                        "public orderbook.50.BTCUSDT",
                        "public tickers.BTCUSDT",
                        "public tickers.XRPUSDT",
                        "public PING");
        assertThat(onlyStamp(first)).isEqualTo(TestExchange.START_MS);
        assertThat(first.get(1).json().get("type").asText()).isEqualTo("snapshot");
        assertThat(client.poll(QUIET_MS)).as("nothing before the PONG").isNull();
        answer(last(first));
        answer(client.next());

        final JsonNode second = client.stepUntil("public orderbook.50.BTCUSDT");
        assertThat(second.get("type").asText()).isEqualTo("delta");
        assertThat(updateId(second)).isEqualTo(updateId(first.get(1).json()) + 1);
    }

    @Test
    void shouldGiveSnapshotToWhoComesLaterAndDeltasWithoutGapToOthers() {
        open(TestExchange.stepping(TestExchange.synthetic()));
        client.connect("orderbook.50.BTCUSDT");
        final JsonNode first = client.stepUntil("public orderbook.50.BTCUSDT");
        try (TestClient later = exchange.client()) {
            later.openPublic();
            later.ask(later.publicSocket(), "{\"op\":\"subscribe\",\"args\":[\"orderbook.50.BTCUSDT\"]}");
            later.publicSocket().answerPings();
            final JsonNode second = client.stepUntil("public orderbook.50.BTCUSDT");
            client.stepUntil("public orderbook.50.BTCUSDT");
            final JsonNode theirs = later.next().json();
            final JsonNode theirSecond = later.next().json();

            assertThat(first.get("type").asText()).isEqualTo("snapshot");
            assertThat(second.get("type").asText()).isEqualTo("delta");
            assertThat(theirs.get("type").asText()).isEqualTo("snapshot");
            assertThat(updateId(second)).isEqualTo(updateId(first) + 1);
            assertThat(updateId(theirs)).isEqualTo(updateId(first));
            assertThat(theirSecond).isEqualTo(second);
            assertThat(theirs.get("data").get("b")).hasSize(50);
        }
    }

    @Test
    void shouldIgnorePongOfAnOlderPing() {
        open(TestExchange.stepping(TestExchange.flat(folder)));
        client.connect("kline.1.BTCUSDT");
        final Frame ping = last(untilPing());
        ping.socket().pong(new byte[] {9, 9, 9, 9, 9, 9, 9, 9});
        ping.socket().pong(new byte[0]);

        assertThat(client.poll(QUIET_MS)).isNull();
        answer(ping);
        assertThat(client.next().label()).isEqualTo("trade PING");
    }

    @Test
    void shouldServePrivateBeforeTradeAfterPublicWhenAnOrderComesDuringTheBarrier() {
        open(TestExchange.stepping(TestExchange.flat(folder)));
        client.connect("kline.1.BTCUSDT");
        final Frame ping = last(untilPing());
        client.tradeSocket().send(TestClient.order("1", "order.create", BUY));
        answer(ping);
        answer(client.next());

        final List<String> labels = new ArrayList<>();
        while (labels.stream().noneMatch("private wallet"::equals)) {
            final Frame frame = client.next();
            labels.add(frame.label());
            answer(frame);
        }
        assertThat(labels)
                .containsSubsequence(
                        "trade order.create",
                        "trade PING",
                        "private execution",
                        "private order",
                        "private PING",
                        "trade PING",
                        "private position",
                        "private wallet");
        assertThat(labels)
                .as("no public data before: latencies are shorter than a step")
                .noneMatch(label -> label.startsWith("public"));
    }

    @Test
    void shouldCountBarrierAsAnsweredAndWaitWhenTheClientDies() {
        open(TestExchange.stepping(TestExchange.flat(folder)));
        client.connect("kline.1.BTCUSDT");
        untilPing();
        final long diedMs = marketMs();
        client.close();
        final TestClient next = exchange.client();
        try (next) {
            awaitNoClient();
            assertThat(marketMs()).isEqualTo(diedMs);
            next.connect("kline.1.BTCUSDT");

            final Frame snapshot = next.next();
            assertThat(snapshot.label()).isEqualTo("public kline.1.BTCUSDT");
            assertThat(snapshot.json().get("type").asText()).isEqualTo("snapshot");
            assertThat(snapshot.json().get("ts").asLong()).isGreaterThan(diedMs);
        }
    }

    @Test
    void shouldGoOnWithoutClientWhenTheSpeedIsFinite() {
        open(TestExchange.stepping(TestExchange.synthetic(), 3_600));
        client.connect("kline.1.BTCUSDT");
        untilPing();
        client.close();
        awaitNoClient();

        final long goneMs = marketMs();
        final long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (marketMs() < goneMs + 600_000) {
            assertThat(System.nanoTime()).as("the market goes on").isLessThan(deadlineNs);
        }
    }

    @Test
    void shouldSayWhenTheMarketIsOverAndAnswerCommandsStill() {
        open(TestExchange.stepping(TestExchange.flat(folder)));
        client.connect("kline.1.BTCUSDT");
        final long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        Frame lastKline = null;
        while (!exchange.server().over().isDone()) {
            final Frame frame = client.poll(50);
            if (frame != null) {
                lastKline = frame.isPing() ? lastKline : frame;
                answer(frame);
            }
            assertThat(System.nanoTime()).isLessThan(deadlineNs);
        }
        assertThat(lastKline.json().get("data").get(0).get("confirm").asBoolean())
                .isTrue();
        assertThat(lastKline.json().get("data").get(0).get("start").asLong())
                .isEqualTo(TestExchange.START_MS + 59 * 60_000L);

        client.tradeSocket()
                .send(TestClient.order(
                        "late",
                        "order.cancel",
                        "{\"category\":\"linear\",\"symbol\":\"BTCUSDT\",\"orderLinkId\":\"none\"}"));
        assertThat(client.stepUntil(frame -> frame.opcode() == Frame.TEXT)
                        .json()
                        .get("reqId")
                        .asText())
                .isEqualTo("late");
        assertThat(client.get("/v5/market/time").get("retCode").asInt()).isZero();
    }

    @Test
    void shouldNotWaitForAnybodyWhenFree() {
        open(TestExchange.free(TestExchange.synthetic(), 3_600));
        client.openPublic();
        client.ask(client.publicSocket(), "{\"op\":\"subscribe\",\"args\":[\"kline.1.BTCUSDT\"]}");

        for (int i = 0; i < 5; i++) {
            assertThat(client.next().label()).isEqualTo("public kline.1.BTCUSDT");
        }
    }

    private void open(TestExchange opened) {
        exchange = opened;
        client = opened.client();
    }

    private long marketMs() {
        return exchange.server().progress().join().marketMs();
    }

    private void awaitNoClient() {
        final long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (exchange.server().progress().join().hasClient()) {
            assertThat(System.nanoTime())
                    .as("the exchange sees that the client is gone")
                    .isLessThan(deadlineNs);
        }
    }

    private List<Frame> untilPing() {
        final List<Frame> frames = new ArrayList<>();
        do {
            frames.add(client.next());
        } while (!last(frames).isPing());
        return frames;
    }

    private static long updateId(JsonNode book) {
        return book.get("data").get("u").asLong();
    }

    private static Frame last(List<Frame> frames) {
        return frames.get(frames.size() - 1);
    }

    private static void answer(Frame frame) {
        if (frame.isPing()) {
            frame.socket().pong(frame.payload());
        }
    }

    /** The one stamp that all frames before the PING bear. */
    private static long onlyStamp(List<Frame> frames) {
        final List<Long> stamps = frames.stream()
                .filter(frame -> !frame.isPing())
                .map(frame -> frame.json().get("ts").asLong())
                .distinct()
                .toList();
        assertThat(stamps).hasSize(1);
        return stamps.get(0);
    }
}
