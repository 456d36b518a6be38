package io.escapement.core.order;

/** Hears what becomes of orders. */
public interface OrderEvents {
    /**
     * An order is over and all its executions are booked. Its slot is freed when this returns.
     *
     * @param slot in the order table
     */
    void onOrderDone(int slot);
}
