package io.escapement.core.script;

import static io.escapement.core.script.Amounts.of;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.*;
import org.agrona.ExpandableArrayBuffer;

/** Encodes inputs into one reused buffer; {@link #length} bytes of {@link #buffer} hold the last one. Allocation-free but for text. */
public final class InputWriter {
    public final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(2048);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final RunStartEncoder runStart = new RunStartEncoder();
    private final InstrumentDefinitionEncoder instrument = new InstrumentDefinitionEncoder();
    private final FeeRatesEncoder fees = new FeeRatesEncoder();
    private final BarEncoder bar = new BarEncoder();
    private final TickerEncoder ticker = new TickerEncoder();
    private final PublicTradeEncoder trade = new PublicTradeEncoder();
    private final BookSnapshotEncoder snapshot = new BookSnapshotEncoder();
    private final BookDeltaEncoder delta = new BookDeltaEncoder();
    private final OrderUpdateEncoder order = new OrderUpdateEncoder();
    private final FillEncoder fill = new FillEncoder();
    private final PositionUpdateEncoder position = new PositionUpdateEncoder();
    private final WalletUpdateEncoder wallet = new WalletUpdateEncoder();
    private final RequestOutcomeEncoder outcome = new RequestOutcomeEncoder();
    private final ConnectionStateEncoder connection = new ConnectionStateEncoder();
    private final ReconciliationBeginEncoder begin = new ReconciliationBeginEncoder();
    private final ReconciliationEndEncoder end = new ReconciliationEndEncoder();
    private final TimeTickEncoder tick = new TimeTickEncoder();
    private final OperatorCommandEncoder operator = new OperatorCommandEncoder();
    private final UniverseChangeEncoder universe = new UniverseChangeEncoder();
    private final ModelActivatedEncoder activated = new ModelActivatedEncoder();
    private final AccountStateEncoder accountState = new AccountStateEncoder();
    private final TransactionRowEncoder transaction = new TransactionRowEncoder();
    private int length;
    private long launchTimeNs;
    private int fundingIntervalMinutes = 480;

    /** Instruments written from now on were listed then; null value: nobody knows. */
    public void launched(long timeNs) {
        launchTimeNs = timeNs;
    }

    /** Instruments written from now on pay funding so often; 0: nobody knows. */
    public void fundedEvery(int minutes) {
        fundingIntervalMinutes = minutes;
    }

    public int length() {
        return length;
    }

    public void runStart(long now, RunMode mode, boolean restart, int epoch, String model) {
        runStart.wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(now)
                .mode(mode)
                .clock(ClockSource.VENUE)
                .deterministic(Bool.YES)
                .restart(restart ? Bool.YES : Bool.NO)
                .epoch(epoch)
                .instance("esc")
                .commit("")
                .configurationHash("")
                .modelHash(model)
                .featureLayoutHash(0);
        length = 8 + runStart.encodedLength();
    }

    public void instrument(long now, int id, String symbol, String tickSize, String lot, InstrumentStatus status) {
        instrument(now, id, symbol, tickSize, lot, status, Long.MIN_VALUE);
    }

    public void instrument(
            long now, int id, String symbol, String tickSize, String lot, InstrumentStatus status, long delivery) {
        instrument
                .wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(now)
                .exchangeTimeNs(now)
                .instrumentId(id)
                .symbol(symbol)
                .status(status)
                .tickSize(of(tickSize))
                .lotSize(of(lot))
                .minOrderSize(of(lot))
                .maxOrderSize(of("1000"))
                .maxMarketOrderSize(of("500"))
                .minNotional(of("5"))
                .minPrice(of("0.01"))
                .maxPrice(of("1000000"))
                .minLeverage(of("1"))
                .maxLeverage(of("50"))
                .leverageStep(of("0.01"))
                .fundingIntervalMinutes(fundingIntervalMinutes)
                .launchTimeNs(launchTimeNs)
                .deliveryTimeNs(delivery);
        length = 8 + instrument.encodedLength();
    }

    public void fees(long now, int id, String taker, String maker) {
        fees.wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(now)
                .exchangeTimeNs(now)
                .instrumentId(id)
                .takerRate(of(taker))
                .makerRate(of(maker));
        length = 8 + fees.encodedLength();
    }

    public void bar(
            long now,
            int id,
            int minutes,
            boolean confirm,
            DataSource source,
            long open,
            long o,
            long h,
            long l,
            long c) {
        bar.wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(now)
                .exchangeTimeNs(now)
                .instrumentId(id)
                .intervalMinutes(minutes)
                .confirm(confirm ? Bool.YES : Bool.NO)
                .source(source)
                .openTimeNs(open)
                .openPrice(o)
                .highPrice(h)
                .lowPrice(l)
                .closePrice(c);
        bar.volume().mantissa(1000).exponent((byte) 0);
        bar.turnover().mantissa(100_000).exponent((byte) 0);
        bar.lastTradeTimeNs(now);
        length = 8 + bar.encodedLength();
    }

    public void ticker(long now, int id, long last, long mark, long bid, long ask) {
        ticker.wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(now)
                .exchangeTimeNs(now)
                .instrumentId(id)
                .snapshot(Bool.NO)
                .crossSequence(1)
                .lastPrice(last)
                .markPrice(mark)
                .indexPrice(mark)
                .bidPrice(bid)
                .bidSize(10 * FixedPoint.ONE)
                .askPrice(ask)
                .askSize(10 * FixedPoint.ONE)
                .fundingRate(FixedPoint.NULL)
                .nextFundingTimeNs(Long.MIN_VALUE)
                .fundingIntervalHours(8);
        ticker.openInterest().mantissa(Long.MIN_VALUE).exponent((byte) 0);
        ticker.volume24h().mantissa(Long.MIN_VALUE).exponent((byte) 0);
        ticker.turnover24h().mantissa(Long.MIN_VALUE).exponent((byte) 0);
        ticker.previousPrice24h(FixedPoint.NULL)
                .highPrice24h(FixedPoint.NULL)
                .lowPrice24h(FixedPoint.NULL)
                .change24h(FixedPoint.NULL);
        length = 8 + ticker.encodedLength();
    }

    /** A ticker that tells the next funding, and nothing else. */
    public void funding(long now, int id, long rate, long timeNs) {
        ticker(now, id, FixedPoint.NULL, FixedPoint.NULL, FixedPoint.NULL, FixedPoint.NULL);
        ticker.fundingRate(rate).nextFundingTimeNs(timeNs);
    }

    public void trade(long now, int id, Side taker, long price, long size, long idLow) {
        trade.wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(now)
                .exchangeTimeNs(now)
                .instrumentId(id)
                .tradeTimeNs(now)
                .price(price)
                .size(size)
                .takerSide(taker)
                .blockTrade(Bool.NO)
                .rpi(Bool.NO)
                .crossSequence(idLow);
        trade.tradeId().high(1).low(idLow);
        trade.last(Bool.YES);
        length = 8 + trade.encodedLength();
    }

    public void snapshot(long now, int id, int depth, long updateId, long mid, long step, int levels) {
        snapshot.wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(now)
                .exchangeTimeNs(now)
                .instrumentId(id)
                .matchTimeNs(now)
                .updateId(updateId)
                .crossSequence(updateId)
                .depth(depth)
                .first(Bool.YES)
                .last(Bool.YES);
        final BookSnapshotEncoder.BidsEncoder bids = snapshot.bidsCount(levels);
        for (int i = 0; i < levels; i++) {
            bids.next().price(mid - (i + 1) * step).size(of2(1 + i));
        }
        final BookSnapshotEncoder.AsksEncoder asks = snapshot.asksCount(levels);
        for (int i = 0; i < levels; i++) {
            asks.next().price(mid + (i + 1) * step).size(of2(1 + i));
        }
        length = 8 + snapshot.encodedLength();
    }

    public void delta(long now, int id, int depth, long updateId, long bid, long bidSize, long ask, long askSize) {
        delta.wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(now)
                .exchangeTimeNs(now)
                .instrumentId(id)
                .matchTimeNs(now)
                .updateId(updateId)
                .crossSequence(updateId)
                .depth(depth)
                .first(Bool.YES)
                .last(Bool.YES);
        delta.bidsCount(1).next().price(bid).size(bidSize);
        delta.asksCount(1).next().price(ask).size(askSize);
        length = 8 + delta.encodedLength();
    }

    public void order(
            long now,
            int id,
            DataSource source,
            int epoch,
            long sequence,
            int leg,
            Side side,
            OrderStatus status,
            StopKind stopKind,
            long size,
            long filled) {
        order(now, id, source, epoch, sequence, leg, side, status, stopKind, size, filled, FixedPoint.NULL, 0);
    }

    /** With the price of a limit order, and why the venue ended it. */
    public void order(
            long now,
            int id,
            DataSource source,
            int epoch,
            long sequence,
            int leg,
            Side side,
            OrderStatus status,
            StopKind stopKind,
            long size,
            long filled,
            long price,
            int rejectReason) {
        order.wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(now)
                .exchangeTimeNs(now)
                .instrumentId(id)
                .source(source)
                .last(Bool.YES);
        order.orderId().high(7).low(sequence);
        order.clientOrderId().epoch(epoch).sequence(sequence).leg((short) leg);
        order.parentClientOrderId()
                .epoch(Integer.MIN_VALUE)
                .sequence(Long.MIN_VALUE)
                .leg((short) 0);
        order.side(side)
                .orderType(price == FixedPoint.NULL ? OrderType.MARKET : OrderType.LIMIT)
                .timeInForce(price == FixedPoint.NULL ? TimeInForce.IOC : TimeInForce.GTC)
                .status(status)
                .stopKind(stopKind)
                .positionIndex((short) 0)
                .reduceOnly(leg != 0 ? Bool.YES : Bool.NO)
                .closeOnTrigger(Bool.NO)
                .price(price)
                .size(size)
                .leavesSize(size - filled)
                .filledSize(filled)
                .filledValue(FixedPoint.NULL)
                .averagePrice(FixedPoint.NULL)
                .filledFee(FixedPoint.NULL)
                .triggerPrice(FixedPoint.NULL)
                .takeProfit(FixedPoint.NULL)
                .stopLoss(FixedPoint.NULL)
                .closedPnl(FixedPoint.NULL)
                .rejectReason((short) rejectReason)
                .createdTimeNs(now)
                .updatedTimeNs(now);
        length = 8 + order.encodedLength();
    }

    public void fill(
            long now,
            int id,
            DataSource source,
            long executionId,
            int epoch,
            long sequence,
            int leg,
            FillKind kind,
            StopKind stopKind,
            Side side,
            long price,
            long size,
            long value,
            long fee,
            long realised,
            long crossSequence) {
        fill.wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(now)
                .exchangeTimeNs(now)
                .instrumentId(id)
                .source(source)
                .last(Bool.YES);
        fill.executionId().high(3).low(executionId);
        fill.orderId().high(7).low(sequence);
        fill.clientOrderId().epoch(epoch).sequence(sequence).leg((short) leg);
        fill.kind(kind)
                .side(side)
                .stopKind(stopKind)
                .maker(Bool.NO)
                .price(price)
                .size(size)
                .value(value)
                .fee(fee)
                .feeRate(55_000)
                .leavesSize(0)
                .closedSize(0)
                .realisedPnl(realised)
                .markPrice(price)
                .executionTimeNs(now)
                .crossSequence(crossSequence);
        length = 8 + fill.encodedLength();
    }

    public void position(
            long now,
            int id,
            DataSource source,
            Side side,
            long size,
            long entry,
            long value,
            long leverage,
            long takeProfit,
            long stopLoss,
            long realised,
            long crossSequence) {
        position(now, id, source, side, size, entry, value, leverage, takeProfit, stopLoss, 0, realised, crossSequence);
    }

    /** With the distance of a trailing stop. */
    public void position(
            long now,
            int id,
            DataSource source,
            Side side,
            long size,
            long entry,
            long value,
            long leverage,
            long takeProfit,
            long stopLoss,
            long trailing,
            long realised,
            long crossSequence) {
        position.wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(now)
                .exchangeTimeNs(now)
                .instrumentId(id)
                .source(source)
                .last(Bool.YES)
                .positionIndex((short) 0)
                .side(side)
                .size(size)
                .entryPrice(entry)
                .positionValue(value)
                .leverage(leverage)
                .markPrice(entry)
                .liquidationPrice(FixedPoint.NULL)
                .initialMargin(FixedPoint.NULL)
                .maintenanceMargin(FixedPoint.NULL)
                .takeProfit(takeProfit)
                .stopLoss(stopLoss)
                .trailingStop(trailing)
                .unrealisedPnl(0)
                .currentRealisedPnl(realised)
                .cumulativeRealisedPnl(FixedPoint.NULL)
                .status(PositionStatus.NORMAL)
                .updatedTimeNs(now)
                .crossSequence(crossSequence);
        length = 8 + position.encodedLength();
    }

    /** Row of a hedge position: index 1 is the long, 2 the short one. */
    public void hedgePosition(long now, int id, DataSource source, int index, Side side, long size, long entry) {
        position(now, id, source, side, size, entry, size, of("3"), 0, 0, FixedPoint.NULL, 1);
        position.positionIndex((short) index);
    }

    public void accountState(long now, MarginMode margin, PositionMode mode) {
        accountState
                .wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(now)
                .exchangeTimeNs(now)
                .instrumentId(Integer.MIN_VALUE)
                .source(DataSource.QUERY)
                .marginMode(margin)
                .positionMode(mode);
        length = 8 + accountState.encodedLength();
    }

    /** Money as in the venue's log: fee positive paid, funding positive received. */
    public void transaction(
            long now, int id, TransactionKind kind, long executionId, long fee, long funding, long cashFlow, long at) {
        transaction
                .wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(now)
                .exchangeTimeNs(now)
                .instrumentId(id)
                .last(Bool.YES)
                .kind(kind);
        transaction.transactionId().high(5).low(executionId);
        transaction.executionId().high(executionId == 0 ? 0 : 3).low(executionId);
        transaction.orderId().high(0).low(0);
        transaction
                .clientOrderId()
                .epoch(Integer.MIN_VALUE)
                .sequence(Long.MIN_VALUE)
                .leg((short) 0);
        transaction
                .coin("USDT")
                .side(Side.BUY)
                .price(FixedPoint.NULL)
                .size(FixedPoint.NULL)
                .positionSize(FixedPoint.NULL)
                .fee(fee)
                .funding(funding)
                .cashFlow(cashFlow)
                .change(cashFlow + funding - fee)
                .cashBalance(FixedPoint.NULL)
                .feeRate(FixedPoint.NULL)
                .transactionTimeNs(at);
        length = 8 + transaction.encodedLength();
    }

    public void wallet(long now, DataSource source, long balance) {
        wallet.wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(now)
                .exchangeTimeNs(now)
                .source(source)
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
        length = 8 + wallet.encodedLength();
    }

    public void outcome(
            long now,
            int id,
            CommandKind kind,
            QueryKind queryKind,
            Outcome result,
            long cause,
            int index,
            int epoch,
            long sequence,
            int leg,
            int code) {
        outcome.wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(now)
                .exchangeTimeNs(now)
                .instrumentId(id)
                .kind(kind)
                .queryKind(queryKind)
                .outcome(result)
                .commandSequence(cause)
                .commandIndex(index);
        outcome.clientOrderId().epoch(epoch).sequence(sequence).leg((short) leg);
        outcome.orderId().high(result == Outcome.ACK ? 7 : 0).low(result == Outcome.ACK ? sequence : 0);
        outcome.venueCode(code).text("");
        length = 8 + outcome.encodedLength();
    }

    public void connection(long now, Channel channel, LinkState state, int id, int minutes) {
        connection(now, channel, state, id, minutes, 0);
    }

    public void connection(long now, Channel channel, LinkState state, int id, int minutes, int connectionId) {
        connection
                .wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(now)
                .exchangeTimeNs(now)
                .channel(channel)
                .connectionId(connectionId)
                .state(state)
                .instrumentId(id)
                .intervalMinutes(minutes);
        length = 8 + connection.encodedLength();
    }

    public void reconciliationBegin(long now, long requestedAt) {
        begin.wrapAndApplyHeader(buffer, 0, header).receiveTimeNs(now).requestedAtSequence(requestedAt);
        length = 8 + begin.encodedLength();
    }

    public void reconciliationEnd(long now, long requestedAt, boolean complete) {
        end.wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(now)
                .requestedAtSequence(requestedAt)
                .complete(complete ? Bool.YES : Bool.NO)
                .openOrders(0)
                .positions(0)
                .executions(0);
        length = 8 + end.encodedLength();
    }

    public void tick(long now) {
        tick.wrapAndApplyHeader(buffer, 0, header).receiveTimeNs(now);
        length = 8 + tick.encodedLength();
    }

    public void operator(long now, OperatorAction action) {
        operator(now, action, OperatorCommandEncoder.instrumentIdNullValue());
    }

    public void operator(long now, OperatorAction action, int id) {
        operator.wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(now)
                .action(action)
                .who("test")
                .why("")
                .instrumentId(id);
        length = 8 + operator.encodedLength();
    }

    public void universe(long now, int id, UniverseAction action) {
        universe.wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(now)
                .instrumentId(id)
                .action(action)
                .why("");
        length = 8 + universe.encodedLength();
    }

    public void activated(long now, String model) {
        activated(now, model, ModelRole.LIVE);
    }

    public void activated(long now, String model, ModelRole role) {
        activated
                .wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(now)
                .modelHash(model)
                .who("test")
                .role(role)
                .why("");
        length = 8 + activated.encodedLength();
    }

    private static long of2(int whole) {
        return whole * FixedPoint.ONE;
    }
}
