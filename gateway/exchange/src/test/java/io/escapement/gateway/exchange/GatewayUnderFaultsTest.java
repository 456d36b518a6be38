package io.escapement.gateway.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.CancelOrderEncoder;
import io.escapement.codecs.sbe.ClientOrderIdEncoder;
import io.escapement.codecs.sbe.ClockSource;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.PlaceOrderEncoder;
import io.escapement.codecs.sbe.PositionMode;
import io.escapement.codecs.sbe.QueryEncoder;
import io.escapement.codecs.sbe.QueryKind;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.SwitchPositionModeEncoder;
import io.escapement.codecs.sbe.TimeInForce;
import io.escapement.codecs.sbe.TriggerBy;
import io.escapement.codecs.text.MessageNames;
import io.escapement.codecs.text.MessagePrinter;
import io.escapement.gateway.bybit.BybitGateway;
import io.escapement.gateway.bybit.GatewayConfiguration;
import io.escapement.gateway.bybit.StartProgress;
import io.escapement.gateway.bybit.port.GatewayCounters;
import io.escapement.gateway.bybit.port.InboundPort;
import io.escapement.gateway.bybit.port.InputPriority;
import io.escapement.gateway.bybit.rest.Credentials;
import io.escapement.gateway.exchange.client.TestClient;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The gateway's private side against the exchange on a bad day, over real sockets, by the wall clock. */
class GatewayUnderFaultsTest {
    private static final int EPOCH = 3;

    private final TestExchange exchange = TestExchange.free(TestExchange.synthetic(), 1);
    private final Engine engine = new Engine();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
    private BybitGateway gateway;
    private long cause = 1_000;

    @BeforeEach
    void start() {
        final String address = "127.0.0.1:" + exchange.port();
        final GatewayConfiguration configuration = new GatewayConfiguration().clock(ClockSource.RECEIVE);
        configuration
                .addresses()
                .restUrl(URI.create("http://" + address))
                .publicUrl(URI.create("ws://" + address + "/v5/public/linear"))
                .privateUrl(URI.create("ws://" + address + "/v5/private"))
                .tradeUrl(URI.create("ws://" + address + "/v5/trade"));
        configuration
                .account()
                .credentials(new Credentials(() -> TestClient.KEY, () -> TestClient.SECRET))
                .instance("flt")
                .epoch(EPOCH);
        configuration.universe().symbols(List.of("BTCUSDT"));
        configuration.market().intervals(List.of(3)).topics(List.of("tickers")).warmUpBars(2);
        configuration
                .requests()
                .orderTimeout(Duration.ofMillis(500))
                .restAfter(Duration.ofMillis(100))
                .banPause(Duration.ofMillis(700));
        configuration.sockets().backoffMin(Duration.ofMillis(50)).backoffMax(Duration.ofMillis(100));
        gateway = new BybitGateway(configuration.conclude(), engine, new GatewayCounters());
        engine.gateway = gateway;
        gateway.start(StartProgress.NONE);
        // A flat instrument says nothing of its mode, unless it is asked for by symbol: it is one-way.
        assertThat(engine.inputs).noneMatch(input -> input.contains("AccountState"));
    }

    @AfterEach
    void close() {
        gateway.close();
        engine.close();
        exchange.close();
    }

    @Test
    void shouldCarryAnOrderFromReplyToTransactionLog() {
        place(1);

        assertThat(outcome(cause)).contains("\"outcome\":\"ACK\"");
        engine.await("\"message\":\"Fill\"");
        engine.await("\"message\":\"PositionUpdate\"");
        query(QueryKind.TRANSACTIONS);
        assertThat(outcome(cause)).contains("\"outcome\":\"ACK\"");
        assertThat(engine.await("\"message\":\"TransactionRow\""))
                .contains("\"kind\":\"TRADE\"")
                .contains("\"coin\":\"USDT\"");
        query(QueryKind.RECONCILE);
        assertThat(outcome(cause)).contains("\"outcome\":\"ACK\"");
        switchToOneWay();
        assertThat(outcome(cause)).containsAnyOf("\"outcome\":\"ALREADY_SO\"", "\"venueCode\":110024");
    }

    @Test
    void shouldFindOutWhatBecameOfAnOrderWhoseReplyWasLost() {
        exchange.fault("kind=lose-reply,which=trade,count=1");
        place(1);
        assertThat(outcome(cause)).contains("\"outcome\":\"UNKNOWN\"");

        query(QueryKind.ORDER);

        assertThat(outcome(cause)).contains("\"outcome\":\"ACK\"");
        assertThat(engine.inputs).anyMatch(input -> input.contains("OrderUpdate") && input.contains("\"QUERY\""));
        assertThat(fills()).isEqualTo(1);
    }

    @Test
    void shouldNotProveAbsentWhatMayStillArrive() {
        exchange.fault("kind=lose-request,which=trade,count=1");
        place(1);
        assertThat(outcome(cause)).contains("\"outcome\":\"UNKNOWN\"");

        query(QueryKind.ORDER);

        assertThat(outcome(cause)).contains("\"outcome\":\"UNKNOWN\"").contains("too early to prove it absent");
    }

    @Test
    void shouldPlaceOnceWhenClockIsSkewed() {
        exchange.fault("kind=clock-skew,by=-3000");

        place(1);

        assertThat(outcome(cause)).contains("\"outcome\":\"ACK\"");
        assertThat(engine.await("\"message\":\"Fill\"")).contains("\"clientOrderId\":\"e1-?-3-1-0\"");
        assertThat(fills()).isEqualTo(1);
    }

    @Test
    void shouldWaitForTheRateLimitToPass() {
        exchange.fault("kind=rate-limit,for=300,which=trade");

        place(1);

        assertThat(outcome(cause)).contains("\"outcome\":\"ACK\"");
        TestExchange.await(() -> fills() == 1);
    }

    @Test
    void shouldKeepOrRerouteOrdersWhenTheTradeSocketBreaks() {
        exchange.fault("kind=drop,which=trade");
        for (int i = 1; i <= 5; i++) {
            place(i);
        }

        for (long at = cause - 4; at <= cause; at++) {
            assertThat(outcome(at)).contains("\"kind\":\"PLACE\"");
        }
        final long acknowledged = engine.inputs.stream()
                .filter(input -> input.contains("RequestOutcome") && input.contains("\"outcome\":\"ACK\""))
                .count();
        TestExchange.await(() -> fills() >= acknowledged);
        assertThat(fills()).isLessThanOrEqualTo(5);
    }

    @Test
    void shouldReconcileWhatWasMissedWhenThePrivateStreamComesBack() {
        exchange.fault("kind=drop,which=private");
        exchange.fault("kind=order-outside,symbol=BTCUSDT,side=Buy,qty=0.01");

        engine.await("\"channel\":\"PRIVATE\",\"connectionId\":0,\"state\":\"DOWN\"");
        TestExchange.await(() -> engine.inputs.stream()
                        .filter(input -> input.contains("ReconciliationEnd"))
                        .count()
                == 2);
        TestExchange.await(() -> fills() == 1);
        assertThat(engine.inputs).anyMatch(input -> input.contains("PositionUpdate") && input.contains("\"QUERY\""));
    }

    @Test
    void shouldRestWhenBannedAndGoOnAfterwards() {
        exchange.fault("kind=ban,for=300");
        query(QueryKind.WALLET);
        assertThat(outcome(cause)).contains("\"outcome\":\"UNSENT\"");
        engine.await("\"channel\":\"REST\",\"connectionId\":0,\"state\":\"DOWN\"");

        engine.await("\"channel\":\"REST\",\"connectionId\":0,\"state\":\"UP\"");
        query(QueryKind.WALLET);
        assertThat(outcome(cause)).contains("\"outcome\":\"ACK\"");
    }

    @Test
    void shouldAskAgainWhenTheServerFailsNowAndThen() {
        exchange.fault("kind=http-error,count=2");

        query(QueryKind.POSITIONS);

        assertThat(outcome(cause)).contains("\"outcome\":\"ACK\"");
    }

    @Test
    void shouldTradeOnAfterARestartOfTheVenue() {
        exchange.fault("kind=restart,for=300,late=200");
        place(1);
        assertThat(outcome(cause)).contains("\"kind\":\"PLACE\"");
        final boolean unknown = outcome(cause).contains("UNKNOWN");
        TestExchange.await(() -> engine.inputs.stream()
                        .filter(input -> input.contains("ReconciliationEnd") && input.contains("\"complete\":\"YES\""))
                        .count()
                >= 2);

        place(2);

        assertThat(outcome(cause)).contains("\"outcome\":\"ACK\"");
        TestExchange.await(() -> fills() >= (unknown ? 1 : 2));
        assertThat(fills()).isLessThanOrEqualTo(2);
    }

    @Test
    void shouldTellAlreadySoWhenTheOrderIsOverBeforeItsCancellation() {
        place(1);
        engine.await("\"message\":\"Fill\"");

        cancel(1);

        assertThat(outcome(cause)).contains("\"outcome\":\"ALREADY_SO\"").contains("\"venueCode\":110001");
    }

    private void place(long sequence) {
        final PlaceOrderEncoder place = new PlaceOrderEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .engineTimeNs(1)
                .instrumentId(0)
                .signalId(1)
                .side(Side.BUY)
                .orderType(OrderType.MARKET)
                .timeInForce(TimeInForce.IOC)
                .reduceOnly(Bool.NO)
                .closeOnTrigger(Bool.NO)
                .triggerBy(TriggerBy.LAST_PRICE)
                .positionIndex((short) 0)
                .price(FixedPoint.NULL)
                .size(FixedPoint.ONE / 100)
                .takeProfit(FixedPoint.NULL)
                .stopLoss(FixedPoint.NULL)
                .expireTimeNs(gateway.clock().nowNs() + TimeUnit.SECONDS.toNanos(5));
        place.clientOrderId().epoch(EPOCH).sequence(sequence).leg((short) 0);
        send(place.encodedLength());
    }

    private void cancel(long sequence) {
        final CancelOrderEncoder cancel = new CancelOrderEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .engineTimeNs(1)
                .instrumentId(0)
                .expireTimeNs(CancelOrderEncoder.expireTimeNsNullValue());
        cancel.clientOrderId().epoch(EPOCH).sequence(sequence).leg((short) 0);
        cancel.orderId().high(0).low(0);
        send(cancel.encodedLength());
    }

    private void switchToOneWay() {
        final SwitchPositionModeEncoder mode = new SwitchPositionModeEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .engineTimeNs(1)
                .instrumentId(0)
                .positionMode(PositionMode.ONE_WAY)
                .expireTimeNs(SwitchPositionModeEncoder.expireTimeNsNullValue());
        send(mode.encodedLength());
    }

    /** About the first order, or the whole account. */
    private void query(QueryKind kind) {
        final QueryEncoder query = new QueryEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .engineTimeNs(1)
                .instrumentId(0)
                .kind(kind)
                .intervalMinutes(0);
        final boolean order = kind == QueryKind.ORDER;
        query.clientOrderId()
                .epoch(order ? EPOCH : ClientOrderIdEncoder.epochNullValue())
                .sequence(1)
                .leg((short) 0);
        query.orderId().high(0).low(0);
        final boolean log = kind == QueryKind.TRANSACTIONS;
        query.fromTimeNs(log ? fillTimeNs() - TimeUnit.HOURS.toNanos(1) : QueryEncoder.fromTimeNsNullValue())
                .toTimeNs(log ? fillTimeNs() + TimeUnit.HOURS.toNanos(1) : QueryEncoder.toTimeNsNullValue())
                .expireTimeNs(QueryEncoder.expireTimeNsNullValue());
        send(query.encodedLength());
    }

    private void send(int blockLength) {
        cause++;
        final byte[] message = new byte[MessageHeaderEncoder.ENCODED_LENGTH + blockLength];
        buffer.getBytes(0, message);
        gateway.commands().onCommand(new UnsafeBuffer(message), 0, message.length, cause, 0);
    }

    private long fillTimeNs() {
        final String fill = engine.await("\"message\":\"Fill\"");
        return Long.parseLong(fill.replaceAll(".*\"executionTimeNs\":([0-9]+).*", "$1"));
    }

    private String outcome(long sequence) {
        return engine.await("\"commandSequence\":" + sequence + ",");
    }

    private long fills() {
        return engine.inputs.stream()
                .filter(input -> input.contains("\"message\":\"Fill\""))
                .map(input -> input.replaceAll(".*\"executionId\":\"([^\"]*)\".*", "$1"))
                .distinct()
                .count();
    }

    /** Takes every input down, and sends barriers back. */
    private static final class Engine implements InboundPort {
        private final MessagePrinter printer = new MessagePrinter(MessageNames.NONE);
        private final List<String> inputs = new CopyOnWriteArrayList<>();
        private final Map<Long, UnsafeBuffer> slots = new ConcurrentHashMap<>();
        private final ExecutorService thread = Executors.newSingleThreadExecutor();
        private BybitGateway gateway;
        private long next;

        String await(String part) {
            TestExchange.await(() -> inputs.stream().anyMatch(input -> input.contains(part)));
            return inputs.stream()
                    .filter(input -> input.contains(part))
                    .findFirst()
                    .orElseThrow();
        }

        void close() {
            thread.shutdownNow();
        }

        @Override
        public synchronized long claim(InputPriority priority, int count) {
            final long first = next;
            for (int i = 0; i < count; i++) {
                slots.put(next++, new UnsafeBuffer(new byte[MAX_MESSAGE_LENGTH]));
            }
            return first;
        }

        @Override
        public MutableDirectBuffer slot(long slot) {
            return slots.get(slot);
        }

        @Override
        public void length(long slot, int length) {
            // The message tells its own.
        }

        @Override
        public synchronized void publish(long first, int count) {
            for (long slot = first; slot < first + count; slot++) {
                inputs.add(printer.toJson(slots.remove(slot), 0));
            }
        }

        @Override
        public void publishBarrier(long token) {
            thread.execute(() -> gateway.commands().onBarrier(token));
        }
    }
}
