package io.escapement.venue.matching;

import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.StopKind;
import io.escapement.codecs.sbe.TimeInForce;
import io.escapement.venue.account.Account;
import io.escapement.venue.feed.BookShape;
import io.escapement.venue.feed.InstrumentFeed;
import io.escapement.venue.model.CommandResult;
import io.escapement.venue.model.RetCode;
import io.escapement.venue.model.VenueCommand;

/** Places orders. */
final class Placing {
    private final InstrumentFeed[] feeds;
    private final OrderTable orders;
    private final Holdings holdings;
    private final OrderRules rules;
    private final OrderMargins margins;
    private final Matcher matcher;
    private final Sequences sequences;
    private final BandPolicy band;
    private final Account account;
    private final RiskLimits limits;

    Placing(
            InstrumentFeed[] feeds,
            OrderTable orders,
            Holdings holdings,
            OrderRules rules,
            OrderMargins margins,
            Matcher matcher,
            Sequences sequences,
            BandPolicy band,
            Account account,
            RiskLimits limits) {
        this.feeds = feeds;
        this.orders = orders;
        this.holdings = holdings;
        this.rules = rules;
        this.margins = margins;
        this.matcher = matcher;
        this.sequences = sequences;
        this.band = band;
        this.account = account;
        this.limits = limits;
    }

    /** Checks and places. */
    CommandResult execute(VenueCommand.Place place, Answer answer, Changes changes) {
        final InstrumentFeed feed = feeds[place.instrumentId()];
        final boolean market = place.type() == OrderType.MARKET;
        final long held = Math.abs(holdings.size(place.instrumentId(), place.positionIndex()));
        final long size = OrderRules.closesAll(place)
                ? Math.min(held, OrderRules.maxSize(feed.rules(), place.type()))
                : place.size();
        final long reference =
                !market ? place.price() : place.conditional() ? place.trigger().price() : feed.lastPrice();
        Refusal refusal = rules.check(place, size, reference);
        if (refusal == null && !market && !place.conditional()) {
            refusal = band.check(feed, place.side() == Side.BUY, place.price());
        }
        if (refusal == null && market && !place.conditional() && nothingOpposite(feed, place.side())) {
            refusal = new Refusal(
                    RetCode.NO_LIQUIDITY, "The market order has no price because of low liquidity on the other side");
        }
        if (refusal == null) {
            refusal = checkMargin(place, size, feed);
        }
        if (refusal != null) {
            return answer.refused(refusal);
        }
        final long most = OrderRules.maxSize(feed.rules(), place.type());
        final Order first = make(place, Math.min(size, most), place.orderLinkId(), answer, changes);
        // A reducing order may be larger than the greatest one: the rest follows without the client's id.
        for (long left = size - most; left > 0; left -= most) {
            make(place, Math.min(left, most), "", answer, changes);
        }
        return answer.accepted(first);
    }

    private static boolean nothingOpposite(InstrumentFeed feed, Side side) {
        final BookShape book = feed.book();
        return side == Side.BUY ? book.asks() == 0 : book.bids() == 0;
    }

    private Refusal checkMargin(VenueCommand.Place place, long size, InstrumentFeed feed) {
        if (place.reduceOnly() || place.closeOnTrigger() || place.conditional()) {
            return null;
        }
        final boolean buys = place.side() == Side.BUY;
        final long expected = place.type() == OrderType.LIMIT
                ? PriceLimits.withinBand(feed, buys, place.price())
                : buys ? feed.askPrice() : feed.bidPrice();
        final long needed = margins.of(place.instrumentId(), place.positionIndex(), place.side(), expected, size);
        return needed > margins.available()
                ? Refusal.margin()
                : limits.check(account.position(place.instrumentId(), place.positionIndex()), buys, size, expected);
    }

    private Order make(VenueCommand.Place place, long size, String linkId, Answer answer, Changes changes) {
        final InstrumentFeed feed = feeds[place.instrumentId()];
        final boolean market = place.type() == OrderType.MARKET;
        final Order order = new Order(
                sequences.nextId(),
                place.instrumentId(),
                place.positionIndex(),
                place.side(),
                place.type(),
                feed.lastPrice(),
                answer.timeMs());
        order.linkId = linkId;
        order.timeInForce = market ? TimeInForce.IOC : place.timeInForce();
        order.reduceOnly = place.reduceOnly();
        order.closeOnTrigger = place.closeOnTrigger();
        order.smpType = place.smpType();
        order.slippage = place.slippage();
        order.size = size;
        AttachedExits.carry(order, place.bracket());
        orders.add(order);
        final Transaction change = changes.begin(place.instrumentId());
        if (place.conditional()) {
            order.stopKind = StopKind.STOP;
            order.closesAll = OrderRules.closesAll(place);
            order.price = market ? 0 : place.price();
            order.await(
                    place.trigger().price(),
                    place.trigger().direction(),
                    place.trigger().by());
            change.touch(order);
        } else {
            order.price = market
                    ? PriceLimits.ofMarketOrder(feed, order.buys(), place.slippage())
                    : PriceLimits.withinBand(feed, order.buys(), place.price());
            matcher.activate(order, feed.book(), change);
        }
        changes.commit();
        return order;
    }
}
