package io.escapement.runtime.start;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.BarEncoder;
import io.escapement.codecs.sbe.BookSnapshotEncoder;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.Channel;
import io.escapement.codecs.sbe.ClientOrderIdDecoder;
import io.escapement.codecs.sbe.ClockSource;
import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.ConnectionStateEncoder;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.FeeRatesEncoder;
import io.escapement.codecs.sbe.InstrumentDefinitionEncoder;
import io.escapement.codecs.sbe.InstrumentStatus;
import io.escapement.codecs.sbe.LinkState;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.codecs.sbe.PlaceOrderDecoder;
import io.escapement.codecs.sbe.PublicTradeEncoder;
import io.escapement.codecs.sbe.QueryKind;
import io.escapement.codecs.sbe.ReconciliationBeginEncoder;
import io.escapement.codecs.sbe.ReconciliationEndEncoder;
import io.escapement.codecs.sbe.RequestOutcomeEncoder;
import io.escapement.codecs.sbe.RunMode;
import io.escapement.codecs.sbe.RunStartEncoder;
import io.escapement.codecs.sbe.SetLeverageDecoder;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.TickerEncoder;
import io.escapement.codecs.sbe.WalletUpdateEncoder;
import io.escapement.core.TradingCore;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.model.ModelLibrary;
import io.escapement.core.output.OutputPort;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Runs a scratch core over synthetic events so that the code is compiled before the first real one: the first event of
 * a cold JVM costs milliseconds, the twenty-thousandth microseconds. The scratch core is thrown away; nothing it says is
 * heard, but its orders are refused, so that it goes on making them: an order comes once in many thousand events, and
 * what leads to it has to be as warm as the rest.
 */
public final class WarmUp {
    /** Midnight, so that bars of every interval begin on their grid. */
    private static final long START_NS = 1_600_041_600_000_000_000L;

    private static final long MINUTE_NS = 60_000_000_000L;
    private static final int LEVELS = 20;
    private static final int STEP_MINUTES = 3;
    private static final int BUFFER_LENGTH = 2048;
    private static final int ANSWER_LENGTH = 256;
    private static final int ANSWERS_MAX = 64;
    private static final Map<String, String> EAGER = Map.ofEntries(
            Map.entry("strategy.trend.fastPeriod", "2"),
            Map.entry("strategy.trend.slowPeriod", "4"),
            Map.entry("strategy.trend.adxMin", "0"),
            Map.entry("strategy.trend.adxPeriod", "2"),
            Map.entry("strategy.trend.rsiPeriod", "2"),
            Map.entry("strategy.trend.atrPeriod", "2"),
            Map.entry("bars.warmUp", "10"),
            Map.entry("strategy.trend.rsiExtreme", "100"),
            Map.entry("strategy.trend.breakoutBars", "2"),
            Map.entry("strategy.trend.cooldownBars", "0"),
            Map.entry("regime.enabled", "false"),
            Map.entry("microTrend.enabled", "false"),
            Map.entry("conviction.minProbability", "0.00000001"),
            Map.entry("conviction.minValueBps", "-1000"),
            Map.entry("model.maxOutOfRange", "1"),
            Map.entry("model.missingBlocks", "false"));
    private static final long TICK = 10_000_000L;

    private final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(BUFFER_LENGTH));
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final BarEncoder bar = new BarEncoder();
    private final TickerEncoder ticker = new TickerEncoder();
    private final PublicTradeEncoder trade = new PublicTradeEncoder();
    private final BookSnapshotEncoder book = new BookSnapshotEncoder();
    private final RequestOutcomeEncoder outcome = new RequestOutcomeEncoder();
    private final PlaceOrderDecoder place = new PlaceOrderDecoder();
    private final SetLeverageDecoder leverage = new SetLeverageDecoder();
    private final MessageHeaderDecoder said = new MessageHeaderDecoder();
    private final UnsafeBuffer answers = new UnsafeBuffer(ByteBuffer.allocateDirect(ANSWERS_MAX * ANSWER_LENGTH));
    /** Three of different classes, see {@link SwitchingPort}. */
    private final OutputPort[] takers = {
        this::onOutput,
        (cause, index, out, offset, length) -> onOutput(cause, index, out, offset, length),
        new OutputPort() {
            @Override
            public void onOutput(long cause, int index, DirectBuffer out, int offset, int length) {
                WarmUp.this.onOutput(cause, index, out, offset, length);
            }
        }
    };

    private final SwitchingPort port = new SwitchingPort(takers[0]);
    private final TradingCore core;
    private final List<String> symbols;
    private final List<Integer> intervals;
    private long sequence;
    private long nowNs = START_NS;
    private long outputs;
    private long orders;
    private int waiting;

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
        this.core = new TradingCore(eager(configuration), models, port);
    }

    /** The run's configuration, but with a strategy that speaks at every turn and gates that let it pass. */
    private static CoreConfiguration eager(CoreConfiguration configuration) {
        final Map<String, String> entries = new TreeMap<>(configuration.entries());
        EAGER.forEach(entries::put);
        return CoreConfiguration.fromEntries(entries);
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
        for (long minute = 0; sequence < events; minute += STEP_MINUTES) {
            for (int id = 0; id < symbols.size(); id++) {
                minute(id, minute);
            }
        }
        return outputs;
    }

    /**
     * Orders the scratch core made.
     *
     * @return a count
     */
    public long orders() {
        return orders;
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

    /** Some minutes of one instrument: two beating waves make trends that turn, so that every branch is visited. */
    private void minute(int id, long minute) {
        final long now = START_NS + (minute + STEP_MINUTES) * MINUTE_NS - 1_000_000L;
        nowNs = now;
        final long price = price(id, minute);
        final long before = price(id, minute - STEP_MINUTES);
        for (final int interval : intervals) {
            final boolean closed = (minute + STEP_MINUTES) % interval == 0;
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
        final double wave = 1_000 + 30 * StrictMath.sin(minute / 40.0 + id) + 12 * StrictMath.sin(minute / 13.0);
        return Math.round(wave * 10) * TICK;
    }

    private void apply(int encodedLength) {
        port.switchTo(takers[(int) (sequence % takers.length)]);
        core.onInput(++sequence, buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + encodedLength);
        // Answers cause no commands that would have to be answered in turn.
        for (int i = 0; i < waiting; i++) {
            core.onInput(++sequence, answers, i * ANSWER_LENGTH, ANSWER_LENGTH);
        }
        waiting = 0;
    }

    private void onOutput(long cause, int index, DirectBuffer out, int offset, int length) {
        outputs++;
        said.wrap(out, offset);
        if (waiting == ANSWERS_MAX) {
            return;
        }
        if (said.templateId() == PlaceOrderDecoder.TEMPLATE_ID) {
            orders++;
            place.wrapAndApplyHeader(out, offset, said);
            final ClientOrderIdDecoder id = place.clientOrderId();
            answer(cause, index, place.instrumentId(), CommandKind.PLACE, Outcome.REJECT);
            outcome.clientOrderId().epoch(id.epoch()).sequence(id.sequence()).leg(id.leg());
            waiting++;
        } else if (said.templateId() == SetLeverageDecoder.TEMPLATE_ID) {
            leverage.wrapAndApplyHeader(out, offset, said);
            answer(cause, index, leverage.instrumentId(), CommandKind.SET_LEVERAGE, Outcome.ACK);
            waiting++;
        }
    }

    private void answer(long cause, int index, int instrumentId, CommandKind kind, Outcome result) {
        outcome.wrapAndApplyHeader(answers, waiting * ANSWER_LENGTH, header)
                .receiveTimeNs(nowNs)
                .exchangeTimeNs(nowNs)
                .instrumentId(instrumentId)
                .kind(kind)
                .queryKind(QueryKind.NULL_VAL)
                .outcome(result)
                .commandSequence(cause)
                .commandIndex(index);
        outcome.clientOrderId()
                .epoch(ClientOrderIdDecoder.epochNullValue())
                .sequence(ClientOrderIdDecoder.sequenceNullValue())
                .leg((short) 0);
        outcome.orderId().high(0).low(0);
        outcome.venueCode(0).text("");
    }
}
