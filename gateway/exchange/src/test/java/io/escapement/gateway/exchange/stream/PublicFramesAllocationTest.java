package io.escapement.gateway.exchange.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.escapement.gateway.exchange.json.JsonWriter;
import io.escapement.venue.Venue;
import io.escapement.venue.VenueConfiguration;
import io.escapement.venue.VenueListener;
import io.escapement.venue.market.SyntheticMarket;
import io.escapement.venue.model.Bar;
import io.escapement.venue.model.BookView;
import io.escapement.venue.model.TickerView;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublicFramesAllocationTest {
    private static final int WARM_UP = 20_000;
    private static final int FRAMES = 50_000;

    private final JsonWriter json = new JsonWriter();
    private long bytes;

    @Test
    void shouldAllocateNothingPerFrame() {
        final Venue venue = new Venue(
                VenueConfiguration.defaults(), SyntheticMarket.create(3, List.of("BTCUSDT"), 1, 1), deafListener());
        for (int i = 0; i < 100; i++) {
            venue.step();
        }
        final PublicFrames frames = new PublicFrames(venue.instruments());
        final TickerView ticker = venue.ticker(0);
        final BookView book = venue.book(0, 50);
        final Bar bar = venue.klines(0, 1, -1, -1, 1).get(0);
        encode(frames, ticker, book, bar, WARM_UP);

        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final long before = threads.getCurrentThreadAllocatedBytes();
        encode(frames, ticker, book, bar, FRAMES);
        final long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(bytes).isPositive();
        assertThat(allocated).as("bytes for %d rounds of four frames", FRAMES).isLessThan(FRAMES / 10);
    }

    private void encode(PublicFrames frames, TickerView ticker, BookView book, Bar bar, int rounds) {
        for (int i = 0; i < rounds; i++) {
            frames.kline(json, 0, bar, i);
            bytes += json.length();
            frames.ticker(json, 0, ticker, TickerView.ALL, i);
            bytes += json.length();
            frames.bookDelta(json, 0, 50, book, i);
            bytes += json.length();
            frames.bookSnapshot(json, 0, 1, book, i);
            bytes += json.length();
        }
    }

    private static VenueListener deafListener() {
        return (VenueListener) Proxy.newProxyInstance(
                VenueListener.class.getClassLoader(),
                new Class<?>[] {VenueListener.class},
                (proxy, method, args) -> null);
    }
}
