package io.escapement.venue.matching;

import io.escapement.codecs.sbe.Side;
import io.escapement.venue.account.Account;
import java.util.List;

/** Margin that open orders reserve: that of the part of each which would open or add, were it filled alone. */
final class OrderMargins {
    private final Account account;
    private final OrderTable orders;
    private final int instruments;

    OrderMargins(Account account, OrderTable orders, int instruments) {
        this.account = account;
        this.orders = orders;
        this.instruments = instruments;
    }

    long total() {
        long total = 0;
        for (int i = 0; i < instruments; i++) {
            final List<Order> open = orders.open(i);
            for (int j = 0; j < open.size(); j++) {
                final Order order = open.get(j);
                if (order.active() && !order.reduces()) {
                    total += of(order, order.price);
                }
            }
        }
        return total;
    }

    /** Margin of what an order leaves. */
    long of(Order order, long price) {
        return of(order.instrumentId, order.positionIndex, order.side, price, order.leaves());
    }

    /** Margin of an order that may be placed. */
    long of(int instrumentId, int positionIndex, Side side, long price, long size) {
        final long held = account.position(instrumentId, positionIndex).size();
        final boolean reduces = held != 0 && held > 0 != (side == Side.BUY);
        final long opens = reduces ? size - Math.abs(held) : size;
        return opens <= 0 ? 0 : account.orderMargin(instrumentId, side, price, opens);
    }

    /** What is free for new orders. */
    long available() {
        return account.equity() - account.positionMargin() - total();
    }
}
