package io.escapement.gateway.bybit.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.AmendOrderDecoder;
import io.escapement.codecs.sbe.AmendOrderEncoder;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.CancelAllDecoder;
import io.escapement.codecs.sbe.CancelAllEncoder;
import io.escapement.codecs.sbe.CancelOrderDecoder;
import io.escapement.codecs.sbe.CancelOrderEncoder;
import io.escapement.codecs.sbe.ClientOrderIdEncoder;
import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.PlaceOrderDecoder;
import io.escapement.codecs.sbe.PlaceOrderEncoder;
import io.escapement.codecs.sbe.SetLeverageDecoder;
import io.escapement.codecs.sbe.SetLeverageEncoder;
import io.escapement.codecs.sbe.SetTradingStopDecoder;
import io.escapement.codecs.sbe.SetTradingStopEncoder;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.TimeInForce;
import io.escapement.codecs.sbe.TriggerBy;
import io.escapement.gateway.bybit.decode.SymbolTable;
import io.escapement.gateway.bybit.publish.SentCommand;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.api.Test;

class OrderEncoderTest {
    private final OrderEncoder encoder =
            new OrderEncoder(new SymbolTable(List.of("AAAUSDT", "BBBUSDT"), "tst"), "tst", 5_000);
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final MessageHeaderDecoder decodedHeader = new MessageHeaderDecoder();

    @Test
    void shouldWriteTradeRequestWhenLimitOrderCarriesStopAndTarget() {
        final PlaceOrderEncoder place = new PlaceOrderEncoder().wrapAndApplyHeader(buffer, 0, header);
        place.instrumentId(1).side(Side.SELL).orderType(OrderType.LIMIT).timeInForce(TimeInForce.POST_ONLY);
        place.clientOrderId().epoch(7).sequence(46).leg((short) 1);
        place.reduceOnly(Bool.NO)
                .closeOnTrigger(Bool.NO)
                .triggerBy(TriggerBy.MARK_PRICE)
                .positionIndex((short) 0);
        place.price(10_050_000_000L).size(1_000_000L).takeProfit(9_000_000_000L).stopLoss(11_025_000_000L);
        final SentCommand command = new SentCommand();
        command.kind = CommandKind.PLACE;
        command.epoch = 7;
        command.sequence = 46;
        command.leg = 1;
        command.makeRequestId(new byte[] {'t', 's', 't'});

        encoder.beginRequest(command, "order.create".getBytes(StandardCharsets.US_ASCII), 1_750_000_000_123L);
        encoder.place(new PlaceOrderDecoder().wrapAndApplyHeader(buffer, 0, decodedHeader));
        encoder.endRequest();

        assertThat(text())
                .isEqualTo("{\"reqId\":\"e1-tst-7-1a-1\",\"op\":\"order.create\",\"header\":"
                        + "{\"X-BAPI-TIMESTAMP\":\"1750000000123\",\"X-BAPI-RECV-WINDOW\":\"5000\"},\"args\":["
                        + "{\"category\":\"linear\",\"symbol\":\"BBBUSDT\",\"side\":\"Sell\",\"orderType\":\"Limit\","
                        + "\"qty\":\"0.01\",\"price\":\"100.5\",\"timeInForce\":\"PostOnly\","
                        + "\"orderLinkId\":\"e1-tst-7-1a-1\",\"positionIdx\":0,\"tpslMode\":\"Full\","
                        + "\"takeProfit\":\"90\",\"tpTriggerBy\":\"MarkPrice\","
                        + "\"stopLoss\":\"110.25\",\"slTriggerBy\":\"MarkPrice\"}]}");
    }

    @Test
    void shouldLeavePriceAndExitsOutWhenMarketOrderReduces() {
        final PlaceOrderEncoder place = new PlaceOrderEncoder().wrapAndApplyHeader(buffer, 0, header);
        place.instrumentId(0).side(Side.BUY).orderType(OrderType.MARKET).timeInForce(TimeInForce.GTC);
        place.clientOrderId().epoch(7).sequence(2).leg((short) 0);
        place.reduceOnly(Bool.YES)
                .closeOnTrigger(Bool.YES)
                .triggerBy(TriggerBy.NULL_VAL)
                .positionIndex((short) 2);
        place.price(FixedPoint.NULL)
                .size(250_000_000L)
                .takeProfit(FixedPoint.NULL)
                .stopLoss(FixedPoint.NULL);

        encoder.beginBody();
        encoder.place(new PlaceOrderDecoder().wrapAndApplyHeader(buffer, 0, decodedHeader));

        assertThat(text())
                .isEqualTo("{\"category\":\"linear\",\"symbol\":\"AAAUSDT\",\"side\":\"Buy\",\"orderType\":\"Market\","
                        + "\"qty\":\"2.5\",\"timeInForce\":\"IOC\",\"orderLinkId\":\"e1-tst-7-2-0\","
                        + "\"positionIdx\":2,\"reduceOnly\":true,\"closeOnTrigger\":true}");
    }

    @Test
    void shouldNameOnlyWhatChangesWhenAmending() {
        final AmendOrderEncoder amend = new AmendOrderEncoder().wrapAndApplyHeader(buffer, 0, header);
        amend.instrumentId(0).price(FixedPoint.NULL).size(300_000_000L);
        amend.clientOrderId().epoch(7).sequence(2).leg((short) 0);
        amend.orderId().high(0).low(0);

        encoder.beginBody();
        encoder.amend(new AmendOrderDecoder().wrapAndApplyHeader(buffer, 0, decodedHeader));

        assertThat(text())
                .isEqualTo("{\"category\":\"linear\",\"symbol\":\"AAAUSDT\",\"orderLinkId\":\"e1-tst-7-2-0\","
                        + "\"qty\":\"3\"}");
    }

    @Test
    void shouldUseVenuesIdWhenCancellingForeignOrder() {
        final UUID id = UUID.fromString("0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9");
        final CancelOrderEncoder cancel = new CancelOrderEncoder().wrapAndApplyHeader(buffer, 0, header);
        cancel.instrumentId(1);
        cancel.clientOrderId()
                .epoch(ClientOrderIdEncoder.epochNullValue())
                .sequence(ClientOrderIdEncoder.sequenceNullValue())
                .leg((short) 0);
        cancel.orderId().high(id.getMostSignificantBits()).low(id.getLeastSignificantBits());

        encoder.beginBody();
        encoder.cancel(new CancelOrderDecoder().wrapAndApplyHeader(buffer, 0, decodedHeader));

        assertThat(text())
                .isEqualTo("{\"category\":\"linear\",\"symbol\":\"BBBUSDT\","
                        + "\"orderId\":\"0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9\"}");
    }

    @Test
    void shouldNameSettlementCoinAndSpareStopsWhenCancellingEverything() {
        final CancelAllEncoder all = new CancelAllEncoder().wrapAndApplyHeader(buffer, 0, header);
        all.instrumentId(CancelAllEncoder.instrumentIdNullValue());

        encoder.beginBody();
        encoder.cancelAll(new CancelAllDecoder().wrapAndApplyHeader(buffer, 0, decodedHeader));

        assertThat(text()).isEqualTo("{\"category\":\"linear\",\"settleCoin\":\"USDT\",\"orderFilter\":\"Order\"}");
    }

    @Test
    void shouldSpareStopsWhenCancellingAnInstrumentsOrders() {
        final CancelAllEncoder all = new CancelAllEncoder().wrapAndApplyHeader(buffer, 0, header);
        all.instrumentId(1);

        encoder.beginBody();
        encoder.cancelAll(new CancelAllDecoder().wrapAndApplyHeader(buffer, 0, decodedHeader));

        assertThat(text()).isEqualTo("{\"category\":\"linear\",\"symbol\":\"BBBUSDT\",\"orderFilter\":\"Order\"}");
    }

    @Test
    void shouldSetBothSidesWhenSettingLeverage() {
        final SetLeverageEncoder set = new SetLeverageEncoder().wrapAndApplyHeader(buffer, 0, header);
        set.instrumentId(0).leverage(250_000_000L);

        encoder.beginBody();
        encoder.setLeverage(new SetLeverageDecoder().wrapAndApplyHeader(buffer, 0, decodedHeader));

        assertThat(text())
                .isEqualTo("{\"category\":\"linear\",\"symbol\":\"AAAUSDT\",\"buyLeverage\":\"2.5\","
                        + "\"sellLeverage\":\"2.5\"}");
    }

    @Test
    void shouldRemoveTargetAndMoveStopWhenSettingTradingStop() {
        final SetTradingStopEncoder set = new SetTradingStopEncoder().wrapAndApplyHeader(buffer, 0, header);
        set.instrumentId(0).positionIndex((short) 0).takeProfit(0).stopLoss(98_000_000L);
        set.triggerBy(TriggerBy.LAST_PRICE).trailingStop(FixedPoint.NULL).activePrice(FixedPoint.NULL);

        encoder.beginBody();
        encoder.setTradingStop(new SetTradingStopDecoder().wrapAndApplyHeader(buffer, 0, decodedHeader));

        assertThat(text())
                .isEqualTo("{\"category\":\"linear\",\"symbol\":\"AAAUSDT\",\"positionIdx\":0,\"tpslMode\":\"Full\","
                        + "\"takeProfit\":\"0\",\"tpTriggerBy\":\"LastPrice\","
                        + "\"stopLoss\":\"0.98\",\"slTriggerBy\":\"LastPrice\"}");
    }

    @Test
    void shouldSetTrailingStopFromItsActivationPriceOn() {
        final SetTradingStopEncoder set = new SetTradingStopEncoder().wrapAndApplyHeader(buffer, 0, header);
        set.instrumentId(1).positionIndex((short) 0).takeProfit(FixedPoint.NULL).stopLoss(FixedPoint.NULL);
        set.triggerBy(TriggerBy.LAST_PRICE).trailingStop(150_000_000L).activePrice(10_250_000_000L);

        encoder.beginBody();
        encoder.setTradingStop(new SetTradingStopDecoder().wrapAndApplyHeader(buffer, 0, decodedHeader));

        assertThat(text())
                .isEqualTo("{\"category\":\"linear\",\"symbol\":\"BBBUSDT\",\"positionIdx\":0,\"tpslMode\":\"Full\","
                        + "\"trailingStop\":\"1.5\",\"activePrice\":\"102.5\"}");
    }

    private String text() {
        return new String(encoder.bytes(), 0, encoder.length(), StandardCharsets.US_ASCII);
    }
}
