package io.escapement.gateway.exchange.fault;

import io.escapement.gateway.exchange.RequestException;
import io.escapement.gateway.exchange.net.FrameFilter;
import io.escapement.venue.model.OrderView;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Everything that goes wrong on command, now or later.
 *
 * <p>Flags, the admin endpoint and programs use {@link #add} alike. A fault begins at a market time; what lasts a time
 * or comes late by one does so by the clock of the event loop, which clients' timeouts live by, too. Chance comes from
 * the seed. Event loop only; consulting it costs a look at an empty list while nothing is wrong.
 */
public final class Faults {
    private static final int RATE_LIMITED = 10006;
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

    /** A fault whose time has not come. */
    private record Planned(long atMs, long number, Fault fault) {}

    private final long startMs;
    private final LongSupplier marketMs;
    private final LongSupplier nanoTime;
    private final EventLoop loop;
    private final FaultSite site;
    private final Random random;
    private final FrameFaults frames;
    private final List<StandingFault> standing = new ArrayList<>();
    private final PriorityQueue<Planned> planned = new PriorityQueue<>(
            (a, b) -> a.atMs() != b.atMs() ? Long.compare(a.atMs(), b.atMs()) : Long.compare(a.number(), b.number()));
    private long nextAtMs = Long.MAX_VALUE;
    private long plans;
    private boolean restarting;

    /**
     * Nothing is wrong yet.
     *
     * @param seed of all chance
     * @param marketMs the market's clock; its present time is the market's start
     * @param nanoTime the event loop's clock
     * @param loop whose timers are used
     * @param site what faults lay hands on
     */
    public Faults(long seed, LongSupplier marketMs, LongSupplier nanoTime, EventLoop loop, FaultSite site) {
        this.marketMs = marketMs;
        this.nanoTime = nanoTime;
        this.loop = loop;
        this.site = site;
        startMs = marketMs.getAsLong();
        random = new Random(seed);
        frames = new FrameFaults(random, nanoTime, loop, site);
    }

    /**
     * Lets something go wrong, now or at its time.
     *
     * @param fault any
     * @throws IllegalArgumentException in one line, if it is to happen now and cannot
     */
    public void add(Fault fault) {
        if (fault.has(FaultParameter.AT) || fault.has(FaultParameter.EVERY)) {
            final long everyMs = fault.milliseconds(FaultParameter.EVERY, 0);
            plan(startMs + fault.milliseconds(FaultParameter.AT, marketMs.getAsLong() - startMs + everyMs), fault);
        } else {
            begin(fault);
        }
    }

    /** What is planned and what stands. @return as written, the next first */
    public List<String> list() {
        final List<String> texts = new ArrayList<>();
        standing.removeIf(fault -> fault.isOver(nowNs()));
        standing.forEach(fault -> texts.add(fault.fault().toString()));
        frames.list(texts);
        planned.stream()
                .sorted(planned.comparator())
                .forEach(plan -> texts.add(plan.fault().toString()));
        return texts;
    }

    /** Mends everything and forgets what was planned; what is on its way late still comes. */
    public void clear() {
        planned.clear();
        nextAtMs = Long.MAX_VALUE;
        standing.clear();
        frames.clear();
        site.skewClock(0);
    }

    /** The market has moved: what was planned for a time now past begins. */
    public void onMarketTime() {
        while (nextAtMs <= marketMs.getAsLong()) {
            final Planned plan = planned.remove();
            final long everyMs = plan.fault().milliseconds(FaultParameter.EVERY, 0);
            if (everyMs > 0) {
                plan(plan.atMs() + everyMs, plan.fault());
            }
            nextAtMs = planned.isEmpty() ? Long.MAX_VALUE : planned.peek().atMs();
            try {
                begin(plan.fault());
            } catch (final IllegalArgumentException e) {
                System.err.println("exchange: fault " + plan.fault() + " came to nothing: " + e.getMessage());
            }
        }
    }

    /** What every frame to a client goes through. @return never null */
    public FrameFilter frames() {
        return frames;
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
     * What becomes of a REST request, before the account is looked at.
     *
     * @param op path behind {@code /v5/} with dots
     * @return never null
     */
    public RestFate rest(String op) {
        if (standing.isEmpty()) {
            return RestFate.GOOD;
        }
        if (strike(FaultKind.BAN, REST, op, ANY) != null) {
            return new RestFate(false, true, FORBIDDEN, 0);
        }
        if (strike(FaultKind.LOSE_REQUEST, REST, op, COMMANDS) != null) {
            return new RestFate(false, false, 0, 0);
        }
        final Fault error = strike(FaultKind.HTTP_ERROR, REST, op, ANY);
        if (error != null) {
            final int status = Integer.parseInt(error.text(FaultParameter.STATUS, BAD_GATEWAY));
            return new RestFate(Boolean.parseBoolean(error.text(FaultParameter.EFFECT, "false")), true, status, 0);
        }
        final Fault timeout = strike(FaultKind.TIMEOUT, REST, op, COMMANDS);
        if (timeout != null) {
            return new RestFate(Boolean.parseBoolean(timeout.text(FaultParameter.EFFECT, "true")), true, 0, TIMED_OUT);
        }
        if (strike(FaultKind.LOSE_REPLY, REST, op, COMMANDS) != null) {
            return new RestFate(true, false, 0, 0);
        }
        return RestFate.GOOD;
    }

    /**
     * Refuses a request of the account, if a fault wants it so.
     *
     * @param trade whether it came on a trade socket rather than by REST
     * @param op as {@code order.create}
     * @throws RequestException with the fault's code
     */
    public void check(boolean trade, String op) throws RequestException {
        if (restarting) {
            throw new RequestException(
                    trade ? SOCKET_RESTARTING : RESTARTING, trade ? "Service is restarting" : "Server error.");
        }
        if (standing.isEmpty()) {
            return;
        }
        final String door = trade ? TRADE : REST;
        if (strike(FaultKind.RATE_LIMIT, door, op, ANY) != null) {
            throw new RequestException(RATE_LIMITED, "Too many visits. Exceeded the API Rate Limit.");
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
                    && !fault.isOver(nowNs())
                    && order.updatedTimeMs()
                            > marketMs.getAsLong() - fault.fault().milliseconds(FaultParameter.LATE, 0)) {
                return true;
            }
        }
        return false;
    }

    private void plan(long atMs, Fault fault) {
        plans++;
        planned.add(new Planned(atMs, plans, fault));
        nextAtMs = planned.peek().atMs();
    }

    private void begin(Fault fault) {
        final long forMs = fault.milliseconds(FaultParameter.FOR, 0);
        switch (fault.kind()) {
            case DROP -> site.cut(fault.text(FaultParameter.WHICH, ALL));
            case STALL -> site.stall(fault.text(FaultParameter.WHICH, ALL), forMs);
            case DELAY, DUPLICATE, REORDER, GAP, LATE_CONFIRM -> frames.add(new StandingFault(fault, nowNs()));
            case LOSE_REPLY -> {
                // One fault, one count, wherever the next answer leaves.
                final StandingFault shared = new StandingFault(fault, nowNs());
                standing.add(shared);
                if (!fault.text(FaultParameter.WHICH, ALL).equals(REST)) {
                    frames.add(shared);
                }
            }
            case CLOCK_SKEW -> skew(fault, forMs);
            case RESTART -> restart(fault.milliseconds(FaultParameter.LATE, 0), forMs);
            case LOSE_REQUEST, REJECT, RATE_LIMIT, BAN, HTTP_ERROR, TIMEOUT, QUERY_LAG -> {
                standing.removeIf(old -> old.isOver(nowNs()));
                standing.add(new StandingFault(fault, nowNs()));
            }
            default -> site.happen(fault);
        }
    }

    private void skew(Fault fault, long forMs) {
        final String by = fault.text(FaultParameter.BY, "0");
        final long ms = FaultParameter.milliseconds(by.startsWith("-") ? by.substring(1) : by);
        site.skewClock(by.startsWith("-") ? -ms : ms);
        if (forMs > 0) {
            loop.schedule(() -> site.skewClock(0), forMs, TimeUnit.MILLISECONDS);
        }
    }

    private void restart(long warningMs, long downMs) {
        restarting = true;
        loop.schedule(
                () -> {
                    restarting = false;
                    site.restart(downMs);
                },
                warningMs,
                TimeUnit.MILLISECONDS);
    }

    /** The fault of a kind that strikes a request, if one does. */
    private Fault strike(FaultKind kind, String door, String op, String usualOp) {
        for (int i = 0; i < standing.size(); i++) {
            final StandingFault candidate = standing.get(i);
            final Fault fault = candidate.fault();
            if (fault.kind() == kind
                    && isAt(door, fault.text(FaultParameter.WHICH, ALL))
                    && op.startsWith(fault.text(FaultParameter.OP, usualOp))
                    && candidate.strikes(nowNs(), random)) {
                return fault;
            }
        }
        return null;
    }

    private static boolean isAt(String door, String which) {
        return which.equals(ALL) || which.equals(door);
    }

    private long nowNs() {
        return nanoTime.getAsLong();
    }
}
