package io.escapement.venue.matching;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.codecs.sbe.FillKind;
import io.escapement.codecs.sbe.Side;
import io.escapement.venue.account.Account;
import io.escapement.venue.account.Position;
import io.escapement.venue.feed.InstrumentFeed;
import io.escapement.venue.model.CancelType;
import io.escapement.venue.model.CreateType;
import io.escapement.venue.model.InstrumentRules;
import io.escapement.venue.model.LiquidationView;
import io.escapement.venue.model.RejectReason;
import io.escapement.venue.model.RiskTier;
import java.util.List;

/**
 * What happens when the equity no longer covers the maintenance margin, step by step until it does again:
 *
 * <ol>
 *   <li>all orders but the stops and targets of positions are cancelled;
 *   <li>positions above the lowest risk tier are reduced to the tier below, by market orders, the one that ties up most
 *       first;
 *   <li>the positions are taken over at their bankruptcy prices, at which the account has nothing left: each gives up its
 *       share of the equity, or gets its share of what is missing. The insurance fund makes good what rounding leaves.
 * </ol>
 */
final class Liquidation {
    /** Hears of positions that are taken over. */
    interface Listener {
        /**
         * A position was taken over.
         *
         * @param instrumentId dense index
         * @param row as everybody hears it
         */
        void onTakeOver(int instrumentId, LiquidationView row);
    }

    private final InstrumentFeed[] feeds;
    private final Account account;
    private final OrderTable orders;
    private final Matcher matcher;
    private final Fills fills;
    private final Protection protection;
    private final ForcedOrders forced;
    private final long takerRate;
    private Listener listener = (instrumentId, row) -> {};

    Liquidation(
            InstrumentFeed[] feeds,
            Account account,
            OrderTable orders,
            Matcher matcher,
            Fills fills,
            Protection protection,
            ForcedOrders forced,
            long takerRate) {
        this.feeds = feeds;
        this.account = account;
        this.orders = orders;
        this.matcher = matcher;
        this.fills = fills;
        this.protection = protection;
        this.forced = forced;
        this.takerRate = takerRate;
    }

    void listener(Listener hears) {
        listener = hears;
    }

    /** Liquidates if it is due. */
    void check(long nowMs, Changes changes) {
        if (!due()) {
            return;
        }
        for (int i = 0; i < feeds.length; i++) {
            if (account.holds(i)) {
                account.liquidating(i, true);
            }
        }
        for (int i = 0; i < feeds.length; i++) {
            cancelOrders(i, changes);
        }
        for (Position next = tooLarge(); next != null && due(); next = tooLarge()) {
            final long before = next.size();
            reduce(next, changes);
            if (next.size() == before) {
                // Nobody to trade with.
                break;
            }
        }
        if (due()) {
            takeOverAll(nowMs, changes);
        }
        for (int i = 0; i < feeds.length; i++) {
            account.liquidating(i, false);
        }
    }

    private boolean due() {
        final long maintenance = account.maintenanceMargin();
        return maintenance > 0 && account.equity() <= maintenance;
    }

    private void cancelOrders(int instrumentId, Changes changes) {
        final List<Order> open = orders.open(instrumentId);
        Transaction change = null;
        for (int i = 0; i < open.size(); i++) {
            final Order order = open.get(i);
            if (!order.attached()) {
                change = change == null ? changes.begin(instrumentId) : change;
                order.end(CancelType.LIQUIDATION, RejectReason.NONE, change.timeMs);
                change.touch(order);
            }
        }
        if (change != null) {
            changes.commit();
        }
    }

    /** The position above its lowest tier that ties up most, or null. */
    private Position tooLarge() {
        Position found = null;
        for (int i = 0; i < account.heldCount(); i++) {
            final Position each = account.held(i);
            if (value(each) > account.riskTiers(each.instrumentId()).get(0).limit()
                    && (found == null || account.maintenanceMargin(each) > account.maintenanceMargin(found))) {
                found = each;
            }
        }
        return found;
    }

    private long value(Position position) {
        return Account.value(Math.abs(position.size()), account.mark(position.instrumentId()));
    }

    /** Sells or buys back what lies above the tier below. */
    private void reduce(Position position, Changes changes) {
        final InstrumentFeed feed = feeds[position.instrumentId()];
        final List<RiskTier> tiers = account.riskTiers(position.instrumentId());
        long limit = tiers.get(0).limit();
        for (final RiskTier tier : tiers) {
            limit = tier.limit() < value(position) ? tier.limit() : limit;
        }
        final long held = Math.abs(position.size());
        final long lot = feed.rules().lotSize();
        final long stays = FixedPoint.floorToStep(FixedPoint.divide(limit, feed.markPrice(), Rounding.DOWN), lot);
        final Transaction change = changes.begin(position.instrumentId());
        final Order order = forced.order(position, held - stays, CreateType.REDUCTION, change);
        order.price = PriceLimits.ofMarketOrder(feed.rules(), order.buys(), feed.lastPrice());
        matcher.activate(order, feed.book(), change);
        changes.commit();
    }

    private void takeOverAll(long nowMs, Changes changes) {
        while (account.heldCount() > 0) {
            // Shares of what is left, so that the last one takes all of it.
            final Position next = account.held(0);
            final long share = FixedPoint.multiplyDivide(
                    account.equity(), account.maintenanceMargin(next), account.maintenanceMargin(), Rounding.DOWN);
            takeOver(next, bankruptcyPrice(next, share), nowMs, changes);
        }
    }

    /** Where closing a position, fee included, costs the account a share of its equity. */
    private long bankruptcyPrice(Position position, long share) {
        final InstrumentRules rules = feeds[position.instrumentId()].rules();
        final long held = Math.abs(position.size());
        final long value = value(position);
        if (position.size() > 0) {
            final long net = FixedPoint.multiply(held, FixedPoint.ONE - takerRate, Rounding.DOWN);
            final long price = FixedPoint.divide(Math.max(0, value - share), net, Rounding.UP);
            return Math.max(rules.minPrice(), FixedPoint.ceilToStep(price, rules.tickSize()));
        }
        final long gross = FixedPoint.multiply(held, FixedPoint.ONE + takerRate, Rounding.UP);
        final long price = FixedPoint.divide(Math.max(0, value + share), gross, Rounding.DOWN);
        return Math.max(rules.minPrice(), FixedPoint.floorToStep(price, rules.tickSize()));
    }

    private void takeOver(Position position, long price, long nowMs, Changes changes) {
        final int instrumentId = position.instrumentId();
        final long held = position.size();
        final Transaction change = changes.begin(instrumentId);
        final Order order = forced.order(position, Math.abs(held), CreateType.LIQUIDATION, change);
        order.price = price;
        account.liquidating(instrumentId, false);
        fills.fill(order, price, order.size, false, FillKind.BUST, change);
        protection.follow(position.positionIndex(), change);
        if (account.heldCount() == 0) {
            // The fund pays before the last message is made.
            account.coverDeficit(nowMs);
        }
        changes.commit();
        listener.onTakeOver(
                instrumentId, new LiquidationView(nowMs, held > 0 ? Side.BUY : Side.SELL, Math.abs(held), price));
    }
}
