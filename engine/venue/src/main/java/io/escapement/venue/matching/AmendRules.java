package io.escapement.venue.matching;

import io.escapement.venue.feed.InstrumentFeed;
import io.escapement.venue.model.InstrumentRules;
import io.escapement.venue.model.RetCode;
import io.escapement.venue.model.VenueCommand;

/** What must hold before an open order is changed. */
final class AmendRules {
    private final InstrumentFeed[] feeds;
    private final OrderRules rules;
    private final OrderMargins margins;

    AmendRules(InstrumentFeed[] feeds, OrderRules rules, OrderMargins margins) {
        this.feeds = feeds;
        this.rules = rules;
        this.margins = margins;
    }

    /** The refusal, or null; the numbers are those that the order would have. */
    Refusal check(VenueCommand.Amend amend, Order order, long price, long size, long trigger, long target, long stop) {
        final InstrumentRules instrument = feeds[order.instrumentId].rules();
        if (price == order.price
                && size == order.size
                && trigger == order.triggerPrice
                && target == order.takeProfit
                && stop == order.stopLoss) {
            return new Refusal(
                    RetCode.PARAMETER,
                    "The order remains unchanged as the parameters entered match the existing ones.");
        }
        Refusal refusal = null;
        if (price != order.price) {
            refusal = rules.checkPrice(instrument, amend.price());
        }
        if (refusal == null && size != order.size) {
            refusal = rules.checkSize(instrument, order.type, size);
            if (refusal == null && size <= order.filledSize) {
                refusal = new Refusal(RetCode.SIZE_BELOW_FILLED, "The quantity must exceed the filled quantity");
            }
        }
        if (refusal == null && trigger != order.triggerPrice) {
            refusal = order.waiting()
                    ? rules.checkPrice(instrument, trigger)
                    : new Refusal(RetCode.PARAMETER, "params error: the order has no trigger");
        }
        if (refusal == null && (target != order.takeProfit || stop != order.stopLoss)) {
            refusal = rules.checkProtection(instrument, order.buys(), Math.max(0, target), Math.max(0, stop), price);
        }
        if (refusal == null && order.active() && !order.reduceOnly) {
            refusal = rules.checkNotional(instrument, price, size);
            final long more = margins.of(order.instrumentId, order.side, price, size - order.filledSize)
                    - margins.of(order.instrumentId, order.side, order.price, order.leaves());
            if (refusal == null && more > margins.available()) {
                refusal = new Refusal(RetCode.INSUFFICIENT_MARGIN, "ab not enough for new order");
            }
        }
        return refusal;
    }
}
