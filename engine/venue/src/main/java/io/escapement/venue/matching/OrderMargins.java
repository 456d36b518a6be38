package io.escapement.venue.matching;

import io.escapement.codecs.sbe.Side;
import io.escapement.venue.account.Account;

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
            for (final Order order : orders.open(i)) {
                if (order.active() && !order.reduceOnly) {
                    total += of(i, order.side, order.price, order.leaves());
                }
            }
        }
        return total;
    }

    /** Margin of an order that may be placed. */
    long of(int instrumentId, Side side, long price, long size) {
        final long held = account.position(instrumentId).size();
        final boolean reduces = held != 0 && held > 0 != (side == Side.BUY);
        return account.orderMargin(instrumentId, side, price, reduces ? size - Math.abs(held) : size);
    }

    /** What is free for new orders. */
    long available() {
        return account.equity() - account.positionMargin() - total();
    }
}
