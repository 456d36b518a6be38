package io.escapement.venue.matching;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.TriggerBy;
import io.escapement.venue.account.Account;
import io.escapement.venue.feed.InstrumentFeed;
import io.escapement.venue.model.InstrumentRules;
import io.escapement.venue.model.RetCode;
import io.escapement.venue.model.Slippage;
import io.escapement.venue.model.TpslMode;
import io.escapement.venue.model.VenueCommand;
import java.math.BigDecimal;
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

    private final InstrumentFeed[] feeds;
    private final Account account;
    private final OrderTable orders;

    OrderRules(InstrumentFeed[] feeds, Account account, OrderTable orders) {
        this.feeds = feeds;
        this.account = account;
        this.orders = orders;
    }

    /** Everything but margin. */
    Refusal check(VenueCommand.Place place, long size, long referencePrice) {
        final InstrumentFeed feed = feeds[place.instrumentId()];
        if (!LINK_ID.matcher(place.orderLinkId()).matches()) {
            return new Refusal(RetCode.PARAMETER, "params error: OrderLinkId invalid");
        }
        if (place.positionIndex() != 0) {
            return new Refusal(RetCode.PARAMETER, "position idx not match position mode");
        }
        if (place.bracket().mode() == TpslMode.PARTIAL || place.slippage().kind() != Slippage.Kind.NONE) {
            return new Refusal(RetCode.PARAMETER, "params error: tpslMode or slippageTolerance not supported");
        }
        if (!place.orderLinkId().isEmpty() && orders.used(place.orderLinkId())) {
            return new Refusal(RetCode.DUPLICATE_LINK_ID, "OrderLinkedID is duplicate");
        }
        if (place.side() == Side.NULL_VAL || place.type() != OrderType.MARKET && place.type() != OrderType.LIMIT) {
            return new Refusal(RetCode.PARAMETER, "params error: side or orderType invalid");
        }
        if (!feed.hasPrice()) {
            return new Refusal(RetCode.PARAMETER, "no price of " + feed.rules().symbol() + " yet");
        }
        Refusal refusal = null;
        if (place.type() == OrderType.LIMIT) {
            refusal = checkPrice(feed.rules(), place.price());
        }
        if (refusal == null) {
            refusal = checkSize(feed.rules(), place.type(), size);
        }
        if (refusal == null && place.reduceOnly()) {
            refusal = checkReduceOnly(place);
        }
        if (refusal == null && !place.reduceOnly()) {
            refusal = checkNotional(feed.rules(), referencePrice, size);
        }
        if (refusal == null) {
            refusal = checkProtection(
                    feed.rules(),
                    place.side() == Side.BUY,
                    place.bracket().takeProfit().price(),
                    place.bracket().stopLoss().price(),
                    referencePrice);
        }
        if (refusal == null && place.conditional()) {
            refusal = checkTrigger(feed, place);
        }
        return refusal == null ? checkCount(place) : refusal;
    }

    Refusal checkPrice(InstrumentRules rules, long price) {
        if (price == FixedPoint.NULL || price <= 0) {
            return new Refusal(RetCode.PARAMETER, "params error: price invalid");
        }
        if (price < rules.minPrice() || price > rules.maxPrice()) {
            return new Refusal(
                    RetCode.PRICE_OUT_OF_RANGE,
                    "Order price is out of permissible range: price=" + text(price) + " min=" + text(rules.minPrice())
                            + " max=" + text(rules.maxPrice()));
        }
        if (price % rules.tickSize() != 0) {
            return new Refusal(
                    RetCode.PARAMETER,
                    "params error: price " + text(price) + " is not a multiple of " + text(rules.tickSize()));
        }
        return null;
    }

    Refusal checkSize(InstrumentRules rules, OrderType type, long size) {
        if (size == FixedPoint.NULL || size < rules.minOrderSize()) {
            return new Refusal(
                    RetCode.PARAMETER, "The number of contracts exceeds minimum limit allowed: " + text(size));
        }
        final long max = type == OrderType.MARKET ? rules.maxMarketOrderSize() : rules.maxOrderSize();
        if (size > max) {
            return new Refusal(
                    RetCode.PARAMETER, "The number of contracts exceeds maximum limit allowed: " + text(size));
        }
        if (size % rules.lotSize() != 0) {
            return new Refusal(
                    RetCode.PARAMETER,
                    "params error: qty " + text(size) + " is not a multiple of " + text(rules.lotSize()));
        }
        return null;
    }

    Refusal checkNotional(InstrumentRules rules, long price, long size) {
        return Account.value(price, size) < rules.minNotional()
                ? new Refusal(
                        RetCode.MIN_NOTIONAL,
                        "Order does not meet minimum order value " + text(rules.minNotional()) + "USDT")
                : null;
    }

    /** Stop and target on the right sides of a price. */
    Refusal checkProtection(InstrumentRules rules, boolean buys, long takeProfit, long stopLoss, long price) {
        if (takeProfit > 0) {
            final Refusal refusal = checkPrice(rules, takeProfit);
            if (refusal != null) {
                return refusal;
            }
            if (buys ? takeProfit <= price : takeProfit >= price) {
                return wrongSide("TakeProfit", takeProfit, buys, buys ? "higher" : "lower", price);
            }
        }
        if (stopLoss > 0) {
            final Refusal refusal = checkPrice(rules, stopLoss);
            if (refusal != null) {
                return refusal;
            }
            if (buys ? stopLoss >= price : stopLoss <= price) {
                return wrongSide("StopLoss", stopLoss, buys, buys ? "lower" : "higher", price);
            }
        }
        return null;
    }

    private static Refusal wrongSide(String what, long value, boolean buys, String where, long price) {
        return new Refusal(
                RetCode.PARAMETER,
                what + ":" + text(value) + " set for " + (buys ? "Buy" : "Sell") + " position should be " + where
                        + " than base_price:" + text(price));
    }

    private Refusal checkReduceOnly(VenueCommand.Place place) {
        if (place.bracket().isSet()) {
            return new Refusal(RetCode.PARAMETER, "params error: reduce-only orders take no stop or target");
        }
        if (place.conditional()) {
            return null;
        }
        final long held = account.position(place.instrumentId()).size();
        if (held == 0) {
            return new Refusal(RetCode.REDUCE_ONLY, "current position is zero, cannot fix reduce-only order qty");
        }
        return held > 0 == (place.side() == Side.BUY)
                ? new Refusal(RetCode.REDUCE_ONLY, "reduce-only order has same side with current position")
                : null;
    }

    private Refusal checkTrigger(InstrumentFeed feed, VenueCommand.Place place) {
        final Refusal refusal = checkPrice(feed.rules(), place.trigger().price());
        if (refusal != null) {
            return refusal;
        }
        final long price = place.trigger().by() == TriggerBy.MARK_PRICE ? feed.markPrice() : feed.lastPrice();
        return switch (place.trigger().direction()) {
            case 1 ->
                place.trigger().price() > price
                        ? null
                        : new Refusal(
                                RetCode.TRIGGER_NOT_ABOVE,
                                "expect Rising, but trigger_price["
                                        + text(place.trigger().price()) + "] <= current[" + text(price) + "]");
            case 2 ->
                place.trigger().price() < price
                        ? null
                        : new Refusal(
                                RetCode.TRIGGER_NOT_BELOW,
                                "expect Falling, but trigger_price["
                                        + text(place.trigger().price()) + "] >= current[" + text(price) + "]");
            default -> new Refusal(RetCode.PARAMETER, "params error: triggerDirection invalid");
        };
    }

    private Refusal checkCount(VenueCommand.Place place) {
        int active = 0;
        int conditional = 0;
        for (final Order order : orders.open(place.instrumentId())) {
            if (order.active()) {
                active++;
            } else if (!order.attached()) {
                conditional++;
            }
        }
        if (place.conditional()) {
            return conditional < MAX_CONDITIONAL
                    ? null
                    : new Refusal(RetCode.TOO_MANY_STOPS, "The number of stop orders exceeds the maximum of 10");
        }
        return active < MAX_ACTIVE
                ? null
                : new Refusal(RetCode.TOO_MANY_ORDERS, "The number of active orders exceeds the maximum of 500");
    }

    static String text(long value) {
        return value == FixedPoint.NULL
                ? ""
                : BigDecimal.valueOf(value, FixedPoint.SCALE_DIGITS)
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
