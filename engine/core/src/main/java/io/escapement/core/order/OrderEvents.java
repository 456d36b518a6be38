package io.escapement.core.order;

import io.escapement.codecs.sbe.Outcome;

/** Hears what becomes of orders. */
public interface OrderEvents {
    /**
     * An order is over and all its executions are booked. Its slot is freed when this returns.
     *
     * @param slot in the order table
     */
    void onOrderDone(int slot);

    /**
     * An execution of an order has been booked; the order may be over next.
     *
     * @param slot in the order table
     */
    void onOrderFilled(int slot);

    /**
     * What became of a change of an order.
     *
     * @param slot in the order table
     * @param outcome UNKNOWN for silence
     */
    void onOrderAmended(int slot, Outcome outcome);
}
