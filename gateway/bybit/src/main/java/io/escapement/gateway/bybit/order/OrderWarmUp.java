package io.escapement.gateway.bybit.order;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.PlaceOrderEncoder;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.TimeInForce;
import io.escapement.codecs.sbe.TriggerBy;
import io.escapement.gateway.bybit.limit.RateLimits;
import io.escapement.gateway.bybit.net.Transport;
import io.escapement.gateway.bybit.port.GatewayCounters;
import io.escapement.gateway.bybit.port.InboundPort;
import io.escapement.gateway.bybit.port.InputPriority;
import io.escapement.gateway.bybit.publish.InputPublisher;
import io.escapement.gateway.bybit.publish.SentCommand;
import io.escapement.gateway.bybit.rest.RequestClock;
import io.escapement.gateway.bybit.session.OrderSocket;
import io.escapement.gateway.bybit.session.PingBarrier;
import io.escapement.gateway.bybit.session.ReceiveClock;
import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Sends made-up orders into the void, so that the code between command and socket is compiled before the first real one.
 * It has a sender, a port and a channel of its own: nothing is published, counted or remembered.
 */
public final class OrderWarmUp {
    private static final int OUTSTANDING_MAX = 128;
    private static final String NOBODY = "warmup";

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final PlaceOrderEncoder place = new PlaceOrderEncoder();
    private final UnsafeBuffer command = new UnsafeBuffer(new byte[InboundPort.MAX_MESSAGE_LENGTH]);
    private final OrderDesk desk;
    private final OrderSender sender;
    private final int instruments;

    /**
     * A warm-up of a run's shape.
     *
     * @param encoder of its own
     * @param times of the run
     * @param instruments how many there are
     * @param transport whose clocks are used
     */
    public OrderWarmUp(OrderEncoder encoder, OrderTimes times, int instruments, Transport transport) {
        this.instruments = instruments;
        final GatewayCounters counters = new GatewayCounters();
        final ReceiveClock clock = new ReceiveClock(transport);
        final Nowhere nowhere = new Nowhere(transport);
        final PingBarrier barrier = new PingBarrier(nowhere, counters);
        desk = new OrderDesk(
                encoder,
                new OrderIdentity(NOBODY, 1, NOBODY),
                times,
                clock,
                RequestClock.wall(transport::epochMillis),
                new InputPublisher(nowhere, clock, counters),
                barrier,
                counters,
                new RateLimits(transport::nanoTime, 0, false, 0),
                nowhere,
                nowhere);
        sender = new OrderSender(desk, nowhere, barrier);
        desk.useTradeSocket(nowhere);
    }

    /**
     * Sends.
     *
     * @param orders how many
     */
    public void run(int orders) {
        for (int i = 0; i < orders; i++) {
            place(i);
            sender.onCommand(
                    command, 0, MessageHeaderEncoder.ENCODED_LENGTH + PlaceOrderEncoder.BLOCK_LENGTH, i + 1L, 0);
            if (i % OUTSTANDING_MAX == OUTSTANDING_MAX - 1) {
                desk.onTradeLost("");
            }
        }
    }

    private void place(int number) {
        place.wrapAndApplyHeader(command, 0, header)
                .engineTimeNs(number)
                .instrumentId(number % instruments)
                .signalId(number)
                .side(number % 2 == 0 ? Side.BUY : Side.SELL)
                .orderType(OrderType.MARKET)
                .timeInForce(TimeInForce.IOC)
                .reduceOnly(Bool.NO)
                .closeOnTrigger(Bool.NO)
                .triggerBy(TriggerBy.LAST_PRICE)
                .positionIndex((short) 0)
                .price(FixedPoint.NULL)
                .size((number % 97 + 1) * FixedPoint.ONE / 8)
                .takeProfit((number + 1) * FixedPoint.ONE / 4)
                .stopLoss((number + 1) * FixedPoint.ONE / 5)
                .expireTimeNs(Long.MAX_VALUE);
        place.clientOrderId().epoch(1).sequence(number).leg((short) 0);
    }

    /** A port whose messages nobody reads and a socket whose bytes go nowhere. */
    private static final class Nowhere implements InboundPort, OrderSocket, RestCommands, OrderAlarm {
        private final Transport transport;
        private final UnsafeBuffer slot = new UnsafeBuffer(new byte[MAX_MESSAGE_LENGTH]);
        private final EmbeddedChannel channel = new EmbeddedChannel(new WebSocket13FrameEncoder(true));

        Nowhere(Transport transport) {
            this.transport = transport;
        }

        @Override
        public boolean isUp() {
            return true;
        }

        @Override
        public boolean canSend() {
            return true;
        }

        @Override
        public void post(SentCommand command) {
            // Everything goes over the socket.
        }

        @Override
        public void checkDuplicate(SentCommand placement) {
            // No reply ever comes.
        }

        @Override
        public void ask(SentCommand query) {
            // Nobody asks.
        }

        @Override
        public long nanoTime() {
            return transport.nanoTime();
        }

        @Override
        public void callIn(long nanos) {
            // Nothing waits.
        }

        @Override
        public void send(byte[] text, int length) {
            final ByteBuf payload = channel.alloc().directBuffer(length);
            payload.writeBytes(text, 0, length);
            channel.writeAndFlush(new TextWebSocketFrame(payload), channel.voidPromise());
            for (ByteBuf sent = channel.readOutbound(); sent != null; sent = channel.readOutbound()) {
                sent.release();
            }
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
            // Nobody reads it.
        }

        @Override
        public void publishBarrier(long token) {
            // Nobody waits.
        }
    }
}
