package io.escapement.gateway.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.ClockSource;
import io.escapement.gateway.bybit.harness.Fixture;
import io.escapement.gateway.bybit.harness.Lines;
import io.escapement.gateway.bybit.harness.MiniVenue;
import io.escapement.gateway.bybit.harness.RecordingEngine;
import io.escapement.gateway.bybit.port.GatewayAlert;
import io.escapement.gateway.bybit.port.GatewayCounters.Metric;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How public data come back after something broke. */
class GatewayMarketTest {
    private static final int START_INPUTS = 14;
    private static final long BAR_MS = 180_000;

    private final Fixture fixture = new Fixture();
    private final List<String> alerts = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void shouldSplitTopicsWhenOneConnectionMayNotCarryThemAll() {
        fixture.configuration.market().topicsPerConnection(3);

        fixture.start();
        fixture.engine.awaitInputs(START_INPUTS + 3);

        assertThat(fixture.venue.frames)
                .filteredOn(frame -> frame.startsWith(MiniVenue.PUBLIC))
                .containsExactly(
                        MiniVenue.PUBLIC + " {\"req_id\":\"g0\",\"op\":\"subscribe\",\"args\":["
                                + "\"kline.3.AAAUSDT\",\"orderbook.50.AAAUSDT\"]}",
                        MiniVenue.PUBLIC + " {\"req_id\":\"g0\",\"op\":\"subscribe\",\"args\":["
                                + "\"kline.3.BBBUSDT\",\"orderbook.50.BBBUSDT\"]}");
        assertThat(Lines.of(fixture.engine.inputs).subList(START_INPUTS - 1, START_INPUTS + 3))
                .containsExactly(
                        "ConnectionState PUBLIC GAP_OPENED AAAUSDT",
                        "ConnectionState PUBLIC GAP_OPENED BBBUSDT",
                        "ConnectionState PUBLIC UP",
                        "ConnectionState PUBLIC UP");
    }

    @Test
    void shouldOpenOnlyItsOwnGapsWhenOneOfTwoConnectionsBreaks() {
        fixture.configuration.market().topicsPerConnection(3);
        fixture.start();
        fixture.venue.pushPublic(0, Frames.BOOK_SNAPSHOT);
        fixture.venue.pushPublic(1, Frames.BOOK_SNAPSHOT.replace("AAA", "BBB"));
        fixture.engine.awaitInputs(START_INPUTS + 7);

        fixture.venue.dropPublic(1);
        RecordingEngine.await("connected again", () -> fixture.venue.publicConnections() == 3);
        fixture.engine.awaitInputs(START_INPUTS + 10);
        fixture.venue.pushPublic(2, Frames.BOOK_SNAPSHOT.replace("AAA", "BBB"));
        fixture.engine.awaitInputs(START_INPUTS + 12);

        final List<String> lines = Lines.of(fixture.engine.inputs);
        assertThat(lines.subList(START_INPUTS + 7, lines.size()))
                .containsExactly(
                        "ConnectionState PUBLIC DOWN",
                        "ConnectionState PUBLIC GAP_OPENED BBBUSDT",
                        "ConnectionState PUBLIC UP",
                        "BookSnapshot BBBUSDT 100",
                        "ConnectionState PUBLIC GAP_CLOSED BBBUSDT");
        assertThat(fixture.engine.inputs.get(START_INPUTS + 7)).contains("\"connectionId\":1");
    }

    @Test
    void shouldFetchMissedBarsOldestFirstBeforeGapClosesWhenStreamComesBack() {
        fixture.configuration.market().topics(List.of("kline"));
        fixture.start();
        fixture.venue.drop(MiniVenue.PUBLIC);
        answerBars(last(3), last(2), last(1));
        // The next bar on the stream of A tells that two are missing.
        fixture.engine.awaitInputs(START_INPUTS + 6);
        fixture.venue.push(MiniVenue.PUBLIC, bar(last(3), true));
        fixture.engine.awaitInput("GAP_CLOSED\",\"instrumentId\":\"AAAUSDT\",\"intervalMinutes\":0");
        fixture.engine.awaitInputs(START_INPUTS + 11);

        final List<String> lines = Lines.of(fixture.engine.inputs);
        assertThat(lines.subList(START_INPUTS + 6, START_INPUTS + 11))
                .containsExactly(
                        "ConnectionState PUBLIC GAP_OPENED AAAUSDT 3",
                        "Bar AAAUSDT 3 BACKFILL " + last(1) + "000000",
                        "Bar AAAUSDT 3 BACKFILL " + last(2) + "000000",
                        "Bar AAAUSDT 3 BACKFILL " + last(3) + "000000",
                        "ConnectionState PUBLIC GAP_CLOSED AAAUSDT");
        assertThat(fixture.counters.get(Metric.BAR_GAPS)).isEqualTo(1);
    }

    @Test
    void shouldAskAgainWhenVenueLagsBehindItsStream() {
        fixture.configuration.market().topics(List.of("kline"));
        fixture.start();
        answerBars(last(1));
        fixture.venue.push(MiniVenue.PUBLIC, bar(last(2), true));
        fixture.engine.awaitInput("BACKFILL");
        assertThat(Lines.of(fixture.engine.inputs)).noneMatch(line -> line.contains("GAP_CLOSED"));

        answerBars(last(2), last(1));

        fixture.engine.awaitInput("GAP_CLOSED");
        assertThat(Lines.of(fixture.engine.inputs).subList(START_INPUTS, START_INPUTS + 4))
                .containsExactly(
                        "ConnectionState PUBLIC GAP_OPENED AAAUSDT 3",
                        "Bar AAAUSDT 3 BACKFILL " + last(1) + "000000",
                        "Bar AAAUSDT 3 BACKFILL " + last(2) + "000000",
                        "ConnectionState PUBLIC GAP_CLOSED AAAUSDT");
    }

    @Test
    void shouldCloseBarOnceWhenConfirmationComesTwice() {
        fixture.start();

        fixture.venue.push(MiniVenue.PUBLIC, bar(last(1), true));
        fixture.venue.push(MiniVenue.PUBLIC, bar(last(1), true));
        fixture.venue.push(MiniVenue.PUBLIC, bar(last(2), true));
        fixture.engine.awaitInputs(START_INPUTS + 2);

        assertThat(Lines.of(fixture.engine.inputs).subList(START_INPUTS, START_INPUTS + 2))
                .containsExactly(
                        "Bar AAAUSDT 3 STREAM " + last(1) + "000000", "Bar AAAUSDT 3 STREAM " + last(2) + "000000");
    }

    @Test
    void shouldKeepOnlyItsInstrumentClosedWhenOneTopicIsRefused() {
        fixture.configuration.alerts((alert, text) -> alerts.add(alert + " " + text));
        fixture.venue.reply(
                "subscribe",
                request -> request.toString().contains("kline.3.BBBUSDT")
                        ? MiniVenue.unsubscribable(request, "error:handler not found,topic:kline.3.BBBUSDT")
                        : MiniVenue.subscribed(request));

        fixture.start();

        assertThat(Lines.of(fixture.engine.inputs).subList(START_INPUTS - 1, START_INPUTS + 1))
                .containsExactly("ConnectionState PUBLIC GAP_OPENED BBBUSDT 3", "ConnectionState PUBLIC UP");
        assertThat(alerts)
                .containsExactly(
                        GatewayAlert.TOPIC_REFUSED
                                + " the venue refuses the topic kline.3.BBBUSDT: error:handler not found,topic:kline.3.BBBUSDT");
        // 4 topics, then halves of them, then the halves of the bad half, then the bad one alone once more.
        assertThat(fixture.venue.frames)
                .filteredOn(frame -> frame.startsWith(MiniVenue.PUBLIC))
                .hasSize(6);
    }

    @Test
    void shouldCountTopicAsSubscribedWhenVenueSaysItAlreadyIs() {
        fixture.configuration.alerts((alert, text) -> alerts.add(alert + " " + text));
        fixture.venue.reply(
                "subscribe",
                request -> request.toString().contains("kline.3.BBBUSDT")
                        ? MiniVenue.unsubscribable(request, "error:already subscribed,topic:kline.3.BBBUSDT")
                        : MiniVenue.subscribed(request));

        fixture.start();

        assertThat(alerts).isEmpty();
        assertThat(Lines.of(fixture.engine.inputs)).noneMatch(line -> line.contains("GAP"));
    }

    @Test
    void shouldConnectAgainWhenSubscribeReplyNeverComes() {
        fixture.configuration.sockets().connectTimeout(Duration.ofMillis(300));
        fixture.start();
        fixture.venue.reply("subscribe", request -> null);

        fixture.venue.drop(MiniVenue.PUBLIC);
        RecordingEngine.await("several attempts", () -> fixture.venue.publicConnections() >= 4);
        fixture.venue.reply("subscribe", MiniVenue::subscribed);

        RecordingEngine.await("up again", () -> fixture.counters.get(Metric.PUBLIC_UP) == 1);
    }

    @Test
    void shouldSubscribeAgainWhenBooksCross() {
        fixture.start();

        fixture.venue.push(MiniVenue.PUBLIC, Frames.BOOK_SNAPSHOT);
        fixture.venue.push(MiniVenue.PUBLIC, Frames.book("delta", 101).replace("10.1", "10.5"));
        fixture.engine.awaitInput("GAP_OPENED");
        fixture.venue.push(MiniVenue.PUBLIC, Frames.book("snapshot", 200));

        fixture.engine.awaitInput("GAP_CLOSED");
        assertThat(fixture.counters.get(Metric.BOOK_GAPS)).isEqualTo(1);
    }

    @Test
    void shouldReceivePublicDataOnlyWhenThereIsNoAccount() {
        fixture.configuration.account().credentials(null);
        fixture.configuration.addresses().privateUrl(null).tradeUrl(null);

        fixture.start();

        assertThat(Lines.of(fixture.engine.inputs))
                .containsExactly(
                        "InstrumentDefinition AAAUSDT TRADING",
                        "InstrumentDefinition BBBUSDT TRADING",
                        "FeeRates AAAUSDT",
                        "FeeRates BBBUSDT",
                        "Bar AAAUSDT 3 WARM_UP 1749999600000000000",
                        "Bar AAAUSDT 3 WARM_UP 1749999780000000000",
                        "Bar BBBUSDT 3 WARM_UP 1749999600000000000",
                        "Bar BBBUSDT 3 WARM_UP 1749999780000000000",
                        "ConnectionState PUBLIC UP");
        assertThat(fixture.venue.calls).noneMatch(call -> call.headers().containsKey("X-BAPI-SIGN"));
    }

    @Test
    void shouldFetchBarThatClosedDuringTheStart() {
        fixture.configuration.market().topics(List.of("kline"));
        // The warm-up still lacks the bar that has just closed.
        answerBars(last(-1));
        fixture.start();
        fixture.engine.awaitInput("GAP_OPENED");

        answerBars(last(0), last(-1));
        fixture.engine.awaitInput("GAP_CLOSED");

        assertThat(Lines.of(fixture.engine.inputs))
                .contains(
                        "ConnectionState PUBLIC GAP_OPENED AAAUSDT 3",
                        "Bar AAAUSDT 3 BACKFILL " + last(0) + "000000",
                        "ConnectionState PUBLIC GAP_CLOSED AAAUSDT");
    }

    @Test
    void shouldSubscribeAgainAndThenConnectAgainWhenAckIsNotFollowedByData() {
        fixture.configuration.alerts((alert, text) -> alerts.add(alert.name()));
        fixture.configuration.clock(ClockSource.RECEIVE);
        fixture.configuration.market().dataGrace(Duration.ofMillis(200)).confirmGrace(Duration.ofHours(1));
        fixture.start();

        RecordingEngine.await("connected again", () -> fixture.venue.publicConnections() >= 2);

        assertThat(alerts).contains(GatewayAlert.TOPIC_SILENT.name());
        assertThat(fixture.venue.frames)
                .anyMatch(frame -> frame.contains("\"unsubscribe\",\"args\":[\"orderbook.50.AAAUSDT\"]"));
        assertThat(Lines.of(fixture.engine.inputs))
                .contains("ConnectionState PUBLIC GAP_OPENED AAAUSDT", "ConnectionState PUBLIC DOWN");
    }

    private static long last(int bars) {
        return Fixture.LAST_BAR_MS + bars * BAR_MS;
    }

    private void answerBars(long... openMs) {
        final StringBuilder rows = new StringBuilder();
        for (final long open : openMs) {
            rows.append(rows.isEmpty() ? "" : ",").append(Fixture.row(open, "12"));
        }
        fixture.venue.answer(
                "/v5/market/kline",
                call -> MiniVenue.envelope("{\"category\":\"linear\",\"symbol\":\"AAAUSDT\",\"list\":[" + rows + "]}")
                        .replace("\"time\":1750000000000", "\"time\":1750009999000"));
    }

    private static String bar(long openMs, boolean confirmed) {
        return "{\"topic\":\"kline.3.AAAUSDT\",\"data\":[{\"start\":" + openMs + ",\"end\":" + (openMs + BAR_MS - 1)
                + ",\"interval\":\"3\",\"open\":\"10\",\"close\":\"11\",\"high\":\"12\",\"low\":\"9\",\"volume\":\"5\","
                + "\"turnover\":\"50\",\"confirm\":" + confirmed + ",\"timestamp\":" + (openMs + BAR_MS - 1)
                + "}],\"ts\":" + (openMs + BAR_MS) + ",\"type\":\"snapshot\"}";
    }
}
