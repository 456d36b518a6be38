package io.escapement.venue.matching;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.venue.feed.InstrumentFeed;
import io.escapement.venue.model.Bracket;
import io.escapement.venue.model.RetCode;

/** What must hold before an open order is changed. */
final class AmendRules {
    private final Holdings holdings;
    private final OrderMargins margins;
    private final BandPolicy band;

    AmendRules(Holdings holdings, OrderMargins margins, BandPolicy band) {
        this.holdings = holdings;
        this.margins = margins;
        this.band = band;
    }

    /**
     * Checks a change.
     *
     * @param order as it stands
     * @param to what it would be
     * @param askedPrice before it was moved into the band
     * @param feed of its instrument
     * @return the refusal, or null
     */
    Refusal check(Order order, Amended to, long askedPrice, InstrumentFeed feed) {
        if (to.same(order)) {
            return new Refusal(
                    RetCode.PARAMETER,
                    "The order remains unchanged as the parameters entered match the existing ones.");
        }
        Refusal refusal = null;
        if (askedPrice != order.price) {
            refusal = checkPrice(order, askedPrice, feed);
        }
        if (refusal == null && to.size() != order.size) {
            refusal = checkSize(order, to.size(), feed);
        }
        if (refusal == null && !to.sameTrigger(order)) {
            refusal = checkTrigger(order, to, feed);
        }
        if (refusal == null && !to.sameExits(order)) {
            refusal = checkExits(order, to, feed);
        }
        return refusal == null ? checkValue(order, to, feed) : refusal;
    }

    private Refusal checkPrice(Order order, long price, InstrumentFeed feed) {
        if (order.price == 0) {
            return Refusal.parameter("a market order has no price");
        }
        final Refusal refusal = OrderRules.checkPrice(feed.rules(), price);
        return refusal == null && order.active() ? band.check(feed, order.buys(), price) : refusal;
    }

    private Refusal checkSize(Order order, long size, InstrumentFeed feed) {
        if (order.ofWholePosition()) {
            return Refusal.parameter("the order has the size of its position");
        }
        if (order.attached() && size - order.filledSize > holdings.reducible(order)) {
            return new Refusal(
                    RetCode.PROTECTION_TOO_LARGE,
                    "Insufficient number of remaining position size to set take profit and stop loss");
        }
        final Refusal refusal = OrderRules.checkSize(feed.rules(), order.type, size, false);
        return refusal == null && size <= order.filledSize
                ? new Refusal(
                        RetCode.SIZE_BELOW_FILLED,
                        "The modified contract quantity cannot be less than or equal to the filled quantity.")
                : refusal;
    }

    private static Refusal checkTrigger(Order order, Amended to, InstrumentFeed feed) {
        if (!order.waiting()) {
            return Refusal.parameter("the order has no trigger");
        }
        final Refusal refusal = OrderRules.checkPrice(feed.rules(), to.triggerPrice());
        return refusal != null
                ? refusal
                : OrderRules.checkTriggerSide(feed, to.triggerPrice(), order.triggerDirection, to.triggerBy());
    }

    private static Refusal checkExits(Order order, Amended to, InstrumentFeed feed) {
        if (order.attached() || order.reduces()) {
            return Refusal.parameter("the order takes no stop or target");
        }
        if (order.filledSize > 0) {
            return new Refusal(RetCode.PARTLY_FILLED_EXITS, "Cannot modify the TP/SL of a partially filled open order");
        }
        final long base = order.price != 0 ? to.price() : order.triggerPrice;
        return ExitRules.check(feed, order.buys(), new Bracket(to.mode(), to.target(), to.stop()), base);
    }

    private Refusal checkValue(Order order, Amended to, InstrumentFeed feed) {
        if (!order.active() || order.reduces()) {
            return null;
        }
        final Refusal refusal = OrderRules.checkNotional(feed.rules(), to.price(), to.size());
        if (refusal != null) {
            return refusal;
        }
        final long more = margins.of(
                        order.instrumentId, order.positionIndex, order.side, to.price(), to.size() - order.filledSize)
                - margins.of(order, order.price);
        return more > margins.available() ? Refusal.margin() : null;
    }

    /** A number that was asked for, or the present one. */
    static long or(long asked, long present) {
        return asked == FixedPoint.NULL ? present : asked;
    }
}
