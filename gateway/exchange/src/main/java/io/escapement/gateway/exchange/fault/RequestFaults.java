package io.escapement.gateway.exchange.fault;

import io.escapement.gateway.exchange.RequestException;
import io.escapement.gateway.exchange.limit.AccountLimits;
import io.escapement.venue.model.OrderView;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;

/** Faults of requests on their way to the account, and of what queries tell. Event loop only. */
public final class RequestFaults {
    private static final int RESTARTING = 10016;
    private static final int SOCKET_RESTARTING = 10019;
    private static final int TIMED_OUT = 10000;
    private static final int FORBIDDEN = 403;
    private static final String BAD_GATEWAY = "502";
    private static final String ANY = "";
    private static final String COMMANDS = "order.";
    private static final String TRADE = "trade";
    private static final String REST = "rest";
    private static final String ALL = "all";

    private final Random random;
    private final LongSupplier marketMs;
    private final LongSupplier nanoTime;
    private final List<StandingFault> standing = new ArrayList<>();
    private boolean restarting;
    private boolean outage;

    /**
     * Nothing is wrong yet.
     *
     * @param random all chance comes from it
     * @param marketMs the market's clock
     * @param nanoTime the clock by which faults end
     */
    public RequestFaults(Random random, LongSupplier marketMs, LongSupplier nanoTime) {
        this.random = random;
        this.marketMs = marketMs;
        this.nanoTime = nanoTime;
    }

    /**
     * Whether a request of a trade socket gets lost on its way.
     *
     * @param op as {@code order.create}
     * @return true if it is to be ignored
     */
    public boolean losesTradeRequest(String op) {
        return strike(FaultKind.LOSE_REQUEST, TRADE, op, COMMANDS) != null;
    }

    /**
     * Whether the outcome of a trade socket's request is to be left open.
     *
     * @param op as {@code order.create}
     * @return a fate that is {@link RequestFate#GOOD}, or has a code to answer at once, with or without effect
     */
    public RequestFate trade(String op) {
        final Fault timeout = strike(FaultKind.TIMEOUT, TRADE, op, COMMANDS);
        return timeout == null
                ? RequestFate.GOOD
                : new RequestFate(
                        Boolean.parseBoolean(timeout.text(FaultParameter.EFFECT, "true")), true, 0, RESTARTING);
    }

    /**
     * What becomes of a REST request, before the account is looked at.
     *
     * @param op path behind {@code /v5/} with dots
     * @return never null
     */
    public RequestFate rest(String op) {
        if (standing.isEmpty()) {
            return RequestFate.GOOD;
        }
        if (strike(FaultKind.BAN, REST, op, ANY) != null) {
            return new RequestFate(false, true, FORBIDDEN, 0);
        }
        if (strike(FaultKind.LOSE_REQUEST, REST, op, COMMANDS) != null) {
            return new RequestFate(false, false, 0, 0);
        }
        final Fault error = strike(FaultKind.HTTP_ERROR, REST, op, ANY);
        if (error != null) {
            final int status = Integer.parseInt(error.text(FaultParameter.STATUS, BAD_GATEWAY));
            return new RequestFate(Boolean.parseBoolean(error.text(FaultParameter.EFFECT, "false")), true, status, 0);
        }
        final Fault timeout = strike(FaultKind.TIMEOUT, REST, op, COMMANDS);
        if (timeout != null) {
            return new RequestFate(
                    Boolean.parseBoolean(timeout.text(FaultParameter.EFFECT, "true")), true, 0, TIMED_OUT);
        }
        if (strike(FaultKind.LOSE_REPLY, REST, op, COMMANDS) != null) {
            return new RequestFate(true, false, 0, 0);
        }
        return RequestFate.GOOD;
    }

    /**
     * Refuses a request of the account, if a fault wants it so.
     *
     * @param trade whether it came on a trade socket rather than by REST
     * @param op as {@code order.create}
     * @throws RequestException with the fault's code
     */
    public void check(boolean trade, String op) throws RequestException {
        if (outage) {
            throw new RequestException(RESTARTING, "Server error.");
        }
        if (restarting) {
            throw new RequestException(
                    trade ? SOCKET_RESTARTING : RESTARTING, trade ? "Service is restarting" : "Server error.");
        }
        if (standing.isEmpty()) {
            return;
        }
        final String door = trade ? TRADE : REST;
        final StandingFault limit = struck(FaultKind.RATE_LIMIT, door, op, ANY);
        if (limit != null) {
            throw RequestException.limited(
                    AccountLimits.RATE_LIMITED,
                    AccountLimits.RATE_LIMITED_TEXT,
                    marketMs.getAsLong() + limit.leftMs(nanoTime.getAsLong()));
        }
        final Fault refusal = strike(FaultKind.REJECT, door, op, "order.create");
        if (refusal != null) {
            throw new RequestException(
                    (int) refusal.number(FaultParameter.CODE, 0),
                    refusal.text(FaultParameter.TEXT, "refused on command"));
        }
    }

    /**
     * Whether an order is not to be seen in the lists yet.
     *
     * @param order as it stands
     * @return true if it changed too short a time ago
     */
    public boolean hides(OrderView order) {
        for (int i = 0; i < standing.size(); i++) {
            final StandingFault fault = standing.get(i);
            if (fault.kind() == FaultKind.QUERY_LAG
                    && !fault.isOver(nanoTime.getAsLong())
                    && order.updatedTimeMs()
                            > marketMs.getAsLong() - fault.fault().milliseconds(FaultParameter.LATE, 0)) {
                return true;
            }
        }
        return false;
    }

    /** Refuses everything, because the market behind the exchange is gone. @param gone whether it is */
    public void outage(boolean gone) {
        outage = gone;
    }

    void add(StandingFault fault) {
        standing.removeIf(old -> old.isOver(nanoTime.getAsLong()));
        standing.add(fault);
    }

    void list(List<String> texts) {
        standing.removeIf(fault -> fault.isOver(nanoTime.getAsLong()));
        standing.forEach(fault -> texts.add(fault.fault().toString()));
    }

    void clear() {
        standing.clear();
    }

    /** From now on, or no longer, everything is refused because the service is about to restart. */
    void restarting(boolean restarting) {
        this.restarting = restarting;
    }

    /** The fault of a kind that strikes a request, if one does. */
    private Fault strike(FaultKind kind, String door, String op, String usualOp) {
        final StandingFault struck = struck(kind, door, op, usualOp);
        return struck == null ? null : struck.fault();
    }

    private StandingFault struck(FaultKind kind, String door, String op, String usualOp) {
        for (int i = 0; i < standing.size(); i++) {
            final StandingFault candidate = standing.get(i);
            final Fault fault = candidate.fault();
            if (fault.kind() == kind
                    && isAt(door, fault.text(FaultParameter.WHICH, ALL))
                    && op.startsWith(fault.text(FaultParameter.OP, usualOp))
                    && candidate.strikes(nanoTime.getAsLong(), random)) {
                return candidate;
            }
        }
        return null;
    }

    private static boolean isAt(String door, String which) {
        return which.equals(ALL) || which.equals(door);
    }
}
