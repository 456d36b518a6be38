package io.escapement.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.venue.frames.FrameMarket;
import io.escapement.venue.model.Bar;
import io.escapement.venue.model.BookView;
import io.escapement.venue.model.InstrumentRules;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameMarketTest {
    private static final long ONE = FixedPoint.ONE;

    /** 2027-01-04T00:00:00Z, a Monday. */
    private static final long START = 1_799_020_800_000L;

    private final Heard heard = new Heard();

    /** Writes down what the venue says of its market. */
    private static final class Heard extends Recorder {
        private final List<String> said = new ArrayList<>();

        @Override
        public void onBook(int instrumentId, int depth, BookView book) {
            said.add("book " + text(book.bidPrice(0)) + " " + text(book.bidSize(0)) + " | " + text(book.askPrice(0))
                    + " " + text(book.askSize(0)));
        }

        @Override
        public void onKline(int instrumentId, Bar bar) {
            said.add("bar " + bar.intervalMinutes() + (bar.confirmed() ? " closed " : " ") + text(bar.close()));
        }

        private static String text(long value) {
            return BigDecimal.valueOf(value, 8).stripTrailingZeros().toPlainString();
        }
    }

    @TempDir
    private Path folder;

    private Venue venue(String... lines) throws IOException {
        final Path file = folder.resolve("frames.jsonl");
        Files.write(file, List.of(lines));
        return new Venue(
                VenueConfiguration.defaults(), FrameMarket.recorded(List.of(file.toString()), List.of()), heard);
    }

    private static String book(String type, long offsetMs, String bids, String asks) {
        return "{\"topic\":\"orderbook.50.ABCUSDT\",\"ts\":" + (START + offsetMs) + ",\"type\":\"" + type
                + "\",\"data\":{\"s\":\"ABCUSDT\",\"b\":" + bids + ",\"a\":" + asks + ",\"u\":7,\"seq\":9},\"cts\":"
                + (START + offsetMs - 2) + "}";
    }

    private static String trade(long offsetMs, String side, String price, String size) {
        return "{\"topic\":\"publicTrade.ABCUSDT\",\"type\":\"snapshot\",\"ts\":" + (START + offsetMs)
                + ",\"data\":[{\"T\":" + (START + offsetMs) + ",\"s\":\"ABCUSDT\",\"S\":\"" + side + "\",\"v\":\""
                + size + "\",\"p\":\"" + price + "\",\"L\":\"PlusTick\",\"i\":\"00000000-0000-4000-8000-00000000000"
                + offsetMs % 10 + "\",\"BT\":false}]}";
    }

    @Test
    void shouldShowTheRealBookWhenFramesTellIt() throws IOException {
        final Venue venue = venue(
                book("snapshot", 0, "[[\"99.9\",\"1.5\"],[\"99.8\",\"2\"]]", "[[\"100.1\",\"1\"],[\"100.2\",\"3\"]]"),
                book("delta", 20, "[[\"99.9\",\"0\"],[\"99.7\",\"4\"]]", "[[\"100.0\",\"0.25\"]]"));
        venue.subscriptions().book(0, 50, true);
        venue.advanceTo(START + 20);

        final BookView book = venue.book(0, 50);
        assertThat(book.levels()).isEqualTo(2);
        assertThat(book.bidPrice(0)).isEqualTo(9_980_000_000L);
        assertThat(book.bidSize(0)).isEqualTo(2 * ONE);
        assertThat(book.bidPrice(1)).isEqualTo(9_970_000_000L);
        assertThat(book.askPrice(0)).isEqualTo(100 * ONE);
        assertThat(book.askSize(0)).isEqualTo(25_000_000L);
        assertThat(book.matchTimeMs()).isEqualTo(START + 18);
        assertThat(heard.said).containsExactly("book 99.9 1.5 | 100.1 1", "book 99.8 2 | 100 0.25");
        // One level left, one came; one ask came.
        assertThat(book.changedBids()).isEqualTo(2);
        assertThat(book.changedAsks()).isEqualTo(1);
    }

    @Test
    void shouldDeriveStepsFromTheDigitsSeen() throws IOException {
        final InstrumentRules rules = venue(book("snapshot", 0, "[[\"99.90\",\"1.500\"]]", "[[\"100.10\",\"1.25\"]]"))
                .instruments()
                .get(0);
        assertThat(rules.symbol()).isEqualTo("ABCUSDT");
        assertThat(rules.tickSize()).isEqualTo(ONE / 10);
        assertThat(rules.lotSize()).isEqualTo(ONE / 100);
    }

    @Test
    void shouldFillTakersFromTheRealBookAndMakersByPrints() throws IOException {
        final Venue venue = venue(
                book("snapshot", 0, "[[\"99.9\",\"5\"]]", "[[\"100.0\",\"1\"],[\"100.3\",\"4\"]]"),
                trade(10, "Sell", "99.9", "0.1"),
                trade(2_000, "Sell", "98.9", "0.4"),
                trade(2_001, "Sell", "98.8", "2"));
        venue.advanceTo(START + 10);

        venue.execute(Orders.buy(2).id("taker").place());
        // One at 100.0, the other at 100.3.
        assertThat(venue.position(0).positionValue()).isEqualTo(20_030_000_000L);

        venue.execute(Orders.buy(1).id("maker").limit(99).place());
        venue.advanceTo(START + 2_000);
        // A print of 0.4 below the price fills no more than 0.4.
        assertThat(venue.order(null, "maker").filledSize()).isEqualTo(40_000_000L);
        venue.advanceTo(START + 2_001);
        assertThat(venue.order(null, "maker").filledSize()).isEqualTo(ONE);
        assertThat(venue.order(null, "maker").averagePrice()).isEqualTo(99 * ONE);
        assertThat(venue.imbalance()).isZero();
    }

    @Test
    void shouldMakeBarsOfPrintsUntilKlineFramesTellThem() throws IOException {
        final Venue venue = venue(
                trade(1_000, "Buy", "100.0", "1"),
                trade(30_000, "Buy", "101.5", "2"),
                trade(59_000, "Sell", "100.5", "1"),
                trade(60_500, "Sell", "99.5", "1"),
                "{\"topic\":\"kline.3.ABCUSDT\",\"data\":[{\"start\":" + START + ",\"end\":" + (START + 179_999)
                        + ",\"interval\":\"3\",\"open\":\"100\",\"close\":\"99.5\",\"high\":\"102\",\"low\":\"99\","
                        + "\"volume\":\"6\",\"turnover\":\"603.5\",\"confirm\":true,\"timestamp\":" + (START + 60_500)
                        + "}],\"ts\":" + (START + 180_020) + ",\"type\":\"snapshot\"}");
        venue.subscriptions().klines(0, 1, true);
        venue.subscriptions().klines(0, 3, true);
        venue.advanceTo(START + 180_020);

        final Bar minute = venue.klines(0, 1, START, START, 10).get(0);
        assertThat(minute)
                .isEqualTo(new Bar(
                        START,
                        1,
                        100 * ONE,
                        10_150_000_000L,
                        100 * ONE,
                        10_050_000_000L,
                        40_000,
                        4_035_000,
                        START + 59_000,
                        true));
        assertThat(heard.said).contains("bar 1 closed 100.5", "bar 1 closed 99.5", "bar 3 99.5", "bar 3 closed 99.5");
        // What the frame says, not what the prints would have made.
        assertThat(venue.klines(0, 3, START, START, 10).get(0).high()).isEqualTo(102 * ONE);
    }

    @Test
    void shouldLookAtEveryPrintOfAFrameAndLeaveBlockTradesOut() throws IOException {
        final String two = "{\"topic\":\"publicTrade.ABCUSDT\",\"type\":\"snapshot\",\"ts\":" + (START + 20)
                + ",\"data\":[{\"T\":1,\"s\":\"ABCUSDT\",\"S\":\"Sell\",\"v\":\"1\",\"p\":\"98.0\",\"BT\":false},"
                + "{\"T\":2,\"s\":\"ABCUSDT\",\"S\":\"Buy\",\"v\":\"50\",\"p\":\"60.0\",\"BT\":true},"
                + "{\"T\":3,\"s\":\"ABCUSDT\",\"S\":\"Buy\",\"v\":\"1\",\"p\":\"100.5\",\"BT\":false}]}";
        final Venue venue = venue(
                book("snapshot", 0, "[[\"99.9\",\"5\"]]", "[[\"100.0\",\"1\"]]"),
                trade(10, "Sell", "99.9", "0.1"),
                two,
                // Stamped before the last one: time does not go back.
                trade(15, "Sell", "99.8", "0.1"));
        venue.subscriptions().trades(0, true);
        venue.advanceTo(START + 10);
        venue.execute(Orders.buy(1).id("rests").limit(99).place());
        venue.execute(Orders.buy(0.2).id("stop").trigger(100.4, 1).place());
        while (venue.step()) {
            // To the end.
        }
        // The first print filled the one, the last one fired the other; 60.0 was a block trade.
        assertThat(venue.order(null, "rests").filledSize()).isEqualTo(ONE);
        assertThat(venue.order(null, "stop").filledSize()).isEqualTo(ONE / 5);
        assertThat(venue.ticker(0).lowPrice24h()).isEqualTo(98 * ONE);
        assertThat(venue.recentTrades(0, 10)).hasSize(4);
        assertThat(venue.nowMs()).isGreaterThanOrEqualTo(START + 20);
        assertThat(venue.imbalance()).isZero();
    }

    @Test
    void shouldFollowMarkIndexAndFundingOfTickers() throws IOException {
        final Venue venue = venue(
                "{\"topic\":\"tickers.ABCUSDT\",\"type\":\"snapshot\",\"data\":{\"symbol\":\"ABCUSDT\",\"lastPrice\":"
                        + "\"100.1\",\"markPrice\":\"100.07\",\"indexPrice\":\"100.05\",\"fundingRate\":\"-0.0002\","
                        + "\"nextFundingTime\":\"" + (START + 3_600_000)
                        + "\",\"fundingIntervalHour\":\"1\",\"bid1Price\":\"100.0\","
                        + "\"bid1Size\":\"2\",\"ask1Price\":\"100.1\",\"ask1Size\":\"3\"},\"cs\":1,\"ts\":" + START
                        + "}",
                "{\"topic\":\"tickers.ABCUSDT\",\"type\":\"delta\",\"data\":{\"symbol\":\"ABCUSDT\",\"markPrice\":"
                        + "\"100.09\"},\"cs\":2,\"ts\":" + (START + 100) + "}");
        venue.advanceTo(START + 100);
        assertThat(venue.ticker(0).lastPrice()).isEqualTo(10_010_000_000L);
        assertThat(venue.ticker(0).markPrice()).isEqualTo(10_009_000_000L);
        assertThat(venue.ticker(0).indexPrice()).isEqualTo(10_005_000_000L);
        assertThat(venue.ticker(0).fundingRate()).isEqualTo(-20_000L);
        assertThat(venue.ticker(0).nextFundingTimeMs()).isEqualTo(START + 3_600_000);
        assertThat(venue.ticker(0).fundingIntervalHours()).isEqualTo(1);
        // Without a book topic the best of the ticker is all there is.
        assertThat(venue.book(0, 50).levels()).isEqualTo(1);
        assertThat(venue.book(0, 50).askSize(0)).isEqualTo(3 * ONE);
    }

    @Test
    void shouldGoOnWithoutFramesWhenLive() {
        final InstrumentRules rules = rules();
        final FrameMarket market = FrameMarket.live(List.of(rules), START);
        final Venue venue = new Venue(VenueConfiguration.defaults(), market, heard);
        assertThat(venue.nextEventTimeMs()).isEqualTo(START + 1_000);
        venue.advanceTo(START + 5_000);
        assertThat(venue.nowMs()).isEqualTo(START + 5_000);
        assertThat(venue.ticker(0).lastPrice()).isZero();

        assertThat(offer(market, trade(4_900, "Buy", "100.0", "1"), START + 5_010))
                .isTrue();
        assertThat(venue.nextEventTimeMs()).isEqualTo(START + 5_010);
        venue.advanceTo(START + 5_010);
        assertThat(venue.ticker(0).lastPrice()).isEqualTo(100 * ONE);
        assertThat(venue.recentTrades(0, 10)).hasSize(1);

        assertThat(offer(market, "{\"success\":true,\"ret_msg\":\"pong\",\"op\":\"ping\"}", START + 5_020))
                .isFalse();
        assertThat(offer(market, "{\"topic\":\"publicTrade.XYZUSDT\",\"ts\":1,\"data\":[]}", START + 5_020))
                .isFalse();
        assertThat(market.refused()).isZero();
        assertThat(offer(market, "{\"topic\":\"publicTrade.ABCUSDT\",\"ts\":1,\"da", START + 5_020))
                .isFalse();
        assertThat(market.refused()).isOne();
    }

    @Test
    void shouldServeHistoryThatWasHandedInWhenLive() {
        final FrameMarket market = FrameMarket.live(List.of(rules()), START);
        final Venue venue = new Venue(VenueConfiguration.defaults(), market, heard);
        market.history(
                0,
                List.of(
                        bar(START - 180_000, 1, 100, 104, 99, 101),
                        bar(START - 120_000, 1, 101, 102, 98, 100),
                        bar(START - 60_000, 1, 100, 103, 100, 102)));
        assertThat(venue.ticker(0).lastPrice()).isEqualTo(102 * ONE);
        assertThat(venue.klines(0, 1, -1, -1, 10)).hasSize(3);
        // Three minutes were not asked for: they are put together.
        final Bar three = venue.klines(0, 3, -1, -1, 10).get(0);
        assertThat(three.openTimeMs()).isEqualTo(START - 180_000);
        assertThat(three.high()).isEqualTo(104 * ONE);
        assertThat(three.low()).isEqualTo(98 * ONE);
        assertThat(three.close()).isEqualTo(102 * ONE);
    }

    @Test
    void shouldNameFileAndLineWhenARecordingIsBroken() {
        assertThatThrownBy(() -> venue(trade(0, "Buy", "100", "1"), "{\"topic\":nonsense", trade(1, "Buy", "100", "1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("frames.jsonl line 2")
                .hasMessageNotContaining("\n");
        assertThatThrownBy(() ->
                        FrameMarket.recorded(List.of(folder.resolve("none").toString()), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not found");
    }

    private static Bar bar(long openMs, int minutes, long open, long high, long low, long close) {
        return new Bar(
                openMs, minutes, open * ONE, high * ONE, low * ONE, close * ONE, 10_000, 1_000_000, openMs, true);
    }

    private static InstrumentRules rules() {
        return new InstrumentRules(
                0,
                "ABCUSDT",
                "ABC",
                ONE / 10,
                ONE / 100,
                ONE / 100,
                1_000 * ONE,
                500 * ONE,
                5 * ONE,
                ONE / 10,
                100_000 * ONE,
                50 * ONE,
                ONE / 100,
                ONE / 200,
                480,
                ONE / 200,
                START - 1);
    }

    private static boolean offer(FrameMarket market, String text, long nowMs) {
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return market.offer(bytes, 0, bytes.length, nowMs);
    }
}
