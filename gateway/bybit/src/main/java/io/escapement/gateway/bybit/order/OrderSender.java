package io.escapement.gateway.bybit.order;

import io.escapement.codecs.sbe.AmendOrderDecoder;
import io.escapement.codecs.sbe.CancelAllDecoder;
import io.escapement.codecs.sbe.CancelOrderDecoder;
import io.escapement.codecs.sbe.ClientOrderIdDecoder;
import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.codecs.sbe.PlaceOrderDecoder;
import io.escapement.codecs.sbe.QueryDecoder;
import io.escapement.codecs.sbe.QueryKind;
import io.escapement.codecs.sbe.SetLeverageDecoder;
import io.escapement.codecs.sbe.SetTradingStopDecoder;
import io.escapement.gateway.bybit.decode.OpReply;
import io.escapement.gateway.bybit.port.CommandSink;
import io.escapement.gateway.bybit.port.GatewayClock;
import io.escapement.gateway.bybit.port.GatewayCounters;
import io.escapement.gateway.bybit.port.GatewayCounters.Metric;
import io.escapement.gateway.bybit.publish.InputPublisher;
import io.escapement.gateway.bybit.publish.SentCommand;
import io.escapement.gateway.bybit.rest.Redaction;
import io.escapement.gateway.bybit.rest.RequestClock;
import io.escapement.gateway.bybit.session.OrderSocket;
import io.escapement.gateway.bybit.session.PingBarrier;
import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;
import org.agrona.DirectBuffer;

/**
 * Sends commands, or refuses what has grown stale, and says what became of each as an input.
 *
 * <p>Thread: the event loop; {@link CommandQueue} brings commands there. Orders go over the trade socket, everything
 * else, and orders where there is no trade socket, by REST. An order is sent at most once. What was written and has no
 * reply when the time is up or the connection is gone is UNKNOWN; what was not written is UNSENT.
 */
public final class OrderSender implements CommandSink {
    private static final int CAPACITY = 256;
    private static final byte[] CREATE = "order.create".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] AMEND = "order.amend".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CANCEL = "order.cancel".getBytes(StandardCharsets.US_ASCII);

    private final OrderEncoder encoder;
    private final OrderTimes times;
    private final GatewayClock clock;
    private final RequestClock requestClock;
    private final InputPublisher publisher;
    private final PingBarrier barrier;
    private final GatewayCounters counters;
    private final RestCommands rest;
    private final LongSupplier nanoTime;
    private final byte[] instance;
    private final String apiKey;
    private final PendingOrders pending = new PendingOrders(CAPACITY);
    private final RecentPlacements placements;
    private final SentCommand spare = new SentCommand();

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final PlaceOrderDecoder place = new PlaceOrderDecoder();
    private final AmendOrderDecoder amend = new AmendOrderDecoder();
    private final CancelOrderDecoder cancel = new CancelOrderDecoder();
    private final CancelAllDecoder cancelAll = new CancelAllDecoder();
    private final SetLeverageDecoder setLeverage = new SetLeverageDecoder();
    private final SetTradingStopDecoder setTradingStop = new SetTradingStopDecoder();
    private final QueryDecoder query = new QueryDecoder();

    private OrderSocket trade;

    /**
     * A sender without a trade socket.
     *
     * @param encoder of its own
     * @param identity who signs its ids
     * @param times of the run
     * @param clock commands expire by
     * @param requestClock dates requests
     * @param publisher of the event loop
     * @param barrier told when it comes back
     * @param counters written here
     * @param rest takes what does not go over the trade socket
     * @param nanoTime measures replies
     */
    public OrderSender(
            OrderEncoder encoder,
            OrderIdentity identity,
            OrderTimes times,
            GatewayClock clock,
            RequestClock requestClock,
            InputPublisher publisher,
            PingBarrier barrier,
            GatewayCounters counters,
            RestCommands rest,
            LongSupplier nanoTime) {
        this.encoder = encoder;
        this.times = times;
        this.clock = clock;
        this.requestClock = requestClock;
        this.publisher = publisher;
        this.barrier = barrier;
        this.counters = counters;
        this.rest = rest;
        this.nanoTime = nanoTime;
        this.instance = identity.instance().getBytes(StandardCharsets.US_ASCII);
        this.apiKey = identity.apiKey();
        this.placements = new RecentPlacements(identity.epoch(), clock, times);
    }

    /**
     * Orders go over a trade socket from now on.
     *
     * @param socket opened or not
     */
    public void useTradeSocket(OrderSocket socket) {
        trade = socket;
    }

    @Override
    public void onBarrier(long token) {
        barrier.onBarrier(token);
    }

    @Override
    public void onCommand(DirectBuffer buffer, int offset, int length, long causeSequence, int index) {
        header.wrap(buffer, offset);
        final int at = offset + MessageHeaderDecoder.ENCODED_LENGTH;
        final int block = header.blockLength();
        final int version = header.version();
        spare.causeSequence = causeSequence;
        spare.index = index;
        switch (header.templateId()) {
            case PlaceOrderDecoder.TEMPLATE_ID -> {
                place.wrap(buffer, at, block, version);
                about(CommandKind.PLACE, place.instrumentId(), place.expireTimeNs());
                about(place.clientOrderId());
                order(buffer, offset, length);
            }
            case AmendOrderDecoder.TEMPLATE_ID -> {
                amend.wrap(buffer, at, block, version);
                about(CommandKind.AMEND, amend.instrumentId(), amend.expireTimeNs());
                about(amend.clientOrderId());
                order(buffer, offset, length);
            }
            case CancelOrderDecoder.TEMPLATE_ID -> {
                cancel.wrap(buffer, at, block, version);
                about(CommandKind.CANCEL, cancel.instrumentId(), cancel.expireTimeNs());
                about(cancel.clientOrderId());
                order(buffer, offset, length);
            }
            case CancelAllDecoder.TEMPLATE_ID -> {
                cancelAll.wrap(buffer, at, block, version);
                about(CommandKind.CANCEL_ALL, cancelAll.instrumentId(), cancelAll.expireTimeNs());
                request(buffer, offset, length);
            }
            case SetLeverageDecoder.TEMPLATE_ID -> {
                setLeverage.wrap(buffer, at, block, version);
                about(CommandKind.SET_LEVERAGE, setLeverage.instrumentId(), setLeverage.expireTimeNs());
                request(buffer, offset, length);
            }
            case SetTradingStopDecoder.TEMPLATE_ID -> {
                setTradingStop.wrap(buffer, at, block, version);
                about(CommandKind.SET_TRADING_STOP, setTradingStop.instrumentId(), setTradingStop.expireTimeNs());
                request(buffer, offset, length);
            }
            case QueryDecoder.TEMPLATE_ID -> {
                query.wrap(buffer, at, block, version);
                about(CommandKind.QUERY, query.instrumentId(), query.expireTimeNs());
                about(query.clientOrderId());
                spare.queryKind = query.kind();
                request(buffer, offset, length);
            }
            default -> {
                // Signals, alerts, hashes: said for the journal, not for the venue.
            }
        }
    }

    /**
     * The trade socket answered.
     *
     * @param reply valid during the call
     */
    public void onReply(OpReply reply) {
        final SentCommand command = pending.remove(
                reply.requestId().bytes(),
                reply.requestId().offset(),
                reply.requestId().length());
        if (command == null) {
            return;
        }
        final long tookNs = nanoTime.getAsLong() - command.sentNanos;
        counters.set(Metric.ORDER_REPLY_LAST_NS, tookNs);
        counters.max(Metric.ORDER_REPLY_MAX_NS, tookNs);
        if (reply.success()) {
            publisher.outcome(
                    command, Outcome.ACK, reply.orderIdHigh(), reply.orderIdLow(), 0, "", reply.venueTimeNs());
        } else {
            final Outcome outcome = Outcomes.ofCode(command.kind, reply.code());
            if (outcome == Outcome.REJECT) {
                placements.remove(command);
            }
            final String text = Redaction.clean(reply.text(), apiKey);
            publisher.outcome(command, outcome, 0, 0, reply.code(), text, reply.venueTimeNs());
        }
        pending.release(command);
    }

    /**
     * The trade socket is lost: whatever was written may or may not have arrived.
     *
     * @param reason one line for people
     */
    public void onTradeLost(String reason) {
        giveUpBefore(Long.MAX_VALUE, reason);
    }

    /** Looks for replies that are overdue; to be called now and then. */
    public void onTimer() {
        giveUpBefore(clock.nowNs() - times.orderTimeoutNs(), "no reply in time");
    }

    /**
     * Whether an order that no query finds is proved not to exist.
     *
     * @param command a query about it
     * @return false while it may still be accepted, or be accepted and not yet visible
     */
    public boolean isAbsenceProof(SentCommand command) {
        return placements.isAbsenceProof(command);
    }

    private void giveUpBefore(long sentTimeNs, String reason) {
        for (SentCommand command = pending.removeSentBefore(sentTimeNs);
                command != null;
                command = pending.removeSentBefore(sentTimeNs)) {
            publisher.outcome(
                    command,
                    Outcome.UNKNOWN,
                    0,
                    0,
                    InputPublisher.NO_CODE,
                    Redaction.clean(reason, apiKey),
                    InputPublisher.NO_TIME);
            pending.release(command);
        }
    }

    /** The decoder of the order's kind is wrapped, the spare record is filled. */
    private void order(DirectBuffer buffer, int offset, int length) {
        if (trade == null) {
            request(buffer, offset, length);
        } else if (isExpired()) {
            unsent("expired before it could be sent");
        } else if (!trade.isUp()) {
            unsent("the trade socket is down");
        } else {
            final SentCommand command = pending.acquire();
            if (command == null) {
                unsent("too many orders wait for a reply");
            } else {
                command.copy(spare);
                command.makeRequestId(instance);
                encode(command);
                command.sentTimeNs = clock.nowNs();
                command.sentNanos = nanoTime.getAsLong();
                pending.add(command);
                placements.add(command);
                counters.add(Metric.ORDERS_SENT, 1);
                trade.send(encoder.bytes(), encoder.length());
            }
        }
    }

    private void encode(SentCommand command) {
        switch (command.kind) {
            case PLACE -> {
                encoder.beginRequest(command, CREATE, requestClock.nowMs());
                encoder.place(place);
            }
            case AMEND -> {
                encoder.beginRequest(command, AMEND, requestClock.nowMs());
                encoder.amend(amend);
            }
            default -> {
                encoder.beginRequest(command, CANCEL, requestClock.nowMs());
                encoder.cancel(cancel);
            }
        }
        encoder.endRequest();
    }

    private void request(DirectBuffer buffer, int offset, int length) {
        if (isExpired()) {
            unsent("expired before it could be sent");
            return;
        }
        final SentCommand command = new SentCommand();
        command.copy(spare);
        command.sentTimeNs = clock.nowNs();
        final byte[] message = new byte[length];
        buffer.getBytes(offset, message);
        placements.add(command);
        barrier.onRequestBegun();
        rest.submit(command, header.templateId(), message);
    }

    private void unsent(String why) {
        publisher.outcome(spare, Outcome.UNSENT, 0, 0, InputPublisher.NO_CODE, why, InputPublisher.NO_TIME);
    }

    private boolean isExpired() {
        return spare.expireTimeNs != PlaceOrderDecoder.expireTimeNsNullValue() && clock.nowNs() > spare.expireTimeNs;
    }

    private void about(CommandKind kind, int instrumentId, long expireTimeNs) {
        spare.kind = kind;
        spare.queryKind = QueryKind.NULL_VAL;
        spare.instrumentId = instrumentId;
        spare.expireTimeNs = expireTimeNs;
        spare.epoch = ClientOrderIdDecoder.epochNullValue();
        spare.sequence = ClientOrderIdDecoder.sequenceNullValue();
        spare.leg = 0;
    }

    private void about(ClientOrderIdDecoder id) {
        spare.epoch = id.epoch();
        spare.sequence = id.sequence();
        spare.leg = id.leg();
    }
}
