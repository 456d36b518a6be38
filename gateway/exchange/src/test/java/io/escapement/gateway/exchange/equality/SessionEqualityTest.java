package io.escapement.gateway.exchange.equality;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.ClockSource;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.TransactionRowDecoder;
import io.escapement.codecs.text.MessageNames;
import io.escapement.codecs.text.MessagePrinter;
import io.escapement.gateway.bybit.BybitGateway;
import io.escapement.gateway.bybit.GatewayConfiguration;
import io.escapement.gateway.bybit.StartProgress;
import io.escapement.gateway.bybit.port.GatewayCounters;
import io.escapement.gateway.bybit.rest.Credentials;
import io.escapement.gateway.exchange.ExchangeContext;
import io.escapement.gateway.exchange.ExchangeServer;
import io.escapement.venue.VenueConfiguration;
import io.escapement.venue.inprocess.InProcessSession;
import io.escapement.venue.inprocess.SessionConfiguration;
import io.escapement.venue.market.MarketSource;
import io.escapement.venue.market.SyntheticMarket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/**
 * A backtest is a session: the gateway's client against the exchange over real sockets, in step, and the same market in
 * process give the same inputs, to the last byte.
 */
class SessionEqualityTest {
    private static final String KEY = "key";
    private static final String SECRET = "secret";
    private static final List<String> SYMBOLS = List.of("ETHUSDT", "BTCUSDT");
    private static final int INPUTS = 8_000;
    private static final int WARM_UP_BARS = 20;

    private static MarketSource market() {
        // In another order than the session's symbols: ids have to be translated.
        return SyntheticMarket.create(3, List.of("BTCUSDT", "ETHUSDT"), 0, 1);
    }

    private static List<byte[]> inProcess() {
        final List<byte[]> inputs = new ArrayList<>();
        final InProcessSession[] session = new InProcessSession[1];
        final ScriptedTrader trader = new ScriptedTrader(
                (cause, index, buffer, offset, length) -> session[0].onOutput(cause, index, buffer, offset, length));
        session[0] = new InProcessSession(
                VenueConfiguration.defaults(),
                market(),
                new SessionConfiguration(
                        SYMBOLS, new int[] {3, 15}, WARM_UP_BARS, new int[] {1, 50}, true, true, "esc"),
                (buffer, offset, length) -> {
                    final byte[] input = new byte[length];
                    buffer.getBytes(offset, input);
                    inputs.add(input);
                    trader.onInput(inputs.size(), new UnsafeBuffer(input), 0);
                });
        session[0].start();
        while (inputs.size() < INPUTS && session[0].step()) {
            // Far enough.
        }
        assertThat(trader.orders()).isGreaterThan(40);
        return inputs;
    }

    private static List<byte[]> overSockets() throws Exception {
        final List<byte[]> inputs = new ArrayList<>();
        final QueuePort port = new QueuePort();
        final CompletableFuture<Void> enough = new CompletableFuture<>();
        try (ExchangeServer server = new ExchangeServer(new ExchangeContext(
                market(),
                VenueConfiguration.defaults(),
                new io.escapement.gateway.exchange.auth.Credentials(KEY, SECRET),
                0,
                Double.POSITIVE_INFINITY,
                true))) {
            final String address = "127.0.0.1:" + server.start().getPort();
            try (BybitGateway gateway = new BybitGateway(configuration(address), port, new GatewayCounters())) {
                final Thread business = new Thread(() -> business(port, gateway, inputs, enough), "business");
                business.setDaemon(true);
                business.start();
                gateway.start(StartProgress.NONE);
                enough.get(60, TimeUnit.SECONDS);
                business.join(TimeUnit.SECONDS.toMillis(10));
            }
        }
        return inputs;
    }

    private static void business(
            QueuePort port, BybitGateway gateway, List<byte[]> inputs, CompletableFuture<Void> enough) {
        final ScriptedTrader trader = new ScriptedTrader((cause, index, buffer, offset, length) ->
                gateway.commands().onCommand(buffer, offset, length, cause, index));
        try {
            while (inputs.size() < INPUTS) {
                final Object taken = port.taken().take();
                if (taken instanceof Long token) {
                    gateway.commands().onBarrier(token);
                } else {
                    final byte[] input = (byte[]) taken;
                    inputs.add(input);
                    trader.onInput(inputs.size(), new UnsafeBuffer(input), 0);
                }
            }
            enough.complete(null);
        } catch (final InterruptedException | RuntimeException failure) {
            enough.completeExceptionally(failure);
        }
    }

    private static GatewayConfiguration configuration(String address) {
        final GatewayConfiguration configuration = new GatewayConfiguration();
        configuration
                .addresses()
                .restUrl(URI.create("http://" + address))
                .publicUrl(URI.create("ws://" + address + "/v5/public/linear"))
                .privateUrl(URI.create("ws://" + address + "/v5/private"))
                .tradeUrl(URI.create("ws://" + address + "/v5/trade"));
        configuration
                .account()
                .credentials(new Credentials(() -> KEY, () -> SECRET))
                .instance("esc")
                .epoch(1);
        configuration.universe().symbols(SYMBOLS);
        configuration
                .market()
                .intervals(List.of(3, 15))
                .topics(List.of("kline", "tickers", "orderbook.1", "orderbook.50", "publicTrade"))
                .warmUpBars(WARM_UP_BARS);
        return configuration.clock(ClockSource.VENUE).conclude();
    }

    @Test
    void shouldGiveTheSameInputsInProcessAsOverSockets() throws Exception {
        final List<byte[]> expected = inProcess();
        final List<byte[]> actual = overSockets();
        assertThat(actual).hasSize(INPUTS);
        assertThat(expected).anyMatch(SessionEqualityTest::isTransaction);
        final MessagePrinter printer = new MessagePrinter(MessageNames.NONE);
        for (int i = 0; i < INPUTS; i++) {
            if (!Arrays.equals(actual.get(i), expected.get(i))) {
                assertThat(printer.toJson(new UnsafeBuffer(actual.get(i)), 0))
                        .as("input " + i)
                        .isEqualTo(printer.toJson(new UnsafeBuffer(expected.get(i)), 0));
            }
            assertThat(actual.get(i)).as("input " + i).isEqualTo(expected.get(i));
        }
    }

    private static boolean isTransaction(byte[] input) {
        return new MessageHeaderDecoder().wrap(new UnsafeBuffer(input), 0).templateId()
                == TransactionRowDecoder.TEMPLATE_ID;
    }
}
