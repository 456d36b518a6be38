package io.escapement.gateway.bybit.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.CancelOrderEncoder;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.PlaceOrderEncoder;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.TimeInForce;
import io.escapement.codecs.sbe.TriggerBy;
import io.escapement.gateway.bybit.decode.FrameDecoder;
import io.escapement.gateway.bybit.decode.SymbolTable;
import io.escapement.gateway.bybit.limit.RateLimits;
import io.escapement.gateway.bybit.port.GatewayClock;
import io.escapement.gateway.bybit.port.GatewayCounters;
import io.escapement.gateway.bybit.port.InboundPort;
import io.escapement.gateway.bybit.port.InputPriority;
import io.escapement.gateway.bybit.publish.InputPublisher;
import io.escapement.gateway.bybit.publish.SentCommand;
import io.escapement.gateway.bybit.rest.RequestClock;
import io.escapement.gateway.bybit.session.OrderSocket;
import io.escapement.gateway.bybit.session.PingBarrier;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** From the core's command to the socket's bytes, and from the reply to the outcome's slot, nothing is allocated. */
class OrderDeskAllocationTest {
    private static final int ROUNDS = 20_000;
    private static final byte[] REPLY =
            ("{\"reqId\":\"................................\",\"retCode\":0,\"retMsg\":\"OK\","
                            + "\"op\":\"order.create\",\"data\":{\"orderId\":\"0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9\","
                            + "\"orderLinkId\":\"\"},\"retExtInfo\":{},\"header\":{\"X-Bapi-Limit\":\"10\","
                            + "\"X-Bapi-Limit-Status\":\"9\",\"Timenow\":\"1750000000200\"},\"connId\":\"c\"}")
                    .getBytes(StandardCharsets.US_ASCII);
    private static final int REQUEST_ID = 10;

    private final Surroundings around = new Surroundings();
    private final SymbolTable symbols = new SymbolTable(List.of("AAAUSDT", "BBBUSDT"), "tst");
    private final GatewayCounters counters = new GatewayCounters();
    private final PingBarrier barrier = new PingBarrier(around, counters);
    private final OrderDesk desk = new OrderDesk(
            new OrderEncoder(symbols, "tst", 5_000),
            new OrderIdentity("tst", 7, "key"),
            new OrderTimes(1_000_000_000L, 5, 1, -1, false),
            around,
            RequestClock.wall(() -> 1_750_000_000_000L),
            new InputPublisher(around, around, counters),
            barrier,
            counters,
            new RateLimits(around::nanoTime, 0, true, 1),
            around,
            around);
    private final OrderSender sender = new OrderSender(desk, around, barrier);
    private final FrameDecoder decoder = new FrameDecoder(symbols, around, around);
    private final UnsafeBuffer command = new UnsafeBuffer(new byte[256]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final PlaceOrderEncoder place = new PlaceOrderEncoder();
    private final CancelOrderEncoder cancel = new CancelOrderEncoder();
    private final byte[] frame = new byte[REPLY.length + 64];

    @Test
    void shouldAllocateNothingWhenOrdersGoOutAndRepliesAreGood() {
        desk.useTradeSocket(around);
        run(ROUNDS);
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final long thread = Thread.currentThread().getId();
        final long before = threads.getThreadAllocatedBytes(thread);
        run(ROUNDS);
        final long allocated = threads.getThreadAllocatedBytes(thread) - before;

        assertThat(around.outcomes).isEqualTo(4 * ROUNDS);
        assertThat(counters.get(GatewayCounters.Metric.LIMIT_WAITS)).isZero();
        // The remembered placements are swept now and then, which costs an iterator.
        assertThat((double) allocated / ROUNDS).isLessThan(1.0);
    }

    private void run(int rounds) {
        for (int i = 0; i < rounds; i++) {
            around.nanos += 500_000_000L;
            final long sequence = ++around.sequence;
            place.wrapAndApplyHeader(command, 0, header)
                    .engineTimeNs(sequence)
                    .instrumentId(0)
                    .signalId(1)
                    .side(Side.BUY)
                    .orderType(OrderType.LIMIT)
                    .timeInForce(TimeInForce.GTC)
                    .reduceOnly(Bool.NO)
                    .closeOnTrigger(Bool.NO)
                    .triggerBy(TriggerBy.LAST_PRICE)
                    .positionIndex((short) 0)
                    .price(FixedPoint.ONE)
                    .size(FixedPoint.ONE)
                    .takeProfit(2 * FixedPoint.ONE)
                    .stopLoss(FixedPoint.ONE / 2)
                    .expireTimeNs(Long.MAX_VALUE);
            place.clientOrderId().epoch(7).sequence(sequence).leg((short) 0);
            sender.onCommand(
                    command, 0, MessageHeaderEncoder.ENCODED_LENGTH + PlaceOrderEncoder.BLOCK_LENGTH, sequence, 0);
            reply();
            cancel.wrapAndApplyHeader(command, 0, header)
                    .engineTimeNs(1)
                    .instrumentId(0)
                    .expireTimeNs(Long.MAX_VALUE);
            cancel.clientOrderId().epoch(7).sequence(sequence).leg((short) 0);
            cancel.orderId().high(0).low(0);
            sender.onCommand(
                    command, 0, MessageHeaderEncoder.ENCODED_LENGTH + CancelOrderEncoder.BLOCK_LENGTH, sequence, 1);
            reply();
        }
    }

    /** Answers what was written last, padding the id's place with a space outside of the text. */
    private void reply() {
        int at = REQUEST_ID;
        System.arraycopy(REPLY, 0, frame, 0, REQUEST_ID);
        System.arraycopy(around.requestId, 0, frame, at, around.requestIdLength);
        at += around.requestIdLength;
        final int rest = REQUEST_ID + 32;
        System.arraycopy(REPLY, rest, frame, at, REPLY.length - rest);
        decoder.onFrame(frame, 0, at + REPLY.length - rest);
        desk.onReply(decoder.reply());
    }

    /** Everything a desk needs, without a thread, a socket or a reader. */
    private static final class Surroundings
            implements InboundPort, OrderSocket, RestCommands, OrderAlarm, GatewayClock {
        private final UnsafeBuffer slot = new UnsafeBuffer(new byte[MAX_MESSAGE_LENGTH]);
        private final byte[] requestId = new byte[SentCommand.MAX_REQUEST_ID];
        private int requestIdLength;
        private long nanos = 1;
        private long sequence;
        private int outcomes;

        @Override
        public boolean isUp() {
            return true;
        }

        @Override
        public boolean canSend() {
            return true;
        }

        @Override
        public void send(byte[] text, int length) {
            requestIdLength = 0;
            while (text[REQUEST_ID + requestIdLength] != '"') {
                requestId[requestIdLength] = text[REQUEST_ID + requestIdLength];
                requestIdLength++;
            }
        }

        @Override
        public void post(SentCommand command) {
            throw new AssertionError("nothing goes by REST");
        }

        @Override
        public void checkDuplicate(SentCommand placement) {
            throw new AssertionError("nothing goes by REST");
        }

        @Override
        public void ask(SentCommand query) {
            throw new AssertionError("nothing goes by REST");
        }

        @Override
        public long nanoTime() {
            return nanos;
        }

        @Override
        public void callIn(long delay) {
            throw new AssertionError("nothing waits");
        }

        @Override
        public long nowNs() {
            return nanos;
        }

        @Override
        public long stamp(long venueTimeNs) {
            return nanos;
        }

        @Override
        public long claim(InputPriority priority, int count) {
            return 0;
        }

        @Override
        public MutableDirectBuffer slot(long number) {
            return slot;
        }

        @Override
        public void length(long number, int length) {
            // Nobody reads it.
        }

        @Override
        public void publish(long first, int count) {
            outcomes++;
        }

        @Override
        public void publishBarrier(long token) {
            // Nobody waits.
        }
    }
}
