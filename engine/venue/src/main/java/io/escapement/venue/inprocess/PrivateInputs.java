package io.escapement.venue.inprocess;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.id.ClientOrderIds;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.ClientOrderIdEncoder;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.FillEncoder;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.OrderUpdateEncoder;
import io.escapement.codecs.sbe.PositionUpdateEncoder;
import io.escapement.codecs.sbe.WalletUpdateEncoder;
import io.escapement.venue.model.ExecutionView;
import io.escapement.venue.model.OrderView;
import io.escapement.venue.model.PositionView;
import io.escapement.venue.model.VenueId;
import io.escapement.venue.model.WalletView;
import java.nio.charset.StandardCharsets;

/** Encodes rows of orders, executions, positions and the wallet as the gateway would after decoding them. */
final class PrivateInputs {
    private static final long NS_PER_MS = 1_000_000L;
    private static final long NONE = FixedPoint.NULL;

    private final InputArena arena;
    private final byte[] instance;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final OrderUpdateEncoder orderEncoder = new OrderUpdateEncoder();
    private final FillEncoder fillEncoder = new FillEncoder();
    private final PositionUpdateEncoder positionEncoder = new PositionUpdateEncoder();
    private final WalletUpdateEncoder walletEncoder = new WalletUpdateEncoder();

    PrivateInputs(InputArena arena, String instance) {
        this.arena = arena;
        this.instance = instance.getBytes(StandardCharsets.US_ASCII);
    }

    void order(int instrumentId, OrderView order, DataSource source, boolean last, long nowNs, int channel) {
        final int at = arena.begin();
        orderEncoder
                .wrapAndApplyHeader(arena.buffer(), at, header)
                .receiveTimeNs(nowNs)
                .exchangeTimeNs(nowNs)
                .instrumentId(instrumentId)
                .source(source)
                .last(last ? Bool.YES : Bool.NO)
                .side(order.side())
                .orderType(order.type())
                .timeInForce(order.timeInForce())
                .status(order.status())
                .stopKind(order.stopKind())
                .positionIndex((short) order.positionIndex())
                .reduceOnly(order.reduceOnly() ? Bool.YES : Bool.NO)
                .closeOnTrigger(order.closeOnTrigger() ? Bool.YES : Bool.NO)
                .price(unlessZero(order.price()))
                .size(order.size())
                .leavesSize(order.leavesSize())
                .filledSize(order.filledSize())
                .filledValue(order.filledValue())
                .averagePrice(order.averagePrice())
                .filledFee(order.filledFee())
                .triggerPrice(unlessZero(order.triggerPrice()))
                .takeProfit(unlessZero(order.takeProfit()))
                .stopLoss(unlessZero(order.stopLoss()))
                .closedPnl(order.closedPnl())
                .rejectReason((short) order.rejectReason().ordinal())
                .createdTimeNs(order.createdTimeMs() * NS_PER_MS)
                .updatedTimeNs(order.updatedTimeMs() * NS_PER_MS);
        orderEncoder.orderId().high(order.orderId().high()).low(order.orderId().low());
        clientOrderId(orderEncoder.clientOrderId(), order.orderLinkId());
        clientOrderId(orderEncoder.parentClientOrderId(), order.parentOrderLinkId());
        arena.add(MessageHeaderEncoder.ENCODED_LENGTH + orderEncoder.encodedLength(), channel);
    }

    void fill(int instrumentId, ExecutionView fill, DataSource source, boolean last, long nowNs, int channel) {
        final int at = arena.begin();
        fillEncoder
                .wrapAndApplyHeader(arena.buffer(), at, header)
                .receiveTimeNs(nowNs)
                .exchangeTimeNs(nowNs)
                .instrumentId(instrumentId)
                .source(source)
                .last(last ? Bool.YES : Bool.NO)
                .kind(fill.kind())
                .side(fill.side())
                .stopKind(fill.stopKind())
                .maker(fill.maker() ? Bool.YES : Bool.NO)
                .price(fill.price())
                .size(fill.size())
                .value(fill.value())
                .fee(fill.fee())
                .feeRate(fill.feeRate())
                .leavesSize(fill.leavesSize())
                .closedSize(fill.closedSize())
                .realisedPnl(fill.realisedPnl())
                .markPrice(fill.markPrice())
                .executionTimeNs(fill.timeMs() * NS_PER_MS)
                .crossSequence(fill.crossSequence());
        id(fill.executionId(), true);
        id(fill.orderId(), false);
        clientOrderId(fillEncoder.clientOrderId(), fill.orderLinkId());
        arena.add(MessageHeaderEncoder.ENCODED_LENGTH + fillEncoder.encodedLength(), channel);
    }

    private void id(VenueId id, boolean execution) {
        if (execution) {
            fillEncoder.executionId().high(id.high()).low(id.low());
        } else {
            fillEncoder.orderId().high(id.high()).low(id.low());
        }
    }

    void position(int instrumentId, PositionView position, DataSource source, boolean last, long nowNs, int channel) {
        final int at = arena.begin();
        positionEncoder
                .wrapAndApplyHeader(arena.buffer(), at, header)
                .receiveTimeNs(nowNs)
                .exchangeTimeNs(nowNs)
                .instrumentId(instrumentId)
                .source(source)
                .last(last ? Bool.YES : Bool.NO)
                .positionIndex((short) position.positionIndex())
                .side(position.side())
                .size(position.size())
                .entryPrice(position.entryPrice())
                .positionValue(position.positionValue())
                .leverage(position.leverage())
                .markPrice(position.markPrice())
                .liquidationPrice(position.liquidationPrice())
                .initialMargin(position.initialMargin())
                .maintenanceMargin(position.maintenanceMargin())
                .takeProfit(position.takeProfit())
                .stopLoss(position.stopLoss())
                .trailingStop(position.trailingStop())
                .unrealisedPnl(position.unrealisedPnl())
                .currentRealisedPnl(position.currentRealisedPnl())
                .cumulativeRealisedPnl(position.cumulativeRealisedPnl())
                .status(position.status())
                .updatedTimeNs(unlessZero(position.updatedTimeMs() * NS_PER_MS))
                .crossSequence(position.crossSequence());
        arena.add(MessageHeaderEncoder.ENCODED_LENGTH + positionEncoder.encodedLength(), channel);
    }

    void wallet(WalletView wallet, DataSource source, long nowNs, int channel) {
        final int at = arena.begin();
        walletEncoder
                .wrapAndApplyHeader(arena.buffer(), at, header)
                .receiveTimeNs(nowNs)
                .exchangeTimeNs(nowNs)
                .source(source)
                .last(Bool.YES)
                .coin("USDT")
                .equity(wallet.equity())
                .walletBalance(wallet.walletBalance())
                .unrealisedPnl(wallet.unrealisedPnl())
                .cumulativeRealisedPnl(wallet.cumulativeRealisedPnl())
                .orderMargin(wallet.orderMargin())
                .positionMargin(wallet.positionMargin())
                .maintenanceMargin(wallet.maintenanceMargin())
                .accountEquity(wallet.equity())
                .accountAvailable(wallet.available());
        arena.add(MessageHeaderEncoder.ENCODED_LENGTH + walletEncoder.encodedLength(), channel);
    }

    private void clientOrderId(ClientOrderIdEncoder encoder, String text) {
        final byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        final long epoch = ClientOrderIds.parseEpoch(instance, bytes, 0, bytes.length);
        if (epoch == ClientOrderIds.NOT_OURS) {
            encoder.epoch(Integer.MIN_VALUE).sequence(NONE).leg((short) 0);
        } else {
            encoder.epoch((int) epoch)
                    .sequence(ClientOrderIds.parseSequence(instance, bytes, 0, bytes.length))
                    .leg((short) ClientOrderIds.parseLeg(instance, bytes, 0, bytes.length));
        }
    }

    private static long unlessZero(long value) {
        return value == 0 ? NONE : value;
    }
}
