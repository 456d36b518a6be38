package io.escapement.gateway.bybit.order;

import io.escapement.codecs.decimal.DecimalFormatter;
import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.id.ClientOrderIds;
import io.escapement.codecs.sbe.AmendOrderDecoder;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.CancelAllDecoder;
import io.escapement.codecs.sbe.CancelOrderDecoder;
import io.escapement.codecs.sbe.ClientOrderIdDecoder;
import io.escapement.codecs.sbe.Id128Decoder;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.PlaceOrderDecoder;
import io.escapement.codecs.sbe.PositionMode;
import io.escapement.codecs.sbe.SetLeverageDecoder;
import io.escapement.codecs.sbe.SetTradingStopDecoder;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.SwitchPositionModeDecoder;
import io.escapement.codecs.sbe.TimeInForce;
import io.escapement.codecs.sbe.TriggerBy;
import io.escapement.gateway.bybit.decode.SymbolTable;
import io.escapement.gateway.bybit.publish.SentCommand;
import java.nio.charset.StandardCharsets;

/**
 * Commands to the venue's JSON, in a buffer of its own that is used again for the next.
 *
 * <p>The text lies in {@link #bytes()} from 0 to {@link #length()}. Orders are wrapped for the trade socket by {@link
 * #beginRequest} and {@link #endRequest}; without them the text is the body of the REST request. Nothing allocates.
 * One thread at a time.
 */
public final class OrderEncoder {
    private static final int CAPACITY = 2_048;
    private static final byte[] REQUEST_ID = ascii("{\"reqId\":\"");
    private static final byte[] OPERATION = ascii("\",\"op\":\"");
    private static final byte[] TIMESTAMP = ascii("\",\"header\":{\"X-BAPI-TIMESTAMP\":\"");
    private static final byte[] WINDOW = ascii("\",\"X-BAPI-RECV-WINDOW\":\"");
    private static final byte[] ARGUMENTS = ascii("\"},\"args\":[");
    private static final byte[] END = ascii("]}");
    private static final byte[] SYMBOL = ascii("{\"category\":\"linear\",\"symbol\":\"");
    private static final byte[] ALL_SYMBOLS = ascii("{\"category\":\"linear\",\"settleCoin\":\"USDT");
    private static final byte[] BUY = ascii("\",\"side\":\"Buy\"");
    private static final byte[] SELL = ascii("\",\"side\":\"Sell\"");
    private static final byte[] MARKET = ascii(",\"orderType\":\"Market\",\"qty\":\"");
    private static final byte[] LIMIT = ascii(",\"orderType\":\"Limit\",\"qty\":\"");
    private static final byte[] PRICE = ascii("\",\"price\":\"");
    private static final byte[] QUANTITY = ascii("\",\"qty\":\"");
    private static final byte[] GTC = ascii("\",\"timeInForce\":\"GTC");
    private static final byte[] IOC = ascii("\",\"timeInForce\":\"IOC");
    private static final byte[] FOK = ascii("\",\"timeInForce\":\"FOK");
    private static final byte[] POST_ONLY = ascii("\",\"timeInForce\":\"PostOnly");
    private static final byte[] LINK_ID = ascii("\",\"orderLinkId\":\"");
    private static final byte[] ORDER_ID = ascii("\",\"orderId\":\"");
    private static final byte[] POSITION_INDEX = ascii("\",\"positionIdx\":");
    private static final byte[] REDUCE_ONLY = ascii(",\"reduceOnly\":true");
    private static final byte[] CLOSE_ON_TRIGGER = ascii(",\"closeOnTrigger\":true");
    private static final byte[] FULL_MODE = ascii(",\"tpslMode\":\"Full\"");
    private static final byte[] TAKE_PROFIT = ascii(",\"takeProfit\":\"");
    private static final byte[] TAKE_PROFIT_TRIGGER = ascii("\",\"tpTriggerBy\":\"");
    private static final byte[] STOP_LOSS = ascii(",\"stopLoss\":\"");
    private static final byte[] STOP_LOSS_TRIGGER = ascii("\",\"slTriggerBy\":\"");
    private static final byte[] TRAILING_STOP = ascii(",\"trailingStop\":\"");
    private static final byte[] ACTIVE_PRICE = ascii(",\"activePrice\":\"");
    private static final byte[] LAST_PRICE = ascii("LastPrice\"");
    private static final byte[] MARK_PRICE = ascii("MarkPrice\"");
    private static final byte[] INDEX_PRICE = ascii("IndexPrice\"");
    private static final byte[] BUY_LEVERAGE = ascii("\",\"buyLeverage\":\"");
    private static final byte[] SELL_LEVERAGE = ascii("\",\"sellLeverage\":\"");
    private static final byte[] ALL_COINS = ascii("{\"category\":\"linear\",\"coin\":\"USDT");
    private static final byte[] ONE_WAY = ascii("\",\"mode\":0}");
    private static final byte[] HEDGE = ascii("\",\"mode\":3}");
    /** Without it the venue would cancel stops and targets as well. */
    private static final byte[] ORDERS_ONLY = ascii("\",\"orderFilter\":\"Order\"}");

    private static final byte[] CLOSE_TEXT = ascii("\"}");
    private static final byte[] HEX = ascii("0123456789abcdef");

    private final SymbolTable table;
    private byte[][] symbols;
    private final byte[] instance;
    private final byte[] window;
    private final byte[] text = new byte[CAPACITY];
    private int at;

    /**
     * For the instruments of a run.
     *
     * @param table of all of them
     * @param instance name of this engine
     * @param receiveWindowMs sent with every order
     */
    public OrderEncoder(SymbolTable table, String instance, int receiveWindowMs) {
        this.table = table;
        learn();
        this.instance = ascii(instance);
        window = ascii(Integer.toString(receiveWindowMs));
    }

    /**
     * The text.
     *
     * @return not to be kept past the next command
     */
    public byte[] bytes() {
        return text;
    }

    /**
     * Its length.
     *
     * @return in bytes
     */
    public int length() {
        return at;
    }

    /**
     * A copy of the text.
     *
     * @return for the cold path
     */
    public byte[] copy() {
        return java.util.Arrays.copyOf(text, at);
    }

    /** Starts a REST body. */
    public void beginBody() {
        at = 0;
    }

    /**
     * Starts a request for the trade socket.
     *
     * @param command gives the request id
     * @param operation {@code order.create}, {@code order.amend} or {@code order.cancel}
     * @param timestampMs now, as the venue sees it
     */
    public void beginRequest(SentCommand command, byte[] operation, long timestampMs) {
        at = 0;
        put(REQUEST_ID);
        System.arraycopy(command.requestId, 0, text, at, command.requestIdLength);
        at += command.requestIdLength;
        put(OPERATION);
        put(operation);
        put(TIMESTAMP);
        at = DecimalFormatter.formatUnsigned(timestampMs, text, at);
        put(WINDOW);
        put(window);
        put(ARGUMENTS);
    }

    /** Ends a request for the trade socket. */
    public void endRequest() {
        put(END);
    }

    /**
     * Body of a placement.
     *
     * @param order wrapped
     */
    public void place(PlaceOrderDecoder order) {
        symbol(order.instrumentId());
        put(order.side() == Side.BUY ? BUY : SELL);
        final boolean limit = order.orderType() == OrderType.LIMIT;
        put(limit ? LIMIT : MARKET);
        number(order.size());
        if (limit) {
            put(PRICE);
            number(order.price());
        }
        put(timeInForce(limit ? order.timeInForce() : TimeInForce.IOC));
        final ClientOrderIdDecoder id = order.clientOrderId();
        linkId(id.epoch(), id.sequence(), id.leg());
        put(POSITION_INDEX);
        at = DecimalFormatter.formatUnsigned(order.positionIndex(), text, at);
        if (order.reduceOnly() == Bool.YES) {
            put(REDUCE_ONLY);
        }
        if (order.closeOnTrigger() == Bool.YES) {
            put(CLOSE_ON_TRIGGER);
        }
        final long takeProfit = order.takeProfit();
        final long stopLoss = order.stopLoss();
        if (takeProfit != FixedPoint.NULL || stopLoss != FixedPoint.NULL) {
            put(FULL_MODE);
            exits(takeProfit, stopLoss, order.triggerBy());
        }
        text[at++] = '}';
    }

    /**
     * Body of an amendment.
     *
     * @param order wrapped
     */
    public void amend(AmendOrderDecoder order) {
        symbol(order.instrumentId());
        final ClientOrderIdDecoder id = order.clientOrderId();
        identity(id, order.orderId());
        if (order.price() != FixedPoint.NULL) {
            put(PRICE);
            number(order.price());
        }
        if (order.size() != FixedPoint.NULL) {
            put(QUANTITY);
            number(order.size());
        }
        put(CLOSE_TEXT);
    }

    /**
     * Body of a cancellation.
     *
     * @param order wrapped
     */
    public void cancel(CancelOrderDecoder order) {
        symbol(order.instrumentId());
        identity(order.clientOrderId(), order.orderId());
        put(CLOSE_TEXT);
    }

    /**
     * Body of a cancellation of every order on the book; stops and targets stay.
     *
     * @param order wrapped; a null instrument means all that settle in USDT
     */
    public void cancelAll(CancelAllDecoder order) {
        if (order.instrumentId() == CancelAllDecoder.instrumentIdNullValue()) {
            put(ALL_SYMBOLS);
        } else {
            symbol(order.instrumentId());
        }
        put(ORDERS_ONLY);
    }

    /**
     * Body of a leverage setting, the same for both sides.
     *
     * @param command wrapped
     */
    public void setLeverage(SetLeverageDecoder command) {
        symbol(command.instrumentId());
        put(BUY_LEVERAGE);
        number(command.leverage());
        put(SELL_LEVERAGE);
        number(command.leverage());
        put(CLOSE_TEXT);
    }

    /**
     * Body of a position's stop, target and trailing stop.
     *
     * @param command wrapped
     */
    public void setTradingStop(SetTradingStopDecoder command) {
        symbol(command.instrumentId());
        put(POSITION_INDEX);
        at = DecimalFormatter.formatUnsigned(command.positionIndex(), text, at);
        put(FULL_MODE);
        exits(command.takeProfit(), command.stopLoss(), command.triggerBy());
        quoted(TRAILING_STOP, command.trailingStop());
        quoted(ACTIVE_PRICE, command.activePrice());
        text[at++] = '}';
    }

    /**
     * Body of a switch between one-way and hedge mode.
     *
     * @param command wrapped; a null instrument means all that settle in USDT
     */
    public void switchMode(SwitchPositionModeDecoder command) {
        if (command.instrumentId() == SwitchPositionModeDecoder.instrumentIdNullValue()) {
            put(ALL_COINS);
        } else {
            symbol(command.instrumentId());
        }
        put(command.positionMode() == PositionMode.HEDGE ? HEDGE : ONE_WAY);
    }

    private void exits(long takeProfit, long stopLoss, TriggerBy triggerBy) {
        if (takeProfit != FixedPoint.NULL) {
            put(TAKE_PROFIT);
            number(takeProfit);
            put(TAKE_PROFIT_TRIGGER);
            put(trigger(triggerBy));
        }
        if (stopLoss != FixedPoint.NULL) {
            put(STOP_LOSS);
            number(stopLoss);
            put(STOP_LOSS_TRIGGER);
            put(trigger(triggerBy));
        }
    }

    private void quoted(byte[] name, long value) {
        if (value != FixedPoint.NULL) {
            put(name);
            number(value);
            text[at++] = '"';
        }
    }

    /** Our own id where there is one: it is known before the venue's. */
    private void identity(ClientOrderIdDecoder id, Id128Decoder orderId) {
        if (id.epoch() != ClientOrderIdDecoder.epochNullValue()) {
            linkId(id.epoch(), id.sequence(), id.leg());
        } else {
            put(ORDER_ID);
            uuid(orderId.high(), orderId.low());
        }
    }

    private void linkId(int epoch, long sequence, int leg) {
        put(LINK_ID);
        at += ClientOrderIds.format(instance, epoch, sequence, leg, text, at);
    }

    private void uuid(long high, long low) {
        hex(high, 60, 8);
        text[at++] = '-';
        hex(high, 28, 4);
        text[at++] = '-';
        hex(high, 12, 4);
        text[at++] = '-';
        hex(low, 60, 4);
        text[at++] = '-';
        hex(low, 44, 12);
    }

    private void hex(long bits, int shift, int digits) {
        for (int i = 0; i < digits; i++) {
            text[at++] = HEX[(int) (bits >>> (shift - 4 * i)) & 0xF];
        }
    }

    private void symbol(int instrumentId) {
        if (instrumentId >= symbols.length) {
            learn();
        }
        put(SYMBOL);
        put(symbols[instrumentId]);
    }

    /** The table grows when the universe does. */
    private void learn() {
        symbols = new byte[table.size()][];
        for (int i = 0; i < symbols.length; i++) {
            symbols[i] = ascii(table.symbol(i));
        }
    }

    private void number(long value) {
        at += DecimalFormatter.format(value, text, at);
    }

    private void put(byte[] piece) {
        System.arraycopy(piece, 0, text, at, piece.length);
        at += piece.length;
    }

    private static byte[] timeInForce(TimeInForce value) {
        return switch (value) {
            case IOC -> IOC;
            case FOK -> FOK;
            case POST_ONLY -> POST_ONLY;
            default -> GTC;
        };
    }

    private static byte[] trigger(TriggerBy value) {
        return switch (value) {
            case MARK_PRICE -> MARK_PRICE;
            case INDEX_PRICE -> INDEX_PRICE;
            default -> LAST_PRICE;
        };
    }

    private static byte[] ascii(String value) {
        return value.getBytes(StandardCharsets.US_ASCII);
    }
}
