package io.escapement.gateway.bybit.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PublicFramesTest {
    private final Decoding decoding = new Decoding();

    @Test
    void shouldPublishLevelsWhenABookChanges() {
        assertThat(decoding.frame(Samples.BOOK_DELTA)).isEqualTo(Verdict.PUBLISHED);
        assertThat(decoding.message())
                .isEqualTo(
                        "{\"message\":\"BookDelta\",\"receiveTimeNs\":77,\"exchangeTimeNs\":1761234567891000000,"
                                + "\"instrumentId\":\"BTCUSDT\",\"matchTimeNs\":1761234567888000000,\"updateId\":31415926,"
                                + "\"crossSequence\":271828182845,\"depth\":50,\"first\":\"YES\",\"last\":\"YES\","
                                + "\"bids\":[{\"price\":\"98765.4\",\"size\":\"1.234\"},{\"price\":\"98765.1\",\"size\":\"0\"}],"
                                + "\"asks\":[{\"price\":\"98765.5\",\"size\":\"0.41\"},{\"price\":\"98766\",\"size\":\"12\"}]}");
        assertThat(decoding.frames.instrumentId()).isZero();
        assertThat(decoding.frames.exchangeTimeNs()).isEqualTo(1_761_234_567_891_000_000L);
    }

    @Test
    void shouldPublishASnapshotWhenKeysComeInAnotherOrder() {
        assertThat(decoding.frame(Samples.BOOK_SNAPSHOT)).isEqualTo(Verdict.PUBLISHED);
        assertThat(decoding.message())
                .isEqualTo("{\"message\":\"BookSnapshot\",\"receiveTimeNs\":77,\"exchangeTimeNs\":1761234567000000000,"
                        + "\"instrumentId\":\"ETHUSDT\",\"matchTimeNs\":1761234566999000000,\"updateId\":1,"
                        + "\"crossSequence\":99,\"depth\":1,\"first\":\"YES\",\"last\":\"YES\","
                        + "\"bids\":[{\"price\":\"3500.01\",\"size\":\"7.5\"}],"
                        + "\"asks\":[{\"price\":\"3500.02\",\"size\":\"0.01\"}]}");
    }

    @Test
    void shouldCutABookIntoPartsWhenItIsLong() {
        final String bids = levels(50);
        final String asks = levels(3);
        final String frame = "{\"topic\":\"orderbook.50.BTCUSDT\",\"type\":\"snapshot\",\"ts\":1761234567891,\"data\":{"
                + "\"s\":\"BTCUSDT\",\"b\":[" + bids + "],\"a\":[" + asks + "],\"u\":5,\"seq\":6}}";
        assertThat(decoding.frame(frame)).isEqualTo(Verdict.PUBLISHED);
        final List<String> parts = decoding.messages();
        assertThat(parts).hasSize(3);
        assertThat(parts.get(0))
                .contains("\"first\":\"YES\",\"last\":\"NO\"")
                .contains("\"price\":\"24\",\"size\":\"1.5\"}]," + "\"asks\":[{\"price\":\"1\",\"size\":\"1.5\"}");
        assertThat(parts.get(1))
                .contains("\"first\":\"NO\",\"last\":\"NO\"")
                .contains("\"bids\":[{\"price\":\"25\"")
                .contains("\"asks\":[]");
        assertThat(parts.get(2))
                .contains("\"first\":\"NO\",\"last\":\"YES\"")
                .contains("\"bids\":[{\"price\":\"49\",\"size\":\"1.5\"},{\"price\":\"50\",\"size\":\"1.5\"}]");
    }

    @Test
    void shouldPublishAPrintEachWhenTradesCome() {
        assertThat(decoding.frame(Samples.TRADES)).isEqualTo(Verdict.PUBLISHED);
        final List<String> prints = decoding.messages();
        assertThat(prints).hasSize(2);
        assertThat(prints.get(0))
                .isEqualTo("{\"message\":\"PublicTrade\",\"receiveTimeNs\":77,\"exchangeTimeNs\":1761234567902000000,"
                        + "\"instrumentId\":\"BTCUSDT\",\"tradeTimeNs\":1761234567900000000,\"price\":\"98765.5\","
                        + "\"size\":\"0.014\",\"takerSide\":\"BUY\",\"blockTrade\":\"NO\",\"rpi\":\"YES\","
                        + "\"crossSequence\":271828182899,\"tradeId\":\"5f0c3a9e-1b2d-5c4f-8a6b-0123456789ab\","
                        + "\"last\":\"NO\"}");
        assertThat(prints.get(1))
                .startsWith("{\"message\":\"PublicTrade\",\"receiveTimeNs\":77,\"exchangeTimeNs\":1761234567902000000,"
                        + "\"instrumentId\":\"BTCUSDT\",\"tradeTimeNs\":1761234567901000000,\"price\":\"98765.4\","
                        + "\"size\":\"2\",\"takerSide\":\"SELL\",\"blockTrade\":\"YES\",\"tradeId\":\"")
                .endsWith("\"last\":\"YES\"}");
    }

    @Test
    void shouldReadUuidsByTheirBitsWhenTheyAreInEitherCase() {
        decoding.frame(Samples.PLAIN_TRADES);
        assertThat(decoding.messages().get(1))
                .contains("\"size\":\"123456789.5\"")
                .contains("\"tradeId\":\"a1b2c3d4-e5f6-5a7b-9c8d-fedcba987654\"");
    }

    @Test
    void shouldPublishABarWhenAKlineCloses() {
        assertThat(decoding.frame(Samples.KLINE)).isEqualTo(Verdict.PUBLISHED);
        assertThat(decoding.message())
                .isEqualTo("{\"message\":\"Bar\",\"receiveTimeNs\":77,\"exchangeTimeNs\":1761234660003000000,"
                        + "\"instrumentId\":\"BTCUSDT\",\"intervalMinutes\":3,\"confirm\":\"YES\",\"source\":\"STREAM\","
                        + "\"openTimeNs\":1761234480000000000,\"openPrice\":\"98701.5\",\"highPrice\":\"98790\","
                        + "\"lowPrice\":\"98699.9\",\"closePrice\":\"98765.4\",\"volume\":\"41.207\","
                        + "\"turnover\":\"406891933.3341\",\"lastTradeTimeNs\":1761234659880000000}");
    }

    @Test
    void shouldPublishTwoBarsWhenAFrameHoldsTheClosingAndTheOpeningOne() {
        final String first = "{\"start\":60000,\"open\":1,\"close\":2,\"high\":\"1e+06\",\"low\":\"0.5\","
                + "\"volume\":\"123456789012345\",\"turnover\":\"0.123456789\",\"confirm\":\"true\"}";
        final String second = "{\"start\":\"120000\",\"open\":\"2\",\"close\":\"2\",\"high\":\"2\",\"low\":\"2\","
                + "\"volume\":\"0\",\"turnover\":\"\",\"confirm\":false,\"timestamp\":0}";
        final String frame = "{\"topic\":\"kline.D.ETHUSDT\",\"data\":[" + first + "," + second + "],\"ts\":130000}";
        assertThat(decoding.frame(frame)).isEqualTo(Verdict.PUBLISHED);
        assertThat(decoding.messages())
                .containsExactly(
                        "{\"message\":\"Bar\",\"receiveTimeNs\":77,\"exchangeTimeNs\":130000000000,"
                                + "\"instrumentId\":\"ETHUSDT\",\"intervalMinutes\":1440,\"confirm\":\"YES\","
                                + "\"source\":\"STREAM\",\"openTimeNs\":60000000000,\"openPrice\":\"1\","
                                + "\"highPrice\":\"1000000\",\"lowPrice\":\"0.5\",\"closePrice\":\"2\","
                                + "\"volume\":\"123456789012345\",\"turnover\":\"0.123456789\"}",
                        "{\"message\":\"Bar\",\"receiveTimeNs\":77,\"exchangeTimeNs\":130000000000,"
                                + "\"instrumentId\":\"ETHUSDT\",\"intervalMinutes\":1440,\"confirm\":\"NO\","
                                + "\"source\":\"STREAM\",\"openTimeNs\":120000000000,\"openPrice\":\"2\","
                                + "\"highPrice\":\"2\",\"lowPrice\":\"2\",\"closePrice\":\"2\",\"volume\":\"0\"}");
    }

    @Test
    void shouldLeaveUnchangedFieldsNullWhenATickerChanges() {
        assertThat(decoding.frame(Samples.TICKER_DELTA)).isEqualTo(Verdict.PUBLISHED);
        assertThat(decoding.message())
                .isEqualTo("{\"message\":\"Ticker\",\"receiveTimeNs\":77,\"exchangeTimeNs\":1761234568100000000,"
                        + "\"instrumentId\":\"BTCUSDT\",\"snapshot\":\"NO\",\"crossSequence\":271828183001,"
                        + "\"askPrice\":\"98765.5\",\"askSize\":\"0.75\"}");
        assertThat(decoding.frame(Samples.TICKER)).isEqualTo(Verdict.PUBLISHED);
        assertThat(decoding.message())
                .isEqualTo("{\"message\":\"Ticker\",\"receiveTimeNs\":77,\"exchangeTimeNs\":1761234568000000000,"
                        + "\"instrumentId\":\"BTCUSDT\",\"snapshot\":\"YES\",\"crossSequence\":271828183000,"
                        + "\"lastPrice\":\"98765.4\",\"markPrice\":\"98764.99\",\"indexPrice\":\"98770.01\","
                        + "\"bidPrice\":\"98765.3\",\"bidSize\":\"1.5\",\"askPrice\":\"98765.4\",\"askSize\":\"0.25\","
                        + "\"fundingRate\":\"-0.000051\",\"nextFundingTimeNs\":1761264000000000000,"
                        + "\"fundingIntervalHours\":8,\"openInterest\":\"51234.567\",\"volume24h\":\"72345.6\","
                        + "\"turnover24h\":\"7123456789.4321\",\"previousPrice24h\":\"99995\","
                        + "\"highPrice24h\":\"100100\",\"lowPrice24h\":\"97000.1\",\"change24h\":\"-0.0123\"}");
    }

    @Test
    void shouldSayWhyWhenAFrameIsRefused() {
        refuse(Verdict.UNKNOWN_TOPIC, "{\"topic\":\"liquidation.BTCUSDT\",\"ts\":1,\"data\":{}}");
        refuse(Verdict.UNKNOWN_TOPIC, "{\"topic\":\"orderbook.rpi.BTCUSDT\",\"ts\":1,\"type\":\"delta\",\"data\":{}}");
        refuse(Verdict.UNKNOWN_TOPIC, "{\"topic\":\"kline.M.BTCUSDT\",\"ts\":1,\"data\":[]}");
        refuse(Verdict.UNKNOWN_TOPIC, "{\"topic\":\"orderbook.50\",\"ts\":1,\"data\":[]}");
        refuse(Verdict.UNKNOWN_TOPIC, "{\"hello\":1}");
        refuse(Verdict.UNKNOWN_SYMBOL, Samples.BOOK_DELTA.replace("BTCUSDT", "LTCUSDT"));
        refuse(Verdict.BAD_VALUE, Samples.BOOK_DELTA.replace("\"s\":\"BTCUSDT\"", "\"s\":\"ETHUSDT\""));
        refuse(Verdict.EXCESS_DIGITS, Samples.BOOK_DELTA.replace("98765.40", "98765.400000001"));
        refuse(Verdict.OVERFLOW, Samples.BOOK_DELTA.replace("98765.40", "98765000000000"));
        refuse(Verdict.BAD_NUMBER, Samples.BOOK_DELTA.replace("98765.40", "98765,40"));
        refuse(Verdict.MISSING_FIELD, Samples.BOOK_DELTA.replace("98765.40", ""));
        refuse(Verdict.MISSING_FIELD, Samples.BOOK_DELTA.replace("98765.40", "-1"));
        refuse(Verdict.MISSING_FIELD, Samples.BOOK_DELTA.replace("\"u\":", "\"uu\":"));
        refuse(Verdict.MISSING_FIELD, Samples.KLINE.replace("\"open\":", "\"opening\":"));
        refuse(Verdict.MISSING_FIELD, Samples.TRADES.replace("\"p\":\"98765.4\"", "\"p\":null"));
        refuse(Verdict.BAD_VALUE, Samples.KLINE.replace("\"confirm\":true", "\"confirm\":\"perhaps\""));
        refuse(Verdict.TRUNCATED, Samples.TICKER.substring(0, 200));
        refuse(Verdict.MALFORMED, Samples.TICKER + "}");
        refuse(Verdict.MALFORMED, "hello");
        refuse(Verdict.TRUNCATED, "");
        refuse(Verdict.TOO_DEEP, "{\"x\":" + "[".repeat(70) + "]".repeat(70) + "}");
        refuse(Verdict.TOO_LARGE, Samples.BOOK_DELTA.replace("[\"98765.10\",\"0\"]", levels(3000)));
    }

    @Test
    void shouldNameTheKeyWhenItsValueWasWrong() {
        refuse(Verdict.BAD_NUMBER, Samples.TICKER.replace("98764.99", "unknown"));
        assertThat(decoding.frames.problemKey()).isEqualTo("markPrice");
    }

    @Test
    void shouldFindNothingWhenThereAreNoRows() {
        assertThat(decoding.frame("{\"topic\":\"publicTrade.BTCUSDT\",\"ts\":1,\"data\":[]}"))
                .isEqualTo(Verdict.EMPTY);
        assertThat(decoding.frame("{\"topic\":\"kline.3.BTCUSDT\",\"ts\":1,\"data\":[]}"))
                .isEqualTo(Verdict.EMPTY);
        assertThat(decoding.messages()).isEmpty();
    }

    private void refuse(Verdict reason, String frame) {
        assertThat(decoding.frame(frame)).as(frame).isEqualTo(reason);
        assertThat(reason.isRefusal()).isTrue();
        assertThat(decoding.messages()).isEmpty();
    }

    private static String levels(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(price -> "[\"" + price + "\",\"1.500\"]")
                .collect(Collectors.joining(","));
    }
}
