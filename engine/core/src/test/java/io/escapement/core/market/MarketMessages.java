package io.escapement.core.market;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.BarDecoder;
import io.escapement.codecs.sbe.BarEncoder;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.PublicTradeDecoder;
import io.escapement.codecs.sbe.PublicTradeEncoder;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.TickerDecoder;
import io.escapement.codecs.sbe.TickerEncoder;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;

/** Encodes bars, tickers and trades for tests; prices are whole quote units. */
public final class MarketMessages {
    /** A minute. */
    public static final long MINUTE = 60_000_000_000L;

    /** A midnight. */
    public static final long MIDNIGHT = 1_700_006_400L * 1_000_000_000L;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1024]);
    private final MessageHeaderEncoder headerEncoder = new MessageHeaderEncoder();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final BarEncoder barEncoder = new BarEncoder();
    private final BarDecoder bar = new BarDecoder();
    private final TickerEncoder tickerEncoder = new TickerEncoder();
    private final TickerDecoder ticker = new TickerDecoder();
    private final PublicTradeEncoder tradeEncoder = new PublicTradeEncoder();
    private final PublicTradeDecoder trade = new PublicTradeDecoder();

    /** A closed bar from open to close, one above and below. */
    public BarDecoder bar(
            int instrumentId, int intervalMinutes, boolean confirm, long openTimeNs, long open, long close) {
        barEncoder
                .wrapAndApplyHeader(buffer, 0, headerEncoder)
                .receiveTimeNs(openTimeNs + intervalMinutes * MINUTE)
                .exchangeTimeNs(openTimeNs + intervalMinutes * MINUTE)
                .instrumentId(instrumentId)
                .intervalMinutes(intervalMinutes)
                .confirm(confirm ? Bool.YES : Bool.NO)
                .source(DataSource.STREAM)
                .openTimeNs(openTimeNs)
                .openPrice(open * FixedPoint.ONE)
                .highPrice((Math.max(open, close) + 1) * FixedPoint.ONE)
                .lowPrice((Math.min(open, close) - 1) * FixedPoint.ONE)
                .closePrice(close * FixedPoint.ONE);
        barEncoder.volume().mantissa(12_345).exponent((byte) -3);
        barEncoder.turnover().mantissa(12_345).exponent((byte) 0);
        return bar.wrapAndApplyHeader(buffer, 0, header);
    }

    /** A ticker in which only what the caller sets has a value. */
    public TickerDecoder ticker(boolean snapshot, long receiveTimeNs, Consumer<TickerEncoder> set) {
        tickerEncoder
                .wrapAndApplyHeader(buffer, 0, headerEncoder)
                .receiveTimeNs(receiveTimeNs)
                .instrumentId(0)
                .snapshot(snapshot ? Bool.YES : Bool.NO)
                .lastPrice(FixedPoint.NULL)
                .markPrice(FixedPoint.NULL)
                .indexPrice(FixedPoint.NULL)
                .bidPrice(FixedPoint.NULL)
                .bidSize(FixedPoint.NULL)
                .askPrice(FixedPoint.NULL)
                .askSize(FixedPoint.NULL)
                .fundingRate(FixedPoint.NULL)
                .nextFundingTimeNs(Long.MIN_VALUE);
        tickerEncoder.openInterest().mantissa(Long.MIN_VALUE).exponent((byte) 0);
        tickerEncoder.volume24h().mantissa(Long.MIN_VALUE).exponent((byte) 0);
        tickerEncoder.turnover24h().mantissa(Long.MIN_VALUE).exponent((byte) 0);
        set.accept(tickerEncoder);
        return ticker.wrapAndApplyHeader(buffer, 0, header);
    }

    /** A print. */
    public PublicTradeDecoder trade(long receiveTimeNs, Side takerSide, long price, long size, boolean block) {
        tradeEncoder
                .wrapAndApplyHeader(buffer, 0, headerEncoder)
                .receiveTimeNs(receiveTimeNs)
                .instrumentId(0)
                .price(price * FixedPoint.ONE)
                .size(size * FixedPoint.ONE)
                .takerSide(takerSide)
                .blockTrade(block ? Bool.YES : Bool.NO)
                .rpi(Bool.NO);
        return trade.wrapAndApplyHeader(buffer, 0, header);
    }
}
