package io.escapement.venue.model;

import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.TimeInForce;
import io.escapement.codecs.sbe.TriggerBy;

/**
 * What a client asks. Numbers at 1e-8, {@link io.escapement.codecs.decimal.FixedPoint#NULL} where there is none; texts
 * empty where there is none.
 */
public sealed interface VenueCommand {
    /** Which command it is. */
    CommandKind kind();

    /** Dense index; -1 is an unknown instrument and is rejected, except that cancel-all takes it for all. */
    int instrumentId();

    /**
     * Place an order.
     *
     * @param instrumentId dense index
     * @param orderLinkId the client's id, up to 36 letters, digits, dashes, underscores; empty: none
     * @param side of the order
     * @param type market or limit
     * @param timeInForce of a limit order; market orders are IOC whatever it says
     * @param price of a limit order
     * @param size base units; 0 with reduceOnly and closeOnTrigger closes the position
     * @param reduceOnly may only reduce
     * @param closeOnTrigger closes the position
     * @param triggerPrice makes it conditional; NULL: active at once
     * @param triggerDirection 1 rises to, 2 falls to; 0 for active orders
     * @param triggerBy of a conditional order
     * @param takeProfit attached to the position; NULL: none
     * @param stopLoss attached to the position; NULL: none
     * @param takeProfitTriggerBy last price by default
     * @param stopLossTriggerBy last price by default
     */
    record Place(
            int instrumentId,
            String orderLinkId,
            Side side,
            OrderType type,
            TimeInForce timeInForce,
            long price,
            long size,
            boolean reduceOnly,
            boolean closeOnTrigger,
            long triggerPrice,
            int triggerDirection,
            TriggerBy triggerBy,
            long takeProfit,
            long stopLoss,
            TriggerBy takeProfitTriggerBy,
            TriggerBy stopLossTriggerBy)
            implements VenueCommand {
        @Override
        public CommandKind kind() {
            return CommandKind.PLACE;
        }
    }

    /**
     * Change an open order.
     *
     * @param instrumentId dense index
     * @param orderId the venue's id, or null to go by the client's
     * @param orderLinkId the client's id, used without an order id
     * @param price NULL: unchanged
     * @param size new total; NULL: unchanged
     * @param triggerPrice NULL: unchanged
     * @param takeProfit attached; NULL: unchanged, 0 removes
     * @param stopLoss attached; NULL: unchanged, 0 removes
     */
    record Amend(
            int instrumentId,
            VenueId orderId,
            String orderLinkId,
            long price,
            long size,
            long triggerPrice,
            long takeProfit,
            long stopLoss)
            implements VenueCommand {
        @Override
        public CommandKind kind() {
            return CommandKind.AMEND;
        }
    }

    /**
     * Cancel an open order.
     *
     * @param instrumentId dense index
     * @param orderId the venue's id, or null to go by the client's
     * @param orderLinkId the client's id, used without an order id
     */
    record Cancel(int instrumentId, VenueId orderId, String orderLinkId) implements VenueCommand {
        @Override
        public CommandKind kind() {
            return CommandKind.CANCEL;
        }
    }

    /**
     * Cancel every open order.
     *
     * @param instrumentId dense index, or -1 for all instruments
     * @param activeOrders include orders on the book
     * @param conditionalOrders include untriggered orders, attached stops and targets among them
     */
    record CancelAll(int instrumentId, boolean activeOrders, boolean conditionalOrders) implements VenueCommand {
        @Override
        public CommandKind kind() {
            return CommandKind.CANCEL_ALL;
        }
    }

    /**
     * Set the leverage of an instrument.
     *
     * @param instrumentId dense index
     * @param leverage 1e-8
     */
    record SetLeverage(int instrumentId, long leverage) implements VenueCommand {
        @Override
        public CommandKind kind() {
            return CommandKind.SET_LEVERAGE;
        }
    }

    /**
     * Set stop and target of a position.
     *
     * @param instrumentId dense index
     * @param takeProfit NULL: unchanged, 0 removes
     * @param stopLoss NULL: unchanged, 0 removes
     * @param takeProfitTriggerBy last price by default
     * @param stopLossTriggerBy last price by default
     */
    record SetTradingStop(
            int instrumentId,
            long takeProfit,
            long stopLoss,
            TriggerBy takeProfitTriggerBy,
            TriggerBy stopLossTriggerBy)
            implements VenueCommand {
        @Override
        public CommandKind kind() {
            return CommandKind.SET_TRADING_STOP;
        }
    }
}
