package io.escapement.runtime.start;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.BarEncoder;
import io.escapement.codecs.sbe.BookSnapshotEncoder;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.Channel;
import io.escapement.codecs.sbe.ClockSource;
import io.escapement.codecs.sbe.ConnectionStateEncoder;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.FeeRatesEncoder;
import io.escapement.codecs.sbe.InstrumentDefinitionEncoder;
import io.escapement.codecs.sbe.InstrumentStatus;
import io.escapement.codecs.sbe.LinkState;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.PublicTradeEncoder;
import io.escapement.codecs.sbe.ReconciliationBeginEncoder;
import io.escapement.codecs.sbe.ReconciliationEndEncoder;
import io.escapement.codecs.sbe.RunMode;
import io.escapement.codecs.sbe.RunStartEncoder;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.TickerEncoder;
import io.escapement.codecs.sbe.WalletUpdateEncoder;
import io.escapement.core.TradingCore;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.model.ModelLibrary;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Runs a scratch core over synthetic events so that the code is compiled before the first real one: the first event of
 * a cold JVM costs milliseconds, the twenty-thousandth microseconds. The scratch core is thrown away; nothing it says is
 * heard.
 */
public final class WarmUp {
    private static final long START_NS = 1_600_000_200_000_000_000L;
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final int LEVELS = 20;
    private static final long TICK = 10_000_000L;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[2048]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final BarEncoder bar = new BarEncoder();
    private final TickerEncoder ticker = new TickerEncoder();
    private final PublicTradeEncoder trade = new PublicTradeEncoder();
    private final BookSnapshotEncoder book = new BookSnapshotEncoder();
    private final TradingCore core;
    private final List<String> symbols;
    private final List<Integer> intervals;
    private long sequence;
    private long outputs;

    /**
     * A warm-up of the configured shape.
     *
     * @param configuration of the real core
     * @param models of the real core
     * @param symbols of the run
     * @param intervals of the run, minutes
     */
    public WarmUp(CoreConfiguration configuration, ModelLibrary models, List<String> symbols, List<Integer> intervals) {
        this.symbols = symbols;
        this.intervals = intervals;
        this.core = new TradingCore(configuration, models, (cause, index, out, offset, length) -> outputs++);
    }

    /**
     * Feeds events.
     *
     * @param events least number fed
     * @param modelHash of the bundle the run starts with, empty for none
     * @return outputs the scratch core emitted
     */
    public long run(int events, String modelHash) {
        begin(modelHash);
        for (long minute = 0; sequence < events; minute++) {
            for (int id = 0; id < symbols.size(); id++) {
                minute(id, minute);
            }
        }
        return outputs;
    }

    private void begin(String modelHash) {
        final RunStartEncoder start = new RunStartEncoder().wrapAndApplyHeader(buffer, 0, header);
        start.receiveTimeNs(START_NS).mode(RunMode.BACKTEST).clock(ClockSource.VENUE);
        start.deterministic(Bool.YES).restart(Bool.NO).epoch(1);
        start.instance("warmup")
                .commit("")
                .configurationHash("")
                .modelHash(modelHash)
                .featureLayoutHash(0);
        apply(start.encodedLength());
        for (int id = 0; id < symbols.size(); id++) {
            define(id);
        }
        for (final Channel channel : new Channel[] {Channel.PRIVATE, Channel.TRADE}) {
            connect(channel);
        }
        final ReconciliationBeginEncoder from = new ReconciliationBeginEncoder().wrapAndApplyHeader(buffer, 0, header);
        from.receiveTimeNs(START_NS).requestedAtSequence(sequence);
        apply(from.encodedLength());
        final WalletUpdateEncoder wallet = new WalletUpdateEncoder().wrapAndApplyHeader(buffer, 0, header);
        final long money = 100_000L * FixedPoint.ONE;
        wallet.receiveTimeNs(START_NS)
                .exchangeTimeNs(START_NS)
                .source(DataSource.QUERY)
                .last(Bool.YES);
        wallet.coin("USDT").equity(money).walletBalance(money).unrealisedPnl(0).cumulativeRealisedPnl(0);
        wallet.orderMargin(0)
                .positionMargin(0)
                .maintenanceMargin(0)
                .accountEquity(money)
                .accountAvailable(money);
        apply(wallet.encodedLength());
        final ReconciliationEndEncoder to = new ReconciliationEndEncoder().wrapAndApplyHeader(buffer, 0, header);
        to.receiveTimeNs(START_NS).requestedAtSequence(sequence).complete(Bool.YES);
        to.openOrders(0).positions(0).executions(0);
        apply(to.encodedLength());
        connect(Channel.PUBLIC);
    }

    private void define(int id) {
        final InstrumentDefinitionEncoder definition =
                new InstrumentDefinitionEncoder().wrapAndApplyHeader(buffer, 0, header);
        definition
                .receiveTimeNs(START_NS)
                .exchangeTimeNs(START_NS)
                .instrumentId(id)
                .symbol(symbols.get(id));
        definition
                .status(InstrumentStatus.TRADING)
                .tickSize(TICK)
                .lotSize(100_000L)
                .minOrderSize(100_000L);
        definition.maxOrderSize(1_000L * FixedPoint.ONE).maxMarketOrderSize(1_000L * FixedPoint.ONE);
        definition.minNotional(5L * FixedPoint.ONE).minPrice(TICK).maxPrice(1_000_000L * FixedPoint.ONE);
        definition
                .minLeverage(FixedPoint.ONE)
                .maxLeverage(100L * FixedPoint.ONE)
                .leverageStep(1_000_000L);
        definition.fundingIntervalMinutes(480).launchTimeNs(START_NS).deliveryTimeNs(FixedPoint.NULL);
        apply(definition.encodedLength());
        final FeeRatesEncoder fees = new FeeRatesEncoder().wrapAndApplyHeader(buffer, 0, header);
        fees.receiveTimeNs(START_NS)
                .exchangeTimeNs(START_NS)
                .instrumentId(id)
                .takerRate(55_000L)
                .makerRate(20_000L);
        apply(fees.encodedLength());
    }

    private void connect(Channel channel) {
        final ConnectionStateEncoder state = new ConnectionStateEncoder().wrapAndApplyHeader(buffer, 0, header);
        state.receiveTimeNs(START_NS)
                .exchangeTimeNs(START_NS)
                .channel(channel)
                .connectionId(0)
                .state(LinkState.UP);
        state.instrumentId(Integer.MIN_VALUE).intervalMinutes(0);
        apply(state.encodedLength());
    }

    /** One minute of one instrument: two beating waves make trends that turn, so that every branch is visited. */
    private void minute(int id, long minute) {
        final long now = START_NS + (minute + 1) * MINUTE_NS - 1_000_000L;
        final long price = price(id, minute);
        final long before = price(id, minute - 1);
        for (final int interval : intervals) {
            final boolean closed = (minute + 1) % interval == 0;
            bar.wrapAndApplyHeader(buffer, 0, header)
                    .receiveTimeNs(now)
                    .exchangeTimeNs(now)
                    .instrumentId(id);
            bar.intervalMinutes(interval).confirm(closed ? Bool.YES : Bool.NO).source(DataSource.STREAM);
            bar.openTimeNs(START_NS + minute / interval * interval * MINUTE_NS);
            bar.openPrice(before).highPrice(Math.max(before, price) + TICK).lowPrice(Math.min(before, price) - TICK);
            bar.closePrice(price).lastTradeTimeNs(now);
            bar.volume().mantissa(1_000 + minute % 97).exponent((byte) 0);
            bar.turnover().mantissa(1_000_000 + minute % 89).exponent((byte) 0);
            apply(bar.encodedLength());
        }
        ticker.wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(now)
                .exchangeTimeNs(now)
                .instrumentId(id);
        ticker.snapshot(Bool.YES)
                .crossSequence(minute)
                .lastPrice(price)
                .markPrice(price)
                .indexPrice(price);
        ticker.bidPrice(price - TICK).bidSize(FixedPoint.ONE).askPrice(price).askSize(FixedPoint.ONE);
        ticker.fundingRate(10_000L).nextFundingTimeNs(now + 60 * MINUTE_NS).fundingIntervalHours(8);
        ticker.openInterest().mantissa(1).exponent((byte) 3);
        ticker.volume24h().mantissa(1).exponent((byte) 3);
        ticker.turnover24h().mantissa(1).exponent((byte) 3);
        ticker.previousPrice24h(before).highPrice24h(price).lowPrice24h(before).change24h(0);
        apply(ticker.encodedLength());
        trade.wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(now)
                .exchangeTimeNs(now)
                .instrumentId(id);
        trade.tradeTimeNs(now)
                .price(price)
                .size(FixedPoint.ONE)
                .takerSide(Side.BUY)
                .blockTrade(Bool.NO);
        trade.rpi(Bool.NO).crossSequence(minute).last(Bool.YES);
        trade.tradeId().high(minute).low(id);
        apply(trade.encodedLength());
        book(id, minute, now, price);
    }

    private void book(int id, long minute, long now, long price) {
        book.wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(now)
                .exchangeTimeNs(now)
                .instrumentId(id);
        book.matchTimeNs(now)
                .updateId(minute + 1)
                .crossSequence(minute)
                .depth(50)
                .first(Bool.YES)
                .last(Bool.YES);
        final BookSnapshotEncoder.BidsEncoder bids = book.bidsCount(LEVELS);
        for (int level = 1; level <= LEVELS; level++) {
            bids.next().price(price - level * TICK).size(FixedPoint.ONE);
        }
        final BookSnapshotEncoder.AsksEncoder asks = book.asksCount(LEVELS);
        for (int level = 0; level < LEVELS; level++) {
            asks.next().price(price + level * TICK).size(FixedPoint.ONE);
        }
        apply(book.encodedLength());
    }

    private static long price(int id, long minute) {
        final double wave = 1_000 + 60 * StrictMath.sin(minute / 240.0 + id) + 15 * StrictMath.sin(minute / 31.0);
        return Math.round(wave * 10) * TICK;
    }

    private void apply(int encodedLength) {
        core.onInput(++sequence, buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + encodedLength);
    }
}
