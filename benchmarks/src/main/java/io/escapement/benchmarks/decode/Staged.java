package io.escapement.benchmarks.decode;

import io.escapement.codecs.sbe.BarEncoder;
import io.escapement.codecs.sbe.BookDeltaEncoder;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.PublicTradeEncoder;
import io.escapement.codecs.sbe.Side;
import io.escapement.gateway.bybit.port.InboundPort;
import io.escapement.gateway.bybit.port.InputPriority;

/** What the libraries' decoders read, and its encoding: the same messages as ours, written with the same flyweights. */
final class Staged {
    private static final int MAX_TRADES = 64;
    private static final int MAX_LEVELS = 24;

    long exchangeTimeNs;
    int instrumentId;

    long matchTimeNs;
    long updateId;
    long crossSequence;
    int depth;
    int bidCount;
    int askCount;
    final long[] bids = new long[2 * MAX_LEVELS];
    final long[] asks = new long[2 * MAX_LEVELS];

    int trades;
    final long[] tradeTimeNs = new long[MAX_TRADES];
    final long[] price = new long[MAX_TRADES];
    final long[] size = new long[MAX_TRADES];
    final long[] sequence = new long[MAX_TRADES];
    final long[] idHigh = new long[MAX_TRADES];
    final long[] idLow = new long[MAX_TRADES];
    final Side[] side = new Side[MAX_TRADES];
    final Bool[] block = new Bool[MAX_TRADES];
    final Bool[] rpi = new Bool[MAX_TRADES];

    int intervalMinutes;
    long openTimeNs;
    long open;
    long high;
    long low;
    long close;
    long volume;
    long turnover;
    long lastTradeNs;
    Bool confirm;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final BookDeltaEncoder book = new BookDeltaEncoder();
    private final PublicTradeEncoder trade = new PublicTradeEncoder();
    private final BarEncoder bar = new BarEncoder();

    void publishBook(InboundPort inbound) {
        final long claim = inbound.claim(InputPriority.MARKET, 1);
        book.wrapAndApplyHeader(inbound.slot(claim), 0, header)
                .receiveTimeNs(exchangeTimeNs)
                .exchangeTimeNs(exchangeTimeNs)
                .instrumentId(instrumentId)
                .matchTimeNs(matchTimeNs)
                .updateId(updateId)
                .crossSequence(crossSequence)
                .depth(depth)
                .first(Bool.YES)
                .last(Bool.YES);
        final BookDeltaEncoder.BidsEncoder bidGroup = book.bidsCount(bidCount);
        for (int i = 0; i < bidCount; i++) {
            bidGroup.next().price(bids[2 * i]).size(bids[2 * i + 1]);
        }
        final BookDeltaEncoder.AsksEncoder askGroup = book.asksCount(askCount);
        for (int i = 0; i < askCount; i++) {
            askGroup.next().price(asks[2 * i]).size(asks[2 * i + 1]);
        }
        inbound.length(claim, MessageHeaderEncoder.ENCODED_LENGTH + book.encodedLength());
        inbound.publish(claim, 1);
    }

    void publishTrades(InboundPort inbound) {
        final long claim = inbound.claim(InputPriority.MARKET, trades);
        for (int i = 0; i < trades; i++) {
            trade.wrapAndApplyHeader(inbound.slot(claim + i), 0, header)
                    .receiveTimeNs(exchangeTimeNs)
                    .exchangeTimeNs(exchangeTimeNs)
                    .instrumentId(instrumentId)
                    .tradeTimeNs(tradeTimeNs[i])
                    .price(price[i])
                    .size(size[i])
                    .takerSide(side[i])
                    .blockTrade(block[i])
                    .rpi(rpi[i])
                    .crossSequence(sequence[i]);
            trade.tradeId().high(idHigh[i]).low(idLow[i]);
            trade.last(i == trades - 1 ? Bool.YES : Bool.NO);
            inbound.length(claim + i, MessageHeaderEncoder.ENCODED_LENGTH + trade.encodedLength());
        }
        inbound.publish(claim, trades);
    }

    void publishBar(InboundPort inbound) {
        final long claim = inbound.claim(InputPriority.MARKET, 1);
        bar.wrapAndApplyHeader(inbound.slot(claim), 0, header)
                .receiveTimeNs(exchangeTimeNs)
                .exchangeTimeNs(exchangeTimeNs)
                .instrumentId(instrumentId)
                .intervalMinutes(intervalMinutes)
                .confirm(confirm)
                .source(DataSource.STREAM)
                .openTimeNs(openTimeNs)
                .openPrice(open)
                .highPrice(high)
                .lowPrice(low)
                .closePrice(close)
                .lastTradeTimeNs(lastTradeNs);
        bar.volume().mantissa(volume).exponent((byte) -8);
        bar.turnover().mantissa(turnover).exponent((byte) -8);
        inbound.length(claim, MessageHeaderEncoder.ENCODED_LENGTH + bar.encodedLength());
        inbound.publish(claim, 1);
    }
}
