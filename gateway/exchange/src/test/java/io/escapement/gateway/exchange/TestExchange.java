package io.escapement.gateway.exchange;

import io.escapement.gateway.exchange.auth.Credentials;
import io.escapement.gateway.exchange.client.TestClient;
import io.escapement.gateway.exchange.fault.Fault;
import io.escapement.venue.VenueConfiguration;
import io.escapement.venue.frames.FrameMarket;
import io.escapement.venue.market.HistoryMarket;
import io.escapement.venue.market.MarketSource;
import io.escapement.venue.market.SyntheticMarket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** An exchange on a port of its own, with small markets made for tests. */
final class TestExchange implements AutoCloseable {
    /** 2026-01-05T00:00:00Z. */
    static final long HISTORY_START_MS = 1_767_571_200_000L;

    /** The session of {@link #flat} begins an hour later. */
    static final long START_MS = HISTORY_START_MS + 3_600_000L;

    private static final long POLL_NS = 5_000_000;

    private final ExchangeServer server;
    private final int port;

    private TestExchange(MarketSource market, double speed, boolean stepping, UnaryOperator<ExchangeContext> changes) {
        server = new ExchangeServer(changes.apply(new ExchangeContext(
                market,
                VenueConfiguration.defaults(),
                new Credentials(TestClient.KEY, TestClient.SECRET),
                0,
                speed,
                stepping)));
        port = server.start().getPort();
    }

    /** Steps with its client as fast as it can. */
    static TestExchange stepping(MarketSource market) {
        return new TestExchange(market, Double.POSITIVE_INFINITY, true, UnaryOperator.identity());
    }

    /** Steps with its client as fast as it can, with a context changed. */
    static TestExchange stepping(MarketSource market, UnaryOperator<ExchangeContext> changes) {
        return new TestExchange(market, Double.POSITIVE_INFINITY, true, changes);
    }

    /** Steps with its client at most so fast. */
    static TestExchange stepping(MarketSource market, double speed) {
        return new TestExchange(market, speed, true, UnaryOperator.identity());
    }

    /** Follows the wall clock. */
    static TestExchange free(MarketSource market, double speed) {
        return new TestExchange(market, speed, false, UnaryOperator.identity());
    }

    /** Follows the wall clock, with a context changed. */
    static TestExchange free(MarketSource market, double speed, UnaryOperator<ExchangeContext> changes) {
        return new TestExchange(market, speed, false, changes);
    }

    /** Two instruments, an hour of minutes before the start and an hour after, every price 100.0 and 2.0000 but for one bar that shows the digits. */
    static MarketSource flat(Path folder) {
        return HistoryMarket.read(
                List.of(
                        csv(folder, "BTCUSDT_1m.csv", "100.0", "10.0"),
                        csv(folder, "XRPUSDT_1m.csv", "2.0000", "5000")),
                0.5);
    }

    static MarketSource synthetic() {
        return SyntheticMarket.create(7, List.of("BTCUSDT", "ETHUSDT"), 1, 1);
    }

    /** Lets something go wrong, and waits until it has begun. */
    void fault(String text) {
        try {
            server.loop().submit(() -> server.faults().add(Fault.parse(text))).get(10, TimeUnit.SECONDS);
        } catch (final InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    /** A recording of public frames. */
    static MarketSource frames(Path folder, String... lines) {
        try {
            final Path file = Files.write(folder.resolve("frames.jsonl"), List.of(lines));
            return FrameMarket.recorded(List.of(file.toString()), List.of());
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the exchange serves by itself. */
    static MarketSource manySymbols() {
        return SyntheticMarket.create(1, SyntheticMarket.DEFAULT_SYMBOLS, 120, 30);
    }

    ExchangeServer server() {
        return server;
    }

    int port() {
        return port;
    }

    TestClient client() {
        return new TestClient(port);
    }

    /** Waits until something holds; fails after ten seconds. */
    static void await(BooleanSupplier condition) {
        final long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("it never held");
            }
            LockSupport.parkNanos(POLL_NS);
        }
    }

    @Override
    public void close() {
        server.close();
    }

    private static String csv(Path folder, String name, String price, String volume) {
        final StringBuilder rows = new StringBuilder("open_time_ms,open,high,low,close,volume\n");
        for (int i = 0; i < 120; i++) {
            rows.append(HISTORY_START_MS + i * 60_000L);
            rows.append(',').append(price);
            // The high of the oldest bar shows how many digits a price has.
            rows.append(',').append(i == 0 ? price.replaceAll("0$", "1") : price);
            rows.append(',').append(price).append(',').append(price);
            rows.append(',').append(volume).append('\n');
        }
        try {
            return Files.writeString(folder.resolve(name), rows).toString();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
