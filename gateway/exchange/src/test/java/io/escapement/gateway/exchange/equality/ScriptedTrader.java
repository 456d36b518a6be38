package io.escapement.gateway.exchange.equality;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.AmendOrderEncoder;
import io.escapement.codecs.sbe.BarDecoder;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.CancelAllEncoder;
import io.escapement.codecs.sbe.CancelOrderEncoder;
import io.escapement.codecs.sbe.ClientOrderIdEncoder;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.InstrumentDefinitionDecoder;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.PlaceOrderEncoder;
import io.escapement.codecs.sbe.PositionMode;
import io.escapement.codecs.sbe.QueryEncoder;
import io.escapement.codecs.sbe.QueryKind;
import io.escapement.codecs.sbe.ReconciliationEndDecoder;
import io.escapement.codecs.sbe.SetLeverageEncoder;
import io.escapement.codecs.sbe.SetTradingStopEncoder;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.SwitchPositionModeEncoder;
import io.escapement.codecs.sbe.TimeInForce;
import io.escapement.codecs.sbe.TriggerBy;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Stands in for the core: a function of its inputs that gives every kind of command, sensible or not, by the count of
 * closed bars.
 */
final class ScriptedTrader {
    /** Takes the commands. */
    interface Output {
        void onOutput(long causeSequence, int index, DirectBuffer buffer, int offset, int length);
    }

    private static final long NONE = FixedPoint.NULL;
    private static final int KINDS = 20;

    private final Output output;
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1024]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final MessageHeaderDecoder inputHeader = new MessageHeaderDecoder();
    private final long[] ticks = new long[8];
    private final long[] lots = new long[8];
    private int instruments;
    private long cause;
    private int index;
    private long bars;
    private long orders;
    private long nowNs;

    ScriptedTrader(Output output) {
        this.output = output;
    }

    long orders() {
        return orders;
    }

    void onInput(long sequence, DirectBuffer input, int offset) {
        cause = sequence;
        index = 0;
        inputHeader.wrap(input, offset);
        nowNs = input.getLong(offset + MessageHeaderDecoder.ENCODED_LENGTH);
        switch (inputHeader.templateId()) {
            case InstrumentDefinitionDecoder.TEMPLATE_ID -> {
                final InstrumentDefinitionDecoder definition =
                        new InstrumentDefinitionDecoder().wrapAndApplyHeader(input, offset, inputHeader);
                ticks[definition.instrumentId()] = definition.tickSize();
                lots[definition.instrumentId()] = definition.lotSize();
                instruments = Math.max(instruments, definition.instrumentId() + 1);
            }
            case ReconciliationEndDecoder.TEMPLATE_ID -> {
                for (int i = 0; i < instruments && bars == 0; i++) {
                    leverage(i, (3 + i) * FixedPoint.ONE);
                }
            }
            case BarDecoder.TEMPLATE_ID -> {
                final BarDecoder bar = new BarDecoder().wrapAndApplyHeader(input, offset, inputHeader);
                if (bar.source() == DataSource.STREAM && bar.confirm() == Bool.YES) {
                    bars++;
                    act(bar.instrumentId(), bar.closePrice());
                }
            }
            default -> {
                // Listened to, not acted upon.
            }
        }
    }

    private void act(int instrument, long close) {
        final long tick = ticks[instrument];
        final long below = FixedPoint.floorToStep(close / 100 * 98, tick);
        final long above = FixedPoint.floorToStep(close / 100 * 102, tick);
        switch ((int) ((bars * 2_654_435_761L >>> 7) % KINDS)) {
            case 0, 1 -> place(instrument, Side.BUY, NONE, TimeInForce.IOC, size(instrument, close, 500), below, above);
            case 2, 3 -> place(instrument, Side.SELL, NONE, TimeInForce.IOC, size(instrument, close, 700), above, NONE);
            case 4 ->
                place(
                        instrument,
                        Side.BUY,
                        close - 5 * tick,
                        TimeInForce.POST_ONLY,
                        size(instrument, close, 300),
                        NONE,
                        NONE);
            case 5 ->
                place(
                        instrument,
                        Side.SELL,
                        close + 20 * tick,
                        TimeInForce.GTC,
                        size(instrument, close, 300),
                        NONE,
                        NONE);
            case 6 -> place(instrument, Side.BUY, NONE, TimeInForce.IOC, lots[instrument] / 2, NONE, NONE);
            case 7 -> cancel(instrument);
            case 8 -> amend(instrument, close - 9 * tick, bars % 3 == 0 ? 2 * lots[instrument] : NONE);
            case 9 -> tradingStop(instrument, below, 40 * tick, bars % 4 == 1 ? above : NONE);
            case 10 -> cancelAll(bars % 2 == 0 ? instrument : CancelAllEncoder.instrumentIdNullValue());
            case 11 -> leverage(instrument, (2 + bars % 5) * FixedPoint.ONE);
            case 12 -> query(instrument, QueryKind.RECONCILE);
            case 13 -> query(instrument, QueryKind.ORDER);
            case 14 -> query(instrument, QueryKind.BARS);
            case 15 -> query(instrument, QueryKind.EXECUTIONS);
            case 16 -> query(instrument, QueryKind.WALLET);
            case 17 -> query(instrument, QueryKind.POSITIONS);
            case 18 -> {
                query(instrument, QueryKind.TRANSACTIONS);
                oneWay(instrument);
            }
            default -> query(instrument, QueryKind.OPEN_ORDERS);
        }
    }

    private long size(int instrument, long close, long usd) {
        return Math.max(
                lots[instrument],
                usd * FixedPoint.ONE / (close / FixedPoint.ONE + 1) / lots[instrument] * lots[instrument]);
    }

    private void place(int instrument, Side side, long price, TimeInForce force, long size, long stop, long target) {
        orders++;
        final PlaceOrderEncoder order = new PlaceOrderEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .engineTimeNs(nowNs)
                .instrumentId(instrument)
                .signalId(1)
                .side(side)
                .orderType(price == NONE ? OrderType.MARKET : OrderType.LIMIT)
                .timeInForce(force)
                .reduceOnly(orders % 7 == 0 && stop == NONE ? Bool.YES : Bool.NO)
                .closeOnTrigger(Bool.NO)
                .triggerBy(orders % 3 == 0 ? TriggerBy.MARK_PRICE : TriggerBy.LAST_PRICE)
                .positionIndex((short) 0)
                .price(price)
                .size(size)
                .takeProfit(target)
                .stopLoss(stop)
                .expireTimeNs(nowNs + 60_000_000_000L);
        lastOrder(order.clientOrderId());
        emit(order.encodedLength());
    }

    private void cancel(int instrument) {
        final CancelOrderEncoder cancel = new CancelOrderEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .engineTimeNs(nowNs)
                .instrumentId(instrument)
                .expireTimeNs(NONE);
        lastOrder(cancel.clientOrderId());
        cancel.orderId().high(0).low(0);
        emit(cancel.encodedLength());
    }

    private void amend(int instrument, long price, long size) {
        final AmendOrderEncoder amend = new AmendOrderEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .engineTimeNs(nowNs)
                .instrumentId(instrument)
                .price(price)
                .size(size)
                .expireTimeNs(NONE);
        lastOrder(amend.clientOrderId());
        amend.orderId().high(0).low(0);
        emit(amend.encodedLength());
    }

    /** A stop, or a trailing one with or without an activation price. */
    private void tradingStop(int instrument, long stop, long distance, long activePrice) {
        final boolean trails = bars % 2 == 1;
        emit(new SetTradingStopEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .engineTimeNs(nowNs)
                .instrumentId(instrument)
                .positionIndex((short) 0)
                .takeProfit(NONE)
                .stopLoss(trails ? NONE : stop)
                .triggerBy(TriggerBy.MARK_PRICE)
                .expireTimeNs(NONE)
                .trailingStop(trails ? distance : NONE)
                .activePrice(trails ? activePrice : NONE)
                .encodedLength());
    }

    private void cancelAll(int instrument) {
        emit(new CancelAllEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .engineTimeNs(nowNs)
                .instrumentId(instrument)
                .expireTimeNs(NONE)
                .encodedLength());
    }

    private void leverage(int instrument, long leverage) {
        emit(new SetLeverageEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .engineTimeNs(nowNs)
                .instrumentId(instrument)
                .leverage(leverage)
                .expireTimeNs(NONE)
                .encodedLength());
    }

    /** Says what is so already. */
    private void oneWay(int instrument) {
        emit(new SwitchPositionModeEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .engineTimeNs(nowNs)
                .instrumentId(instrument)
                .positionMode(PositionMode.ONE_WAY)
                .expireTimeNs(NONE)
                .encodedLength());
    }

    private void query(int instrument, QueryKind kind) {
        final QueryEncoder query = new QueryEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .engineTimeNs(nowNs)
                .instrumentId(instrument)
                .kind(kind)
                .intervalMinutes(kind == QueryKind.BARS ? 15 : 0)
                .fromTimeNs(
                        kind == QueryKind.BARS
                                ? nowNs - 7_200_000_000_000L
                                : kind == QueryKind.TRANSACTIONS ? nowNs - 86_400_000_000_000L : NONE)
                .toTimeNs(NONE)
                .expireTimeNs(NONE);
        if (kind == QueryKind.ORDER) {
            lastOrder(query.clientOrderId());
        } else {
            query.clientOrderId().epoch(Integer.MIN_VALUE).sequence(NONE).leg((short) 0);
        }
        query.orderId().high(0).low(0);
        emit(query.encodedLength());
    }

    private void lastOrder(ClientOrderIdEncoder id) {
        id.epoch(1).sequence(orders).leg((short) 0);
    }

    private void emit(int blockLength) {
        output.onOutput(cause, index++, buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + blockLength);
    }
}
