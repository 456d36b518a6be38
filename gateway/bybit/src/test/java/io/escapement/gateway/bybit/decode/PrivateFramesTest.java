package io.escapement.gateway.bybit.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PrivateFramesTest {
    private static final String ORDER_MESSAGE = "{\"message\":\"OrderUpdate\",\"receiveTimeNs\":77,"
            + "\"exchangeTimeNs\":1761234568203000000,\"instrumentId\":\"ETHUSDT\",\"source\":\"STREAM\",\"last\":\"YES\","
            + "\"orderId\":\"0a1b2c3d-4e5f-4a6b-8c7d-8e9f00112233\",\"clientOrderId\":\"e1-alpha-2-k5-0\","
            + "\"side\":\"SELL\",\"orderType\":\"LIMIT\",\"timeInForce\":\"POST_ONLY\",\"status\":\"PARTIALLY_FILLED\","
            + "\"stopKind\":\"NONE\",\"positionIndex\":0,\"reduceOnly\":\"NO\",\"closeOnTrigger\":\"NO\","
            + "\"price\":\"3500.02\",\"size\":\"2.5\",\"leavesSize\":\"2.49\",\"filledSize\":\"0.01\","
            + "\"filledValue\":\"35.0002\",\"averagePrice\":\"3500.02\",\"filledFee\":\"0.00700004\","
            + "\"takeProfit\":\"3400\",\"closedPnl\":\"0\",\"rejectReason\":0,"
            + "\"createdTimeNs\":1761234560000000000,\"updatedTimeNs\":1761234568200000000}";

    private final Decoding decoding = new Decoding();

    @Test
    void shouldPublishAnOrderWhenItsTopicIsPlainOrCategorised() {
        assertThat(decoding.frame(Samples.ORDER)).isEqualTo(Verdict.PUBLISHED);
        assertThat(decoding.message()).isEqualTo(ORDER_MESSAGE);
        assertThat(decoding.frame(Samples.ORDER.replace("order.linear", "order")))
                .isEqualTo(Verdict.PUBLISHED);
        assertThat(decoding.message()).isEqualTo(ORDER_MESSAGE);
    }

    @Test
    void shouldTakeAnIdForForeignWhenItIsNotOfThisInstance() {
        decoding.frame(Samples.ORDER.replace("e1-alpha-2-k5-0", "e1-beta-2-k5-0"));
        assertThat(decoding.message()).doesNotContain("clientOrderId");
        decoding.frame(Samples.ORDER.replace("e1-alpha-2-k5-0", ""));
        assertThat(decoding.message()).doesNotContain("clientOrderId");
        decoding.frame(
                Samples.ORDER.replace("\"parentOrderLinkId\":\"\"", "\"parentOrderLinkId\":\"e1-alpha-2-k4-0\""));
        assertThat(decoding.message()).contains("\"parentClientOrderId\":\"e1-alpha-2-k4-0\"");
    }

    @Test
    void shouldSayOtherWhenTheVenueHasANewWord() {
        decoding.frame(Samples.ORDER
                .replace("PartiallyFilled", "Teleported")
                .replace("PostOnly", "RPI")
                .replace("\"Limit\"", "\"Iceberg\"")
                .replace("\"stopOrderType\":\"\"", "\"stopOrderType\":\"MmRateClose\"")
                .replace("EC_NoError", "EC_Whatever"));
        assertThat(decoding.message())
                .contains(
                        "\"orderType\":\"OTHER\",\"timeInForce\":\"OTHER\",\"status\":\"OTHER\",\"stopKind\":\"OTHER\"")
                .contains("\"rejectReason\":" + RejectReason.OTHER.ordinal());
    }

    @Test
    void shouldTolerateTypeDriftWhenNumbersAndTextsChangePlaces() {
        assertThat(decoding.frame(Samples.ORDER
                        .replace("\"qty\":\"2.5\"", "\"qty\":2.5")
                        .replace("\"createdTime\":\"1761234560000\"", "\"createdTime\":1761234560000")
                        .replace("\"positionIdx\":0", "\"positionIdx\":\"0\"")
                        .replace("\"reduceOnly\":false", "\"reduceOnly\":\"false\"")
                        .replace("\"creationTime\":1761234568203", "\"creationTime\":\"1761234568203\"")))
                .isEqualTo(Verdict.PUBLISHED);
        assertThat(decoding.message()).isEqualTo(ORDER_MESSAGE);
    }

    @Test
    void shouldMarkTheLastRowWhenSeveralOrdersCome() {
        decoding.frame(Samples.ORDER.replace(
                "[" + Samples.ORDER_ROW + "]",
                "[" + Samples.ORDER_ROW + "," + Samples.ORDER_ROW.replace("Sell", "Buy") + "]"));
        final List<String> rows = decoding.messages();
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0)).contains("\"last\":\"NO\"").contains("\"side\":\"SELL\"");
        assertThat(rows.get(1)).contains("\"last\":\"YES\"").contains("\"side\":\"BUY\"");
    }

    @Test
    void shouldPassOverRowsWhenTheyAreOfOtherMarkets() {
        final String spot = Samples.ORDER_ROW.replace("linear", "spot").replace("0.00700004", "0.0070000412");
        final String foreign = Samples.ORDER_ROW.replace("ETHUSDT", "LTCUSDT");
        final String both = Samples.ORDER.replace(Samples.ORDER_ROW, spot + "," + foreign);
        assertThat(decoding.frame(both)).isEqualTo(Verdict.EMPTY);
        final String withOurs =
                Samples.ORDER.replace(Samples.ORDER_ROW, Samples.ORDER_ROW + "," + spot + "," + foreign);
        assertThat(decoding.frame(withOurs)).isEqualTo(Verdict.PUBLISHED);
        assertThat(decoding.message()).isEqualTo(ORDER_MESSAGE);
    }

    @Test
    void shouldRefuseAllRowsWhenOneOfOursIsBad() {
        final String bad = Samples.ORDER_ROW.replace("0.00700004", "0.0070000412");
        final String spot = Samples.ORDER_ROW.replace("linear", "spot");
        final String frame = Samples.ORDER.replace(Samples.ORDER_ROW, Samples.ORDER_ROW + "," + bad + "," + spot);
        assertThat(decoding.frame(frame)).isEqualTo(Verdict.EXCESS_DIGITS);
        assertThat(decoding.frames.problemKey()).isEqualTo("cumExecFee");
        assertThat(decoding.messages()).isEmpty();
        for (final String key : List.of("symbol", "orderId", "orderStatus", "qty", "cumExecQty")) {
            assertThat(decoding.frame(Samples.ORDER.replace("\"" + key + "\"", "\"x\"")))
                    .as(key)
                    .isEqualTo(Verdict.MISSING_FIELD);
        }
    }

    @Test
    void shouldPublishAFillWhenItsTopicIsPlainOrFast() {
        final String message = "{\"message\":\"Fill\",\"receiveTimeNs\":77,\"exchangeTimeNs\":1761234568203000000,"
                + "\"instrumentId\":\"ETHUSDT\",\"source\":\"STREAM\",\"last\":\"YES\","
                + "\"executionId\":\"11111111-2222-5333-8444-555566667777\","
                + "\"orderId\":\"0a1b2c3d-4e5f-4a6b-8c7d-8e9f00112233\",\"clientOrderId\":\"e1-alpha-2-k5-0\","
                + "\"kind\":\"TRADE\",\"side\":\"SELL\",\"stopKind\":\"NONE\",\"maker\":\"YES\",\"price\":\"3500.02\","
                + "\"size\":\"0.01\",\"value\":\"35.0002\",\"fee\":\"-0.00087488\",\"feeRate\":\"-0.000025\","
                + "\"leavesSize\":\"2.49\",\"closedSize\":\"0.01\",\"realisedPnl\":\"1.25\",\"markPrice\":\"3500.5\","
                + "\"executionTimeNs\":1761234568199000000,\"crossSequence\":4242}";
        assertThat(decoding.frame(Samples.FILL)).isEqualTo(Verdict.PUBLISHED);
        assertThat(decoding.message()).isEqualTo(message);
        final String fast =
                "{\"topic\":\"execution.fast.linear\",\"creationTime\":5,\"data\":[{\"category\":\"linear\","
                        + "\"symbol\":\"ETHUSDT\",\"execId\":\"x\",\"execPrice\":\"3\",\"execQty\":\"2\",\"orderId\":\"y\","
                        + "\"isMaker\":false,\"orderLinkId\":\"\",\"side\":\"Buy\",\"execTime\":\"4\",\"seq\":1}]}";
        assertThat(decoding.frame(fast)).isEqualTo(Verdict.PUBLISHED);
        assertThat(decoding.message())
                .contains("\"kind\":\"TRADE\",\"side\":\"BUY\"")
                .doesNotContain("\"fee\"");
    }

    @Test
    void shouldTellPaymentsAndForcedChangesFromFillsWhenTheVenueDoes() {
        for (final String[] pair : new String[][] {
            {"Funding", "FUNDING"},
            {"AdlTrade", "ADL"},
            {"BustTrade", "BUST"},
            {"Delivery", "DELIVERY"},
            {"Settle", "SETTLE"},
            {"CorporateAction", "OTHER"}
        }) {
            decoding.frame(Samples.FILL.replace("\"Trade\"", "\"" + pair[0] + "\""));
            assertThat(decoding.message()).contains("\"kind\":\"" + pair[1] + "\"");
        }
    }

    @Test
    void shouldPublishAPositionWhenItIsOpenOrFlat() {
        assertThat(decoding.frame(Samples.POSITION)).isEqualTo(Verdict.PUBLISHED);
        assertThat(decoding.message())
                .isEqualTo(
                        "{\"message\":\"PositionUpdate\",\"receiveTimeNs\":77,\"exchangeTimeNs\":1761234568204000000,"
                                + "\"instrumentId\":\"ETHUSDT\",\"source\":\"STREAM\",\"last\":\"YES\",\"positionIndex\":0,"
                                + "\"side\":\"SELL\",\"size\":\"0.01\",\"entryPrice\":\"3500.02\",\"positionValue\":\"35.0002\","
                                + "\"leverage\":\"3\",\"markPrice\":\"3500.5\",\"initialMargin\":\"11.7\","
                                + "\"maintenanceMargin\":\"0.2\",\"takeProfit\":\"3400\",\"stopLoss\":\"0\","
                                + "\"trailingStop\":\"0\",\"unrealisedPnl\":\"-0.0048\",\"currentRealisedPnl\":\"0.00087501\","
                                + "\"cumulativeRealisedPnl\":\"-25.06579337\",\"status\":\"NORMAL\","
                                + "\"updatedTimeNs\":1761234568200000000,\"crossSequence\":4242}");
        for (final String flat : List.of("\"\"", "\"None\"", "\"Sell\"")) {
            decoding.frame(Samples.POSITION.replace("\"Sell\"", flat).replace("\"size\":\"0.01\"", "\"size\":\"0\""));
            assertThat(decoding.message()).contains("\"positionIndex\":0,\"size\":\"0\"");
        }
    }

    @Test
    void shouldPublishACoinEachWhenTheWalletChanges() {
        assertThat(decoding.frame(Samples.WALLET)).isEqualTo(Verdict.PUBLISHED);
        assertThat(decoding.messages())
                .containsExactly(
                        "{\"message\":\"WalletUpdate\",\"receiveTimeNs\":77,\"exchangeTimeNs\":1761234568205000000,"
                                + "\"source\":\"STREAM\",\"last\":\"NO\",\"coin\":\"USDT\",\"equity\":\"1000.5\","
                                + "\"walletBalance\":\"1000.5048\",\"unrealisedPnl\":\"-0.0048\","
                                + "\"cumulativeRealisedPnl\":\"-1\",\"orderMargin\":\"2\",\"positionMargin\":\"11.7\","
                                + "\"maintenanceMargin\":\"0.2\",\"accountEquity\":\"50383.1\"}",
                        "{\"message\":\"WalletUpdate\",\"receiveTimeNs\":77,\"exchangeTimeNs\":1761234568205000000,"
                                + "\"source\":\"STREAM\",\"last\":\"YES\",\"coin\":\"BTC\",\"equity\":\"0.5\","
                                + "\"walletBalance\":\"0.5\",\"unrealisedPnl\":\"0\",\"accountEquity\":\"50383.1\"}");
    }

    @Test
    void shouldFindNothingWhenThereAreNoRows() {
        assertThat(decoding.frame("{\"topic\":\"execution.fast\",\"id\":\"1\",\"creationTime\":5,\"data\":[]}"))
                .isEqualTo(Verdict.EMPTY);
        assertThat(decoding.frame("{\"topic\":\"order.spot\",\"creationTime\":5,\"data\":[]}"))
                .isEqualTo(Verdict.UNKNOWN_TOPIC);
        assertThat(decoding.frame("{\"topic\":\"order\",\"creationTime\":5}")).isEqualTo(Verdict.MISSING_FIELD);
    }
}
