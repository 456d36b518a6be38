package io.escapement.venue.matching;

import io.escapement.codecs.sbe.FillKind;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.Side;
import io.escapement.venue.account.Account;
import io.escapement.venue.account.Position;
import io.escapement.venue.feed.InstrumentFeed;
import io.escapement.venue.model.CancelType;
import io.escapement.venue.model.CreateType;
import io.escapement.venue.model.RejectReason;
import java.util.List;

/** Closes everything when the equity no longer covers the maintenance margin. */
final class Liquidation {
    private final InstrumentFeed[] feeds;
    private final Account account;
    private final OrderTable orders;
    private final Fills fills;
    private final Protection protection;
    private final Sequences sequences;

    Liquidation(
            InstrumentFeed[] feeds,
            Account account,
            OrderTable orders,
            Fills fills,
            Protection protection,
            Sequences sequences) {
        this.feeds = feeds;
        this.account = account;
        this.orders = orders;
        this.fills = fills;
        this.protection = protection;
        this.sequences = sequences;
    }

    /** Liquidates if it is due: all orders are cancelled, all positions closed at their marks. */
    void check(long nowMs, Changes changes) {
        final long maintenance = account.maintenanceMargin();
        if (maintenance == 0 || account.equity() > maintenance) {
            return;
        }
        for (int i = 0; i < feeds.length; i++) {
            if (concerns(i)) {
                account.liquidating(i, true);
                bust(changes.begin(i));
                account.liquidating(i, false);
                if (isLast(i)) {
                    account.coverDeficit(nowMs);
                }
                changes.commit();
            }
        }
    }

    private boolean concerns(int instrumentId) {
        return account.holds(instrumentId) || !orders.open(instrumentId).isEmpty();
    }

    /** Whether nothing is left behind an instrument, so that the fund pays before the last message is made. */
    private boolean isLast(int instrumentId) {
        for (int i = instrumentId + 1; i < feeds.length; i++) {
            if (concerns(i)) {
                return false;
            }
        }
        return true;
    }

    private void bust(Transaction change) {
        final int instrumentId = change.instrumentId;
        final List<Order> open = orders.open(instrumentId);
        for (int i = 0; i < open.size(); i++) {
            open.get(i).end(CancelType.LIQUIDATION, RejectReason.NONE, change.timeMs);
            change.touch(open.get(i));
        }
        for (int index = Account.ONE_WAY; index <= Account.HEDGE_SHORT; index++) {
            final Position position = account.position(instrumentId, index);
            if (position.size() != 0) {
                takeOver(position, change);
                protection.follow(index, change);
            }
        }
    }

    private void takeOver(Position position, Transaction change) {
        final InstrumentFeed feed = feeds[position.instrumentId()];
        final Order order = new Order(
                sequences.nextId(),
                position.instrumentId(),
                position.positionIndex(),
                position.size() > 0 ? Side.SELL : Side.BUY,
                OrderType.MARKET,
                feed.lastPrice(),
                change.timeMs);
        order.createType = CreateType.LIQUIDATION;
        order.reduceOnly = true;
        order.size = Math.abs(position.size());
        order.price = feed.markPrice();
        orders.add(order);
        fills.fill(order, feed.markPrice(), order.size, false, FillKind.BUST, change);
    }
}
