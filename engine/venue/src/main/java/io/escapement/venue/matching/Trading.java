package io.escapement.venue.matching;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.FillKind;
import io.escapement.codecs.sbe.OrderStatus;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.StopKind;
import io.escapement.codecs.sbe.TimeInForce;
import io.escapement.codecs.sbe.TriggerBy;
import io.escapement.venue.account.Account;
import io.escapement.venue.feed.InstrumentFeed;
import io.escapement.venue.model.CancelType;
import io.escapement.venue.model.CommandResult;
import io.escapement.venue.model.CreateType;
import io.escapement.venue.model.ExecutionView;
import io.escapement.venue.model.Exit;
import io.escapement.venue.model.InstrumentRules;
import io.escapement.venue.model.OrderView;
import io.escapement.venue.model.RejectReason;
import io.escapement.venue.model.RetCode;
import io.escapement.venue.model.TpslMode;
import io.escapement.venue.model.VenueCommand;
import io.escapement.venue.model.VenueId;
import io.escapement.venue.model.WalletView;
import java.util.ArrayList;
import java.util.List;

/**
 * The trading side of the venue: carries out commands, follows prices, settles funding, liquidates. What it does is told
 * through {@link PrivateMessages}; what it answers is only acceptance.
 */
public final class Trading implements Changes {
    private final InstrumentFeed[] feeds;
    private final Account account;
    private final OrderTable orders;
    private final OrderRules rules;
    private final OrderMargins margins;
    private final AmendRules amendRules;
    private final Protection protection;
    private final Matcher matcher;
    private final Sequences sequences;
    private final Transaction transaction;
    private final List<ExecutionView> executions = new ArrayList<>();
    private long nowMs;

    /**
     * A trading side without orders.
     *
     * @param feeds of all instruments, by id
     * @param account it books on
     * @param sequences shared with the public side
     * @param takerRate fee rate
     * @param makerRate fee rate
     * @param messages told about changes
     */
    public Trading(
            InstrumentFeed[] feeds,
            Account account,
            Sequences sequences,
            long takerRate,
            long makerRate,
            PrivateMessages messages) {
        this.feeds = feeds.clone();
        this.account = account;
        this.sequences = sequences;
        orders = new OrderTable(feeds.length);
        rules = new OrderRules(this.feeds, account, orders);
        margins = new OrderMargins(account, orders, feeds.length);
        amendRules = new AmendRules(this.feeds, rules, margins);
        protection = new Protection(this.feeds, account, orders, sequences);
        matcher = new Matcher(this.feeds, account, orders, margins, protection, sequences, takerRate, makerRate);
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
            return batch(batch, answer);
        }
        final boolean all = command instanceof VenueCommand.CancelAll && command.instrumentId() == -1;
        if (!all && (command.instrumentId() < 0 || command.instrumentId() >= feeds.length)) {
            return answer.refused(new Refusal(RetCode.PARAMETER, "params error: symbol invalid"));
        }
        return switch (command.kind()) {
            case PLACE -> place((VenueCommand.Place) command, answer);
            case AMEND -> amend((VenueCommand.Amend) command, answer);
            case CANCEL -> cancel((VenueCommand.Cancel) command, answer);
            case CANCEL_ALL -> cancelAll((VenueCommand.CancelAll) command, answer);
            case SET_LEVERAGE -> setLeverage((VenueCommand.SetLeverage) command, answer);
            case SET_TRADING_STOP -> setTradingStop((VenueCommand.SetTradingStop) command, answer);
            default -> answer.refused(new Refusal(RetCode.PARAMETER, "params error: not supported"));
        };
    }

    private CommandResult batch(VenueCommand.Batch batch, Answer answer) {
        if (batch.commands().isEmpty() || batch.commands().size() > VenueCommand.Batch.MAX_COMMANDS) {
            return answer.refused(new Refusal(
                    RetCode.PARAMETER,
                    "params error: a batch takes 1 to " + VenueCommand.Batch.MAX_COMMANDS + " orders"));
        }
        final List<CommandResult> rows = new ArrayList<>(batch.commands().size());
        for (final VenueCommand command : batch.commands()) {
            if (command instanceof VenueCommand.Batch || command.kind() != batch.kind()) {
                throw new IllegalArgumentException("batch of " + batch.kind() + " holds " + command);
            }
            rows.add(apply(0, command, nowMs));
        }
        return answer.batch(rows);
    }

    private CommandResult place(VenueCommand.Place place, Answer answer) {
        final InstrumentFeed feed = feeds[place.instrumentId()];
        final boolean buys = place.side() == Side.BUY;
        final boolean market = place.type() == OrderType.MARKET;
        final boolean conditional = place.conditional();
        final long held = account.position(place.instrumentId()).size();
        final long size =
                place.size() == 0 && place.reduceOnly() && place.closeOnTrigger() ? Math.abs(held) : place.size();
        final long reference = market ? conditional ? place.trigger().price() : feed.lastPrice() : place.price();
        final boolean closesNothing = size == 0 && place.size() == 0 && held == 0 && place.reduceOnly();
        final Refusal refusal = closesNothing
                ? new Refusal(RetCode.REDUCE_ONLY, "current position is zero, cannot fix reduce-only order qty")
                : rules.check(place, size, reference);
        if (refusal != null) {
            return answer.refused(refusal);
        }
        final long limit = market
                ? Matcher.protectionPrice(feed.rules(), buys, feed.lastPrice())
                : Matcher.withinBand(feed, buys, place.price());
        if (!place.reduceOnly() && !conditional) {
            final long expected = market ? buys ? feed.askPrice() : feed.bidPrice() : limit;
            if (margins.of(place.instrumentId(), place.side(), expected, size) > margins.available()) {
                return answer.refused(new Refusal(RetCode.INSUFFICIENT_MARGIN, "ab not enough for new order"));
            }
        }
        final Order order = new Order(
                sequences.nextId(),
                place.instrumentId(),
                place.positionIndex(),
                place.orderLinkId(),
                "",
                place.side(),
                place.type(),
                market ? TimeInForce.IOC : place.timeInForce(),
                conditional ? StopKind.STOP : StopKind.NONE,
                CreateType.USER,
                place.reduceOnly(),
                place.closeOnTrigger(),
                feed.lastPrice(),
                nowMs);
        order.size = size;
        order.price = conditional && market ? 0 : limit;
        final Exit target = place.bracket().takeProfit();
        final Exit stop = place.bracket().stopLoss();
        order.takeProfit = absentIfZero(target.price());
        order.stopLoss = absentIfZero(stop.price());
        order.takeProfitTriggerBy = triggerOf(order.takeProfit, target.by());
        order.stopLossTriggerBy = triggerOf(order.stopLoss, stop.by());
        order.tpslMode = place.bracket().isSet() ? TpslMode.FULL : TpslMode.NONE;
        order.smpType = place.smpType();
        orders.add(order);
        final Transaction change = begin(place.instrumentId());
        if (conditional) {
            order.status = OrderStatus.UNTRIGGERED;
            order.triggerPrice = place.trigger().price();
            order.triggerDirection = place.trigger().direction();
            order.triggerBy = triggerOf(order.triggerPrice, place.trigger().by());
            change.touch(order);
        } else {
            matcher.activate(order, feed.book(), change);
        }
        commit();
        liquidateIfDue();
        return answer.accepted(order);
    }

    private static long absentIfZero(long price) {
        return price == 0 ? FixedPoint.NULL : price;
    }

    private static TriggerBy triggerOf(long price, TriggerBy by) {
        return price == FixedPoint.NULL ? TriggerBy.NULL_VAL : by == TriggerBy.NULL_VAL ? TriggerBy.LAST_PRICE : by;
    }

    private CommandResult amend(VenueCommand.Amend amend, Answer answer) {
        final Order order = orders.find(amend.orderId(), amend.orderLinkId());
        if (order == null || !order.open() || order.instrumentId != amend.instrumentId()) {
            return answer.refused(new Refusal(RetCode.ORDER_NOT_FOUND, "order not exists or too late to replace"));
        }
        final InstrumentFeed feed = feeds[order.instrumentId];
        final long price = changed(amend.price(), order.price)
                ? Matcher.withinBand(feed, order.buys(), amend.price())
                : order.price;
        final long size = changed(amend.size(), order.size) ? amend.size() : order.size;
        final long trigger =
                changed(amend.triggerPrice(), order.triggerPrice) ? amend.triggerPrice() : order.triggerPrice;
        final long newTarget = amend.bracket().takeProfit().price();
        final long newStop = amend.bracket().stopLoss().price();
        final long target = newTarget == FixedPoint.NULL ? order.takeProfit : absentIfZero(newTarget);
        final long stop = newStop == FixedPoint.NULL ? order.stopLoss : absentIfZero(newStop);
        final Refusal refusal = amendRules.check(amend, order, price, size, trigger, target, stop);
        if (refusal != null) {
            return answer.refused(refusal);
        }
        final Transaction change = begin(order.instrumentId);
        order.size = size;
        order.triggerPrice = trigger;
        order.takeProfit = target;
        order.stopLoss = stop;
        order.takeProfitTriggerBy = triggerOf(target, order.takeProfitTriggerBy);
        order.stopLossTriggerBy = triggerOf(stop, order.stopLossTriggerBy);
        final boolean moved = price != order.price;
        order.price = price;
        change.touch(order);
        if (moved && order.active()) {
            matcher.activate(order, feed.book(), change);
        }
        commit();
        return answer.accepted(order);
    }

    private static boolean changed(long wanted, long present) {
        return wanted != FixedPoint.NULL && wanted != present;
    }

    private CommandResult cancel(VenueCommand.Cancel cancel, Answer answer) {
        final Order order = orders.find(cancel.orderId(), cancel.orderLinkId());
        if (order == null || !order.open() || order.instrumentId != cancel.instrumentId()) {
            return answer.refused(new Refusal(RetCode.ORDER_NOT_FOUND, "order not exists or too late to cancel"));
        }
        final Transaction change = begin(order.instrumentId);
        endByUser(order, change);
        commit();
        return answer.accepted(order);
    }

    private void endByUser(Order order, Transaction change) {
        order.end(CancelType.USER, RejectReason.CANCEL_REQUEST, change.timeMs);
        change.touch(order);
        if (order.attached()) {
            protection.follow(change);
        }
    }

    private CommandResult cancelAll(VenueCommand.CancelAll command, Answer answer) {
        final List<OrderView> cancelled = new ArrayList<>();
        for (int i = 0; i < feeds.length; i++) {
            if (command.instrumentId() != -1 && command.instrumentId() != i) {
                continue;
            }
            final List<Order> chosen = new ArrayList<>();
            for (final Order order : orders.open(i)) {
                if (order.active() ? command.active() : order.attached() ? command.attached() : command.conditional()) {
                    chosen.add(order);
                }
            }
            if (chosen.isEmpty()) {
                continue;
            }
            final Transaction change = begin(i);
            for (final Order order : chosen) {
                endByUser(order, change);
                cancelled.add(order.view());
            }
            commit();
        }
        return answer.cancelled(cancelled);
    }

    private CommandResult setLeverage(VenueCommand.SetLeverage command, Answer answer) {
        final InstrumentRules instrument = feeds[command.instrumentId()].rules();
        final long present = account.position(command.instrumentId()).leverage();
        if (command.buyLeverage() < FixedPoint.ONE || command.buyLeverage() % instrument.leverageStep() != 0) {
            return answer.refused(new Refusal(RetCode.PARAMETER, "params error: leverage invalid"));
        }
        if (command.buyLeverage() > instrument.maxLeverage()) {
            return answer.refused(new Refusal(
                    RetCode.LEVERAGE_TOO_HIGH,
                    "cannot set leverage gt maxLeverage " + OrderRules.text(instrument.maxLeverage())
                            + " by risk limit"));
        }
        if (command.buyLeverage() == present) {
            return answer.refused(new Refusal(RetCode.LEVERAGE_NOT_MODIFIED, "leverage not modified"));
        }
        account.leverage(command.instrumentId(), command.buyLeverage(), nowMs);
        if (command.buyLeverage() < present && margins.available() < 0) {
            account.leverage(command.instrumentId(), present, nowMs);
            return answer.refused(new Refusal(RetCode.INSUFFICIENT_MARGIN, "ab not enough for the new leverage"));
        }
        begin(command.instrumentId());
        commit();
        return answer.accepted(null);
    }

    private CommandResult setTradingStop(VenueCommand.SetTradingStop command, Answer answer) {
        final long held = account.position(command.instrumentId()).size();
        if (held == 0) {
            return answer.refused(new Refusal(RetCode.PARAMETER, "can not set tp/sl/ts for zero position"));
        }
        final InstrumentFeed feed = feeds[command.instrumentId()];
        final Exit newTarget = command.bracket().takeProfit();
        final Exit newStop = command.bracket().stopLoss();
        final Refusal refusal =
                rules.checkProtection(feed.rules(), held > 0, newTarget.price(), newStop.price(), feed.lastPrice());
        if (refusal != null) {
            return answer.refused(refusal);
        }
        final Transaction change = begin(command.instrumentId());
        final boolean stop = protection.set(StopKind.STOP_LOSS, newStop.price(), newStop.by(), "", change);
        final boolean target = protection.set(StopKind.TAKE_PROFIT, newTarget.price(), newTarget.by(), "", change);
        if (!stop && !target) {
            return answer.refused(new Refusal(RetCode.NOT_MODIFIED, "not modified"));
        }
        commit();
        return answer.accepted(null);
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
            matcher.onPoint(instrumentId, jumped, this);
        }
        if (account.position(instrumentId).size() != 0) {
            liquidateIfDue();
        }
    }

    private void liquidateIfDue() {
        final long maintenance = account.maintenanceMargin();
        if (maintenance == 0 || account.equity() > maintenance) {
            return;
        }
        for (int i = 0; i < feeds.length; i++) {
            if (account.position(i).size() == 0 && orders.open(i).isEmpty()) {
                continue;
            }
            account.liquidating(i, true);
            matcher.bust(begin(i));
            account.liquidating(i, false);
            if (i == lastToLiquidate(i)) {
                account.coverDeficit(nowMs);
            }
            commit();
        }
    }

    /** The last instrument with anything on it, so that the fund pays before the last message is made. */
    private int lastToLiquidate(int from) {
        int last = from;
        for (int i = from + 1; i < feeds.length; i++) {
            if (account.position(i).size() != 0 || !orders.open(i).isEmpty()) {
                last = i;
            }
        }
        return last;
    }

    /**
     * Settles funding of an instrument: a position pays or receives its value at the mark times the rate.
     *
     * @param instrumentId dense index
     * @param timeMs settlement
     */
    public void settleFunding(int instrumentId, long timeMs) {
        nowMs = timeMs;
        final InstrumentFeed feed = feeds[instrumentId];
        final long held = account.position(instrumentId).size();
        if (held != 0) {
            final long rate = feed.fundingRate();
            final long value = Account.value(feed.markPrice(), Math.abs(held));
            final long payment = account.charge(value, held > 0 ? rate : -rate);
            final Transaction change = begin(instrumentId);
            account.bookFunding(account.position(instrumentId), payment, timeMs, change.crossSequence);
            change.execution(new ExecutionView(
                    instrumentId,
                    sequences.nextId(),
                    sequences.nextId(),
                    "",
                    FillKind.FUNDING,
                    held > 0 ? Side.BUY : Side.SELL,
                    OrderType.OTHER,
                    StopKind.NONE,
                    CreateType.USER,
                    false,
                    feed.markPrice(),
                    Math.abs(held),
                    value,
                    payment,
                    rate,
                    0,
                    0,
                    0,
                    0,
                    0,
                    feed.markPrice(),
                    timeMs,
                    change.crossSequence));
            commit();
        }
        feed.settleFunding();
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
