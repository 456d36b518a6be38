package io.escapement.venue;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.venue.account.Account;
import io.escapement.venue.feed.BookShape;
import io.escapement.venue.feed.FeedSource;
import io.escapement.venue.feed.InstrumentFeed;
import io.escapement.venue.feed.Intervals;
import io.escapement.venue.feed.PointFeed;
import io.escapement.venue.feed.PriceBand;
import io.escapement.venue.market.MarketSource;
import io.escapement.venue.market.PricePoint;
import io.escapement.venue.matching.Sequences;
import io.escapement.venue.matching.Trading;
import io.escapement.venue.model.Bar;
import io.escapement.venue.model.BarIntervals;
import io.escapement.venue.model.BookView;
import io.escapement.venue.model.ClosedPnlView;
import io.escapement.venue.model.CommandResult;
import io.escapement.venue.model.ExecutionView;
import io.escapement.venue.model.FundingRate;
import io.escapement.venue.model.InstrumentRules;
import io.escapement.venue.model.InstrumentStatus;
import io.escapement.venue.model.OrderView;
import io.escapement.venue.model.PositionView;
import io.escapement.venue.model.PriceKind;
import io.escapement.venue.model.PriceLimit;
import io.escapement.venue.model.RiskTier;
import io.escapement.venue.model.TickerView;
import io.escapement.venue.model.TradePrint;
import io.escapement.venue.model.TransactionView;
import io.escapement.venue.model.VenueCommand;
import io.escapement.venue.model.VenueId;
import io.escapement.venue.model.WalletView;
import java.util.ArrayList;
import java.util.List;

/**
 * The exchange: one account, one-way or hedge mode, cross margin, USDT perpetuals; a single-threaded discrete-event
 * model.
 *
 * <p>Time is the market's. The owner asks {@link #nextEventTimeMs()}, delivers what {@link #advanceTo} makes the
 * listener hear, and submits commands in between or from callbacks. Commands on the trade socket arrive at {@link
 * #nowMs()} and take effect a constant latency later, which is when their answer is given ({@link #submit}); commands by
 * REST take effect and are answered at once ({@link #execute}), because a client in step holds the market until its
 * requests are answered; they are given between instants, not from callbacks. What a match causes is heard later still:
 * executions and orders, then position and wallet.
 *
 * <p>Same market, configuration and commands at the same times: same events, ids included.
 */
public final class Venue {
    private final VenueConfiguration configuration;
    private final MarketSource market;
    private final VenueListener listener;
    private final Subscriptions subscriptions;
    private final InstrumentFeed[] feeds;
    private final EventSchedule schedule = new EventSchedule();
    private final DelayedMessages messages;
    private final PublicRelay relay;
    private final DelayLine commands;
    private final Sequences sequences = new Sequences();
    private final Account account;
    private final Trading trading;
    private final PricePoint point = new PricePoint();
    private long nowMs;

    /**
     * A venue at the start of a market.
     *
     * @param configuration of the account and the line
     * @param market at its beginning, used by nobody else
     * @param listener hears everything
     */
    public Venue(VenueConfiguration configuration, MarketSource market, VenueListener listener) {
        this.configuration = configuration;
        this.market = market;
        this.listener = listener;
        nowMs = market.startMs();
        subscriptions = new Subscriptions(market.instrumentCount());
        feeds = new InstrumentFeed[market.instrumentCount()];
        final InstrumentRules[] rules = new InstrumentRules[feeds.length];
        for (int i = 0; i < feeds.length; i++) {
            feeds[i] = market instanceof FeedSource source ? source.feed(i) : new PointFeed(market, i);
            rules[i] = feeds[i].rules();
        }
        account = new Account(
                rules,
                configuration.initialBalance(),
                configuration.defaultLeverage(),
                configuration.takerRate(),
                configuration.chargeRounding());
        final Latency latency = configuration.latency();
        messages = new DelayedMessages(schedule, listener, latency);
        relay = new PublicRelay(subscriptions, new DelayedFeed(schedule, listener, latency), feeds.length);
        commands = new DelayLine(latency.orderMs(), latency, "order");
        trading = new Trading(feeds, account, sequences, configuration.trading(), messages);
        trading.onTakeOver((row, instrumentId) -> relay.liquidations(instrumentId, List.of(row)));
        for (int i = 0; i < feeds.length; i++) {
            account.mark(i, feeds[i].markPrice());
        }
    }

    /** The venue's now, milliseconds: the time of the last instant reached. */
    public long nowMs() {
        return nowMs;
    }

    /**
     * Time of the next event, at least {@link #nowMs()}; {@link MarketSource#NEVER} when the market is over and nothing is
     * pending.
     */
    public long nextEventTimeMs() {
        long next = Math.min(market.nextTimeMs(), schedule.nextTimeMs());
        for (final InstrumentFeed feed : feeds) {
            // What closes or settles behind the end of the market never does.
            if (feed.nextCloseMs() <= market.endMs()) {
                next = Math.min(next, feed.nextCloseMs());
            }
            if (feed.nextFundingTimeMs() < market.endMs() && market.nextTimeMs() != MarketSource.NEVER) {
                next = Math.min(next, feed.nextFundingTimeMs());
            }
        }
        return next;
    }

    /**
     * Goes on to a time: every event until then, that instant included, is heard in order.
     *
     * @param timeMs not before {@link #nowMs()}
     */
    public void advanceTo(long timeMs) {
        while (nextEventTimeMs() <= timeMs && step()) {
            // Each step is one instant.
        }
        nowMs = Math.max(nowMs, timeMs);
    }

    /**
     * Goes on to the next instant that has events, and makes all of them heard.
     *
     * @return false when there was none: the market is over
     */
    public boolean step() {
        final long timeMs = nextEventTimeMs();
        if (timeMs == MarketSource.NEVER) {
            return false;
        }
        nowMs = Math.max(nowMs, timeMs);
        messages.now(nowMs);
        relay.now(nowMs);
        for (int i = 0; i < feeds.length; i++) {
            if (feeds[i].nextCloseMs() == timeMs) {
                relay.closeBars(i, feeds[i], timeMs);
            }
        }
        for (int i = 0; i < feeds.length; i++) {
            if (feeds[i].nextFundingTimeMs() == timeMs) {
                trading.settleFunding(i, timeMs);
            }
        }
        while (market.nextTimeMs() == timeMs && market.next(point)) {
            onPoint();
        }
        schedule.run(timeMs);
        return true;
    }

    private void onPoint() {
        final int instrumentId = point.instrumentId;
        final InstrumentFeed feed = feeds[instrumentId];
        if (feed.rules().status() == InstrumentStatus.CLOSED) {
            return;
        }
        feed.apply(point, sequences.nextPublic());
        if ((point.changes & PricePoint.PRICE) != 0) {
            trading.onPoint(instrumentId, point.barOpens, nowMs);
        }
        relay.onPoint(instrumentId, feed, point.changes);
    }

    /** What public events are wanted. */
    public Subscriptions subscriptions() {
        return subscriptions;
    }

    /**
     * A command that arrives now on the trade socket. It takes effect, and is answered through the listener, after its
     * latency.
     *
     * @param token echoed in the result
     * @param command what is asked
     */
    public void submit(long token, VenueCommand command) {
        final long effectMs = commands.arrivalMs(nowMs);
        schedule.add(effectMs, EventClass.COMMAND, 0, () -> {
            final CommandResult result = trading.apply(token, command, effectMs);
            schedule.add(effectMs, EventClass.ANSWER, 0, () -> listener.onCommandResult(result));
        });
    }

    /**
     * A command by REST: takes effect at once. What it causes is heard later as always.
     *
     * @param command what is asked
     * @return the answer, with token 0
     */
    public CommandResult execute(VenueCommand command) {
        messages.now(nowMs);
        return trading.apply(0, command, nowMs);
    }

    /** Whether limit prices beyond the band are refused from now on, instead of moved to its edge. */
    public void refusesBeyondBand(boolean refuses) {
        trading.refusesBeyondBand(refuses);
    }

    /** Whether limit prices beyond the band are refused. */
    public boolean refusesBeyondBand() {
        return trading.refusesBeyondBand();
    }

    /**
     * Money comes in or goes out: a deposit, a withdrawal, a transfer. Between instants, not from callbacks.
     *
     * @param amount USDT at 1e-8, positive in, negative out
     * @throws IllegalArgumentException if more goes out than is there
     */
    public void transfer(long amount) {
        if (account.cash() + amount < 0) {
            throw new IllegalArgumentException("transfer of " + amount + " with cash of " + account.cash());
        }
        messages.now(nowMs);
        trading.transfer(amount, nowMs);
    }

    /**
     * Deleverages a position at its mark price, as if the venue had chosen it. Between instants, not from callbacks.
     *
     * @param instrumentId dense index
     * @param positionIndex 0 one-way, 1 long, 2 short
     * @param size to close, 1e-8; what is held if that is less
     * @return whether there was anything to close
     */
    public boolean deleverage(int instrumentId, int positionIndex, long size) {
        messages.now(nowMs);
        return trading.deleverage(instrumentId, positionIndex, size, feeds[instrumentId].markPrice(), nowMs);
    }

    /**
     * Changes the rules of an instrument: its price step ({@link InstrumentRules#withTickSize}), its funding interval
     * ({@link InstrumentRules#withFundingInterval}), its status and delivery time ({@link InstrumentRules#with}). In
     * status DELIVERING positions can only be reduced; at the delivery time they are settled at the index, all orders are
     * cancelled and the instrument is CLOSED. Between instants, not from callbacks.
     *
     * @param changed of an instrument that is here, its id and symbol unchanged
     */
    public void changeInstrument(InstrumentRules changed) {
        final int instrumentId = changed.instrumentId();
        if (!feeds[instrumentId].rules().symbol().equals(changed.symbol())) {
            throw new IllegalArgumentException("no instrument " + instrumentId + " of symbol " + changed.symbol());
        }
        feeds[instrumentId].rules(changed);
        if (changed.status() == InstrumentStatus.DELIVERING && changed.deliveryTimeMs() > 0) {
            final long deliveryMs = Math.max(nowMs, changed.deliveryTimeMs());
            schedule.add(deliveryMs, EventClass.COMMAND, instrumentId, () -> deliver(instrumentId, deliveryMs));
        }
        listener.onInstrument(changed);
    }

    private void deliver(int instrumentId, long timeMs) {
        final InstrumentRules rules = feeds[instrumentId].rules();
        if (rules.status() != InstrumentStatus.DELIVERING || rules.deliveryTimeMs() > timeMs) {
            // Called off or put off meanwhile.
            return;
        }
        final long price = FixedPoint.floorToStep(feeds[instrumentId].indexPrice(), rules.tickSize());
        trading.deliver(instrumentId, price, timeMs);
        changeInstrument(rules.with(InstrumentStatus.CLOSED, rules.deliveryTimeMs()));
    }

    /** Instruments, by id. */
    public List<InstrumentRules> instruments() {
        final List<InstrumentRules> rules = new ArrayList<>(feeds.length);
        for (final InstrumentFeed feed : feeds) {
            rules.add(feed.rules());
        }
        return rules;
    }

    /**
     * Id of a symbol.
     *
     * @param symbol such as BTCUSDT
     * @return dense index, or -1
     */
    public int instrumentId(String symbol) {
        for (int i = 0; i < feeds.length; i++) {
            if (feeds[i].rules().symbol().equals(symbol)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Whether bars of an interval can be had of an instrument: a market of 15-minute bars has none of 3 minutes.
     *
     * @param instrumentId dense index
     * @param intervalMinutes asked
     * @return whether
     */
    public boolean hasInterval(int instrumentId, int intervalMinutes) {
        final int index = Intervals.indexOf(intervalMinutes);
        return index >= 0 && feeds[instrumentId].offers(index);
    }

    /**
     * Bars, ascending, the running one included. With a start and no end the oldest {@code limit} from there on, else the
     * newest {@code limit} of the range.
     *
     * @param instrumentId dense index
     * @param intervalMinutes one that the instrument has
     * @param startMs least open time, inclusive; negative: none
     * @param endMs greatest open time, inclusive; negative: none
     * @param limit at most so many
     * @return the bars; gaps are left out
     */
    public List<Bar> klines(int instrumentId, int intervalMinutes, long startMs, long endMs, int limit) {
        final InstrumentFeed feed = feeds[instrumentId];
        final int index = Intervals.indexOf(intervalMinutes);
        final long runningMs = BarIntervals.openMs(intervalMinutes, nowMs);
        final long from = startMs < 0 ? Long.MIN_VALUE / 2 : startMs;
        final long to = endMs < 0 ? Long.MAX_VALUE / 2 : endMs;
        final boolean newest = startMs < 0 || endMs >= 0;
        final List<Bar> bars =
                new ArrayList<>(feed.closedBars(intervalMinutes, from, Math.min(to, runningMs - 1), limit, newest));
        if (feed.runs(index)) {
            final Bar running = feed.bar(index, false);
            if (running.openTimeMs() >= from && running.openTimeMs() <= to) {
                bars.add(running);
            }
        }
        if (bars.size() <= limit) {
            return bars;
        }
        return newest ? bars.subList(bars.size() - limit, bars.size()) : bars.subList(0, limit);
    }

    /**
     * The ticker as it stands.
     *
     * @param instrumentId dense index
     * @return valid until the venue moves on; the changed fields are those of the last point
     */
    public TickerView ticker(int instrumentId) {
        return feeds[instrumentId];
    }

    /**
     * The book as it stands.
     *
     * @param instrumentId dense index
     * @param depth levels a side, at most 1000
     * @return valid until the next call or event; without levels before the first price
     */
    public BookView book(int instrumentId, int depth) {
        return feeds[instrumentId].bookView(Math.min(depth, BookShape.DEPTH_MAX));
    }

    /**
     * The newest public trades, newest first.
     *
     * @param instrumentId dense index
     * @param limit at most so many, and at most 1000
     * @return empty before the first
     */
    public List<TradePrint> recentTrades(int instrumentId, int limit) {
        return feeds[instrumentId].recentTrades(limit);
    }

    /**
     * Bars of mark price, index price or premium, ascending, the running one included; ranges and limits as for {@link
     * #klines}.
     *
     * @param kind of the price
     * @param instrumentId dense index
     * @param intervalMinutes one that the instrument has
     * @param startMs least open time, inclusive; negative: none
     * @param endMs greatest open time, inclusive; negative: none
     * @param limit at most so many
     * @return the bars; volumes are 0
     */
    public List<Bar> priceKlines(
            PriceKind kind, int instrumentId, int intervalMinutes, long startMs, long endMs, int limit) {
        final long from = startMs < 0 ? 0 : startMs;
        final long to = endMs < 0 ? nowMs : Math.min(nowMs, endMs);
        return feeds[instrumentId].priceBars(kind, intervalMinutes, from, to, limit, startMs < 0 || endMs >= 0);
    }

    /**
     * Settlements of funding, newest first, some of before the start among them.
     *
     * @param instrumentId dense index
     * @param startMs least time, inclusive; negative: none
     * @param endMs greatest time, inclusive; negative: none
     * @param limit at most so many, the newest
     * @return the settlements
     */
    public List<FundingRate> fundingHistory(int instrumentId, long startMs, long endMs, int limit) {
        return feeds[instrumentId].funding(Math.max(0, startMs), endMs < 0 ? nowMs : Math.min(nowMs, endMs), limit);
    }

    /**
     * Bounds of limit prices as they stand.
     *
     * @param instrumentId dense index
     * @return null without a price
     */
    public PriceLimit priceLimit(int instrumentId) {
        return feeds[instrumentId].hasPrice() ? PriceBand.of(feeds[instrumentId]) : null;
    }

    /** Orders on the book and untriggered ones, oldest first. */
    public List<OrderView> openOrders() {
        return trading.openOrders();
    }

    /** Orders that have ended, oldest end first. */
    public List<OrderView> orderHistory() {
        return trading.endedOrders();
    }

    /**
     * One order, open or ended.
     *
     * @param orderId its id, or null to go by the client's
     * @param orderLinkId the client's id, used without an order id
     * @return the order, or null
     */
    public OrderView order(VenueId orderId, String orderLinkId) {
        return trading.order(orderId, orderLinkId);
    }

    /**
     * Executions of the account, funding rows included, oldest first.
     *
     * @param sinceMs least match time
     * @return the rows
     */
    public List<ExecutionView> executions(long sinceMs) {
        return trading.executions(sinceMs);
    }

    /**
     * The position of an instrument, flat or not.
     *
     * @param instrumentId dense index
     * @return as it stands
     */
    public PositionView position(int instrumentId) {
        return account.positionView(instrumentId);
    }

    /**
     * The positions of an instrument, flat or not: one in one-way mode, long and short side in hedge mode.
     *
     * @param instrumentId dense index
     * @return as they stand
     */
    public List<PositionView> positions(int instrumentId) {
        return account.positionViews(instrumentId);
    }

    /**
     * Rows of the transaction log, newest first.
     *
     * @param fromMs least time, inclusive
     * @param toMs greatest time, inclusive
     * @return the rows
     */
    public List<TransactionView> transactions(long fromMs, long toMs) {
        return account.ledger().transactions(fromMs, toMs);
    }

    /**
     * What closing orders closed, newest first by their last fill.
     *
     * @param fromMs least time of the last fill, inclusive
     * @param toMs greatest time of the last fill, inclusive
     * @return the rows
     */
    public List<ClosedPnlView> closedPnl(long fromMs, long toMs) {
        return account.ledger().closedPnl(fromMs, toMs);
    }

    /** Risk tiers of an instrument, lowest first. @param instrumentId dense index @return at least one */
    public List<RiskTier> riskTiers(int instrumentId) {
        return account.riskTiers(instrumentId);
    }

    /** The account as it stands. */
    public WalletView wallet() {
        return trading.wallet();
    }

    /** What the books of the account are out of balance by, 1e-8; always 0, or the model is wrong. */
    public long imbalance() {
        return account.imbalance();
    }

    /** Fee rate of orders that take, 1e-8. */
    public long takerRate() {
        return configuration.takerRate();
    }

    /** Fee rate of orders that rest, 1e-8. */
    public long makerRate() {
        return configuration.makerRate();
    }
}
