package io.escapement.gateway.bybit.order;

import io.escapement.codecs.sbe.CancelAllDecoder;
import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.codecs.sbe.PlaceOrderDecoder;
import io.escapement.gateway.bybit.decode.OpReply;
import io.escapement.gateway.bybit.limit.RateLimits;
import io.escapement.gateway.bybit.limit.Urgency;
import io.escapement.gateway.bybit.port.GatewayClock;
import io.escapement.gateway.bybit.port.GatewayCounters;
import io.escapement.gateway.bybit.port.GatewayCounters.Metric;
import io.escapement.gateway.bybit.publish.InputPublisher;
import io.escapement.gateway.bybit.publish.SentCommand;
import io.escapement.gateway.bybit.rest.Outcomes;
import io.escapement.gateway.bybit.rest.RequestClock;
import io.escapement.gateway.bybit.rest.RestException;
import io.escapement.gateway.bybit.rest.RetCode;
import io.escapement.gateway.bybit.session.OrderSocket;
import io.escapement.gateway.bybit.session.PingBarrier;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * Sends commands, or lets them wait, or refuses what has grown stale, and says what became of each as an input: exactly
 * one outcome for one command.
 *
 * <p>A command waits while its way is down, while the limits have no token for it, while the placement it is about is
 * under way, or after a refusal that passes. What only takes risk off goes first; nothing overtakes its own placement: a
 * cancellation meets it unsent and both end here, or waits for its reply. What was written and not answered is UNKNOWN
 * and never sent again from here.
 *
 * <p>Thread: the event loop. Commands live in a fixed number of records; nothing allocates while replies are good.
 */
public final class OrderDesk {
    private static final int CAPACITY = 512;
    private static final int MAX_ATTEMPTS = 10;
    private static final int MAX_DOUBLINGS = 4;
    private static final int MAX_ROUNDS = 20;

    /** The venue cancels no more in one request. */
    private static final int CANCELLED_AT_ONCE = 500;

    private static final long BUSY_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long AGAIN_NS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final String EXPIRED = "expired before it could be sent";

    private final CommandBodies bodies;
    private final OrderEncoder encoder;
    private final OrderTimes times;
    private final GatewayClock clock;
    private final RequestClock requestClock;
    private final PingBarrier barrier;
    private final GatewayCounters counters;
    private final RestCommands rest;
    private final RateLimits limits;
    private final OrderAlarm alarm;
    private final byte[] instance;
    private final OrderRoute route;
    private final RecentPlacements placements;

    private final CommandOutcomes outcomes;
    private final ReplyLessons lessons;
    private final WaitingRoom waiting;
    private final CommandList written = new CommandList(CAPACITY);
    private final CommandList posted = new CommandList(CAPACITY);
    private boolean pumping;
    private boolean urgentPosted;
    private boolean entryPosted;

    /**
     * A desk without a trade socket.
     *
     * @param encoder of its own
     * @param identity who signs its ids
     * @param times of the run
     * @param clock commands expire by
     * @param requestClock dates requests
     * @param publisher of the event loop
     * @param barrier told of REST requests
     * @param counters written here
     * @param limits shared with REST
     * @param rest takes what does not go over the trade socket
     * @param alarm monotonic time, and a call back
     */
    public OrderDesk(
            OrderEncoder encoder,
            OrderIdentity identity,
            OrderTimes times,
            GatewayClock clock,
            RequestClock requestClock,
            InputPublisher publisher,
            PingBarrier barrier,
            GatewayCounters counters,
            RateLimits limits,
            RestCommands rest,
            OrderAlarm alarm) {
        this.encoder = encoder;
        this.bodies = new CommandBodies(encoder);
        this.times = times;
        this.clock = clock;
        this.requestClock = requestClock;
        this.barrier = barrier;
        this.counters = counters;
        this.limits = limits;
        this.rest = rest;
        this.alarm = alarm;
        this.instance = identity.instance().getBytes(StandardCharsets.US_ASCII);
        this.route = new OrderRoute(alarm::nanoTime, times.restAfterNs());
        this.placements = new RecentPlacements(identity.epoch(), clock, times);
        this.outcomes = new CommandOutcomes(CAPACITY, publisher, placements, identity.apiKey());
        this.waiting = new WaitingRoom(CAPACITY, outcomes);
        this.lessons = new ReplyLessons(limits, requestClock, counters);
    }

    /**
     * Orders go over a trade socket from now on.
     *
     * @param socket opened or not
     */
    public void useTradeSocket(OrderSocket socket) {
        route.useSocket(socket);
    }

    /**
     * A record to fill and {@link #submit}.
     *
     * @return one of a fixed number; when all are in use, one that can only be refused
     */
    SentCommand acquire() {
        return outcomes.acquire();
    }

    /**
     * Sends a command, or keeps it until it can be sent.
     *
     * @param command filled
     */
    void submit(SentCommand command) {
        if (outcomes.isOverflow(command)) {
            outcomes.unsent(command, "too many commands wait");
            return;
        }
        if (isExpired(command)) {
            outcomes.unsent(command, EXPIRED);
            return;
        }
        if (command.kind == CommandKind.CANCEL && waiting.dropAbout(command)) {
            outcomes.finish(
                    command, Outcome.ALREADY_SO, InputPublisher.NO_CODE, "its order had not been sent", noTime());
            return;
        }
        if (command.kind == CommandKind.CANCEL_ALL) {
            waiting.dropEntries(command);
        }
        if (command.kind == CommandKind.PLACE) {
            placements.stage(command);
        }
        if (!waiting.isEmpty()) {
            waiting.insert(command);
            pump();
        } else if (!trySend(command)) {
            waiting.insert(command);
        }
    }

    /**
     * Whether a question may still be asked; if not, its outcome is published.
     *
     * @param command filled, not one of the desk's records
     * @return false when it has expired
     */
    boolean isFresh(SentCommand command) {
        if (isExpired(command)) {
            outcomes.tellUnsent(command, EXPIRED);
            return false;
        }
        return true;
    }

    /**
     * The trade socket answered.
     *
     * @param reply valid during the call
     */
    public void onReply(OpReply reply) {
        final SentCommand command = written.removeByRequestId(
                reply.requestId().bytes(),
                reply.requestId().offset(),
                reply.requestId().length());
        if (command == null) {
            return;
        }
        lessons.onReply(reply, CommandForm.of(command.kind).group(), alarm.nanoTime() - command.sentNanos);
        if (reply.success()) {
            outcomes.finish(command, Outcome.ACK, reply.orderIdHigh(), reply.orderIdLow(), 0, "", reply.venueTimeNs());
        } else {
            refused(command, reply.code(), reply.text(), reply.venueTimeNs());
        }
        pump();
    }

    /**
     * A command that went by REST has its answer, or none.
     *
     * @param command as given to {@link RestCommands#post}
     * @param result what it came to
     */
    public void onPosted(SentCommand command, PostResult result) {
        posted.remove(command);
        occupyLane(command, false);
        final RestException failure = result.failure();
        if (failure == null) {
            if (command.kind == CommandKind.CANCEL_ALL && hasMoreToCancel(command, result.rows())) {
                cancelAgain(command);
            } else {
                outcomes.finish(
                        command, Outcome.ACK, result.orderIdHigh(), result.orderIdLow(), 0, "", result.venueTimeNs());
            }
        } else if (failure.kind() == RestException.Kind.NOT_SENT) {
            repeat(command, failure.code(), failure.reason(), laterNs(command));
        } else if (failure.kind() == RestException.Kind.UNKNOWN) {
            if (command.kind == CommandKind.PLACE) {
                // Connecting may have taken a while: it may have been dated as late as now.
                command.sentTimeNs = clock.nowNs();
                placements.add(command);
            }
            outcomes.finish(command, Outcome.UNKNOWN, failure.code(), failure.reason(), noTime());
        } else {
            refused(command, failure.code(), failure.reason(), noTime());
        }
        barrier.onRequestEnded();
        pump();
    }

    /**
     * The order that the venue has under a placement's id was looked at.
     *
     * @param placement as given to {@link RestCommands#checkDuplicate}
     * @param found what it is
     */
    public void onDuplicateChecked(SentCommand placement, DuplicateCheck found) {
        posted.remove(placement);
        outcomes.finish(
                placement,
                found.outcome(),
                found.orderIdHigh(),
                found.orderIdLow(),
                found.outcome() == Outcome.ACK ? 0 : RetCode.DUPLICATE_ID,
                found.text(),
                noTime());
        barrier.onRequestEnded();
        pump();
    }

    /** The trade socket is up. */
    public void onTradeUp() {
        route.onUp();
        pump();
    }

    /**
     * The trade socket is lost: whatever was written may or may not have arrived.
     *
     * @param reason one line for people
     */
    public void onTradeLost(String reason) {
        route.onDown();
        giveUpBefore(Long.MAX_VALUE, reason);
        pump();
    }

    /**
     * Looks for replies that are overdue and for commands whose time has come; to be called now and then.
     *
     * @return whether REST has just taken over from the trade socket
     */
    public boolean onTimer() {
        giveUpBefore(clock.nowNs() - times.orderTimeoutNs(), "no reply in time");
        pump();
        return route.hasRestTakenOver();
    }

    /**
     * Whether orders go by REST in place of a trade socket that is down.
     *
     * @return true from {@link #onTimer}'s word on until the socket is up again
     */
    public boolean isOnRest() {
        return route.socket() != null && route.way() == OrderRoute.Way.REST;
    }

    /**
     * Whether an order that no query finds is proved not to exist.
     *
     * @param query about it; any thread
     * @return false while it may still be sent or accepted, or be accepted and not yet visible
     */
    public boolean isAbsenceProof(SentCommand query) {
        return placements.isAbsenceProof(query);
    }

    private void pump() {
        if (pumping || waiting.isEmpty()) {
            return;
        }
        pumping = true;
        pump(true);
        pump(false);
        pumping = false;
    }

    private void pump(boolean urgent) {
        int i = 0;
        while (i < waiting.count()) {
            final SentCommand command = waiting.get(i);
            if (command.urgent != urgent) {
                i++;
            } else if (isExpired(command)) {
                waiting.removeAt(i);
                expire(command);
            } else if (trySend(command)) {
                waiting.removeAt(i);
            } else {
                i++;
            }
        }
    }

    private boolean trySend(SentCommand command) {
        if (command.attempts > 0 && alarm.nanoTime() - command.notBeforeNanos < 0) {
            return false;
        }
        if (isHeldByPlacement(command)) {
            return false;
        }
        final CommandForm form = CommandForm.of(command.kind);
        final OrderRoute.Way way = form.hasOperation() ? route.way() : OrderRoute.Way.REST;
        if (way == OrderRoute.Way.WAIT) {
            return false;
        }
        final boolean http = way == OrderRoute.Way.REST;
        if (http && isLaneTaken(command)) {
            return false;
        }
        final long waitNs = limits.take(form.group(), command.urgent ? Urgency.URGENT : Urgency.ENTRY, http);
        if (waitNs > 0) {
            counters.add(Metric.LIMIT_WAITS, 1);
            alarm.callIn(waitNs);
            return false;
        }
        command.sentTimeNs = clock.nowNs();
        command.sentNanos = alarm.nanoTime();
        if (command.firstSentMs == 0) {
            command.firstSentMs = now();
        }
        if (command.kind == CommandKind.PLACE) {
            placements.add(command);
        }
        if (http) {
            posted.add(command);
            occupyLane(command, true);
            barrier.onRequestBegun();
            rest.post(command);
        } else {
            write(command, form);
        }
        return true;
    }

    private void write(SentCommand command, CommandForm form) {
        command.makeRequestId(instance);
        encoder.beginRequest(command, form.operation(), now());
        bodies.write(command);
        encoder.endRequest();
        written.add(command);
        counters.add(Metric.ORDERS_SENT, 1);
        route.socket().send(encoder.bytes(), encoder.length());
    }

    /** What to do about a refusal that the venue gave a code for. */
    private void refused(SentCommand command, int code, String text, long venueTimeNs) {
        switch (RetCode.meaning(code)) {
            case CLOCK, RESTARTING -> repeat(command, code, text, 0);
            case RATE_LIMIT -> {
                if (limits.isCounting()) {
                    repeat(command, code, text, 0);
                } else {
                    outcomes.finish(command, Outcome.UNSENT, code, text, venueTimeNs);
                }
            }
            case BUSY -> repeat(command, code, text, laterNs(command));
            case DUPLICATE_ID -> {
                posted.add(command);
                barrier.onRequestBegun();
                rest.checkDuplicate(command);
            }
            default ->
                outcomes.finish(
                        command, Outcomes.ofCode(command.kind, code), code, text + RetCode.remedy(code), venueTimeNs);
        }
    }

    /** It was refused, or never left: the same command may go again while it is fresh. */
    private void repeat(SentCommand command, int code, String text, long delayNs) {
        command.attempts++;
        command.lastCode = code;
        if (command.attempts > MAX_ATTEMPTS) {
            final Outcome outcome = code > 0 ? Outcomes.ofCode(command.kind, code) : Outcome.UNSENT;
            outcomes.finish(command, outcome, code, text + RetCode.remedy(code), noTime());
        } else if (isExpired(command)) {
            outcomes.finish(command, Outcome.UNSENT, code, text, noTime());
        } else if (command.kind == CommandKind.PLACE && isCancelled(command)) {
            outcomes.finish(command, Outcome.UNSENT, code, "refused, and cancelled before it could go again", noTime());
        } else {
            command.notBeforeNanos = alarm.nanoTime() + delayNs;
            waiting.insert(command);
            if (delayNs > 0) {
                alarm.callIn(delayNs);
            }
        }
    }

    /** Longer with each attempt, so that attempts last about as long as a command may. */
    private static long laterNs(SentCommand command) {
        return BUSY_NS << Math.min(command.attempts, MAX_DOUBLINGS);
    }

    private boolean hasMoreToCancel(SentCommand command, int rows) {
        if (times.marketTime()) {
            return rows >= CANCELLED_AT_ONCE;
        }
        return rows > 0
                || written.holdsPlacementBefore(command, CancelAllDecoder.instrumentIdNullValue())
                || posted.holdsPlacementBefore(command, CancelAllDecoder.instrumentIdNullValue());
    }

    /** The venue cancels a part at a time, and may have missed an order that was on its way. */
    private void cancelAgain(SentCommand command) {
        if (++command.attempts > MAX_ROUNDS) {
            outcomes.finish(
                    command, Outcome.UNKNOWN, InputPublisher.NO_CODE, "orders remain after 20 rounds", noTime());
            return;
        }
        command.expireTimeNs = PlaceOrderDecoder.expireTimeNsNullValue();
        command.notBeforeNanos = alarm.nanoTime() + AGAIN_NS;
        waiting.insert(command);
        alarm.callIn(AGAIN_NS);
    }

    private void expire(SentCommand command) {
        outcomes.unsent(command, command.lastCode == 0 ? EXPIRED : "expired after a refusal that passes");
    }

    private void giveUpBefore(long sentTimeNs, String reason) {
        while (written.count() > 0 && written.get(0).sentTimeNs <= sentTimeNs) {
            final SentCommand command = written.removeAt(0);
            outcomes.finish(command, Outcome.UNKNOWN, InputPublisher.NO_CODE, reason, noTime());
        }
    }

    private boolean isExpired(SentCommand command) {
        return command.expireTimeNs != PlaceOrderDecoder.expireTimeNsNullValue()
                && clock.nowNs() > command.expireTimeNs;
    }

    /**
     * REST takes one command at a time, and one that hangs may hang for long. Those behind it wait here, where they expire
     * and can be cancelled, not there.
     */
    private boolean isLaneTaken(SentCommand command) {
        return !times.marketTime() && (command.urgent ? urgentPosted : entryPosted);
    }

    private void occupyLane(SentCommand command, boolean occupied) {
        if (command.urgent) {
            urgentPosted = occupied;
        } else {
            entryPosted = occupied;
        }
    }

    private boolean isHeldByPlacement(SentCommand command) {
        return !times.marketTime()
                && (command.kind == CommandKind.CANCEL || command.kind == CommandKind.AMEND)
                && (written.holdsPlacementOf(command)
                        || posted.holdsPlacementOf(command)
                        || waiting.holdsPlacementOf(command));
    }

    /** Whether a cancellation that means this placement came while it was under way. */
    private boolean isCancelled(SentCommand placement) {
        return waiting.holdsCancellationOf(placement)
                || written.holdsCancellationOf(placement)
                || posted.holdsCancellationOf(placement);
    }

    private long now() {
        return requestClock.nowMs();
    }

    private static long noTime() {
        return InputPublisher.NO_TIME;
    }
}
