package io.escapement.core.position;

import io.escapement.codecs.sbe.Reason;

/** Hears what becomes of positions. */
public interface PositionEvents {
    /**
     * A position was opened where there was none.
     *
     * @param instrumentId which
     * @param orderSlot entry that did it, or {@link io.escapement.core.order.OrderTable#NONE} if it was adopted
     */
    void onOpened(int instrumentId, int orderSlot);

    /**
     * A position went flat. Its numbers are still in the book and cleared when this returns.
     *
     * @param instrumentId which
     * @param reason what closed it
     */
    void onClosed(int instrumentId, Reason reason);

    /**
     * The venue refuses a stop for a position: it must be closed.
     *
     * @param instrumentId which
     */
    void onUnprotectable(int instrumentId);
}
