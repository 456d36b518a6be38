package io.escapement.core.output;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.AmendOrderEncoder;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.CancelOrderEncoder;
import io.escapement.codecs.sbe.ClientOrderIdEncoder;
import io.escapement.codecs.sbe.Id128Encoder;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.PlaceOrderEncoder;
import io.escapement.codecs.sbe.PositionMode;
import io.escapement.codecs.sbe.QueryEncoder;
import io.escapement.codecs.sbe.QueryKind;
import io.escapement.codecs.sbe.SetLeverageEncoder;
import io.escapement.codecs.sbe.SetTradingStopEncoder;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.SwitchPositionModeEncoder;
import io.escapement.codecs.sbe.TimeInForce;
import io.escapement.codecs.sbe.TriggerBy;

/** Encodes what the core asks of the venue. Every field is set: the buffer is reused. */
public final class CommandPublisher {
    /** No instrument. */
    public static final int NULL_INSTRUMENT = Integer.MIN_VALUE;

    private static final short ONE_WAY = 0;

    private final OutputChannel channel;
    private final long expireAfterNs;
    private final PlaceOrderEncoder place = new PlaceOrderEncoder();
    private final AmendOrderEncoder amend = new AmendOrderEncoder();
    private final CancelOrderEncoder cancel = new CancelOrderEncoder();
    private final SetLeverageEncoder leverage = new SetLeverageEncoder();
    private final SetTradingStopEncoder tradingStop = new SetTradingStopEncoder();
    private final SwitchPositionModeEncoder mode = new SwitchPositionModeEncoder();
    private final QueryEncoder query = new QueryEncoder();

    /**
     * A publisher.
     *
     * @param channel encodes into
     * @param expireAfterNs age at which the sender refuses a command
     */
    public CommandPublisher(OutputChannel channel, long expireAfterNs) {
        this.channel = channel;
        this.expireAfterNs = expireAfterNs;
    }

    /**
     * Places an order.
     *
     * @param instrumentId on what
     * @param epoch of the client id
     * @param sequence of the client id
     * @param leg of the client id
     * @param signalId that asked for it, or {@link FixedPoint#NULL}
     * @param side to trade
     * @param type market or limit
     * @param inForce of a limit order; market orders are IOC
     * @param reduceOnly true for exits
     * @param price limit price, {@link FixedPoint#NULL} for market orders
     * @param size base units at 1e-8
     * @param takeProfit attached target, or {@link FixedPoint#NULL}
     * @param stopLoss attached stop, or {@link FixedPoint#NULL}
     */
    public void place(
            int instrumentId,
            int epoch,
            long sequence,
            int leg,
            long signalId,
            Side side,
            OrderType type,
            TimeInForce inForce,
            boolean reduceOnly,
            long price,
            long size,
            long takeProfit,
            long stopLoss) {
        place.wrapAndApplyHeader(channel.buffer(), 0, channel.header())
                .engineTimeNs(channel.nowNs())
                .instrumentId(instrumentId);
        clientOrderId(place.clientOrderId(), epoch, sequence, leg);
        place.signalId(signalId)
                .side(side)
                .orderType(type)
                .timeInForce(type == OrderType.MARKET ? TimeInForce.IOC : inForce)
                .reduceOnly(reduceOnly ? Bool.YES : Bool.NO)
                .closeOnTrigger(Bool.NO)
                .triggerBy(TriggerBy.LAST_PRICE)
                .positionIndex(ONE_WAY)
                .price(price)
                .size(size)
                .takeProfit(takeProfit)
                .stopLoss(stopLoss)
                .expireTimeNs(channel.departureNs() + expireAfterNs);
        channel.emit(place.encodedLength());
    }

    /**
     * Changes price or size of an order.
     *
     * @param instrumentId on what
     * @param epoch of the client id
     * @param sequence of the client id
     * @param leg of the client id
     * @param orderIdHigh venue's id, 0 if not known
     * @param orderIdLow venue's id, 0 if not known
     * @param price new one, or {@link FixedPoint#NULL}
     * @param size new total, or {@link FixedPoint#NULL}
     */
    public void amend(
            int instrumentId,
            int epoch,
            long sequence,
            int leg,
            long orderIdHigh,
            long orderIdLow,
            long price,
            long size) {
        amend.wrapAndApplyHeader(channel.buffer(), 0, channel.header())
                .engineTimeNs(channel.nowNs())
                .instrumentId(instrumentId);
        clientOrderId(amend.clientOrderId(), epoch, sequence, leg);
        orderId(amend.orderId(), orderIdHigh, orderIdLow);
        amend.price(price).size(size).expireTimeNs(channel.departureNs() + expireAfterNs);
        channel.emit(amend.encodedLength());
    }

    /**
     * Cancels an order.
     *
     * @param instrumentId on what
     * @param epoch of the client id, or its null value
     * @param sequence of the client id
     * @param leg of the client id
     * @param orderIdHigh venue's id, 0 if not known
     * @param orderIdLow venue's id, 0 if not known
     */
    public void cancel(int instrumentId, int epoch, long sequence, int leg, long orderIdHigh, long orderIdLow) {
        cancel.wrapAndApplyHeader(channel.buffer(), 0, channel.header())
                .engineTimeNs(channel.nowNs())
                .instrumentId(instrumentId);
        clientOrderId(cancel.clientOrderId(), epoch, sequence, leg);
        orderId(cancel.orderId(), orderIdHigh, orderIdLow);
        cancel.expireTimeNs(channel.departureNs() + expireAfterNs);
        channel.emit(cancel.encodedLength());
    }

    /**
     * Sets an instrument's leverage.
     *
     * @param instrumentId of what
     * @param times at 1e-8
     */
    public void setLeverage(int instrumentId, long times) {
        leverage.wrapAndApplyHeader(channel.buffer(), 0, channel.header())
                .engineTimeNs(channel.nowNs())
                .instrumentId(instrumentId)
                .leverage(times)
                .expireTimeNs(channel.departureNs() + expireAfterNs);
        channel.emit(leverage.encodedLength());
    }

    /**
     * Sets stop, target and trailing stop of a position.
     *
     * @param instrumentId of what
     * @param takeProfit 0 removes, {@link FixedPoint#NULL} leaves it
     * @param stopLoss 0 removes, {@link FixedPoint#NULL} leaves it
     * @param trailing distance; 0 removes, {@link FixedPoint#NULL} leaves it
     * @param activePrice from which it trails; {@link FixedPoint#NULL}: from now on
     */
    public void setTradingStop(int instrumentId, long takeProfit, long stopLoss, long trailing, long activePrice) {
        tradingStop
                .wrapAndApplyHeader(channel.buffer(), 0, channel.header())
                .engineTimeNs(channel.nowNs())
                .instrumentId(instrumentId)
                .positionIndex(ONE_WAY)
                .takeProfit(takeProfit)
                .stopLoss(stopLoss)
                .triggerBy(TriggerBy.LAST_PRICE)
                .expireTimeNs(channel.departureNs() + expireAfterNs)
                .trailingStop(trailing)
                .activePrice(activePrice);
        channel.emit(tradingStop.encodedLength());
    }

    /** Switches every instrument to one-way mode. */
    public void switchToOneWay() {
        mode.wrapAndApplyHeader(channel.buffer(), 0, channel.header())
                .engineTimeNs(channel.nowNs())
                .instrumentId(NULL_INSTRUMENT)
                .positionMode(PositionMode.ONE_WAY)
                .expireTimeNs(channel.departureNs() + expireAfterNs);
        channel.emit(mode.encodedLength());
    }

    /**
     * Asks about one order.
     *
     * @param instrumentId on what
     * @param epoch of the client id
     * @param sequence of the client id
     * @param leg of the client id
     * @param orderIdHigh venue's id, 0 if not known
     * @param orderIdLow venue's id, 0 if not known
     */
    public void queryOrder(int instrumentId, int epoch, long sequence, int leg, long orderIdHigh, long orderIdLow) {
        beginQuery(QueryKind.ORDER, instrumentId);
        clientOrderId(query.clientOrderId(), epoch, sequence, leg);
        orderId(query.orderId(), orderIdHigh, orderIdLow);
        endQuery(0, FixedPoint.NULL, FixedPoint.NULL);
    }

    /**
     * Asks for missing bars.
     *
     * @param instrumentId of what
     * @param intervalMinutes of the bars
     * @param fromTimeNs open time of the first one wanted
     */
    public void queryBars(int instrumentId, int intervalMinutes, long fromTimeNs) {
        beginQuery(QueryKind.BARS, instrumentId);
        noOrder();
        endQuery(intervalMinutes, fromTimeNs, FixedPoint.NULL);
    }

    /** Asks for orders, executions, positions and wallet. */
    public void queryReconcile() {
        beginQuery(QueryKind.RECONCILE, NULL_INSTRUMENT);
        noOrder();
        endQuery(0, FixedPoint.NULL, FixedPoint.NULL);
    }

    /** Asks for the wallet. */
    public void queryWallet() {
        beginQuery(QueryKind.WALLET, NULL_INSTRUMENT);
        noOrder();
        endQuery(0, FixedPoint.NULL, FixedPoint.NULL);
    }

    /**
     * Asks for the venue's transaction log.
     *
     * @param fromTimeNs first instant
     * @param toTimeNs first instant after it
     */
    public void queryTransactions(long fromTimeNs, long toTimeNs) {
        beginQuery(QueryKind.TRANSACTIONS, NULL_INSTRUMENT);
        noOrder();
        endQuery(0, fromTimeNs, toTimeNs);
    }

    private void beginQuery(QueryKind kind, int instrumentId) {
        query.wrapAndApplyHeader(channel.buffer(), 0, channel.header())
                .engineTimeNs(channel.nowNs())
                .instrumentId(instrumentId)
                .kind(kind);
    }

    private void noOrder() {
        clientOrderId(query.clientOrderId(), ClientOrderIdEncoder.epochNullValue(), FixedPoint.NULL, 0);
        orderId(query.orderId(), 0, 0);
    }

    private void endQuery(int intervalMinutes, long fromTimeNs, long toTimeNs) {
        query.intervalMinutes(intervalMinutes)
                .fromTimeNs(fromTimeNs)
                .toTimeNs(toTimeNs)
                .expireTimeNs(channel.departureNs() + expireAfterNs);
        channel.emit(query.encodedLength());
    }

    private static void clientOrderId(ClientOrderIdEncoder id, int epoch, long sequence, int leg) {
        id.epoch(epoch).sequence(sequence).leg((short) leg);
    }

    private static void orderId(Id128Encoder id, long high, long low) {
        id.high(high).low(low);
    }
}
