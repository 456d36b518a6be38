package io.escapement.runtime.watchdog;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.gateway.bybit.rest.AnswerRows;
import io.escapement.gateway.bybit.rest.Credentials;
import io.escapement.gateway.bybit.rest.RestClient;
import io.escapement.gateway.bybit.rest.RestSettings;
import io.escapement.gateway.exchange.ExchangeContext;
import io.escapement.gateway.exchange.ExchangeServer;
import io.escapement.gateway.exchange.fault.Fault;
import io.escapement.venue.VenueConfiguration;
import io.escapement.venue.market.SyntheticMarket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The watchdog against a simulated exchange; the engine is a pulse that the test stops. */
class WatchdogTest {
    private static final long DEADLINE_NS = TimeUnit.SECONDS.toNanos(20);
    private static final String ORDER = "{\"category\":\"linear\",\"symbol\":\"ETHUSDT\",\"qty\":\"1\",\"side\":";
    private static final String OF_ACCOUNT = "category=linear&settleCoin=USDT";

    private final List<String> log = new ArrayList<>();
    private ExchangeServer exchange;
    private RestClient rest;
    private Pulse pulse = new Pulse(true, 1_000_000);
    private long nowMs = 1_000_100;

    @BeforeEach
    void startExchange() {
        exchange = new ExchangeServer(new ExchangeContext(
                SyntheticMarket.create(1, List.of("BTCUSDT", "ETHUSDT"), 5, 1),
                VenueConfiguration.defaults(),
                new io.escapement.gateway.exchange.auth.Credentials("key", "secret"),
                0,
                1,
                false));
        rest = new RestClient(new RestSettings(
                URI.create("http://127.0.0.1:" + exchange.start().getPort()),
                new Credentials(() -> "key", () -> "secret"),
                5_000,
                Duration.ofSeconds(10)));
    }

    @AfterEach
    void stopExchange() {
        rest.close();
        exchange.close();
    }

    @Test
    void shouldTouchNothingWhenTheHeartBeats() {
        final Watchdog watchdog = watchdog(true);
        place("\"Buy\",\"orderType\":\"Limit\",\"price\":\"1500\",\"orderLinkId\":\"entry\"}");
        watchdog.turn(nowMs);
        assertThat(openOrders()).containsExactly("entry");
        assertThat(log).containsExactly("the engine's heart beats");
    }

    @Test
    void shouldCancelEntriesAndLeaveStopsAndPositionsWhenTheHeartStandsStill() {
        final Watchdog watchdog = watchdog(false);
        place("\"Buy\",\"orderType\":\"Market\",\"orderLinkId\":\"held\"}");
        place("\"Buy\",\"orderType\":\"Limit\",\"price\":\"1500\",\"orderLinkId\":\"entry\"}");
        place("\"Sell\",\"orderType\":\"Market\",\"triggerPrice\":\"100\",\"triggerDirection\":2,"
                + "\"orderLinkId\":\"stop\"}");
        nowMs += 20_000;
        untilDone(watchdog);
        assertThat(openOrders()).containsExactly("stop");
        assertThat(positions()).containsExactly("ETHUSDT Buy 1");
        assertThat(log)
                .startsWith("ALARM no heartbeat for 20100 ms: cancelling entries")
                .endsWith("entries cancelled; stops on the venue stay");
    }

    @Test
    void shouldFlattenWhenTheHeartStandsStillAndFlatteningIsAskedFor() {
        final Watchdog watchdog = watchdog(true);
        place("\"Sell\",\"orderType\":\"Market\",\"orderLinkId\":\"held\"}");
        nowMs += 20_000;
        untilDone(watchdog);
        assertThat(positions()).isEmpty();
        assertThat(log)
                .contains("closing at market, reduce-only: ETHUSDT Sell 1")
                .endsWith("entries cancelled, account flat");
    }

    @Test
    void shouldCloseTheOtherPositionsWhenTheVenueRefusesOne() {
        final Watchdog watchdog = watchdog(true);
        place("\"Buy\",\"orderType\":\"Market\",\"orderLinkId\":\"held\"}");
        // The brake's first id is taken, so the venue refuses its first order.
        rest.postSigned(
                "/v5/order/create",
                ("{\"category\":\"linear\",\"symbol\":\"BTCUSDT\",\"qty\":\"0.1\",\"side\":\"Buy\","
                                + "\"orderType\":\"Market\",\"orderLinkId\":\"w1-test-1\"}")
                        .getBytes(StandardCharsets.US_ASCII));
        await(2);
        nowMs += 20_000;
        watchdog.turn(nowMs);
        await(1);
        assertThat(log).anyMatch(line -> line.startsWith("FAILED, trying again: "));
        untilDone(watchdog);
        assertThat(positions()).isEmpty();
    }

    @Test
    void shouldFlattenAllTheSameWhenCancellingFails() {
        final Watchdog watchdog = watchdog(true);
        place("\"Buy\",\"orderType\":\"Market\",\"orderLinkId\":\"held\"}");
        exchange.loop()
                .submit(() ->
                        exchange.faults().add(Fault.parse("kind=http-error,op=order.cancel-all,status=500,count=1000")))
                .syncUninterruptibly();
        nowMs += 20_000;
        final long deadline = System.nanoTime() + DEADLINE_NS;
        do {
            watchdog.turn(nowMs);
        } while (!positions().isEmpty() && System.nanoTime() < deadline);
        assertThat(positions()).isEmpty();
        assertThat(watchdog.isBraking()).as("cancelling has not succeeded yet").isTrue();
    }

    @Test
    void shouldTryAgainWhenTheVenueCannotBeReached() {
        final Watchdog watchdog = watchdog(true);
        exchange.close();
        nowMs += 20_000;
        watchdog.turn(nowMs);
        assertThat(watchdog.isBraking()).isTrue();
        assertThat(log).last().asString().startsWith("FAILED, trying again: ");
        pulse = new Pulse(true, nowMs);
        watchdog.turn(nowMs);
        assertThat(watchdog.isBraking())
                .as("the engine is back and looks after itself")
                .isFalse();
    }

    private Watchdog watchdog(boolean flattens) {
        return new Watchdog(
                new HeartbeatWatch(10_000), () -> pulse, new AccountBrake(rest, "w1-test"), flattens, log::add);
    }

    private void untilDone(Watchdog watchdog) {
        final long deadline = System.nanoTime() + DEADLINE_NS;
        do {
            watchdog.turn(nowMs);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        } while (watchdog.isBraking() && System.nanoTime() < deadline);
        assertThat(watchdog.isBraking()).isFalse();
    }

    private void await(int count) {
        final long deadline = System.nanoTime() + DEADLINE_NS;
        while (positions().size() != count && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        assertThat(positions()).hasSize(count);
    }

    private void place(String order) {
        rest.postSigned("/v5/order/create", (ORDER + order).getBytes(StandardCharsets.US_ASCII));
    }

    private List<String> openOrders() {
        return AnswerRows.of(rest.getSigned("/v5/order/realtime", OF_ACCOUNT)).stream()
                .map(row -> row.get("orderLinkId"))
                .toList();
    }

    private List<String> positions() {
        return AnswerRows.of(rest.getSigned("/v5/position/list", OF_ACCOUNT)).stream()
                .filter(row -> !row.get("size").equals("0"))
                .map(WatchdogTest::describe)
                .toList();
    }

    private static String describe(Map<String, String> row) {
        return row.get("symbol") + " " + row.get("side") + " " + row.get("size");
    }
}
