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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of frames while the ring has no room for market data. */
class GatewayFloodTest {
    private static final int START_INPUTS = 14;

    private final Fixture fixture = new Fixture();

    @BeforeEach
    void impatient() {
        fixture.configuration.clock(ClockSource.RECEIVE);
        fixture.configuration
                .market()
                .topics(List.of("kline", "tickers", "orderbook.1", "orderbook.50", "publicTrade"))
                .floodPatience(Duration.ZERO);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void shouldMergeTickersFieldByFieldWhenRingIsFull() {
        fixture.start();
        fixture.engine.full = true;

        fixture.venue.push(MiniVenue.PUBLIC, ticker("snapshot", 1, "\"lastPrice\":\"10\",\"markPrice\":\"10.5\""));
        fixture.venue.push(MiniVenue.PUBLIC, ticker("delta", 2, "\"lastPrice\":\"11\",\"openInterest\":\"7\""));
        fixture.venue.push(MiniVenue.PUBLIC, ticker("delta", 3, "\"fundingRate\":\"0.0001\""));
        RecordingEngine.await("merged", () -> fixture.counters.get(Metric.CONFLATED) == 2);
        fixture.engine.full = false;

        final String merged = fixture.engine.awaitInput("\"Ticker\"");
        assertThat(merged)
                .contains("\"snapshot\":\"YES\"")
                .contains("\"crossSequence\":3")
                .contains("\"lastPrice\":\"11\"")
                .contains("\"markPrice\":\"10.5\"")
                .contains("\"openInterest\":\"7\"")
                .contains("\"fundingRate\":\"0.0001\"")
                .contains("\"exchangeTimeNs\":1750000000103000000");
        fixture.venue.push(MiniVenue.PUBLIC, ticker("delta", 4, "\"lastPrice\":\"12\""));
        fixture.engine.awaitInput("\"crossSequence\":4");
        assertThat(fixture.engine.inputs)
                .filteredOn(line -> line.contains("\"Ticker\""))
                .hasSize(2);
    }

    @Test
    void shouldKeepLatestQuoteWhenRingIsFull() {
        fixture.start();
        fixture.engine.full = true;

        fixture.venue.push(MiniVenue.PUBLIC, Frames.book("snapshot", 100).replace("orderbook.50", "orderbook.1"));
        fixture.venue.push(MiniVenue.PUBLIC, Frames.book("snapshot", 101).replace("orderbook.50", "orderbook.1"));
        RecordingEngine.await("merged", () -> fixture.counters.get(Metric.CONFLATED) == 1);
        fixture.engine.full = false;

        assertThat(fixture.engine.awaitInput("BookSnapshot"))
                .contains("\"updateId\":101")
                .contains("\"depth\":1")
                .contains("10.1")
                .contains("10.2");
        assertThat(fixture.engine.inputs)
                .filteredOn(line -> line.contains("Book"))
                .hasSize(1);
    }

    @Test
    void shouldDropBookOpenlyAndBeginAnewWhenRingIsFull() {
        fixture.start();
        fixture.venue.push(MiniVenue.PUBLIC, Frames.BOOK_SNAPSHOT);
        fixture.engine.awaitInputs(START_INPUTS + 1);
        fixture.engine.full = true;

        fixture.venue.push(MiniVenue.PUBLIC, Frames.book("delta", 101));
        fixture.venue.push(MiniVenue.PUBLIC, Frames.book("delta", 102));
        fixture.engine.awaitInputs(START_INPUTS + 2);
        RecordingEngine.await("both left out", () -> fixture.counters.get(Metric.SHED) == 2);
        assertThat(fixture.venue.frames).noneMatch(frame -> frame.contains("unsubscribe"));
        fixture.engine.full = false;
        RecordingEngine.await(
                "subscribed again",
                () -> fixture.venue.frames.stream().anyMatch(frame -> frame.contains("\"unsubscribe\"")));
        fixture.venue.push(MiniVenue.PUBLIC, Frames.book("snapshot", 200));
        fixture.venue.push(MiniVenue.PUBLIC, Frames.book("snapshot", 9).replace("orderbook.50", "orderbook.1"));
        fixture.engine.awaitInputs(START_INPUTS + 5);

        assertThat(Lines.of(fixture.engine.inputs).subList(START_INPUTS, START_INPUTS + 5))
                .containsExactly(
                        "BookSnapshot AAAUSDT 100",
                        "ConnectionState PUBLIC GAP_OPENED AAAUSDT",
                        "BookSnapshot AAAUSDT 200",
                        "BookSnapshot AAAUSDT 9",
                        "ConnectionState PUBLIC GAP_CLOSED AAAUSDT");
    }

    @Test
    void shouldTakePrivateMessagesAndClosedBarsWhenRingIsFull() {
        fixture.start();
        fixture.engine.full = true;

        fixture.venue.push(MiniVenue.PUBLIC, Frames.book("delta", 101));
        fixture.venue.push(MiniVenue.PUBLIC, bar(false));
        fixture.venue.push(MiniVenue.PUBLIC, bar(true));
        fixture.venue.push(
                MiniVenue.PRIVATE,
                "{\"id\":\"1\",\"topic\":\"wallet\",\"creationTime\":1750000000100,\"data\":[{\"accountType\":\"UNIFIED\","
                        + "\"totalEquity\":\"990\",\"totalAvailableBalance\":\"900\",\"coin\":[{\"coin\":\"USDT\","
                        + "\"equity\":\"990\",\"walletBalance\":\"990\",\"unrealisedPnl\":\"0\","
                        + "\"cumRealisedPnl\":\"0\",\"totalOrderIM\":\"0\",\"totalPositionIM\":\"0\","
                        + "\"totalPositionMM\":\"0\"}]}]}");

        fixture.engine.awaitInput("WalletUpdate\",\"receiveTimeNs");
        fixture.engine.awaitInputs(START_INPUTS + 3);
        assertThat(Lines.of(fixture.engine.inputs).subList(START_INPUTS, START_INPUTS + 3))
                .containsExactlyInAnyOrder(
                        "ConnectionState PUBLIC GAP_OPENED AAAUSDT",
                        "Bar AAAUSDT 3 STREAM 1749999960000000000",
                        "WalletUpdate STREAM USDT");
    }

    private static String ticker(String type, int sequence, String fields) {
        return "{\"topic\":\"tickers.AAAUSDT\",\"type\":\"" + type + "\",\"data\":{\"symbol\":\"AAAUSDT\"," + fields
                + "},\"cs\":" + sequence + ",\"ts\":" + (1_750_000_000_100L + sequence) + "}";
    }

    private static String bar(boolean confirmed) {
        final long open = Fixture.LAST_BAR_MS + 180_000;
        return "{\"topic\":\"kline.3.AAAUSDT\",\"data\":[{\"start\":" + open + ",\"end\":" + (open + 179_999)
                + ",\"interval\":\"3\",\"open\":\"10\",\"close\":\"11\",\"high\":\"12\",\"low\":\"9\",\"volume\":\"5\","
                + "\"turnover\":\"50\",\"confirm\":" + confirmed + ",\"timestamp\":" + (open + 179_999) + "}],\"ts\":"
                + (open + 180_000) + ",\"type\":\"snapshot\"}";
    }
}
