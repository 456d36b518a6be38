package io.escapement.tools;

import io.escapement.codecs.sbe.BarEncoder;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.ClockSource;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.FillEncoder;
import io.escapement.codecs.sbe.FillKind;
import io.escapement.codecs.sbe.InstrumentDefinitionEncoder;
import io.escapement.codecs.sbe.InstrumentStatus;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.PositionStatus;
import io.escapement.codecs.sbe.PositionUpdateEncoder;
import io.escapement.codecs.sbe.RunMode;
import io.escapement.codecs.sbe.RunStartEncoder;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.StopKind;
import io.escapement.codecs.sbe.TimeTickEncoder;
import io.escapement.codecs.sbe.WalletUpdateEncoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** Makes lists of encoded inputs by hand. */
public final class SampleInputs {
    private static final long UNIT = 100_000_000L;
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final long START_NS = 1_760_000_400_000_000_000L;

    private final List<byte[]> messages = new ArrayList<>();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[2_048]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private long nowNs = START_NS;

    /** @return the messages so far */
    public List<byte[]> messages() {
        return messages;
    }

    /** Adds the start of a run. */
    public SampleInputs runStart(String configurationHash, int epoch, boolean restart) {
        final RunStartEncoder encoder = new RunStartEncoder().wrapAndApplyHeader(buffer, 0, header);
        encoder.receiveTimeNs(nowNs)
                .mode(RunMode.PAPER)
                .clock(ClockSource.VENUE)
                .deterministic(Bool.YES)
                .restart(restart ? Bool.YES : Bool.NO)
                .epoch(epoch)
                .instance("one")
                .commit("abc123")
                .configurationHash(configurationHash)
                .modelHash("")
                .featureLayoutHash(0);
        return add(encoder.encodedLength());
    }

    /** Adds an instrument with a tick of 0.1 and a lot of 0.001. */
    public SampleInputs instrument(int id, String symbol) {
        final InstrumentDefinitionEncoder encoder =
                new InstrumentDefinitionEncoder().wrapAndApplyHeader(buffer, 0, header);
        encoder.receiveTimeNs(nowNs)
                .exchangeTimeNs(nowNs)
                .instrumentId(id)
                .symbol(symbol)
                .status(InstrumentStatus.TRADING)
                .tickSize(UNIT / 10)
                .lotSize(UNIT / 1_000)
                .minOrderSize(UNIT / 1_000)
                .maxOrderSize(1_000 * UNIT)
                .maxMarketOrderSize(100 * UNIT)
                .minNotional(5 * UNIT)
                .minPrice(UNIT / 10)
                .maxPrice(2_000_000 * UNIT)
                .minLeverage(UNIT)
                .maxLeverage(50 * UNIT)
                .leverageStep(UNIT / 100)
                .fundingIntervalMinutes(480)
                .launchTimeNs(START_NS - 1_000_000 * MINUTE_NS)
                .deliveryTimeNs(Long.MIN_VALUE);
        return add(encoder.encodedLength());
    }

    /** Adds a bar that closes as it arrives; prices in whole quote units. */
    public SampleInputs bar(int id, int minutes, long open, long high, long low, long close) {
        nowNs += minutes * MINUTE_NS;
        return closing(id, minutes, open, high, low, close);
    }

    /** Adds a bar that closes now. */
    public SampleInputs closing(int id, int minutes, long open, long high, long low, long close) {
        final BarEncoder encoder = new BarEncoder().wrapAndApplyHeader(buffer, 0, header);
        encoder.receiveTimeNs(nowNs)
                .exchangeTimeNs(nowNs)
                .instrumentId(id)
                .intervalMinutes(minutes)
                .confirm(Bool.YES)
                .source(DataSource.STREAM)
                .openTimeNs(nowNs - minutes * MINUTE_NS)
                .openPrice(open * UNIT)
                .highPrice(high * UNIT)
                .lowPrice(low * UNIT)
                .closePrice(close * UNIT);
        encoder.volume().mantissa(12_345).exponent((byte) -2);
        encoder.turnover().mantissa(678_901).exponent((byte) 0);
        encoder.lastTradeTimeNs(nowNs - 1_000_000);
        return add(encoder.encodedLength());
    }

    /** Adds a wallet row; equity in hundredths of the settlement coin. */
    public SampleInputs wallet(long equityCents) {
        final WalletUpdateEncoder encoder = new WalletUpdateEncoder().wrapAndApplyHeader(buffer, 0, header);
        encoder.receiveTimeNs(nowNs)
                .exchangeTimeNs(nowNs)
                .source(DataSource.STREAM)
                .last(Bool.YES)
                .coin("USDT")
                .equity(equityCents * UNIT / 100)
                .walletBalance(equityCents * UNIT / 100)
                .unrealisedPnl(0)
                .cumulativeRealisedPnl(0)
                .orderMargin(0)
                .positionMargin(0)
                .maintenanceMargin(0)
                .accountEquity(Long.MIN_VALUE)
                .accountAvailable(Long.MIN_VALUE);
        return add(encoder.encodedLength());
    }

    /** Adds a fill of one base unit at 100, or a funding payment; fee in hundredths of the settlement coin. */
    public SampleInputs fill(int id, long executionId, FillKind kind, Side side, long feeCents) {
        final FillEncoder encoder = new FillEncoder().wrapAndApplyHeader(buffer, 0, header);
        encoder.receiveTimeNs(nowNs)
                .exchangeTimeNs(nowNs)
                .instrumentId(id)
                .source(DataSource.STREAM)
                .last(Bool.YES);
        encoder.executionId().high(0).low(executionId);
        encoder.orderId().high(0).low(77);
        encoder.clientOrderId()
                .epoch(Integer.MIN_VALUE)
                .sequence(Long.MIN_VALUE)
                .leg((short) 0);
        encoder.kind(kind)
                .side(side)
                .stopKind(StopKind.NONE)
                .maker(Bool.NO)
                .price(100 * UNIT)
                .size(UNIT)
                .value(100 * UNIT)
                .fee(feeCents * UNIT / 100)
                .feeRate(55_000)
                .leavesSize(0)
                .closedSize(0)
                .realisedPnl(0)
                .markPrice(100 * UNIT)
                .executionTimeNs(nowNs)
                .crossSequence(executionId);
        return add(encoder.encodedLength());
    }

    /** Adds a position row; size in whole base units, 0 is flat. */
    public SampleInputs position(int id, Side side, long size, long entryPrice) {
        final PositionUpdateEncoder encoder = new PositionUpdateEncoder().wrapAndApplyHeader(buffer, 0, header);
        encoder.receiveTimeNs(nowNs)
                .exchangeTimeNs(nowNs)
                .instrumentId(id)
                .source(DataSource.STREAM)
                .last(Bool.YES)
                .positionIndex((short) 0)
                .side(size == 0 ? Side.NULL_VAL : side)
                .size(size * UNIT)
                .entryPrice(entryPrice * UNIT)
                .positionValue(size * entryPrice * UNIT)
                .leverage(3 * UNIT)
                .markPrice(entryPrice * UNIT)
                .liquidationPrice(Long.MIN_VALUE)
                .initialMargin(0)
                .maintenanceMargin(0)
                .takeProfit((entryPrice + 10) * UNIT)
                .stopLoss((entryPrice - 5) * UNIT)
                .trailingStop(0)
                .unrealisedPnl(0)
                .currentRealisedPnl(0)
                .cumulativeRealisedPnl(0)
                .status(PositionStatus.NORMAL)
                .updatedTimeNs(nowNs)
                .crossSequence(1);
        return add(encoder.encodedLength());
    }

    /** Adds a tick of the clock one second later. */
    public SampleInputs tick() {
        nowNs += 1_000_000_000L;
        final TimeTickEncoder encoder = new TimeTickEncoder().wrapAndApplyHeader(buffer, 0, header);
        encoder.receiveTimeNs(nowNs);
        return add(encoder.encodedLength());
    }

    private SampleInputs add(int bodyLength) {
        final byte[] message = new byte[MessageHeaderEncoder.ENCODED_LENGTH + bodyLength];
        buffer.getBytes(0, message);
        messages.add(message);
        return this;
    }
}
