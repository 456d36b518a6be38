package io.escapement.gateway.bybit.harness;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.AmendOrderEncoder;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.CancelAllEncoder;
import io.escapement.codecs.sbe.CancelOrderEncoder;
import io.escapement.codecs.sbe.ClientOrderIdEncoder;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.PlaceOrderEncoder;
import io.escapement.codecs.sbe.PositionMode;
import io.escapement.codecs.sbe.QueryEncoder;
import io.escapement.codecs.sbe.QueryKind;
import io.escapement.codecs.sbe.SetLeverageEncoder;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.SwitchPositionModeEncoder;
import io.escapement.codecs.sbe.TimeInForce;
import io.escapement.codecs.sbe.TriggerBy;
import org.agrona.ExpandableArrayBuffer;

/** Commands of a core, encoded into a buffer of their own. */
public final class Commands {
    /** A command and its length. */
    public record Encoded(ExpandableArrayBuffer buffer, int length) {}

    private static final MessageHeaderEncoder HEADER = new MessageHeaderEncoder();
    private static final int HEADER_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH;

    private Commands() {}

    /**
     * Buys 1.5 AAAUSDT at the market, target 12, stop 9.5.
     *
     * @param sequence of the client order id
     * @param expireTimeNs not to be sent later
     * @return encoded
     */
    public static Encoded marketBuy(long sequence, long expireTimeNs) {
        final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        final PlaceOrderEncoder place = new PlaceOrderEncoder().wrapAndApplyHeader(buffer, 0, HEADER);
        place.engineTimeNs(1).instrumentId(0).signalId(1).side(Side.BUY).orderType(OrderType.MARKET);
        place.clientOrderId().epoch(7).sequence(sequence).leg((short) 0);
        place.timeInForce(TimeInForce.IOC).reduceOnly(Bool.NO).closeOnTrigger(Bool.NO);
        place.triggerBy(TriggerBy.MARK_PRICE)
                .positionIndex((short) 0)
                .price(FixedPoint.NULL)
                .size(150_000_000L);
        place.takeProfit(1_200_000_000L).stopLoss(950_000_000L).expireTimeNs(expireTimeNs);
        return new Encoded(buffer, HEADER_LENGTH + place.encodedLength());
    }

    /**
     * Sells 1.5 AAAUSDT at the market, reduce-only.
     *
     * @param sequence of the client order id
     * @return encoded, never stale
     */
    public static Encoded reduce(long sequence) {
        final Encoded order = marketBuy(sequence, PlaceOrderEncoder.expireTimeNsNullValue());
        new PlaceOrderEncoder()
                .wrap(order.buffer(), HEADER_LENGTH)
                .side(Side.SELL)
                .reduceOnly(Bool.YES)
                .takeProfit(FixedPoint.NULL)
                .stopLoss(FixedPoint.NULL);
        return order;
    }

    /**
     * Cancels all orders of AAAUSDT.
     *
     * @return encoded, never stale
     */
    public static Encoded cancelAll() {
        final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        final CancelAllEncoder cancel = new CancelAllEncoder().wrapAndApplyHeader(buffer, 0, HEADER);
        cancel.engineTimeNs(1).instrumentId(0).expireTimeNs(CancelAllEncoder.expireTimeNsNullValue());
        return new Encoded(buffer, HEADER_LENGTH + cancel.encodedLength());
    }

    /**
     * Changes the price of an order of AAAUSDT to 11.
     *
     * @param sequence of the client order id
     * @return encoded, never stale
     */
    public static Encoded amend(long sequence) {
        final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        final AmendOrderEncoder amend = new AmendOrderEncoder().wrapAndApplyHeader(buffer, 0, HEADER);
        amend.engineTimeNs(1).instrumentId(0).price(1_100_000_000L).size(FixedPoint.NULL);
        amend.clientOrderId().epoch(7).sequence(sequence).leg((short) 0);
        amend.orderId().high(0).low(0);
        amend.expireTimeNs(AmendOrderEncoder.expireTimeNsNullValue());
        return new Encoded(buffer, HEADER_LENGTH + amend.encodedLength());
    }

    /**
     * Switches AAAUSDT to one-way mode.
     *
     * @return encoded, never stale
     */
    public static Encoded oneWay() {
        final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        final SwitchPositionModeEncoder mode = new SwitchPositionModeEncoder().wrapAndApplyHeader(buffer, 0, HEADER);
        mode.engineTimeNs(1).instrumentId(0).positionMode(PositionMode.ONE_WAY);
        mode.expireTimeNs(SwitchPositionModeEncoder.expireTimeNsNullValue());
        return new Encoded(buffer, HEADER_LENGTH + mode.encodedLength());
    }

    /**
     * Cancels an order of AAAUSDT.
     *
     * @param sequence of the client order id
     * @return encoded, never stale
     */
    public static Encoded cancel(long sequence) {
        final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        final CancelOrderEncoder cancel = new CancelOrderEncoder().wrapAndApplyHeader(buffer, 0, HEADER);
        cancel.engineTimeNs(1).instrumentId(0).expireTimeNs(CancelOrderEncoder.expireTimeNsNullValue());
        cancel.clientOrderId().epoch(7).sequence(sequence).leg((short) 0);
        cancel.orderId().high(0).low(0);
        return new Encoded(buffer, HEADER_LENGTH + cancel.encodedLength());
    }

    /**
     * Sets an instrument's leverage to 3.
     *
     * @param instrumentId dense id
     * @return encoded, never stale
     */
    public static Encoded leverage(int instrumentId) {
        final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        final SetLeverageEncoder set = new SetLeverageEncoder().wrapAndApplyHeader(buffer, 0, HEADER);
        set.engineTimeNs(1).instrumentId(instrumentId).leverage(300_000_000L);
        set.expireTimeNs(SetLeverageEncoder.expireTimeNsNullValue());
        return new Encoded(buffer, HEADER_LENGTH + set.encodedLength());
    }

    /**
     * Asks about AAAUSDT.
     *
     * @param kind of question
     * @param epoch of the client order id asked about, or the schema's null
     * @param sequence of the client order id asked about
     * @param fromTimeNs for bars
     * @return encoded, never stale
     */
    public static Encoded query(QueryKind kind, int epoch, long sequence, long fromTimeNs) {
        final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        final QueryEncoder query = new QueryEncoder().wrapAndApplyHeader(buffer, 0, HEADER);
        query.engineTimeNs(1).instrumentId(0).kind(kind).intervalMinutes(3);
        query.clientOrderId().epoch(epoch).sequence(sequence).leg((short) 0);
        query.orderId().high(0).low(0);
        query.fromTimeNs(fromTimeNs).toTimeNs(QueryEncoder.toTimeNsNullValue());
        query.expireTimeNs(QueryEncoder.expireTimeNsNullValue());
        return new Encoded(buffer, HEADER_LENGTH + query.encodedLength());
    }

    /**
     * No client order id.
     *
     * @return the schema's null epoch
     */
    public static int noEpoch() {
        return ClientOrderIdEncoder.epochNullValue();
    }
}
