package io.escapement.venue.model;

import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.TimeInForce;
import io.escapement.codecs.sbe.TriggerBy;
import java.util.List;

/**
 * What a client asks. Numbers at 1e-8, {@link io.escapement.codecs.decimal.FixedPoint#NULL} where there is none; texts
 * empty where there is none. A position index is 0 in one-way mode, 1 for the long and 2 for the short position in hedge
 * mode.
 */
public sealed interface VenueCommand {
    /** Which command it is; of a batch: which commands it holds. */
    CommandKind kind();

    /** Dense index; -1 is an unknown instrument and is refused, except where a command takes it for all. */
    int instrumentId();

    /**
     * Place an order.
     *
     * @param instrumentId dense index
     * @param positionIndex 0, 1 or 2
     * @param orderLinkId the client's id, up to 36 letters, digits, dashes, underscores; empty: none
     * @param side of the order
     * @param type market or limit
     * @param timeInForce of a limit order; market orders are IOC whatever it says
     * @param price of a limit order
     * @param size base units; 0 with reduceOnly and closeOnTrigger closes the position
     * @param reduceOnly may only reduce
     * @param closeOnTrigger closes: only reduces once it is triggered, and makes room for itself
     * @param trigger makes it conditional
     * @param bracket target and stop of what it fills
     * @param slippage of an active market order
     * @param smpType what happens when it meets an order of the same account
     */
    record Place(
            int instrumentId,
            int positionIndex,
            String orderLinkId,
            Side side,
            OrderType type,
            TimeInForce timeInForce,
            long price,
            long size,
            boolean reduceOnly,
            boolean closeOnTrigger,
            Trigger trigger,
            Bracket bracket,
            Slippage slippage,
            SmpType smpType)
            implements VenueCommand {
        @Override
        public CommandKind kind() {
            return CommandKind.PLACE;
        }

        /** Whether it waits for a trigger. */
        public boolean conditional() {
            return trigger.isSet();
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
     * @param triggerBy NULL_VAL: unchanged
     * @param bracket attached target and stop; NONE: unchanged
     */
    record Amend(
            int instrumentId,
            VenueId orderId,
            String orderLinkId,
            long price,
            long size,
            long triggerPrice,
            TriggerBy triggerBy,
            Bracket bracket)
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
     * Cancel open orders, at most 500 at a time.
     *
     * @param instrumentId dense index, or -1 for all instruments
     * @param active include orders on the book
     * @param conditional include untriggered orders that a client placed
     * @param attached include stops, targets and trailing stops of positions
     */
    record CancelAll(int instrumentId, boolean active, boolean conditional, boolean attached) implements VenueCommand {
        @Override
        public CommandKind kind() {
            return CommandKind.CANCEL_ALL;
        }
    }

    /**
     * Several orders to place, amend or cancel, each with an answer of its own.
     *
     * @param kind PLACE, AMEND or CANCEL
     * @param commands at most 20, all of that kind
     */
    record Batch(CommandKind kind, List<VenueCommand> commands) implements VenueCommand {
        /** Most commands of a batch. */
        public static final int MAX_COMMANDS = 20;

        @Override
        public int instrumentId() {
            return -1;
        }
    }

    /**
     * Set the leverage of an instrument.
     *
     * @param instrumentId dense index
     * @param buyLeverage 1e-8
     * @param sellLeverage 1e-8; under cross margin the same
     */
    record SetLeverage(int instrumentId, long buyLeverage, long sellLeverage) implements VenueCommand {
        @Override
        public CommandKind kind() {
            return CommandKind.SET_LEVERAGE;
        }
    }

    /**
     * Switch between one position and two.
     *
     * @param instrumentId dense index, or -1 for every instrument without position and order
     * @param mode wanted
     */
    record SwitchMode(int instrumentId, PositionMode mode) implements VenueCommand {
        @Override
        public CommandKind kind() {
            return CommandKind.SWITCH_MODE;
        }
    }

    /**
     * Set target, stop and trailing stop of a position.
     *
     * @param instrumentId dense index
     * @param positionIndex 0, 1 or 2
     * @param bracket FULL (NONE means it) sets, moves and removes the position's only ones; PARTIAL adds one of each
     * @param takeProfitSize of a PARTIAL target; NULL: the whole position
     * @param stopLossSize of a PARTIAL stop; must equal the target's if both are set
     * @param trailingStop distance, 1e-8; NULL: unchanged, 0 removes
     * @param activePrice from which the stop trails; NULL: from now on
     */
    record SetTradingStop(
            int instrumentId,
            int positionIndex,
            Bracket bracket,
            long takeProfitSize,
            long stopLossSize,
            long trailingStop,
            long activePrice)
            implements VenueCommand {
        @Override
        public CommandKind kind() {
            return CommandKind.SET_TRADING_STOP;
        }
    }
}
