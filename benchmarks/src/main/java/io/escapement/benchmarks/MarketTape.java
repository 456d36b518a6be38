package io.escapement.benchmarks;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.BarEncoder;
import io.escapement.codecs.sbe.BookDeltaEncoder;
import io.escapement.codecs.sbe.BookSnapshotEncoder;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.ClockSource;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.InstrumentDefinitionEncoder;
import io.escapement.codecs.sbe.InstrumentStatus;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.PublicTradeEncoder;
import io.escapement.codecs.sbe.RunMode;
import io.escapement.codecs.sbe.RunStartEncoder;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.TickerEncoder;
import io.escapement.core.TradingCore;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Market messages of some instruments, encoded once and played again and again.
 *
 * <p>A lap is three minutes of market. Before a message is played its time, and its sequence or bar, are written over in
 * place, so that the core sees a market that goes on. Per instrument and lap: {@value #DELTAS} book deltas of ten levels
 * over 50 a side, {@value #TICKERS} tickers, {@value #TRADES} trades, {@value #UPDATES} updates of each open bar, and the
 * closes, by a seeded random walk. Single-threaded; playing allocates nothing.
 */
final class MarketTape {
    private static final int INSTRUMENTS = 4;
    private static final int DELTAS = 200;
    private static final int TICKERS = 60;
    private static final int TRADES = 60;
    private static final int UPDATES = 20;
    private static final int DEPTH = 50;

    /** Messages of a lap; the close of the long bar comes on top every fifth time. */
    static final int MESSAGES_PER_LAP = INSTRUMENTS * (DELTAS + TICKERS + TRADES + 2 * UPDATES + 1);

    private static final int SLOT = 1024;
    private static final int BODY = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final long LAP_NS = 3 * MINUTE_NS;
    private static final long START_NS = 1_700_006_400L * 1_000_000_000L;
    private static final long TICK = FixedPoint.ONE / 10;

    private final UnsafeBuffer tape = new UnsafeBuffer(new byte[MESSAGES_PER_LAP * SLOT]);
    private final int[] lengths = new int[MESSAGES_PER_LAP];
    private final int[] kinds = new int[MESSAGES_PER_LAP];
    private final int[] instruments = new int[MESSAGES_PER_LAP];
    private final UnsafeBuffer scratch = new UnsafeBuffer(new byte[4 * SLOT]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final BarEncoder bar = new BarEncoder();
    private final BookDeltaEncoder delta = new BookDeltaEncoder();
    private final TickerEncoder ticker = new TickerEncoder();
    private final PublicTradeEncoder trade = new PublicTradeEncoder();

    private final long[] prices = new long[INSTRUMENTS];
    private final long[] longOpens = new long[INSTRUMENTS];
    private final long[] updateIds = new long[INSTRUMENTS];
    private long noise = 42;
    private long sequence;
    private long lap;

    MarketTape() {
        int message = 0;
        for (int i = 0; i < DELTAS; i++) {
            for (int id = 0; id < INSTRUMENTS; id++) {
                message = record(message, BookDeltaEncoder.TEMPLATE_ID, id, encodeDelta(message, id));
                if (i % 10 < 3) {
                    message = record(message, TickerEncoder.TEMPLATE_ID, id, encodeTicker(message, id));
                    message = record(message, PublicTradeEncoder.TEMPLATE_ID, id, encodeTrade(message, id));
                }
                if (i % 10 == 9) {
                    message = record(message, BarEncoder.TEMPLATE_ID, id, encodeBar(message, id, 3, false));
                    message = record(message, BarEncoder.TEMPLATE_ID, id, encodeBar(message, id, 15, false));
                }
            }
        }
        for (int id = 0; id < INSTRUMENTS; id++) {
            message = record(message, BarEncoder.TEMPLATE_ID, id, encodeBar(message, id, 3, true));
            prices[id] = 100_000 * TICK;
            longOpens[id] = prices[id];
        }
    }

    /** Starts a run, defines the instruments and brings their books. */
    void begin(TradingCore core) {
        final RunStartEncoder start = new RunStartEncoder();
        start.wrapAndApplyHeader(scratch, 0, header)
                .receiveTimeNs(START_NS)
                .mode(RunMode.PAPER)
                .clock(ClockSource.VENUE)
                .deterministic(Bool.YES)
                .restart(Bool.NO)
                .epoch(1)
                .instance("bench");
        core.onInput(++sequence, scratch, 0, BODY + start.encodedLength());
        final InstrumentDefinitionEncoder definition = new InstrumentDefinitionEncoder();
        final BookSnapshotEncoder snapshot = new BookSnapshotEncoder();
        for (int id = 0; id < INSTRUMENTS; id++) {
            definition
                    .wrapAndApplyHeader(scratch, 0, header)
                    .receiveTimeNs(START_NS)
                    .instrumentId(id)
                    .symbol("BENCH" + id)
                    .status(InstrumentStatus.TRADING)
                    .tickSize(TICK)
                    .lotSize(FixedPoint.ONE / 1000)
                    .minOrderSize(FixedPoint.ONE / 1000)
                    .maxOrderSize(FixedPoint.ONE * 1000)
                    .maxMarketOrderSize(FixedPoint.ONE * 1000)
                    .minNotional(5 * FixedPoint.ONE)
                    .maxLeverage(50 * FixedPoint.ONE);
            core.onInput(++sequence, scratch, 0, BODY + definition.encodedLength());
            snapshot.wrapAndApplyHeader(scratch, 0, header)
                    .receiveTimeNs(START_NS)
                    .instrumentId(id)
                    .updateId(0)
                    .crossSequence(0)
                    .depth(DEPTH)
                    .first(Bool.YES)
                    .last(Bool.YES);
            final BookSnapshotEncoder.BidsEncoder bids = snapshot.bidsCount(DEPTH);
            for (int level = 0; level < DEPTH; level++) {
                bids.next().price((100_000 - level) * TICK).size(FixedPoint.ONE);
            }
            final BookSnapshotEncoder.AsksEncoder asks = snapshot.asksCount(DEPTH);
            for (int level = 0; level < DEPTH; level++) {
                asks.next().price((100_001 + level) * TICK).size(FixedPoint.ONE);
            }
            core.onInput(++sequence, scratch, 0, BODY + snapshot.encodedLength());
        }
    }

    /** Plays three minutes of market. */
    void playLap(TradingCore core) {
        final long lapStart = START_NS + lap * LAP_NS;
        for (int message = 0; message < MESSAGES_PER_LAP; message++) {
            final int offset = message * SLOT;
            final int id = instruments[message];
            final long now = lapStart + (message + 1) * LAP_NS / MESSAGES_PER_LAP;
            // Every message starts with its receive time.
            tape.putLong(offset + BODY, now);
            if (kinds[message] == BookDeltaEncoder.TEMPLATE_ID) {
                tape.putLong(offset + BODY + BookDeltaEncoder.updateIdEncodingOffset(), ++updateIds[id]);
            } else if (kinds[message] == BarEncoder.TEMPLATE_ID) {
                moveBar(offset, id, lapStart);
            }
            core.onInput(++sequence, tape, offset, lengths[message]);
        }
        lap++;
        if (lap % 5 == 0) {
            closeLongBars(core, lapStart + LAP_NS);
        }
    }

    private void moveBar(int offset, int id, long lapStart) {
        bar.wrap(tape, offset + BODY);
        final boolean isShort = tape.getShort(offset + BODY + BarEncoder.intervalMinutesEncodingOffset()) == 3;
        final boolean closes = tape.getByte(offset + BODY + BarEncoder.confirmEncodingOffset()) == Bool.YES.value();
        noise = noise * 6364136223846793005L + 1442695040888963407L;
        final long open = prices[id];
        final long close = Math.max(1_000 * TICK, open + (noise >> 56) * TICK);
        fill(open, close, isShort ? lapStart : lapStart - lap % 5 * LAP_NS);
        if (closes) {
            prices[id] = close;
        }
    }

    private void closeLongBars(TradingCore core, long now) {
        for (int id = 0; id < INSTRUMENTS; id++) {
            final int length = encodeBar(bar, scratch, 0, id, 15, true);
            bar.receiveTimeNs(now);
            fill(longOpens[id], prices[id], now - 5 * LAP_NS);
            longOpens[id] = prices[id];
            core.onInput(++sequence, scratch, 0, length);
        }
    }

    private void fill(long open, long close, long openTimeNs) {
        bar.openTimeNs(openTimeNs)
                .openPrice(open)
                .highPrice(Math.max(open, close) + 20 * TICK)
                .lowPrice(Math.min(open, close) - 20 * TICK)
                .closePrice(close);
    }

    private int record(int message, int kind, int id, int length) {
        kinds[message] = kind;
        instruments[message] = id;
        lengths[message] = length;
        return message + 1;
    }

    private int encodeBar(int message, int id, int minutes, boolean closed) {
        return encodeBar(bar, tape, message * SLOT, id, minutes, closed);
    }

    private int encodeBar(BarEncoder encoder, UnsafeBuffer buffer, int offset, int id, int minutes, boolean closed) {
        encoder.wrapAndApplyHeader(buffer, offset, header)
                .instrumentId(id)
                .intervalMinutes(minutes)
                .confirm(closed ? Bool.YES : Bool.NO)
                .source(DataSource.STREAM);
        encoder.volume().mantissa(123_456).exponent((byte) -3);
        encoder.turnover().mantissa(123_456).exponent((byte) 0);
        return BODY + encoder.encodedLength();
    }

    private int encodeDelta(int message, int id) {
        delta.wrapAndApplyHeader(tape, message * SLOT, header)
                .instrumentId(id)
                .depth(DEPTH)
                .first(Bool.YES)
                .last(Bool.YES);
        final BookDeltaEncoder.BidsEncoder bids = delta.bidsCount(5);
        for (int i = 0; i < 5; i++) {
            bids.next().price((100_000 - level()) * TICK).size(size());
        }
        final BookDeltaEncoder.AsksEncoder asks = delta.asksCount(5);
        for (int i = 0; i < 5; i++) {
            asks.next().price((100_001 + level()) * TICK).size(size());
        }
        return BODY + delta.encodedLength();
    }

    private int encodeTicker(int message, int id) {
        ticker.wrapAndApplyHeader(tape, message * SLOT, header)
                .instrumentId(id)
                .snapshot(Bool.NO)
                .lastPrice((100_000 + level()) * TICK)
                .markPrice((100_000 + level()) * TICK)
                .indexPrice(FixedPoint.NULL)
                .bidPrice(100_000 * TICK)
                .bidSize(size())
                .askPrice(100_001 * TICK)
                .askSize(size())
                .fundingRate(FixedPoint.NULL)
                .nextFundingTimeNs(Long.MIN_VALUE);
        ticker.openInterest().mantissa(Long.MIN_VALUE).exponent((byte) 0);
        ticker.turnover24h().mantissa(Long.MIN_VALUE).exponent((byte) 0);
        return BODY + ticker.encodedLength();
    }

    private int encodeTrade(int message, int id) {
        trade.wrapAndApplyHeader(tape, message * SLOT, header)
                .instrumentId(id)
                .price((100_000 + level()) * TICK)
                .size(size())
                .takerSide(level() % 2 == 0 ? Side.BUY : Side.SELL)
                .blockTrade(Bool.NO)
                .rpi(Bool.NO);
        return BODY + trade.encodedLength();
    }

    /** Mostly near the top, as in real books. */
    private long level() {
        noise = noise * 6364136223846793005L + 1442695040888963407L;
        final long wide = noise >>> 48;
        return wide % 4 == 0 ? wide / 4 % DEPTH : wide / 4 % 10;
    }

    private long size() {
        noise = noise * 6364136223846793005L + 1442695040888963407L;
        return (noise >>> 60) * FixedPoint.ONE;
    }
}
