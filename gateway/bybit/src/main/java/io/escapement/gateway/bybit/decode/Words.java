package io.escapement.gateway.bybit.decode;

import io.escapement.codecs.json.KeyTable;
import io.escapement.codecs.sbe.FillKind;
import io.escapement.codecs.sbe.InstrumentStatus;
import io.escapement.codecs.sbe.OrderStatus;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.PositionStatus;
import io.escapement.codecs.sbe.StopKind;
import io.escapement.codecs.sbe.TimeInForce;
import io.escapement.codecs.sbe.TransactionKind;

/** The venue's words to the schema's; a word that is new to us becomes OTHER, no word the null value. */
final class Words {
    private static final KeyTable ORDER_TYPES = new KeyTable("Market", "Limit");
    private static final OrderType[] ORDER_TYPE_VALUES = {OrderType.MARKET, OrderType.LIMIT};

    private static final KeyTable TIMES_IN_FORCE = new KeyTable("GTC", "IOC", "FOK", "PostOnly");
    private static final TimeInForce[] TIME_IN_FORCE_VALUES = {
        TimeInForce.GTC, TimeInForce.IOC, TimeInForce.FOK, TimeInForce.POST_ONLY
    };

    private static final KeyTable ORDER_STATUSES = new KeyTable(
            "New",
            "PartiallyFilled",
            "Filled",
            "Cancelled",
            "PartiallyFilledCanceled",
            "Rejected",
            "Untriggered",
            "Triggered",
            "Deactivated");
    private static final OrderStatus[] ORDER_STATUS_VALUES = {
        OrderStatus.NEW,
        OrderStatus.PARTIALLY_FILLED,
        OrderStatus.FILLED,
        OrderStatus.CANCELLED,
        OrderStatus.CANCELLED,
        OrderStatus.REJECTED,
        OrderStatus.UNTRIGGERED,
        OrderStatus.TRIGGERED,
        OrderStatus.DEACTIVATED
    };

    private static final KeyTable STOP_KINDS = new KeyTable(
            "UNKNOWN", "TakeProfit", "StopLoss", "TrailingStop", "Stop", "PartialTakeProfit", "PartialStopLoss");
    private static final StopKind[] STOP_KIND_VALUES = {
        StopKind.NONE,
        StopKind.TAKE_PROFIT,
        StopKind.STOP_LOSS,
        StopKind.TRAILING_STOP,
        StopKind.STOP,
        StopKind.PARTIAL_TAKE_PROFIT,
        StopKind.PARTIAL_STOP_LOSS
    };

    private static final KeyTable FILL_KINDS =
            new KeyTable("Trade", "Funding", "AdlTrade", "BustTrade", "Delivery", "Settle");
    private static final FillKind[] FILL_KIND_VALUES = {
        FillKind.TRADE, FillKind.FUNDING, FillKind.ADL, FillKind.BUST, FillKind.DELIVERY, FillKind.SETTLE
    };

    private static final KeyTable POSITION_STATUSES = new KeyTable("Normal", "Liq", "Adl");
    private static final PositionStatus[] POSITION_STATUS_VALUES = {
        PositionStatus.NORMAL, PositionStatus.LIQUIDATING, PositionStatus.ADL
    };

    private static final KeyTable INSTRUMENT_STATUSES = new KeyTable("Trading", "PreLaunch", "Delivering", "Closed");
    private static final InstrumentStatus[] INSTRUMENT_STATUS_VALUES = {
        InstrumentStatus.TRADING, InstrumentStatus.PRE_LAUNCH, InstrumentStatus.DELIVERING, InstrumentStatus.CLOSED
    };

    private static final KeyTable TRANSACTION_KINDS = new KeyTable(
            "TRADE",
            "SETTLEMENT",
            "DELIVERY",
            "LIQUIDATION",
            "ADL",
            "TRANSFER_IN",
            "TRANSFER_OUT",
            "BONUS",
            "INTEREST",
            "FEE_REFUND");
    private static final TransactionKind[] TRANSACTION_KIND_VALUES = {
        TransactionKind.TRADE,
        TransactionKind.SETTLEMENT,
        TransactionKind.DELIVERY,
        TransactionKind.LIQUIDATION,
        TransactionKind.ADL,
        TransactionKind.TRANSFER_IN,
        TransactionKind.TRANSFER_OUT,
        TransactionKind.BONUS,
        TransactionKind.INTEREST,
        TransactionKind.FEE_REFUND
    };

    private Words() {}

    static OrderType orderType(ValueReader values) {
        final int index = values.word(ORDER_TYPES);
        return index >= 0 ? ORDER_TYPE_VALUES[index] : none(values) ? OrderType.NULL_VAL : OrderType.OTHER;
    }

    static TimeInForce timeInForce(ValueReader values) {
        final int index = values.word(TIMES_IN_FORCE);
        return index >= 0 ? TIME_IN_FORCE_VALUES[index] : none(values) ? TimeInForce.NULL_VAL : TimeInForce.OTHER;
    }

    static OrderStatus orderStatus(ValueReader values) {
        final int index = values.word(ORDER_STATUSES);
        return index >= 0 ? ORDER_STATUS_VALUES[index] : none(values) ? OrderStatus.NULL_VAL : OrderStatus.OTHER;
    }

    static StopKind stopKind(ValueReader values) {
        final int index = values.word(STOP_KINDS);
        return index >= 0 ? STOP_KIND_VALUES[index] : none(values) ? StopKind.NONE : StopKind.OTHER;
    }

    static FillKind fillKind(ValueReader values) {
        final int index = values.word(FILL_KINDS);
        return index >= 0 ? FILL_KIND_VALUES[index] : none(values) ? FillKind.NULL_VAL : FillKind.OTHER;
    }

    static PositionStatus positionStatus(ValueReader values) {
        final int index = values.word(POSITION_STATUSES);
        return index >= 0
                ? POSITION_STATUS_VALUES[index]
                : none(values) ? PositionStatus.NULL_VAL : PositionStatus.OTHER;
    }

    static InstrumentStatus instrumentStatus(ValueReader values) {
        final int index = values.word(INSTRUMENT_STATUSES);
        return index >= 0
                ? INSTRUMENT_STATUS_VALUES[index]
                : none(values) ? InstrumentStatus.NULL_VAL : InstrumentStatus.OTHER;
    }

    static TransactionKind transactionKind(ValueReader values) {
        final int index = values.word(TRANSACTION_KINDS);
        return index >= 0
                ? TRANSACTION_KIND_VALUES[index]
                : none(values) ? TransactionKind.NULL_VAL : TransactionKind.OTHER;
    }

    private static boolean none(ValueReader values) {
        return values.cursor.textLength() == 0;
    }
}
