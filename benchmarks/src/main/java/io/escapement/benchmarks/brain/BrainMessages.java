package io.escapement.benchmarks.brain;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.BarEncoder;
import io.escapement.codecs.sbe.BookDeltaEncoder;
import io.escapement.codecs.sbe.BookSnapshotEncoder;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.Channel;
import io.escapement.codecs.sbe.ClockSource;
import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.ConnectionStateEncoder;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.InstrumentDefinitionEncoder;
import io.escapement.codecs.sbe.InstrumentStatus;
import io.escapement.codecs.sbe.LinkState;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.codecs.sbe.PublicTradeEncoder;
import io.escapement.codecs.sbe.QueryKind;
import io.escapement.codecs.sbe.ReconciliationBeginEncoder;
import io.escapement.codecs.sbe.ReconciliationEndEncoder;
import io.escapement.codecs.sbe.RequestOutcomeEncoder;
import io.escapement.codecs.sbe.RunMode;
import io.escapement.codecs.sbe.RunStartEncoder;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.TickerEncoder;
import io.escapement.codecs.sbe.WalletUpdateEncoder;
import org.agrona.concurrent.UnsafeBuffer;

/** Encodes the inputs of the benchmark, one at a time, into one buffer. Encoding allocates nothing. */
final class BrainMessages {
    /** Price step of every instrument. */
    static final long TICK = FixedPoint.ONE / 10;

    /** Levels a side of the books. */
    static final int DEPTH = 50;

    private static final int ROOM = 8 * 1024;
    private static final int BODY = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final int NOT_OURS = Integer.MIN_VALUE;

    final UnsafeBuffer buffer = new UnsafeBuffer(new byte[ROOM]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final BarEncoder bar = new BarEncoder();
    private final BookSnapshotEncoder snapshot = new BookSnapshotEncoder();
    private final BookDeltaEncoder delta = new BookDeltaEncoder();
    private final TickerEncoder ticker = new TickerEncoder();
    private final PublicTradeEncoder trade = new PublicTradeEncoder();
    private final RequestOutcomeEncoder outcome = new RequestOutcomeEncoder();

    /** Length of the message encoded last, header included. */
    int length;

    void runStart(long now, String modelHash) {
        final RunStartEncoder start = new RunStartEncoder();
        start.wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(now)
                .mode(RunMode.PAPER)
                .clock(ClockSource.VENUE)
                .deterministic(Bool.YES)
                .restart(Bool.NO)
                .epoch(1)
                .instance("bench")
                .commit("")
                .configurationHash("")
                .modelHash(modelHash)
                .featureLayoutHash(0);
        length = BODY + start.encodedLength();
    }

    void instrument(long now, int id, String symbol) {
        final InstrumentDefinitionEncoder definition = new InstrumentDefinitionEncoder();
        definition
                .wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(now)
                .exchangeTimeNs(now)
                .instrumentId(id)
                .symbol(symbol)
                .status(InstrumentStatus.TRADING)
                .tickSize(TICK)
                .lotSize(FixedPoint.ONE / 1000)
                .minOrderSize(FixedPoint.ONE / 1000)
                .maxOrderSize(FixedPoint.ONE * 1000)
                .maxMarketOrderSize(FixedPoint.ONE * 1000)
                .minNotional(5 * FixedPoint.ONE)
                .minPrice(TICK)
                .maxPrice(1_000_000_000L * FixedPoint.ONE / 100)
                .minLeverage(FixedPoint.ONE)
                .maxLeverage(50 * FixedPoint.ONE)
                .leverageStep(FixedPoint.ONE / 100)
                .fundingIntervalMinutes(480)
                .launchTimeNs(0)
                .deliveryTimeNs(Long.MIN_VALUE);
        length = BODY + definition.encodedLength();
    }

    void connection(long now, Channel channel) {
        final ConnectionStateEncoder connection = new ConnectionStateEncoder();
        connection
                .wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(now)
                .exchangeTimeNs(now)
                .channel(channel)
                .connectionId(0)
                .state(LinkState.UP)
                .instrumentId(NOT_OURS)
                .intervalMinutes(0);
        length = BODY + connection.encodedLength();
    }

    void reconciliationBegin(long now, long sequence) {
        final ReconciliationBeginEncoder begin = new ReconciliationBeginEncoder();
        begin.wrapAndApplyHeader(buffer, 0, header).receiveTimeNs(now).requestedAtSequence(sequence);
        length = BODY + begin.encodedLength();
    }

    void reconciliationEnd(long now, long sequence) {
        final ReconciliationEndEncoder end = new ReconciliationEndEncoder();
        end.wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(now)
                .requestedAtSequence(sequence)
                .complete(Bool.YES)
                .openOrders(0)
                .positions(0)
                .executions(0);
        length = BODY + end.encodedLength();
    }

    void wallet(long now, long balance) {
        final WalletUpdateEncoder wallet = new WalletUpdateEncoder();
        wallet.wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(now)
                .exchangeTimeNs(now)
                .source(DataSource.QUERY)
                .last(Bool.YES)
                .coin("USDT")
                .equity(balance)
                .walletBalance(balance)
                .unrealisedPnl(0)
                .cumulativeRealisedPnl(0)
                .orderMargin(0)
                .positionMargin(0)
                .maintenanceMargin(0)
                .accountEquity(balance)
                .accountAvailable(balance);
        length = BODY + wallet.encodedLength();
    }

    void outcome(
            long now,
            int id,
            CommandKind kind,
            QueryKind query,
            Outcome result,
            long cause,
            int index,
            int epoch,
            long order,
            short leg) {
        outcome.wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(now)
                .exchangeTimeNs(now)
                .instrumentId(id)
                .kind(kind)
                .queryKind(query)
                .outcome(result)
                .commandSequence(cause)
                .commandIndex(index);
        outcome.clientOrderId().epoch(epoch).sequence(order).leg(leg);
        outcome.orderId().high(0).low(0);
        outcome.venueCode(0).text("");
        length = BODY + outcome.encodedLength();
    }

    void bar(
            long now,
            int id,
            int minutes,
            boolean closed,
            DataSource source,
            long openTimeNs,
            long open,
            long high,
            long low,
            long close,
            long volume) {
        bar.wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(now)
                .exchangeTimeNs(now)
                .instrumentId(id)
                .intervalMinutes(minutes)
                .confirm(closed ? Bool.YES : Bool.NO)
                .source(source)
                .openTimeNs(openTimeNs)
                .openPrice(open)
                .highPrice(high)
                .lowPrice(low)
                .closePrice(close)
                .lastTradeTimeNs(now);
        bar.volume().mantissa(volume).exponent((byte) -3);
        bar.turnover().mantissa(volume).exponent((byte) 0);
        length = BODY + bar.encodedLength();
    }

    void snapshot(long now, int id, long updateId, long bid) {
        snapshot.wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(now)
                .exchangeTimeNs(now)
                .instrumentId(id)
                .matchTimeNs(now)
                .updateId(updateId)
                .crossSequence(updateId)
                .depth(DEPTH)
                .first(Bool.YES)
                .last(Bool.YES);
        final BookSnapshotEncoder.BidsEncoder bids = snapshot.bidsCount(DEPTH);
        for (int level = 0; level < DEPTH; level++) {
            bids.next().price(bid - level * TICK).size(FixedPoint.ONE * (1 + level % 7));
        }
        final BookSnapshotEncoder.AsksEncoder asks = snapshot.asksCount(DEPTH);
        for (int level = 0; level < DEPTH; level++) {
            asks.next().price(bid + (1 + level) * TICK).size(FixedPoint.ONE * (1 + level % 5));
        }
        length = BODY + snapshot.encodedLength();
    }

    /** Five levels a side. */
    void delta(long now, int id, long updateId, long bid, long noise) {
        delta.wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(now)
                .exchangeTimeNs(now)
                .instrumentId(id)
                .matchTimeNs(now)
                .updateId(updateId)
                .crossSequence(updateId)
                .depth(DEPTH)
                .first(Bool.YES)
                .last(Bool.YES);
        final BookDeltaEncoder.BidsEncoder bids = delta.bidsCount(5);
        for (int i = 0; i < 5; i++) {
            final long level = noise >>> 4 * i & 15;
            bids.next().price(bid - level * TICK).size(FixedPoint.ONE * (1 + level));
        }
        final BookDeltaEncoder.AsksEncoder asks = delta.asksCount(5);
        for (int i = 0; i < 5; i++) {
            final long level = noise >>> 20 + 4 * i & 15;
            asks.next().price(bid + (1 + level) * TICK).size(FixedPoint.ONE * (1 + level));
        }
        length = BODY + delta.encodedLength();
    }

    void ticker(long now, int id, long bid) {
        ticker.wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(now)
                .exchangeTimeNs(now)
                .instrumentId(id)
                .snapshot(Bool.NO)
                .lastPrice(bid)
                .markPrice(bid)
                .indexPrice(bid)
                .bidPrice(bid)
                .bidSize(FixedPoint.ONE)
                .askPrice(bid + TICK)
                .askSize(FixedPoint.ONE)
                .fundingRate(10_000)
                .nextFundingTimeNs(now + 3_600_000_000_000L);
        ticker.openInterest().mantissa(Long.MIN_VALUE).exponent((byte) 0);
        ticker.turnover24h().mantissa(Long.MIN_VALUE).exponent((byte) 0);
        length = BODY + ticker.encodedLength();
    }

    void trade(long now, int id, long price, long noise) {
        trade.wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(now)
                .exchangeTimeNs(now)
                .instrumentId(id)
                .tradeTimeNs(now)
                .price(price)
                .size(FixedPoint.ONE)
                .takerSide((noise & 1) == 0 ? Side.BUY : Side.SELL)
                .blockTrade(Bool.NO)
                .rpi(Bool.NO)
                .crossSequence(noise)
                .last(Bool.YES);
        trade.tradeId().high(1).low(noise);
        length = BODY + trade.encodedLength();
    }
}
