package io.escapement.venue.matching;

import io.escapement.codecs.sbe.CommandKind;
import io.escapement.venue.account.Account;
import io.escapement.venue.account.Position;
import io.escapement.venue.feed.InstrumentFeed;
import io.escapement.venue.model.CommandResult;
import io.escapement.venue.model.ExecutionView;
import io.escapement.venue.model.LiquidationView;
import io.escapement.venue.model.OrderView;
import io.escapement.venue.model.RetCode;
import io.escapement.venue.model.VenueCommand;
import io.escapement.venue.model.VenueId;
import io.escapement.venue.model.WalletView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjIntConsumer;

/**
 * The trading side of the venue: carries out commands, follows prices, settles funding, liquidates. What it does is told
 * through {@link PrivateMessages}; what it answers is only acceptance.
 */
public final class Trading implements Changes {
    private final InstrumentFeed[] feeds;
    private final Account account;
    private final OrderTable orders;
    private final OrderMargins margins;
    private final Sequences sequences;
    private final Transaction transaction;
    private final BandPolicy band;
    private final Placing placing;
    private final Amending amending;
    private final Cancelling cancelling;
    private final PositionSettings settings;
    private final PricePath path;
    private final Funding funding;
    private final Liquidation liquidation;
    private final ForcedOrders forced;
    private final PrivateMessages messages;
    private final int processingMs;
    private final List<ExecutionView> executions = new ArrayList<>();
    private long nowMs;

    /**
     * A trading side without orders.
     *
     * @param feeds of all instruments, by id
     * @param account it books on
     * @param sequences shared with the public side
     * @param configuration fees and habits
     * @param messages told about changes
     */
    public Trading(
            InstrumentFeed[] feeds,
            Account account,
            Sequences sequences,
            TradingSettings configuration,
            PrivateMessages messages) {
        this.feeds = feeds.clone();
        this.account = account;
        this.sequences = sequences;
        processingMs = configuration.processingMs();
        band = new BandPolicy(configuration.refusesBeyondBand());
        orders = new OrderTable(feeds.length);
        margins = new OrderMargins(account, orders, feeds.length);
        final Holdings holdings = new Holdings(account);
        final ExitOrders exits = new ExitOrders(this.feeds, account, orders, sequences);
        final Protection protection = new Protection(holdings, orders, exits);
        final TrailingStops trailing = new TrailingStops(this.feeds, holdings, orders, exits, messages);
        final Fills fills =
                new Fills(this.feeds, account, sequences, configuration.takerRate(), configuration.makerRate());
        final Matcher matcher = new Matcher(holdings, orders, fills, protection);
        final Triggers triggers = new Triggers(holdings, margins, protection, matcher);
        final OrderRules rules = new OrderRules(this.feeds, account, holdings, orders);
        final ExitRules exitRules = new ExitRules(this.feeds, holdings, orders);
        final RiskLimits limits = new RiskLimits(account);
        placing = new Placing(this.feeds, orders, holdings, rules, margins, matcher, sequences, band, account, limits);
        amending = new Amending(this.feeds, orders, holdings, new AmendRules(holdings, margins, band), matcher, exits);
        cancelling = new Cancelling(orders, protection, feeds.length, configuration.matchDelayMs());
        settings = new PositionSettings(
                this.feeds, account, holdings, orders, margins, rules, exitRules, protection, trailing, limits);
        path = new PricePath(this.feeds, orders, matcher, triggers, trailing);
        funding = new Funding(this.feeds, account, sequences);
        forced = new ForcedOrders(this.feeds, account, orders, fills, protection, sequences);
        liquidation = new Liquidation(
                this.feeds, account, orders, matcher, fills, protection, forced, configuration.takerRate());
        this.messages = messages;
        transaction = new Transaction(account, orders, new ExecutionLog(executions, messages));
    }

    @Override
    public Transaction begin(int instrumentId) {
        transaction.begin(instrumentId, nowMs, sequences.nextPrivate());
        return transaction;
    }

    @Override
    public void commit() {
        transaction.commit(margins);
    }

    /**
     * Carries out a command.
     *
     * @param token echoed
     * @param command what is asked
     * @param timeMs now
     * @return the answer
     */
    public CommandResult apply(long token, VenueCommand command, long timeMs) {
        nowMs = timeMs;
        final Answer answer = new Answer(token, command, timeMs);
        if (command instanceof VenueCommand.Batch batch) {
            return applyBatch(batch, answer);
        }
        final boolean takesAll =
                command instanceof VenueCommand.CancelAll || command instanceof VenueCommand.SwitchMode;
        final int least = takesAll ? -1 : 0;
        if (command.instrumentId() < least || command.instrumentId() >= feeds.length) {
            return answer.refused(Refusal.parameter("symbol invalid"));
        }
        return applyOne(command, answer);
    }

    private CommandResult applyOne(VenueCommand command, Answer answer) {
        if (command instanceof VenueCommand.Place place) {
            final CommandResult result = placing.execute(place, answer, this);
            liquidation.check(nowMs, this);
            return result;
        }
        if (command instanceof VenueCommand.Amend amend) {
            if (inProcess(amend.orderId(), amend.orderLinkId())) {
                return answer.refused(processing());
            }
            final CommandResult result = amending.execute(amend, answer, this);
            liquidation.check(nowMs, this);
            return result;
        }
        if (command instanceof VenueCommand.Cancel cancel) {
            return inProcess(cancel.orderId(), cancel.orderLinkId())
                    ? answer.refused(processing())
                    : cancelling.execute(cancel, answer, this);
        }
        if (command instanceof VenueCommand.CancelAll cancelAll) {
            return cancelling.execute(cancelAll, answer, this);
        }
        if (command instanceof VenueCommand.SetLeverage leverage) {
            return settings.execute(leverage, answer, this);
        }
        if (command instanceof VenueCommand.SwitchMode mode) {
            return settings.execute(mode, answer);
        }
        if (command instanceof VenueCommand.SetTradingStop stop) {
            return settings.execute(stop, answer, this);
        }
        throw new IllegalArgumentException("no such command: " + command);
    }

    private CommandResult applyBatch(VenueCommand.Batch batch, Answer answer) {
        final int count = batch.commands().size();
        if (count == 0 || count > VenueCommand.Batch.MAX_COMMANDS) {
            return answer.refused(
                    Refusal.parameter("a batch takes 1 to " + VenueCommand.Batch.MAX_COMMANDS + " orders"));
        }
        final CommandKind kind = batch.kind();
        if (kind != CommandKind.PLACE && kind != CommandKind.AMEND && kind != CommandKind.CANCEL) {
            throw new IllegalArgumentException("no batch of kind=" + kind);
        }
        final List<CommandResult> rows = new ArrayList<>(count);
        for (final VenueCommand command : batch.commands()) {
            if (command instanceof VenueCommand.Batch || command.kind() != kind) {
                throw new IllegalArgumentException("batch of " + kind + " holds " + command);
            }
            rows.add(apply(answer.token(), command, nowMs));
        }
        return answer.batch(rows);
    }

    private boolean inProcess(VenueId orderId, String linkId) {
        final Order order = orders.find(orderId, linkId);
        return order != null && order.open() && nowMs - order.updatedTimeMs < processingMs;
    }

    private static Refusal processing() {
        return new Refusal(
                RetCode.IN_PROCESS, "The order is processing and can not be operated, please try again later");
    }

    /**
     * The price of an instrument moved; its feed has it already.
     *
     * @param instrumentId dense index
     * @param jumped whether it jumped instead of moving
     * @param timeMs now
     */
    public void onPoint(int instrumentId, boolean jumped, long timeMs) {
        nowMs = timeMs;
        account.mark(instrumentId, feeds[instrumentId].markPrice());
        if (!orders.open(instrumentId).isEmpty()) {
            path.onPoint(instrumentId, jumped, timeMs, this);
        }
        if (account.holds(instrumentId)) {
            liquidation.check(nowMs, this);
        }
    }

    /**
     * Settles funding of an instrument.
     *
     * @param instrumentId dense index
     * @param timeMs settlement
     */
    public void settleFunding(int instrumentId, long timeMs) {
        nowMs = timeMs;
        funding.settle(instrumentId, this);
        if (account.holds(instrumentId)) {
            liquidation.check(nowMs, this);
        }
    }

    /** Who hears of positions of the account that are taken over, as everybody does. */
    public void onTakeOver(ObjIntConsumer<LiquidationView> hears) {
        liquidation.listener((instrumentId, row) -> hears.accept(row, instrumentId));
    }

    /**
     * Deleverages a position, as if the venue had chosen it.
     *
     * @param instrumentId dense index
     * @param positionIndex 0 one-way, 1 long, 2 short
     * @param size to close, at most what is held
     * @param price of the trade
     * @param timeMs now
     * @return whether there was anything to close
     */
    public boolean deleverage(int instrumentId, int positionIndex, long size, long price, long timeMs) {
        nowMs = timeMs;
        final Position position = account.position(instrumentId, positionIndex);
        final long closed = Math.min(size, Math.abs(position.size()));
        if (closed <= 0) {
            return false;
        }
        forced.deleverage(position, closed, price, this);
        return true;
    }

    /**
     * Ends trading in an instrument: orders are cancelled, what is held is settled.
     *
     * @param instrumentId dense index
     * @param price of the settlement
     * @param timeMs now
     */
    public void deliver(int instrumentId, long price, long timeMs) {
        nowMs = timeMs;
        forced.deliver(instrumentId, price, this);
    }

    /**
     * Money comes in or goes out.
     *
     * @param amount positive in, negative out
     * @param timeMs now
     */
    public void transfer(long amount, long timeMs) {
        nowMs = timeMs;
        account.transfer(amount, timeMs);
        messages.wallet(wallet());
        liquidation.check(nowMs, this);
    }

    /** Whether limit prices beyond the band are refused from now on, instead of moved to its edge. */
    public void refusesBeyondBand(boolean refuses) {
        band.refuses(refuses);
    }

    /** Whether limit prices beyond the band are refused. */
    public boolean refusesBeyondBand() {
        return band.refuses();
    }

    /** Orders on the book and untriggered ones, oldest first. */
    public List<OrderView> openOrders() {
        return orders.openViews();
    }

    /** Orders that have ended, oldest end first. */
    public List<OrderView> endedOrders() {
        return orders.endedViews();
    }

    /** One order by the venue's id, or without one by the client's; null if there is none. */
    public OrderView order(VenueId id, String linkId) {
        final Order order = orders.find(id, linkId);
        return order == null ? null : order.view();
    }

    /** Executions, oldest first, from a match time on. */
    public List<ExecutionView> executions(long sinceMs) {
        int first = executions.size();
        while (first > 0 && executions.get(first - 1).timeMs() >= sinceMs) {
            first--;
        }
        return List.copyOf(executions.subList(first, executions.size()));
    }

    /** The account as it stands. */
    public WalletView wallet() {
        return account.walletView(margins.total());
    }
}
