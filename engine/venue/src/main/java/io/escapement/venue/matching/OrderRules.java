package io.escapement.venue.matching;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.TriggerBy;
import io.escapement.venue.account.Account;
import io.escapement.venue.feed.InstrumentFeed;
import io.escapement.venue.model.InstrumentRules;
import io.escapement.venue.model.InstrumentStatus;
import io.escapement.venue.model.RetCode;
import io.escapement.venue.model.Slippage;
import io.escapement.venue.model.VenueCommand;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What must hold before an order is accepted, with the venue's codes. Where the venue's reaction is not known the model
 * refuses: an off-tick price and an off-step size are parameter errors; reduce-only orders are exempt from the least
 * value.
 */
final class OrderRules {
    private static final Pattern LINK_ID = Pattern.compile("[A-Za-z0-9_-]{0,36}");
    private static final int MAX_ACTIVE = 500;
    private static final int MAX_CONDITIONAL = 10;
    private static final long MAX_SLIPPAGE_TICKS = 10_000 * FixedPoint.ONE;
    private static final long MIN_SLIPPAGE_PERCENT = FixedPoint.ONE / 100;
    private static final long MAX_SLIPPAGE_PERCENT = 10 * FixedPoint.ONE;

    private final InstrumentFeed[] feeds;
    private final Account account;
    private final Holdings holdings;
    private final OrderTable orders;

    OrderRules(InstrumentFeed[] feeds, Account account, Holdings holdings, OrderTable orders) {
        this.feeds = feeds;
        this.account = account;
        this.holdings = holdings;
        this.orders = orders;
    }

    /**
     * Everything but margin and the price band.
     *
     * @param place asked
     * @param size to order, not checked of an order that closes whatever is held
     * @param referencePrice that its value is measured by
     * @return the refusal, or null
     */
    Refusal check(VenueCommand.Place place, long size, long referencePrice) {
        final InstrumentFeed feed = feeds[place.instrumentId()];
        Refusal refusal = checkForm(place, feed);
        if (refusal == null && place.type() == OrderType.LIMIT) {
            refusal = checkPrice(feed.rules(), place.price());
        }
        final boolean reduces = place.reduceOnly() || Order.closes(place.positionIndex(), place.side());
        if (refusal == null && reduces) {
            refusal = checkReducing(place);
        }
        if (refusal == null && !closesAll(place)) {
            refusal = checkSize(feed.rules(), place.type(), size, place.reduceOnly());
        }
        if (refusal == null && !reduces) {
            refusal = checkNotional(feed.rules(), referencePrice, size);
        }
        if (refusal == null) {
            refusal = ExitRules.check(
                    feed,
                    place.side() == Side.BUY,
                    place.bracket(),
                    place.type() == OrderType.LIMIT || place.conditional() ? referencePrice : FixedPoint.NULL);
        }
        if (refusal == null) {
            refusal = checkSlippage(place);
        }
        if (refusal == null && place.conditional()) {
            refusal = checkTrigger(feed, place);
        }
        return refusal == null ? checkCount(place) : refusal;
    }

    /** Whether an order asks for all that is held, as its size 0 says. */
    static boolean closesAll(VenueCommand.Place place) {
        return place.size() == 0 && place.reduceOnly() && place.closeOnTrigger();
    }

    private Refusal checkForm(VenueCommand.Place place, InstrumentFeed feed) {
        if (!LINK_ID.matcher(place.orderLinkId()).matches()) {
            return Refusal.parameter("OrderLinkId invalid");
        }
        final Refusal refusal = checkIndex(place.instrumentId(), place.positionIndex());
        if (refusal != null) {
            return refusal;
        }
        if (!place.orderLinkId().isEmpty() && orders.used(place.orderLinkId())) {
            return new Refusal(RetCode.DUPLICATE_LINK_ID, "OrderLinkedID is duplicate");
        }
        final InstrumentStatus status = feed.rules().status();
        if (status == InstrumentStatus.DELIVERING && !place.reduceOnly() && !place.closeOnTrigger()) {
            return new Refusal(RetCode.DELISTING, "No new positions during delisting");
        }
        if (status != InstrumentStatus.TRADING && status != InstrumentStatus.DELIVERING) {
            return new Refusal(RetCode.NOT_LIVE, "The contract is not live");
        }
        if (place.side() == Side.NULL_VAL || place.type() != OrderType.MARKET && place.type() != OrderType.LIMIT) {
            return Refusal.parameter("side or orderType invalid");
        }
        return feed.hasPrice()
                ? null
                : new Refusal(RetCode.PARAMETER, "no price of " + feed.rules().symbol() + " yet");
    }

    /** Whether a position index fits the mode of its instrument. */
    Refusal checkIndex(int instrumentId, int positionIndex) {
        final boolean fits = account.hedged(instrumentId)
                ? positionIndex == Account.HEDGE_LONG || positionIndex == Account.HEDGE_SHORT
                : positionIndex == Account.ONE_WAY;
        return fits ? null : new Refusal(RetCode.PARAMETER, "position idx not match position mode");
    }

    static Refusal checkPrice(InstrumentRules rules, long price) {
        if (price == FixedPoint.NULL || price <= 0) {
            return Refusal.parameter("price invalid");
        }
        if (price < rules.minPrice() || price > rules.maxPrice()) {
            return new Refusal(
                    RetCode.PRICE_OUT_OF_RANGE,
                    "Order price is out of permissible range: price=" + Texts.decimal(price) + " min="
                            + Texts.decimal(rules.minPrice()) + " max=" + Texts.decimal(rules.maxPrice()));
        }
        if (price % rules.tickSize() != 0) {
            return Refusal.parameter(
                    "price " + Texts.decimal(price) + " is not a multiple of " + Texts.decimal(rules.tickSize()));
        }
        return null;
    }

    /** A size above the greatest is split if the order only reduces. */
    static Refusal checkSize(InstrumentRules rules, OrderType type, long size, boolean splits) {
        if (size == FixedPoint.NULL || size < rules.minOrderSize()) {
            return new Refusal(
                    RetCode.PARAMETER, "The number of contracts exceeds minimum limit allowed: " + Texts.decimal(size));
        }
        if (!splits && size > maxSize(rules, type)) {
            return new Refusal(
                    RetCode.PARAMETER, "The number of contracts exceeds maximum limit allowed: " + Texts.decimal(size));
        }
        if (size % rules.lotSize() != 0) {
            return Refusal.parameter(
                    "qty " + Texts.decimal(size) + " is not a multiple of " + Texts.decimal(rules.lotSize()));
        }
        return null;
    }

    static long maxSize(InstrumentRules rules, OrderType type) {
        return type == OrderType.MARKET ? rules.maxMarketOrderSize() : rules.maxOrderSize();
    }

    static Refusal checkNotional(InstrumentRules rules, long price, long size) {
        return Account.value(price, size) < rules.minNotional()
                ? new Refusal(
                        RetCode.MIN_NOTIONAL,
                        "Order does not meet minimum order value " + Texts.decimal(rules.minNotional()) + "USDT")
                : null;
    }

    private Refusal checkReducing(VenueCommand.Place place) {
        if (place.bracket().isSet()) {
            return Refusal.parameter("reduce-only orders take no stop or target");
        }
        if (place.conditional()) {
            return null;
        }
        final long held = holdings.size(place.instrumentId(), place.positionIndex());
        if (held == 0) {
            return new Refusal(RetCode.REDUCE_ONLY, "current position is zero, cannot fix reduce-only order qty");
        }
        return held > 0 == (place.side() == Side.BUY)
                ? new Refusal(RetCode.REDUCE_ONLY, "reduce-only order has same side with current position")
                : null;
    }

    private static Refusal checkSlippage(VenueCommand.Place place) {
        final long tolerance = place.slippage().tolerance();
        if (place.slippage().kind() == Slippage.Kind.NONE) {
            return null;
        }
        if (place.type() != OrderType.MARKET
                || place.conditional()
                || place.bracket().isSet()) {
            return Refusal.parameter("slippageTolerance is for market orders without trigger, stop and target");
        }
        if (place.slippage().kind() == Slippage.Kind.TICK_SIZE) {
            return tolerance % FixedPoint.ONE == 0 && tolerance >= FixedPoint.ONE && tolerance <= MAX_SLIPPAGE_TICKS
                    ? null
                    : new Refusal(RetCode.SLIPPAGE_TICKS, "slippageTolerance must be a whole number from 1 to 10000");
        }
        return tolerance % MIN_SLIPPAGE_PERCENT == 0
                        && tolerance >= MIN_SLIPPAGE_PERCENT
                        && tolerance <= MAX_SLIPPAGE_PERCENT
                ? null
                : new Refusal(RetCode.SLIPPAGE_PERCENT, "slippageTolerance must be from 0.01 to 10, with two decimals");
    }

    private static Refusal checkTrigger(InstrumentFeed feed, VenueCommand.Place place) {
        final long trigger = place.trigger().price();
        final Refusal refusal = checkPrice(feed.rules(), trigger);
        return refusal != null
                ? refusal
                : checkTriggerSide(
                        feed,
                        trigger,
                        place.trigger().direction(),
                        place.trigger().by());
    }

    /** A rising trigger must be above the price that it watches, a falling one below. */
    static Refusal checkTriggerSide(InstrumentFeed feed, long trigger, int direction, TriggerBy by) {
        final long price = Triggers.price(feed, by);
        final String where = "current[" + Texts.scaled(price) + "]??" + Texts.word(by);
        return switch (direction) {
            case 1 ->
                trigger > price
                        ? null
                        : new Refusal(
                                RetCode.TRIGGER_NOT_ABOVE,
                                "expect Rising, but trigger_price[" + Texts.scaled(trigger) + "] <= " + where);
            case 2 ->
                trigger < price
                        ? null
                        : new Refusal(
                                RetCode.TRIGGER_NOT_BELOW,
                                "expect Falling, but trigger_price[" + Texts.scaled(trigger) + "] >= " + where);
            default -> Refusal.parameter("triggerDirection invalid");
        };
    }

    private Refusal checkCount(VenueCommand.Place place) {
        int active = 0;
        int conditional = 0;
        final List<Order> open = orders.open(place.instrumentId());
        for (int i = 0; i < open.size(); i++) {
            if (open.get(i).active()) {
                active++;
            } else if (!open.get(i).attached()) {
                conditional++;
            }
        }
        if (place.conditional()) {
            return conditional < MAX_CONDITIONAL
                    ? null
                    : new Refusal(RetCode.TOO_MANY_STOPS, "The number of stop orders exceeds maximum limit allowed");
        }
        return active < MAX_ACTIVE
                ? null
                : new Refusal(RetCode.TOO_MANY_ORDERS, "Cannot have more than 500 active orders.");
    }
}
