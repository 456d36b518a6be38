package io.escapement.gateway.exchange.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.gateway.exchange.ExchangeContext;
import io.escapement.gateway.exchange.ExchangeServer;
import io.escapement.gateway.exchange.auth.Credentials;
import io.escapement.venue.VenueConfiguration;
import io.escapement.venue.market.SyntheticMarket;
import io.netty.channel.EventLoop;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class UpstreamTest {
    private static final int ROOM_FOR_TWO = "tickers.BTCUSDT".length() + "orderbook.50.BTCUSDT".length();

    @Test
    void shouldSpreadTopicsOverConnectionsAndHearAllOfThem() throws Exception {
        final List<String> symbols = List.of("BTCUSDT", "ETHUSDT", "SOLUSDT");
        try (ExchangeServer venue = new ExchangeServer(new ExchangeContext(
                SyntheticMarket.create(1, symbols, 1, 1),
                VenueConfiguration.defaults(),
                new Credentials("key", "secret"),
                0,
                1,
                false))) {
            final int port = venue.start().getPort();
            final LiveMarket live =
                    LiveMarket.open(LiveVenue.of("ws://127.0.0.1:" + port + "/v5/public/linear", null), List.of());
            final Heard heard = new Heard();
            final EventLoop loop = venue.loop();
            final Upstream upstream = loop.submit(() -> {
                        final Upstream made = new Upstream(live, ROOM_FOR_TWO, loop, System::nanoTime, heard);
                        for (final String symbol : symbols) {
                            made.subscribe("tickers." + symbol, symbol);
                            made.subscribe("orderbook.50." + symbol, symbol);
                        }
                        return made;
                    })
                    .get(10, TimeUnit.SECONDS);

            final long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (heard.topics.size() < 6 && System.nanoTime() < deadline) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
            assertThat(heard.topics).hasSize(6);
            assertThat(upstream.connections()).isEqualTo(3);
            loop.submit(upstream::close).get(10, TimeUnit.SECONDS);
        }
    }

    /** Which topics had data. */
    private static final class Heard implements UpstreamListener {
        private final Set<String> topics = new ConcurrentSkipListSet<>();

        @Override
        public void onFrame(String text) {
            final int from = text.indexOf("\"topic\":\"");
            if (from >= 0) {
                topics.add(text.substring(from + 9, text.indexOf('"', from + 9)));
            }
        }

        @Override
        public void onUp(boolean allUp) {
            // Data tells.
        }

        @Override
        public void onDown(Collection<String> lost) {
            // The venue stays.
        }
    }
}
