package io.escapement.gateway.bybit.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.DataSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestAnswersTest {
    private static final long NONE = Long.MIN_VALUE;

    private final Decoding decoding = new Decoding();
    private final RestDecoder answers = decoding.answers;

    @Test
    void shouldReadTheEnvelopeWhenItIsSuccessOrError() {
        read(
                "{\"retCode\":10002,\"retMsg\":\"bad \\\"time\\\"\",\"result\":{},\"retExtInfo\":{},\"time\":1761234570000}");
        assertThat(answers.code()).isEqualTo(10002);
        assertThat(answers.text()).isEqualTo("bad \"time\"");
        assertThat(answers.exchangeTimeNs()).isEqualTo(1_761_234_570_000_000_000L);
        assertThat(answers.orders()).isEqualTo(Verdict.MISSING_FIELD);
        read("{\"retCode\":0,\"retMsg\":\"success\",\"result\":null}");
        assertThat(answers.exchangeTimeNs()).isEqualTo(NONE);
        read("{\"retCode\":0,\"retMsg\":\"OK\",\"result\":{\"timeSecond\":\"1761234570\","
                + "\"timeNano\":\"1761234570123456789\"},\"time\":1761234570123}");
        assertThat(answers.serverTimeNs()).isEqualTo(1_761_234_570_123_456_789L);
        read("{\"retCode\":0,\"retMsg\":\"OK\",\"result\":{\"orderId\":\"0a1b2c3d-4e5f-4a6b-8c7d-8e9f00112244\","
                + "\"orderLinkId\":\"x\"},\"time\":1}");
        assertThat(answers.orderIdLow()).isEqualTo(0x8c7d8e9f00112244L);
        assertThat(decoding.answer("{\"result\":{}}")).isEqualTo(Verdict.MISSING_FIELD);
        assertThat(decoding.answer("<html>")).isEqualTo(Verdict.MALFORMED);
        assertThat(decoding.answer("{\"retCode\":0")).isEqualTo(Verdict.TRUNCATED);
    }

    @Test
    void shouldPublishClosedBarsOldestFirstWhenTheVenueSendsThemNewestFirst() {
        read(list(
                "[\"1761234660000\",\"5\",\"6\",\"4\",\"5.5\",\"10\",\"55\"],"
                        + "[\"1761234480000\",\"3\",\"1e+06\",\"2\",\"5\",\"1\",\"5\"],"
                        + "[\"1761234300000\",\"2\",\"3\",\"1\",\"3\",\"0\",\"0\"]",
                "1761234700000"));
        assertThat(answers.bars(0, 3, DataSource.WARM_UP, NONE, Long.MAX_VALUE)).isEqualTo(Verdict.PUBLISHED);
        assertThat(decoding.messages())
                .containsExactly(
                        "{\"message\":\"Bar\",\"receiveTimeNs\":77,\"exchangeTimeNs\":1761234700000000000,"
                                + "\"instrumentId\":\"BTCUSDT\",\"intervalMinutes\":3,\"confirm\":\"YES\","
                                + "\"source\":\"WARM_UP\",\"openTimeNs\":1761234300000000000,\"openPrice\":\"2\","
                                + "\"highPrice\":\"3\",\"lowPrice\":\"1\",\"closePrice\":\"3\",\"volume\":\"0\","
                                + "\"turnover\":\"0\"}",
                        "{\"message\":\"Bar\",\"receiveTimeNs\":77,\"exchangeTimeNs\":1761234700000000000,"
                                + "\"instrumentId\":\"BTCUSDT\",\"intervalMinutes\":3,\"confirm\":\"YES\","
                                + "\"source\":\"WARM_UP\",\"openTimeNs\":1761234480000000000,\"openPrice\":\"3\","
                                + "\"highPrice\":\"1000000\",\"lowPrice\":\"2\",\"closePrice\":\"5\",\"volume\":\"1\","
                                + "\"turnover\":\"5\"}");
        decoding.port.clear();
        answers.bars(0, 3, DataSource.BACKFILL, 1_761_234_480_000_000_000L, 1_761_234_480_000_000_000L);
        assertThat(decoding.message()).contains("\"openTimeNs\":1761234480000000000");
        decoding.port.clear();
        assertThat(answers.bars(0, 3, DataSource.QUERY, Long.MAX_VALUE, Long.MAX_VALUE))
                .isEqualTo(Verdict.EMPTY);
    }

    @Test
    void shouldRefuseBarsWhenARowIsBad() {
        read(list("[\"1761234480000\",\"3\",\"\",\"2\",\"5\",\"1\",\"5\"]", "1761234700000"));
        assertThat(answers.bars(0, 3, DataSource.WARM_UP, NONE, Long.MAX_VALUE)).isEqualTo(Verdict.MISSING_FIELD);
        read(list("[\"1761234480000\",\"3\"]", "1761234700000"));
        assertThat(answers.bars(0, 3, DataSource.WARM_UP, NONE, Long.MAX_VALUE)).isEqualTo(Verdict.MISSING_FIELD);
        read(list("{\"start\":1}", "1761234700000"));
        assertThat(answers.bars(0, 3, DataSource.WARM_UP, NONE, Long.MAX_VALUE)).isEqualTo(Verdict.MALFORMED);
        assertThat(decoding.messages()).isEmpty();
    }

    @Test
    void shouldPublishOurInstrumentsWhenTheListHasOthersToo() {
        final String row = "{\"symbol\":\"BTCUSDT\",\"contractType\":\"LinearPerpetual\",\"status\":\"Trading\","
                + "\"launchTime\":\"1585526400000\",\"deliveryTime\":\"0\",\"priceScale\":\"2\",\"leverageFilter\":{"
                + "\"minLeverage\":\"1\",\"maxLeverage\":\"100.00\",\"leverageStep\":\"0.01\"},\"priceFilter\":{"
                + "\"minPrice\":\"0.10\",\"maxPrice\":\"1999999.80\",\"tickSize\":\"0.10\"},\"lotSizeFilter\":{"
                + "\"maxOrderQty\":\"1190.000\",\"minOrderQty\":\"0.001\",\"qtyStep\":\"0.001\","
                + "\"maxMktOrderQty\":\"500.000\",\"minNotionalValue\":\"5\"},\"fundingInterval\":480}";
        final String foreign = row.replace("BTCUSDT", "LTCUSDT").replace("\"0.001\"", "\"0.0000000001\"");
        read("{\"retCode\":0,\"retMsg\":\"OK\",\"result\":{\"category\":\"linear\",\"list\":[" + foreign + "," + row
                + "," + foreign + "],\"nextPageCursor\":\"first%3DLTC\\u0026x\"},\"time\":1761234570000}");
        assertThat(answers.nextPageCursor()).isEqualTo("first%3DLTC&x");
        assertThat(answers.instruments()).isEqualTo(Verdict.PUBLISHED);
        assertThat(decoding.message())
                .isEqualTo("{\"message\":\"InstrumentDefinition\",\"receiveTimeNs\":77,"
                        + "\"exchangeTimeNs\":1761234570000000000,\"instrumentId\":\"BTCUSDT\",\"symbol\":\"BTCUSDT\","
                        + "\"status\":\"TRADING\",\"tickSize\":\"0.1\",\"lotSize\":\"0.001\",\"minOrderSize\":\"0.001\","
                        + "\"maxOrderSize\":\"1190\",\"maxMarketOrderSize\":\"500\",\"minNotional\":\"5\","
                        + "\"minPrice\":\"0.1\",\"maxPrice\":\"1999999.8\",\"minLeverage\":\"1\",\"maxLeverage\":\"100\","
                        + "\"leverageStep\":\"0.01\",\"fundingIntervalMinutes\":480,"
                        + "\"launchTimeNs\":1585526400000000000}");
        decoding.port.clear();
        read(list(row.replace("\"tickSize\":\"0.10\"", "\"tickSize\":\"0\""), "1"));
        assertThat(answers.instruments()).isEqualTo(Verdict.MISSING_FIELD);
        assertThat(answers.problemKey()).isEqualTo("tickSize");
        read(list(row.replace("qtyStep", "step"), "1"));
        assertThat(answers.instruments()).isEqualTo(Verdict.MISSING_FIELD);
    }

    @Test
    void shouldPublishFeesWhenAsked() {
        read(list("{\"symbol\":\"ETHUSDT\",\"takerFeeRate\":\"0.00055\",\"makerFeeRate\":\"-0.0001\"}", "5"));
        assertThat(answers.feeRates()).isEqualTo(Verdict.PUBLISHED);
        assertThat(decoding.message())
                .isEqualTo("{\"message\":\"FeeRates\",\"receiveTimeNs\":77,\"exchangeTimeNs\":5000000,"
                        + "\"instrumentId\":\"ETHUSDT\",\"takerRate\":\"0.00055\",\"makerRate\":\"-0.0001\"}");
        read(list("{\"symbol\":\"ETHUSDT\",\"takerFeeRate\":\"\",\"makerFeeRate\":\"0\"}", "5"));
        assertThat(answers.feeRates()).isEqualTo(Verdict.MISSING_FIELD);
    }

    @Test
    void shouldPublishOrdersAndFillsOldestFirstWhenQueried() {
        final String older = Samples.ORDER_ROW.replace("\"category\":\"linear\",", "");
        read(list(older.replace("Sell", "Buy") + "," + older, "5"));
        assertThat(answers.orders()).isEqualTo(Verdict.PUBLISHED);
        List<String> rows = decoding.messages();
        assertThat(rows.get(0)).contains("\"source\":\"QUERY\",\"last\":\"NO\"").contains("\"side\":\"SELL\"");
        assertThat(rows.get(1))
                .contains("\"source\":\"QUERY\",\"last\":\"YES\"")
                .contains("\"side\":\"BUY\"");
        decoding.port.clear();
        final String funding = Samples.FILL_ROW
                .replace("\"Trade\"", "\"Funding\"")
                .replace("\"Limit\"", "\"UNKNOWN\"")
                .replace("\"orderQty\":\"2.5\"", "\"orderQty\":\"0\"");
        read(list(funding + "," + Samples.FILL_ROW, "5"));
        assertThat(answers.fills()).isEqualTo(Verdict.PUBLISHED);
        rows = decoding.messages();
        assertThat(rows.get(0)).contains("\"last\":\"NO\"").contains("\"kind\":\"TRADE\"");
        assertThat(rows.get(1)).contains("\"last\":\"YES\"").contains("\"kind\":\"FUNDING\"");
    }

    @Test
    void shouldReadAveragePriceWhenAPositionIsQueried() {
        read(list(Samples.POSITION_ROW.replace("entryPrice", "avgPrice"), "5"));
        assertThat(answers.positions()).isEqualTo(Verdict.PUBLISHED);
        assertThat(decoding.message()).contains("\"source\":\"QUERY\"").contains("\"entryPrice\":\"3500.02\"");
        read(list("", "5"));
        decoding.port.clear();
        assertThat(answers.positions()).isEqualTo(Verdict.EMPTY);
        assertThat(decoding.messages()).isEmpty();
    }

    @Test
    void shouldPublishCoinsWhenTheWalletIsQueried() {
        read(list(
                "{\"totalEquity\":\"\",\"totalAvailableBalance\":\"12\",\"coin\":[{\"coin\":\"USDT\","
                        + "\"walletBalance\":\"7\"}]}",
                "5"));
        assertThat(answers.wallet()).isEqualTo(Verdict.PUBLISHED);
        assertThat(decoding.message())
                .isEqualTo("{\"message\":\"WalletUpdate\",\"receiveTimeNs\":77,\"exchangeTimeNs\":5000000,"
                        + "\"source\":\"QUERY\",\"last\":\"YES\",\"coin\":\"USDT\",\"walletBalance\":\"7\","
                        + "\"accountAvailable\":\"12\"}");
    }

    private void read(String answer) {
        assertThat(decoding.answer(answer)).as(answer).isEqualTo(Verdict.REPLY);
    }

    private static String list(String rows, String time) {
        return "{\"retCode\":0,\"retMsg\":\"OK\",\"result\":{\"list\":[" + rows + "],\"nextPageCursor\":\"\"},\"time\":"
                + time + "}";
    }
}
