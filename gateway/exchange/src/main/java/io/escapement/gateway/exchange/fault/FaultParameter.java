package io.escapement.gateway.exchange.fault;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a fault can be told, and how it is written. Times are whole numbers of ms, or carry {@code ms s m h d}. */
public enum FaultParameter {
    /** Market time after the market's start at which it begins; absent: now. */
    AT("a time as 1500, 90s, 5m or 2h", "\\d{1,12}(ms|s|m|h|d)?"),

    /** Market time after which it begins again, and again. */
    EVERY("a time above 0 as 1500, 90s, 5m or 2h", "0*[1-9]\\d{0,11}(ms|s|m|h|d)?"),

    /** Whose traffic; a colon and a number name one of several public sockets, the oldest being 0. */
    WHICH("one of public, public:N, private, trade, rest, all", "public(:\\d{1,4})?|private|trade|rest|all"),

    /** Beginning of the topic concerned: {@code orderbook.50.BTCUSDT}, or {@code order} for all orders. */
    TOPIC("the beginning of a topic", "[A-Za-z0-9.]{1,60}"),

    /** Operation of the trade socket, or the REST path behind {@code /v5/} with a dot for the slash: {@code order.create}. */
    OP("an operation as order.create", "[a-z0-9.-]{1,60}"),

    /** How long it lasts, by the clock of the event loop. */
    FOR("a time as 1500, 90s, 5m or 2h", "\\d{1,12}(ms|s|m|h|d)?"),

    /** How late something comes, by the clock of the event loop. */
    LATE("a time as 1500, 90s, 5m or 2h", "\\d{1,12}(ms|s|m|h|d)?"),

    /** By how much a clock is wrong; may be negative. */
    BY("a time as 1500, -90s or 5m", "-?\\d{1,12}(ms|s|m|h|d)?"),

    /** How many times it strikes. */
    COUNT("a whole number from 1", "0*[1-9]\\d{0,8}"),

    /** Probability that it strikes when it could, drawn from the seed. */
    CHANCE("a number from 0 to 1", "0(\\.\\d+)?|1(\\.0+)?"),

    /** The venue's error code. */
    CODE("a whole number from 1", "[1-9]\\d{0,8}"),

    /** The venue's error text. */
    TEXT("a text without comma", "[^,]{1,200}"),

    /** HTTP status. */
    STATUS("an HTTP status from 400 to 599", "[45]\\d\\d"),

    /** Whether the request takes effect all the same. */
    EFFECT("true or false", "true|false"),

    /** Instrument. */
    SYMBOL("a symbol as BTCUSDT", "[A-Z0-9]{3,30}"),

    /** Side of an order. */
    SIDE("Buy or Sell", "Buy|Sell"),

    /** Size of an order, or of the part of a position. */
    QTY("a decimal number above 0", "\\d{1,10}(\\.\\d{1,8})?"),

    /** Price of an order, or price step. */
    PRICE("a decimal number above 0", "\\d{1,10}(\\.\\d{1,8})?"),

    /** Amount of money. */
    AMOUNT("a decimal number above 0", "\\d{1,10}(\\.\\d{1,8})?");

    private final String key;
    private final String form;
    private final Pattern pattern;

    FaultParameter(String form, String pattern) {
        key = name().toLowerCase(Locale.ROOT);
        this.form = form;
        this.pattern = Pattern.compile(pattern);
    }

    /** How it is written. @return lower case */
    public String key() {
        return key;
    }

    /** Refuses a value of the wrong form. @throws IllegalArgumentException naming parameter, form and value */
    void check(String value) {
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException("a fault's " + key + " must be " + form + ": " + key + "=" + value);
        }
    }

    /** Reads a time. @param text of a form checked before @return ms */
    static long milliseconds(String text) {
        int digits = text.length();
        while (!Character.isDigit(text.charAt(digits - 1))) {
            digits--;
        }
        final long number = Long.parseLong(text.substring(0, digits));
        return switch (text.substring(digits)) {
            case "s" -> number * 1_000;
            case "m" -> number * 60_000;
            case "h" -> number * 3_600_000;
            case "d" -> number * 86_400_000;
            default -> number;
        };
    }
}
