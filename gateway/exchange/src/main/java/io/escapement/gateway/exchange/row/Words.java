package io.escapement.gateway.exchange.row;

import io.escapement.codecs.sbe.FillKind;
import io.escapement.codecs.sbe.OrderStatus;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.PositionStatus;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.StopKind;
import io.escapement.codecs.sbe.TimeInForce;
import io.escapement.codecs.sbe.TriggerBy;

/** The venue's words for our enums. */
public final class Words {
    /** Said where nothing applies. */
    public static final String UNKNOWN = "UNKNOWN";

    private Words() {}

    /** Side of an order, or of a position. @param side NULL_VAL is flat @return empty when flat */
    public static String of(Side side) {
        return switch (side) {
            case BUY -> "Buy";
            case SELL -> "Sell";
            default -> "";
        };
    }

    /** Order type. @param type any @return the word */
    public static String of(OrderType type) {
        return switch (type) {
            case MARKET -> "Market";
            case LIMIT -> "Limit";
            default -> UNKNOWN;
        };
    }

    /** Time in force. @param timeInForce any @return the word */
    public static String of(TimeInForce timeInForce) {
        return switch (timeInForce) {
            case GTC -> "GTC";
            case IOC -> "IOC";
            case FOK -> "FOK";
            case POST_ONLY -> "PostOnly";
            default -> "";
        };
    }

    /** Order status. @param status any @return the word */
    public static String of(OrderStatus status) {
        return switch (status) {
            case NEW -> "New";
            case PARTIALLY_FILLED -> "PartiallyFilled";
            case FILLED -> "Filled";
            case CANCELLED -> "Cancelled";
            case REJECTED -> "Rejected";
            case UNTRIGGERED -> "Untriggered";
            case TRIGGERED -> "Triggered";
            case DEACTIVATED -> "Deactivated";
            default -> UNKNOWN;
        };
    }

    /**
     * Kind of a conditional order.
     *
     * @param kind any
     * @param none said for plain orders: empty among orders, {@link #UNKNOWN} among executions
     * @return the word
     */
    public static String of(StopKind kind, String none) {
        return switch (kind) {
            case TAKE_PROFIT -> "TakeProfit";
            case STOP_LOSS -> "StopLoss";
            case TRAILING_STOP -> "TrailingStop";
            case STOP -> "Stop";
            case PARTIAL_TAKE_PROFIT -> "PartialTakeProfit";
            case PARTIAL_STOP_LOSS -> "PartialStopLoss";
            default -> none;
        };
    }

    /** Price that triggers. @param triggerBy NULL_VAL is none @return empty when none */
    public static String of(TriggerBy triggerBy) {
        return switch (triggerBy) {
            case LAST_PRICE -> "LastPrice";
            case MARK_PRICE -> "MarkPrice";
            case INDEX_PRICE -> "IndexPrice";
            default -> "";
        };
    }

    /** Kind of an execution. @param kind any @return the word */
    public static String of(FillKind kind) {
        return switch (kind) {
            case TRADE -> "Trade";
            case FUNDING -> "Funding";
            case ADL -> "AdlTrade";
            case BUST -> "BustTrade";
            case DELIVERY -> "Delivery";
            case SETTLE -> "Settle";
            default -> UNKNOWN;
        };
    }

    /** Status of a position. @param status any @return the word */
    public static String of(PositionStatus status) {
        return switch (status) {
            case LIQUIDATING -> "Liq";
            case ADL -> "Adl";
            default -> "Normal";
        };
    }
}
