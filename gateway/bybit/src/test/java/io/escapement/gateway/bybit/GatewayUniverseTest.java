package io.escapement.gateway.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.ClockSource;
import io.escapement.gateway.bybit.harness.Fixture;
import io.escapement.gateway.bybit.harness.Lines;
import io.escapement.gateway.bybit.harness.MiniVenue;
import io.escapement.gateway.bybit.harness.RecordingEngine;
import io.escapement.gateway.bybit.port.GatewayCounters.Metric;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Members come and go while the engine runs. */
class GatewayUniverseTest {
    private static final String POSITION_OF_B =
            "{\"category\":\"linear\",\"nextPageCursor\":\"\",\"list\":[{\"positionIdx\":0,\"symbol\":\"BBBUSDT\","
                    + "\"side\":\"Buy\",\"size\":\"3\",\"avgPrice\":\"10\",\"leverage\":\"3\",\"markPrice\":\"10\","
                    + "\"seq\":5,\"updatedTime\":\"1750000000000\",\"createdTime\":\"1750000000000\"}]}";

    private final Fixture fixture = new Fixture();

    @BeforeEach
    void automatic() {
        fixture.configuration.clock(ClockSource.RECEIVE);
        fixture.configuration
                .universe()
                .automatic(true)
                .symbols(List.of())
                .size(2)
                .minTurnover(5_000_000)
                .hysteresisPercent(50)
                .refresh(Duration.ofMillis(100));
        list("0.1", "AAAUSDT", "BBBUSDT", "CCCUSDT");
        turnovers("90000000.5", "80000000", "10000000");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void shouldTakeMostTradedWhenStarting() {
        fixture.start();

        assertThat(Lines.of(fixture.engine.inputs).subList(0, 4))
                .containsExactly(
                        "InstrumentDefinition AAAUSDT TRADING",
                        "InstrumentDefinition BBBUSDT TRADING",
                        "FeeRates AAAUSDT",
                        "FeeRates BBBUSDT");
        assertThat(fixture.counters.get(Metric.UNIVERSE)).isEqualTo(2);
    }

    @Test
    void shouldTellChangeBehindItsBarsAndSubscribeWhenNewcomerIsStrong() {
        fixture.start();

        turnovers("90000000", "80000000", "200000000");
        fixture.engine.awaitInput("\"ADD\"");

        final List<String> lines = Lines.of(fixture.engine.inputs);
        final int change = lines.indexOf("UniverseChange BBBUSDT");
        assertThat(lines.subList(change, change + 6))
                .containsExactly(
                        "UniverseChange BBBUSDT",
                        "InstrumentDefinition CCCUSDT TRADING",
                        "FeeRates CCCUSDT",
                        "Bar CCCUSDT 3 WARM_UP 1749999600000000000",
                        "Bar CCCUSDT 3 WARM_UP 1749999780000000000",
                        "UniverseChange CCCUSDT");
        fixture.engine.awaitInput("GAP_OPENED\",\"instrumentId\":\"CCCUSDT\"");
        awaitFrame("\"subscribe\",\"args\":[\"kline.3.CCCUSDT\",\"orderbook.50.CCCUSDT\"]");
        fixture.venue.push(MiniVenue.PUBLIC, Frames.BOOK_SNAPSHOT.replace("AAA", "CCC"));
        fixture.engine.awaitInput("GAP_CLOSED\",\"instrumentId\":\"CCCUSDT\"");
    }

    @Test
    void shouldFollowWhoHasLeftUntilItIsFlat() {
        fixture.start();
        fixture.venue.result("/v5/position/list", POSITION_OF_B);
        turnovers("90000000", "80000000", "200000000");
        fixture.engine.awaitInput("\"REMOVE\"");
        final int before = listCalls();
        RecordingEngine.await("two more looks", () -> listCalls() > before + 2);
        assertThat(fixture.venue.frames).noneMatch(frame -> frame.contains("\"unsubscribe\""));

        fixture.venue.result("/v5/position/list", "{\"list\":[],\"nextPageCursor\":\"\",\"category\":\"linear\"}");

        awaitFrame("\"unsubscribe\",\"args\":[\"kline.3.BBBUSDT\",\"orderbook.50.BBBUSDT\"]");
    }

    @Test
    void shouldGiveReturningSymbolItsOldId() {
        fixture.start();
        turnovers("90000000", "80000000", "200000000");
        awaitFrame("\"unsubscribe\",\"args\":[\"kline.3.BBBUSDT\"");

        turnovers("90000000", "300000000", "10000000");

        RecordingEngine.await(
                "back",
                () -> fixture.engine.inputs.stream()
                        .anyMatch(line -> line.contains("\"UniverseChange\"")
                                && line.contains("BBBUSDT")
                                && line.contains("ADD")));
        awaitFrame("\"subscribe\",\"args\":[\"kline.3.BBBUSDT\",\"orderbook.50.BBBUSDT\"]");
        fixture.venue.push(MiniVenue.PUBLIC, Frames.BOOK_SNAPSHOT.replace("AAA", "BBB"));
        fixture.engine.awaitInput("GAP_CLOSED\",\"instrumentId\":\"BBBUSDT\"");
    }

    @Test
    void shouldPublishDefinitionAgainOnlyWhenItsRulesChange() {
        fixture.start();
        final int before = listCalls();
        RecordingEngine.await("two looks", () -> listCalls() > before + 2);
        assertThat(definitionsOfA()).isEqualTo(1);

        list("0.5", "AAAUSDT", "BBBUSDT", "CCCUSDT");

        RecordingEngine.await("told", () -> definitionsOfA() == 2);
        assertThat(fixture.engine.inputs.stream()
                        .filter(line -> line.contains("InstrumentDefinition") && line.contains("AAAUSDT"))
                        .reduce((first, second) -> second))
                .hasValueSatisfying(line -> assertThat(line).contains("\"tickSize\":\"0.5\""));
    }

    @Test
    void shouldTellThatInstrumentIsClosedWhenVenueListsItNoMore() {
        fixture.start();

        list("0.1", "BBBUSDT", "CCCUSDT");
        RecordingEngine.await(
                "closed", () -> Lines.of(fixture.engine.inputs).contains("InstrumentDefinition AAAUSDT CLOSED"));

        final int before = listCalls();
        RecordingEngine.await("two looks", () -> listCalls() > before + 2);
        assertThat(definitionsOfA()).isEqualTo(2);
    }

    @Test
    void shouldKeepIdsOfEarlierRunAndTellWhoIsNoMemberAnyMore() {
        // The earlier run knew C and A; now A and B are the most traded.
        fixture.configuration.universe().known(List.of("CCCUSDT", "AAAUSDT")).departed(Set.of());
        fixture.configuration.universe().hysteresisPercent(0).refresh(Duration.ZERO);

        fixture.start();

        // The engine under test prints ids by its own table, in which 0, 1, 2 are called A, B, C.
        final List<String> lines = Lines.of(fixture.engine.inputs);
        assertThat(lines.subList(0, 3))
                .containsExactly(
                        "InstrumentDefinition AAAUSDT TRADING",
                        "InstrumentDefinition BBBUSDT TRADING",
                        "InstrumentDefinition CCCUSDT TRADING");
        assertThat(fixture.engine.inputs.get(0)).contains("\"symbol\":\"CCCUSDT\"");
        assertThat(fixture.engine.inputs.get(1)).contains("\"symbol\":\"AAAUSDT\"");
        assertThat(fixture.engine.inputs.get(2)).contains("\"symbol\":\"BBBUSDT\"");
        assertThat(lines).contains("UniverseChange AAAUSDT");
    }

    private void list(String tickOfA, String... symbols) {
        final StringBuilder rows = new StringBuilder();
        for (final String symbol : symbols) {
            rows.append(rows.isEmpty() ? "" : ",")
                    .append(Fixture.listed(symbol, symbol.startsWith("A") ? tickOfA : "0.1"));
        }
        fixture.venue.answer("/v5/market/instruments-info", call -> {
            final String symbol = call.query().replaceAll(".*symbol=([A-Z]+).*", "$1");
            final String list = call.query().contains("symbol=") ? Fixture.listed(symbol, "0.1") : rows.toString();
            return MiniVenue.envelope("{\"category\":\"linear\",\"list\":[" + list + "],\"nextPageCursor\":\"\"}");
        });
    }

    private void turnovers(String a, String b, String c) {
        fixture.venue.result(
                "/v5/market/tickers",
                "{\"category\":\"linear\",\"list\":[" + ticker("AAAUSDT", a) + ',' + ticker("BBBUSDT", b) + ','
                        + ticker("CCCUSDT", c) + "]}");
    }

    private static String ticker(String symbol, String turnover) {
        return "{\"symbol\":\"" + symbol + "\",\"lastPrice\":\"10\",\"turnover24h\":\"" + turnover + "\"}";
    }

    private int listCalls() {
        return (int) fixture.venue.calls.stream()
                .filter(call -> call.path().equals("/v5/market/tickers"))
                .count();
    }

    private int definitionsOfA() {
        return (int) Lines.of(fixture.engine.inputs).stream()
                .filter(line -> line.startsWith("InstrumentDefinition AAAUSDT"))
                .count();
    }

    private void awaitFrame(String part) {
        RecordingEngine.await(part, () -> fixture.venue.frames.stream().anyMatch(frame -> frame.contains(part)));
    }
}
