package io.escapement.venue.inprocess;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.BarEncoder;
import io.escapement.codecs.sbe.BookDeltaEncoder;
import io.escapement.codecs.sbe.BookSnapshotEncoder;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.Decimal64Encoder;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.PublicTradeEncoder;
import io.escapement.codecs.sbe.TickerEncoder;
import io.escapement.venue.model.Bar;
import io.escapement.venue.model.BookView;
import io.escapement.venue.model.TickerView;
import io.escapement.venue.model.TradePrint;
import java.util.List;

/** Encodes public events as the gateway would after decoding their frames. */
final class PublicInputs {
    /** Levels a side in one message. */
    private static final int PART_LEVELS = 24;

    private static final long NS_PER_MS = 1_000_000L;
    private static final long NONE = FixedPoint.NULL;
    private static final int EXACT_EXPONENT = -FixedPoint.SCALE_DIGITS;
    private static final long EXACT_FACTOR = 10_000L;

    private final InputArena arena;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final BarEncoder barEncoder = new BarEncoder();
    private final BookDeltaEncoder bookEncoder = new BookDeltaEncoder();
    private final PublicTradeEncoder tradeEncoder = new PublicTradeEncoder();
    private final TickerEncoder tickerEncoder = new TickerEncoder();

    PublicInputs(InputArena arena) {
        this.arena = arena;
    }

    /** A bar; those of queries carry no time of their last trade. */
    void bar(int instrumentId, Bar bar, DataSource source, long nowNs, int channel) {
        final int at = arena.begin();
        barEncoder
                .wrapAndApplyHeader(arena.buffer(), at, header)
                .receiveTimeNs(nowNs)
                .exchangeTimeNs(nowNs)
                .instrumentId(instrumentId)
                .intervalMinutes(bar.intervalMinutes())
                .confirm(bar.confirmed() ? Bool.YES : Bool.NO)
                .source(source)
                .openTimeNs(bar.openTimeMs() * NS_PER_MS)
                .openPrice(bar.open())
                .highPrice(bar.high())
                .lowPrice(bar.low())
                .closePrice(bar.close())
                .lastTradeTimeNs(source == DataSource.STREAM ? bar.lastTradeTimeMs() * NS_PER_MS : NONE);
        decimal(barEncoder.volume(), bar.volume());
        decimal(barEncoder.turnover(), bar.turnover());
        arena.add(MessageHeaderEncoder.ENCODED_LENGTH + barEncoder.encodedLength(), channel);
    }

    void trades(int instrumentId, List<TradePrint> trades, long nowNs, int channel) {
        for (int i = 0; i < trades.size(); i++) {
            final TradePrint trade = trades.get(i);
            final int at = arena.begin();
            tradeEncoder
                    .wrapAndApplyHeader(arena.buffer(), at, header)
                    .receiveTimeNs(nowNs)
                    .exchangeTimeNs(nowNs)
                    .instrumentId(instrumentId)
                    .tradeTimeNs(trade.timeMs() * NS_PER_MS)
                    .price(trade.price())
                    .size(trade.size())
                    .takerSide(trade.takerSide())
                    .blockTrade(Bool.NO)
                    .rpi(Bool.NO)
                    .crossSequence(trade.crossSequence());
            tradeEncoder.tradeId().high(trade.id().high()).low(trade.id().low());
            tradeEncoder.last(i == trades.size() - 1 ? Bool.YES : Bool.NO);
            arena.add(MessageHeaderEncoder.ENCODED_LENGTH + tradeEncoder.encodedLength(), channel);
        }
    }

    /** A ticker; a delta leaves what did not change null. */
    void ticker(int instrumentId, TickerView ticker, boolean snapshot, long nowNs, int channel) {
        final int fields = snapshot ? TickerView.ALL : ticker.changedFields();
        final int at = arena.begin();
        tickerEncoder
                .wrapAndApplyHeader(arena.buffer(), at, header)
                .receiveTimeNs(nowNs)
                .exchangeTimeNs(nowNs)
                .instrumentId(instrumentId)
                .snapshot(snapshot ? Bool.YES : Bool.NO)
                .crossSequence(ticker.crossSequence())
                .lastPrice(pick(fields, TickerView.LAST_PRICE, ticker.lastPrice()))
                .markPrice(pick(fields, TickerView.MARK_PRICE, ticker.markPrice()))
                .indexPrice(pick(fields, TickerView.INDEX_PRICE, ticker.indexPrice()))
                .bidPrice(pick(fields, TickerView.BID, ticker.bidPrice()))
                .bidSize(pick(fields, TickerView.BID, ticker.bidSize()))
                .askPrice(pick(fields, TickerView.ASK, ticker.askPrice()))
                .askSize(pick(fields, TickerView.ASK, ticker.askSize()))
                .fundingRate(pick(fields, TickerView.FUNDING_RATE, ticker.fundingRate()))
                .nextFundingTimeNs(pick(fields, TickerView.NEXT_FUNDING_TIME, ticker.nextFundingTimeMs() * NS_PER_MS))
                .fundingIntervalHours(
                        snapshot ? ticker.fundingIntervalHours() : TickerEncoder.fundingIntervalHoursNullValue())
                .previousPrice24h(pick(fields, TickerView.PREVIOUS_PRICE_24H, ticker.previousPrice24h()))
                .highPrice24h(pick(fields, TickerView.HIGH_PRICE_24H, ticker.highPrice24h()))
                .lowPrice24h(pick(fields, TickerView.LOW_PRICE_24H, ticker.lowPrice24h()))
                .change24h(pick(fields, TickerView.CHANGE_24H, ticker.change24h()));
        decimal(tickerEncoder.openInterest(), pick(fields, TickerView.OPEN_INTEREST, ticker.openInterest()));
        decimal(tickerEncoder.volume24h(), pick(fields, TickerView.VOLUME_24H, ticker.volume24h()));
        decimal(tickerEncoder.turnover24h(), pick(fields, TickerView.TURNOVER_24H, ticker.turnover24h()));
        arena.add(MessageHeaderEncoder.ENCODED_LENGTH + tickerEncoder.encodedLength(), channel);
    }

    /** A book, cut into parts. */
    void book(int instrumentId, int depth, BookView book, boolean snapshot, long nowNs, int channel) {
        final int bids = snapshot ? Math.min(depth, book.levels()) : book.changedBids();
        final int asks = snapshot ? Math.min(depth, book.levels()) : book.changedAsks();
        final int parts = Math.max(1, (Math.max(bids, asks) + PART_LEVELS - 1) / PART_LEVELS);
        for (int part = 0; part < parts; part++) {
            final int at = arena.begin();
            bookEncoder.wrapAndApplyHeader(arena.buffer(), at, header);
            if (snapshot) {
                // Both have the same fields.
                header.templateId(BookSnapshotEncoder.TEMPLATE_ID);
            }
            bookEncoder
                    .receiveTimeNs(nowNs)
                    .exchangeTimeNs(nowNs)
                    .instrumentId(instrumentId)
                    .matchTimeNs(book.matchTimeMs() * NS_PER_MS)
                    .updateId(book.updateId())
                    .crossSequence(book.crossSequence())
                    .depth(depth)
                    .first(part == 0 ? Bool.YES : Bool.NO)
                    .last(part == parts - 1 ? Bool.YES : Bool.NO);
            final int from = part * PART_LEVELS;
            final int bidEnd = Math.min(bids, from + PART_LEVELS);
            final BookDeltaEncoder.BidsEncoder bidGroup = bookEncoder.bidsCount(Math.max(0, bidEnd - from));
            for (int i = from; i < bidEnd; i++) {
                bidGroup.next()
                        .price(snapshot ? book.bidPrice(i) : book.changedBidPrice(i))
                        .size(snapshot ? book.bidSize(i) : book.changedBidSize(i));
            }
            final int askEnd = Math.min(asks, from + PART_LEVELS);
            final BookDeltaEncoder.AsksEncoder askGroup = bookEncoder.asksCount(Math.max(0, askEnd - from));
            for (int i = from; i < askEnd; i++) {
                askGroup.next()
                        .price(snapshot ? book.askPrice(i) : book.changedAskPrice(i))
                        .size(snapshot ? book.askSize(i) : book.changedAskSize(i));
            }
            arena.add(MessageHeaderEncoder.ENCODED_LENGTH + bookEncoder.encodedLength(), channel);
        }
    }

    private static long pick(int fields, int bit, long value) {
        return (fields & bit) != 0 ? value : NONE;
    }

    /** The one form of a Decimal64: at 1e-8 where that is exact, else without trailing zeros. */
    static void decimal(Decimal64Encoder encoder, long value) {
        if (value == NONE) {
            encoder.mantissa(NONE).exponent((byte) EXACT_EXPONENT);
            return;
        }
        final long exact = value * EXACT_FACTOR;
        if (Math.multiplyHigh(value, EXACT_FACTOR) == exact >> 63) {
            encoder.mantissa(exact).exponent((byte) EXACT_EXPONENT);
            return;
        }
        long digits = value;
        int exponent = Bar.VOLUME_EXPONENT;
        while (digits % 10 == 0) {
            digits /= 10;
            exponent++;
        }
        encoder.mantissa(digits).exponent((byte) exponent);
    }
}
