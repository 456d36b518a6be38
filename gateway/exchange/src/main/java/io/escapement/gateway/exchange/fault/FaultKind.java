package io.escapement.gateway.exchange.fault;

import static io.escapement.gateway.exchange.fault.FaultParameter.AMOUNT;
import static io.escapement.gateway.exchange.fault.FaultParameter.BY;
import static io.escapement.gateway.exchange.fault.FaultParameter.CHANCE;
import static io.escapement.gateway.exchange.fault.FaultParameter.CODE;
import static io.escapement.gateway.exchange.fault.FaultParameter.COUNT;
import static io.escapement.gateway.exchange.fault.FaultParameter.EFFECT;
import static io.escapement.gateway.exchange.fault.FaultParameter.FOR;
import static io.escapement.gateway.exchange.fault.FaultParameter.LATE;
import static io.escapement.gateway.exchange.fault.FaultParameter.OP;
import static io.escapement.gateway.exchange.fault.FaultParameter.PRICE;
import static io.escapement.gateway.exchange.fault.FaultParameter.QTY;
import static io.escapement.gateway.exchange.fault.FaultParameter.SIDE;
import static io.escapement.gateway.exchange.fault.FaultParameter.STATUS;
import static io.escapement.gateway.exchange.fault.FaultParameter.SYMBOL;
import static io.escapement.gateway.exchange.fault.FaultParameter.TEXT;
import static io.escapement.gateway.exchange.fault.FaultParameter.TOPIC;
import static io.escapement.gateway.exchange.fault.FaultParameter.WHICH;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The faults there are. Each may have {@code at} and {@code every}, too. */
public enum FaultKind {
    /** Connections are cut without a closing handshake. */
    DROP(needs(), may(WHICH)),

    /** Sockets stay open but nothing goes in or out for a time, no pong either; what was due comes afterwards. */
    STALL(needs(FOR), may(WHICH)),

    /** Pushed messages come late, overtaken by others. */
    DELAY(needs(LATE), may(WHICH, TOPIC, COUNT, FOR, CHANCE)),

    /** Pushed messages come twice. */
    DUPLICATE(needs(), may(WHICH, TOPIC, COUNT, FOR, CHANCE)),

    /** Pushed messages come behind the next one of their socket, or late when none follows. */
    REORDER(needs(), may(WHICH, TOPIC, COUNT, FOR, CHANCE, LATE)),

    /** Updates of a topic are left out: a book's numbers jump. */
    GAP(needs(TOPIC), may(COUNT, FOR, CHANCE)),

    /** The push that closes a bar comes late, or never when no {@code late} is said. */
    LATE_CONFIRM(needs(), may(TOPIC, LATE, COUNT, FOR, CHANCE)),

    /** Commands take effect, but their answers never come. */
    LOSE_REPLY(needs(), may(WHICH, OP, COUNT, FOR, CHANCE)),

    /** Requests never take effect and are never answered. */
    LOSE_REQUEST(needs(), may(WHICH, OP, COUNT, FOR, CHANCE)),

    /** Requests are refused with a code. */
    REJECT(needs(CODE), may(WHICH, OP, TEXT, COUNT, FOR, CHANCE)),

    /** Requests of the account are refused with 10006, by the rate limit. */
    RATE_LIMIT(needs(FOR), may(WHICH, OP)),

    /** Every REST request is answered with HTTP 403. */
    BAN(needs(FOR), may()),

    /** REST requests are answered with an HTTP error; {@code effect=true}: after they took effect. */
    HTTP_ERROR(needs(), may(STATUS, OP, EFFECT, COUNT, FOR, CHANCE)),

    /** Commands take effect, unless told otherwise, but the answer leaves that open: 10000 by REST, 10016 on a trade socket. */
    TIMEOUT(needs(), may(WHICH, OP, EFFECT, COUNT, FOR, CHANCE)),

    /** The exchange's clock is wrong; 0 mends it. */
    CLOCK_SKEW(needs(BY), may(FOR)),

    /** Orders that changed a moment ago are in neither list of orders yet. */
    QUERY_LAG(needs(LATE), may(FOR)),

    /**
     * The service restarts: for {@code late} requests are refused with 10016 and 10019, then every connection is cut and
     * the port closed for a time; what the account has stays, books begin again at update 1.
     */
    RESTART(needs(FOR), may(LATE)),

    /** Somebody places an order by hand. Without a price it is a market order. */
    ORDER_OUTSIDE(needs(SYMBOL, SIDE, QTY), may(PRICE)),

    /** Somebody cancels by hand every order, or those of a symbol. */
    CANCEL_OUTSIDE(needs(), may(SYMBOL)),

    /** Somebody closes a position by hand. */
    CLOSE_OUTSIDE(needs(SYMBOL), may(QTY)),

    /** Money comes. */
    DEPOSIT(needs(AMOUNT), may()),

    /** Money goes. */
    WITHDRAWAL(needs(AMOUNT), may()),

    /** So much money goes that what is left does not cover the maintenance margin: the account is liquidated. */
    LIQUIDATION(needs(), may()),

    /** The venue deleverages a position at its mark price, or a part of it. */
    ADL(needs(SYMBOL), may(QTY)),

    /** An instrument is announced to leave the venue {@code late} from now in market time, and then does. */
    DELISTING(needs(SYMBOL, LATE), may()),

    /** The price step of an instrument becomes {@code price}. */
    TICK_CHANGE(needs(SYMBOL, PRICE), may());

    private final String key;
    private final Set<FaultParameter> needed;
    private final Set<FaultParameter> allowed;

    FaultKind(Set<FaultParameter> needed, Set<FaultParameter> optional) {
        key = name().toLowerCase(Locale.ROOT).replace('_', '-');
        this.needed = needed;
        allowed = EnumSet.of(FaultParameter.AT, FaultParameter.EVERY);
        allowed.addAll(needed);
        allowed.addAll(optional);
    }

    /** How it is written. @return lower case with hyphens */
    public String key() {
        return key;
    }

    /** What it must be told. @return unordered */
    public Set<FaultParameter> needed() {
        return Set.copyOf(needed);
    }

    /** What it may be told, the needed included. @return unordered */
    public Set<FaultParameter> allowed() {
        return Set.copyOf(allowed);
    }

    private static Set<FaultParameter> needs(FaultParameter... parameters) {
        return setOf(parameters);
    }

    private static Set<FaultParameter> may(FaultParameter... parameters) {
        return setOf(parameters);
    }

    private static Set<FaultParameter> setOf(FaultParameter... parameters) {
        final Set<FaultParameter> set = EnumSet.noneOf(FaultParameter.class);
        set.addAll(Arrays.asList(parameters));
        return set;
    }
}
