package io.escapement.codecs.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.BookDeltaEncoder;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.EvaluationEncoder;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.OperatorAction;
import io.escapement.codecs.sbe.OperatorCommandEncoder;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.PlaceOrderEncoder;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.TimeInForce;
import io.escapement.codecs.sbe.TriggerBy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class MessagePrinterTest {
    private static final MessageNames NAMES = new MessageNames() {
        @Override
        public String symbol(int instrumentId) {
            return instrumentId == 3 ? "ETHUSDT" : null;
        }

        @Override
        public String instance() {
            return "alpha";
        }
    };

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1024]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final MessagePrinter printer = new MessagePrinter(NAMES);

    @Test
    void shouldPrintEveryFieldWithAValueWhenItIsACommand() {
        final PlaceOrderEncoder order = new PlaceOrderEncoder();
        order.wrapAndApplyHeader(buffer, 8, header)
                .engineTimeNs(1_700_000_000_000_000_000L)
                .instrumentId(3)
                .signalId(17)
                .side(Side.SELL)
                .orderType(OrderType.LIMIT)
                .timeInForce(TimeInForce.POST_ONLY)
                .reduceOnly(Bool.NO)
                .closeOnTrigger(Bool.NULL_VAL)
                .triggerBy(TriggerBy.MARK_PRICE)
                .positionIndex((short) 0)
                .price(312_550_000_000L)
                .size(25_000_000L)
                .takeProfit(Long.MIN_VALUE)
                .stopLoss(318_800_000_000L)
                .expireTimeNs(Long.MIN_VALUE);
        order.clientOrderId().epoch(3).sequence(46_655).leg((short) 1);
        assertThat(printer.toJson(buffer, 8))
                .isEqualTo("{\"message\":\"PlaceOrder\",\"engineTimeNs\":1700000000000000000,"
                        + "\"instrumentId\":\"ETHUSDT\",\"clientOrderId\":\"e1-alpha-3-zzz-1\",\"signalId\":17,"
                        + "\"side\":\"SELL\",\"orderType\":\"LIMIT\",\"timeInForce\":\"POST_ONLY\",\"reduceOnly\":\"NO\","
                        + "\"triggerBy\":\"MARK_PRICE\",\"positionIndex\":0,\"price\":\"3125.5\",\"size\":\"0.25\","
                        + "\"stopLoss\":\"3188\"}");
    }

    @Test
    void shouldPrintGroupsWhenAMessageHasThem() {
        final BookDeltaEncoder book = new BookDeltaEncoder();
        book.wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(5)
                .exchangeTimeNs(Long.MIN_VALUE)
                .instrumentId(0)
                .matchTimeNs(Long.MIN_VALUE)
                .updateId(2)
                .crossSequence(3)
                .depth(50)
                .first(Bool.YES)
                .last(Bool.YES);
        book.bidsCount(1).next().price(100_000_000L).size(0);
        book.asksCount(0);
        assertThat(printer.toJson(buffer, 0, "\"sequence\":9"))
                .isEqualTo("{\"sequence\":9,\"message\":\"BookDelta\",\"receiveTimeNs\":5,\"instrumentId\":\"#0\","
                        + "\"updateId\":2,\"crossSequence\":3,\"depth\":50,\"first\":\"YES\",\"last\":\"YES\","
                        + "\"bids\":[{\"price\":\"1\",\"size\":\"0\"}],\"asks\":[]}");
    }

    @Test
    void shouldPrintNumbersAndTextWhenTheyHoldAnything() {
        final EvaluationEncoder evaluation = new EvaluationEncoder();
        evaluation
                .wrapAndApplyHeader(buffer, 0, header)
                .engineTimeNs(1)
                .instrumentId(3)
                .signalId(2)
                .modelHashPrefix(0xABCL)
                .margin(-0.5f)
                .probability(Double.NaN)
                .expectedValueBps(12.25)
                .treesMargin(Float.NaN)
                .forestMargin(Float.NaN)
                .logisticMargin(0.25)
                .modelProbability(Double.NaN)
                .thresholdMargin(Float.NaN)
                .outOfRange(EvaluationEncoder.outOfRangeNullValue())
                .worstFeature(7)
                .worstExcess(Double.NaN)
                .missingInputs(EvaluationEncoder.missingInputsNullValue());
        evaluation.featuresCount(2).next().value(1.5).next().value(Double.NaN);
        assertThat(printer.toJson(buffer, 0))
                .isEqualTo("{\"message\":\"Evaluation\",\"engineTimeNs\":1,\"instrumentId\":\"ETHUSDT\",\"signalId\":2,"
                        + "\"modelHashPrefix\":\"0000000000000abc\",\"margin\":-0.5,\"expectedValueBps\":12.25,"
                        + "\"logisticMargin\":0.25,\"worstFeature\":7,\"features\":[1.5,null]}");
        final OperatorCommandEncoder command = new OperatorCommandEncoder();
        command.wrapAndApplyHeader(buffer, 0, header).receiveTimeNs(1).action(OperatorAction.HALT);
        command.who("eve \"x\"").why("").instrumentId(OperatorCommandEncoder.instrumentIdNullValue());
        assertThat(printer.toJson(buffer, 0))
                .isEqualTo("{\"message\":\"OperatorCommand\",\"receiveTimeNs\":1,\"action\":\"HALT\","
                        + "\"who\":\"eve \\\"x\\\"\",\"why\":\"\"}");
    }

    @Test
    void shouldLayFieldsOutAsTheFlyweightsDoWhenTheSchemaIsRead() {
        int fields = 0;
        for (final MessageSchema.Message message : MessageSchema.instance().messages()) {
            for (final MessageSchema.Field field : message.fields()) {
                assertThat(encodingOffset(message.name(), field.name())).isEqualTo(field.offset());
                fields++;
            }
        }
        assertThat(fields).isGreaterThan(300);
    }

    @Test
    void shouldFindTheSchemaWhenItIsOnTheClassPath() throws IOException {
        try (var source = MessageSchema.class.getResourceAsStream("/escapement-sbe.xml")) {
            assertThat(new String(source.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("sbe:messageSchema");
        }
    }

    private static int encodingOffset(String message, String field) {
        try {
            return (int) Class.forName("io.escapement.codecs.sbe." + message + "Decoder")
                    .getMethod(field + "EncodingOffset")
                    .invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(message + "." + field, e);
        }
    }
}
