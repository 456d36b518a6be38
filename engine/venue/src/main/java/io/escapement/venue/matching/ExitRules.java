package io.escapement.venue.matching;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.StopKind;
import io.escapement.venue.feed.InstrumentFeed;
import io.escapement.venue.model.Bracket;
import io.escapement.venue.model.Exit;
import io.escapement.venue.model.RetCode;
import io.escapement.venue.model.TpslMode;
import io.escapement.venue.model.VenueCommand;

/** What must hold of stops and targets: on the right side of the price, limit orders only in Partial mode. */
final class ExitRules {
    private static final int MAX_PARTIAL = 20;

    private final InstrumentFeed[] feeds;
    private final Holdings holdings;
    private final OrderTable orders;

    ExitRules(InstrumentFeed[] feeds, Holdings holdings, OrderTable orders) {
        this.feeds = feeds;
        this.holdings = holdings;
        this.orders = orders;
    }

    /**
     * Checks a stop and a target.
     *
     * @param feed of the instrument
     * @param buys whether they protect what was bought
     * @param bracket to check; what is unset or removed is right
     * @param limitPrice that an order would fill at; NULL: they are measured by the prices they watch
     * @return the refusal, or null
     */
    static Refusal check(InstrumentFeed feed, boolean buys, Bracket bracket, long limitPrice) {
        final boolean full = bracket.mode() != TpslMode.PARTIAL;
        final Refusal target = check(feed, "TakeProfit", bracket.takeProfit(), buys, full, limitPrice);
        return target != null ? target : check(feed, "StopLoss", bracket.stopLoss(), !buys, full, limitPrice);
    }

    private static Refusal check(
            InstrumentFeed feed, String what, Exit exit, boolean above, boolean full, long limitPrice) {
        if (!exit.isSet()) {
            return null;
        }
        Refusal refusal = OrderRules.checkPrice(feed.rules(), exit.price());
        if (refusal == null && exit.type() == OrderType.LIMIT) {
            refusal = full
                    ? Refusal.parameter(what + " of the whole position must be a market order")
                    : OrderRules.checkPrice(feed.rules(), exit.limitPrice());
        }
        if (refusal == null && exit.type() != OrderType.LIMIT && exit.limitPrice() != FixedPoint.NULL) {
            refusal = Refusal.parameter(what + " has a limit price but is no limit order");
        }
        if (refusal != null) {
            return refusal;
        }
        final long base = limitPrice != FixedPoint.NULL ? limitPrice : Triggers.price(feed, exit.by());
        if (above ? exit.price() > base : exit.price() < base) {
            return null;
        }
        final boolean target = what.equals("TakeProfit");
        return new Refusal(
                RetCode.PARAMETER,
                what + ":" + Texts.scaled(exit.price()) + " set for " + (above == target ? "Buy" : "Sell")
                        + " position should be " + (above ? "higher" : "lower") + " than base_price:"
                        + Texts.scaled(base) + "??" + Texts.word(exit.by()));
    }

    /** Checks what is asked of an open position. */
    Refusal check(VenueCommand.SetTradingStop command) {
        final InstrumentFeed feed = feeds[command.instrumentId()];
        final long held = holdings.size(command.instrumentId(), command.positionIndex());
        if (held == 0) {
            return new Refusal(RetCode.PARAMETER, "can not set tp/sl/ts for zero position");
        }
        final Bracket bracket = command.bracket();
        Refusal refusal = check(feed, held > 0, bracket, FixedPoint.NULL);
        if (refusal == null) {
            refusal = bracket.mode() == TpslMode.PARTIAL
                    ? checkPartial(feed, command, Math.abs(held))
                    : checkFull(command);
        }
        return refusal == null ? checkTrailing(feed, command, held > 0) : refusal;
    }

    private static Refusal checkFull(VenueCommand.SetTradingStop command) {
        return command.takeProfitSize() != FixedPoint.NULL || command.stopLossSize() != FixedPoint.NULL
                ? Refusal.parameter("tpSize and slSize are for tpslMode Partial")
                : null;
    }

    private Refusal checkPartial(InstrumentFeed feed, VenueCommand.SetTradingStop command, long held) {
        final Bracket bracket = command.bracket();
        if (bracket.takeProfit().price() == 0 || bracket.stopLoss().price() == 0) {
            return Refusal.parameter("tpslMode Partial only adds");
        }
        final boolean both = bracket.takeProfit().isSet() && bracket.stopLoss().isSet();
        if (both && command.takeProfitSize() != command.stopLossSize()) {
            return Refusal.parameter("tpSize and slSize must be equal");
        }
        Refusal refusal = null;
        if (bracket.takeProfit().isSet()) {
            refusal = checkPart(feed, command, StopKind.PARTIAL_TAKE_PROFIT, command.takeProfitSize(), held);
        }
        if (refusal == null && bracket.stopLoss().isSet()) {
            refusal = checkPart(feed, command, StopKind.PARTIAL_STOP_LOSS, command.stopLossSize(), held);
        }
        return refusal;
    }

    private Refusal checkPart(
            InstrumentFeed feed, VenueCommand.SetTradingStop command, StopKind kind, long asked, long held) {
        final long size = asked == FixedPoint.NULL ? held : asked;
        if (size <= 0 || size % feed.rules().lotSize() != 0) {
            return Refusal.parameter("tpSize or slSize invalid");
        }
        int count = 0;
        long covered = 0;
        for (final Order order : orders.open(command.instrumentId())) {
            if (order.stopKind == kind && order.positionIndex == command.positionIndex()) {
                count++;
                covered += order.leaves();
            }
        }
        if (count >= MAX_PARTIAL) {
            return new Refusal(
                    RetCode.TOO_MANY_PARTIAL_STOPS, "Cannot have more than 20 TP/SLs under Partial tpSlMode");
        }
        return covered + size > held
                ? new Refusal(
                        RetCode.PROTECTION_TOO_LARGE,
                        "Insufficient number of remaining position size to set take profit and stop loss")
                : null;
    }

    private static Refusal checkTrailing(InstrumentFeed feed, VenueCommand.SetTradingStop command, boolean holdsLong) {
        final long distance = command.trailingStop();
        if (distance != FixedPoint.NULL) {
            if (distance < 0 || distance % feed.rules().tickSize() != 0 || distance >= feed.lastPrice()) {
                return Refusal.parameter("trailingStop invalid");
            }
        }
        final long active = command.activePrice();
        if (active == FixedPoint.NULL || active == 0) {
            return null;
        }
        if (distance == FixedPoint.NULL) {
            return Refusal.parameter("activePrice without trailingStop");
        }
        final Refusal refusal = OrderRules.checkPrice(feed.rules(), active);
        if (refusal == null && (holdsLong ? active <= feed.lastPrice() : active >= feed.lastPrice())) {
            return new Refusal(
                    RetCode.PARAMETER,
                    "ActivePrice:" + Texts.scaled(active) + " set for " + (holdsLong ? "Buy" : "Sell")
                            + " position should be " + (holdsLong ? "higher" : "lower") + " than base_price:"
                            + Texts.scaled(feed.lastPrice()) + "??LastPrice");
        }
        return refusal;
    }
}
