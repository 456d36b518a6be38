package io.escapement.gateway.exchange.fault;

import io.escapement.gateway.exchange.net.FrameFilter;
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
    private static final String ALL = "all";
    private static final String REST = "rest";

    /** A fault whose time has not come. */
    private record Planned(long atMs, long number, Fault fault) {}

    private final long startMs;
    private final LongSupplier marketMs;
    private final LongSupplier nanoTime;
    private final EventLoop loop;
    private final FaultSite site;
    private final RequestFaults requests;
    private final FrameFaults frames;
    private final PriorityQueue<Planned> planned = new PriorityQueue<>(
            (a, b) -> a.atMs() != b.atMs() ? Long.compare(a.atMs(), b.atMs()) : Long.compare(a.number(), b.number()));
    private long nextAtMs = Long.MAX_VALUE;
    private long plans;

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
        final Random random = new Random(seed);
        requests = new RequestFaults(random, marketMs, nanoTime);
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

    /** What is planned and what stands. @return as written; what stands first, then by time */
    public List<String> list() {
        final List<String> texts = new ArrayList<>();
        requests.list(texts);
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
        requests.clear();
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

    /** What every request of a client goes through. @return never null */
    public RequestFaults requests() {
        return requests;
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
            case CLOCK_SKEW -> skew(fault, forMs);
            case RESTART -> restart(fault.milliseconds(FaultParameter.LATE, 0), forMs);
            case DELAY, DUPLICATE, REORDER, GAP, LATE_CONFIRM -> frames.add(new StandingFault(fault, now()));
            case LOSE_REQUEST, REJECT, RATE_LIMIT, BAN, HTTP_ERROR, TIMEOUT, QUERY_LAG ->
                requests.add(new StandingFault(fault, now()));
            case LOSE_REPLY -> {
                // One fault, one count, wherever the next answer leaves.
                final StandingFault shared = new StandingFault(fault, now());
                requests.add(shared);
                if (!fault.text(FaultParameter.WHICH, ALL).equals(REST)) {
                    frames.add(shared);
                }
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
        requests.restarting(true);
        loop.schedule(
                () -> {
                    requests.restarting(false);
                    site.restart(downMs);
                },
                warningMs,
                TimeUnit.MILLISECONDS);
    }

    private long now() {
        return nanoTime.getAsLong();
    }
}
