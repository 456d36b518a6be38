package io.escapement.venue.matching;

import io.escapement.venue.account.Account;

/** What the positions are to orders. */
final class Holdings {
    private final Account account;

    Holdings(Account account) {
        this.account = account;
    }

    /** Signed size of a position. */
    long size(int instrumentId, int positionIndex) {
        return account.position(instrumentId, positionIndex).size();
    }

    /** How much of its position an order could close; 0 if it is on the same side. */
    long reducible(Order order) {
        final long held = size(order.instrumentId, order.positionIndex);
        return held != 0 && held > 0 != order.buys() ? Math.abs(held) : 0;
    }

    /** Cuts what is left of a reducing order to what there is. */
    void trim(Order order) {
        if (order.reduces()) {
            order.size = order.filledSize + Math.min(order.size - order.filledSize, reducible(order));
        }
    }

    /** Whether an order's fills opened or added to the position that is there now. */
    boolean opened(Order order) {
        final long held = size(order.instrumentId, order.positionIndex);
        return held != 0 && held > 0 == order.buys();
    }
}
