package io.escapement.venue.matching;

import io.escapement.codecs.sbe.TriggerBy;
import io.escapement.venue.feed.InstrumentFeed;
import io.escapement.venue.model.Bracket;
import io.escapement.venue.model.CommandResult;
import io.escapement.venue.model.RetCode;
import io.escapement.venue.model.TpslMode;
import io.escapement.venue.model.VenueCommand;

/**
 * Changes open orders. Another price or a larger size puts an order behind all others at its price; a smaller size
 * leaves it where it stands.
 */
final class Amending {
    private final InstrumentFeed[] feeds;
    private final OrderTable orders;
    private final Holdings holdings;
    private final AmendRules rules;
    private final Matcher matcher;
    private final ExitOrders exits;

    Amending(
            InstrumentFeed[] feeds,
            OrderTable orders,
            Holdings holdings,
            AmendRules rules,
            Matcher matcher,
            ExitOrders exits) {
        this.holdings = holdings;
        this.feeds = feeds;
        this.orders = orders;
        this.rules = rules;
        this.matcher = matcher;
        this.exits = exits;
    }

    /** Checks and changes. */
    CommandResult execute(VenueCommand.Amend amend, Answer answer, Changes changes) {
        final Order order = orders.find(amend.orderId(), amend.orderLinkId());
        if (order == null || !order.open() || order.instrumentId != amend.instrumentId()) {
            return answer.refused(new Refusal(RetCode.ORDER_NOT_FOUND, "order not exists or too late to replace"));
        }
        final InstrumentFeed feed = feeds[order.instrumentId];
        final long asked = AmendRules.or(amend.price(), order.price);
        final long price =
                asked == order.price || order.waiting() ? asked : PriceLimits.withinBand(feed, order.buys(), asked);
        final Bracket bracket = amend.bracket();
        final Amended to = new Amended(
                price,
                AmendRules.or(amend.size(), order.size),
                AmendRules.or(amend.triggerPrice(), order.triggerPrice),
                amend.triggerBy() == TriggerBy.NULL_VAL ? order.triggerBy : amend.triggerBy(),
                bracket.mode() == TpslMode.NONE ? order.tpslMode : bracket.mode(),
                AttachedExits.changed(AttachedExits.target(order), bracket.takeProfit()),
                AttachedExits.changed(AttachedExits.stop(order), bracket.stopLoss()));
        final Refusal refusal = rules.check(order, to, asked, feed);
        if (refusal != null) {
            return answer.refused(refusal);
        }
        change(order, to, feed, changes.begin(order.instrumentId));
        changes.commit();
        return answer.accepted(order);
    }

    private void change(Order order, Amended to, InstrumentFeed feed, Transaction change) {
        final boolean moved = to.price() != order.price;
        final boolean grew = to.size() > order.size;
        order.closesAll &= to.size() == order.size;
        order.price = to.price();
        order.size = to.size();
        order.triggerPrice = to.triggerPrice();
        order.triggerBy = to.triggerBy();
        AttachedExits.carry(order, to.mode(), to.target(), to.stop());
        change.touch(order);
        if (order.attached()) {
            exits.show(order.instrumentId, order.positionIndex);
        }
        if (order.active()) {
            holdings.trim(order);
        }
        if (order.active() && moved) {
            matcher.activate(order, feed.book(), change);
        } else if (order.active() && grew) {
            matcher.rest(order, feed.book());
        }
    }
}
