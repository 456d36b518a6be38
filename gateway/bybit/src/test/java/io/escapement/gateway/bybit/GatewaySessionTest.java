package io.escapement.gateway.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.QueryKind;
import io.escapement.gateway.bybit.harness.Commands;
import io.escapement.gateway.bybit.harness.Fixture;
import io.escapement.gateway.bybit.harness.Lines;
import io.escapement.gateway.bybit.harness.MiniVenue;
import io.escapement.gateway.bybit.harness.RecordingEngine;
import io.escapement.gateway.bybit.port.GatewayCounters.Metric;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatewaySessionTest {
    private static final int START_INPUTS = 14;

    private final Fixture fixture = new Fixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void shouldAnswerPingOnlyWhenOutputsOfEarlierInputsAreSent() {
        fixture.engine.react((sequence, json, commands) -> {
            if (json.contains("BookSnapshot")) {
                final Commands.Encoded order = Commands.marketBuy(1, Long.MAX_VALUE);
                commands.onCommand(order.buffer(), 0, order.length(), sequence, 0);
            }
        });
        fixture.start();

        fixture.venue.push(MiniVenue.PUBLIC, Frames.BOOK_SNAPSHOT);
        fixture.venue.ping(MiniVenue.PUBLIC, "one");
        awaitPongs(1);
        fixture.venue.ping(MiniVenue.TRADE, "two");
        awaitPongs(2);

        assertThat(fixture.venue.pongs).containsExactly(MiniVenue.PUBLIC + " one", MiniVenue.TRADE + " two");
        assertThat(fixture.venue.frames).last().asString().contains("order.create");
    }

    @Test
    void shouldHoldPongWhileRequestCausedByCommandIsUnderWay() throws InterruptedException {
        final CountDownLatch asked = new CountDownLatch(1);
        fixture.engine.react((sequence, json, commands) -> {
            if (json.contains("BookSnapshot")) {
                final Commands.Encoded set = Commands.leverage(0);
                commands.onCommand(set.buffer(), 0, set.length(), sequence, 0);
            } else if (json.contains("SET_LEVERAGE")) {
                final Commands.Encoded order = Commands.marketBuy(1, Long.MAX_VALUE);
                commands.onCommand(order.buffer(), 0, order.length(), sequence, 0);
            }
        });
        fixture.start();
        fixture.venue.answer("/v5/position/set-leverage", call -> {
            asked.countDown();
            return null;
        });

        fixture.venue.push(MiniVenue.PUBLIC, Frames.BOOK_SNAPSHOT);
        fixture.venue.ping(MiniVenue.PUBLIC, "one");
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
        fixture.venue.push(MiniVenue.PUBLIC, Frames.book("delta", 101));
        fixture.engine.awaitInput("BookDelta");
        assertThat(fixture.venue.pongs).isEmpty();
        fixture.venue.answerOpenCalls(MiniVenue.envelope("{}"));

        awaitPongs(1);
        assertThat(fixture.venue.frames).last().asString().contains("order.create");
    }

    @Test
    void shouldSpeakEachDialectWhenItIsTimeForHeartbeat() {
        fixture.configuration.sockets().heartbeat(Duration.ofMillis(20)).silence(Duration.ofSeconds(10));
        fixture.start();

        RecordingEngine.await(
                "pings on all sockets",
                () -> fixture.venue.frames.stream()
                                .filter(frame -> frame.contains("\"ping\""))
                                .map(frame -> frame.substring(0, frame.indexOf(' ')))
                                .distinct()
                                .count()
                        == 3);
        RecordingEngine.await("a pong", () -> fixture.counters.get(Metric.HEARTBEAT_LAST_NS) > 0);

        assertThat(fixture.counters.refused()).isZero();
        assertThat(fixture.engine.inputs).hasSize(START_INPUTS);
    }

    @Test
    void shouldConnectAgainWhenSocketFallsSilent() {
        fixture.configuration.sockets().heartbeat(Duration.ofMillis(50)).silence(Duration.ofMillis(200));
        fixture.start();

        fixture.venue.reply("ping", request -> null);
        fixture.engine.awaitInput("\"DOWN\"");
        fixture.venue.reply("ping", null);

        RecordingEngine.await("reconnects", () -> fixture.counters.get(Metric.RECONNECTS) >= 1);
    }

    @Test
    void shouldCloseGapsBehindSnapshotsWhenPublicStreamBreaks() {
        fixture.start();

        fixture.venue.drop(MiniVenue.PUBLIC);
        fixture.engine.awaitInputs(START_INPUTS + 4);
        fixture.venue.push(MiniVenue.PUBLIC, Frames.BOOK_SNAPSHOT);

        fixture.engine.awaitInputs(START_INPUTS + 6);
        assertThat(Lines.of(fixture.engine.inputs).subList(START_INPUTS, START_INPUTS + 6))
                .containsExactly(
                        "ConnectionState PUBLIC DOWN",
                        "ConnectionState PUBLIC GAP_OPENED AAAUSDT",
                        "ConnectionState PUBLIC GAP_OPENED BBBUSDT",
                        "ConnectionState PUBLIC UP",
                        "BookSnapshot AAAUSDT 100",
                        "ConnectionState PUBLIC GAP_CLOSED AAAUSDT");
        // Counted right after the input, so the input may be seen first.
        RecordingEngine.await("counted", () -> fixture.counters.get(Metric.RECONNECTS) == 1);
    }

    @Test
    void shouldReconcileWhenPrivateStreamComesBack() {
        fixture.start();

        fixture.venue.drop(MiniVenue.PRIVATE);

        RecordingEngine.await("reconciled", () -> fixture.engine.inputs.size() == START_INPUTS + 7);
        assertThat(Lines.of(fixture.engine.inputs).subList(START_INPUTS, START_INPUTS + 7))
                .containsExactly(
                        "ConnectionState PRIVATE DOWN",
                        "ConnectionState PRIVATE UP",
                        "FeeRates AAAUSDT",
                        "FeeRates BBBUSDT",
                        "ReconciliationBegin",
                        "WalletUpdate QUERY USDT",
                        "ReconciliationEnd YES");
    }

    @Test
    void shouldSayIncompleteWhenReconciliationFails() {
        fixture.start();
        fixture.venue.answer("/v5/position/list", call -> MiniVenue.error(10016, "server error"));

        fixture.engine.command(Commands.query(QueryKind.RECONCILE, Commands.noEpoch(), 0, 0), 14);

        fixture.engine.awaitInput("RequestOutcome");
        assertThat(Lines.of(fixture.engine.inputs).subList(START_INPUTS, START_INPUTS + 3))
                .containsExactly(
                        "ReconciliationBegin 14",
                        "ReconciliationEnd 14 NO",
                        "RequestOutcome AAAUSDT QUERY RECONCILE UNKNOWN 14 10016");
    }

    @Test
    void shouldOpenAndCloseGapWhenUpdateIdIsMissing() {
        fixture.start();

        fixture.venue.push(MiniVenue.PUBLIC, Frames.BOOK_SNAPSHOT);
        fixture.venue.push(MiniVenue.PUBLIC, Frames.book("delta", 101));
        fixture.venue.push(MiniVenue.PUBLIC, Frames.book("delta", 103));
        fixture.engine.awaitInput("GAP_OPENED");
        fixture.venue.push(MiniVenue.PUBLIC, Frames.book("snapshot", 200));
        fixture.engine.awaitInput("GAP_CLOSED");

        assertThat(Lines.of(fixture.engine.inputs).subList(START_INPUTS, START_INPUTS + 6))
                .containsExactly(
                        "BookSnapshot AAAUSDT 100",
                        "BookDelta AAAUSDT 101",
                        "BookDelta AAAUSDT 103",
                        "ConnectionState PUBLIC GAP_OPENED AAAUSDT",
                        "BookSnapshot AAAUSDT 200",
                        "ConnectionState PUBLIC GAP_CLOSED AAAUSDT");
        RecordingEngine.await(
                "books subscribed again",
                () -> fixture.venue.frames.stream()
                        .anyMatch(frame -> frame.contains("\"unsubscribe\",\"args\":[\"orderbook.50.AAAUSDT\"]")));
        assertThat(fixture.venue.frames)
                .last()
                .asString()
                .contains("\"subscribe\",\"args\":[\"orderbook.50.AAAUSDT\"]");
    }

    @Test
    void shouldHoldFramesAndPingInOrderWhenRingIsFull() {
        fixture.start();
        fixture.engine.full = true;

        fixture.venue.push(MiniVenue.PUBLIC, Frames.BOOK_SNAPSHOT);
        fixture.venue.push(MiniVenue.PUBLIC, Frames.book("delta", 101));
        fixture.venue.ping(MiniVenue.PUBLIC, "one");
        RecordingEngine.await("held", () -> fixture.counters.get(Metric.REFUSED_RING_FULL) == 1);
        assertThat(fixture.engine.inputs).hasSize(START_INPUTS);
        fixture.engine.full = false;
        awaitPongs(1);

        final List<String> lines = Lines.of(fixture.engine.inputs);
        assertThat(lines.subList(START_INPUTS, lines.size()))
                .containsExactly("BookSnapshot AAAUSDT 100", "BookDelta AAAUSDT 101");
    }

    @Test
    void shouldCountAndGoOnWhenFrameIsGarbage() {
        fixture.start();

        fixture.venue.push(MiniVenue.PUBLIC, "{\"topic\":\"orderbook.50.AAAUSDT\",\"type\":\"snap");
        fixture.venue.push(MiniVenue.PUBLIC, "no json");
        fixture.venue.push(MiniVenue.PUBLIC, Frames.BOOK_SNAPSHOT);

        fixture.engine.awaitInput("BookSnapshot");
        RecordingEngine.await("truncated", () -> fixture.counters.get(Metric.REFUSED_TRUNCATED) == 1);
        RecordingEngine.await("malformed", () -> fixture.counters.get(Metric.REFUSED_MALFORMED) == 1);
        assertThat(fixture.counters.refused()).isEqualTo(2);
    }

    private void awaitPongs(int count) {
        RecordingEngine.await("pongs", () -> fixture.venue.pongs.size() == count);
    }
}
