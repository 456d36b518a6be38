package io.escapement.gateway.bybit.market;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.escapement.codecs.sbe.ClockSource;
import io.escapement.gateway.bybit.decode.FrameDecoder;
import io.escapement.gateway.bybit.decode.SymbolTable;
import io.escapement.gateway.bybit.net.ConnectionBudget;
import io.escapement.gateway.bybit.net.Endpoint;
import io.escapement.gateway.bybit.net.LinkTimes;
import io.escapement.gateway.bybit.net.SocketTransport;
import io.escapement.gateway.bybit.port.AlertListener;
import io.escapement.gateway.bybit.port.GatewayClock;
import io.escapement.gateway.bybit.port.GatewayCounters;
import io.escapement.gateway.bybit.port.GatewayCounters.Metric;
import io.escapement.gateway.bybit.publish.InputPublisher;
import io.escapement.gateway.bybit.rest.RequestClock;
import io.escapement.gateway.bybit.session.PingBarrier;
import io.escapement.gateway.bybit.session.SessionContext;
import io.escapement.gateway.bybit.settings.MarketSettings;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From the payload's buffer to the ring slot: session, decoder, bar ledger, book watch. */
class PublicPathAllocationTest {
    private static final int ROUNDS = 30_000;
    private static final int TAKES_AT_MOST = 6;
    private static final long LIMIT = 1_000;
    private static final long MINUTE_MS = 60_000;

    private final Deaf port = new Deaf();
    private final GatewayCounters counters = new GatewayCounters();

    private static final GatewayClock CLOCK = new GatewayClock() {
        @Override
        public long nowNs() {
            return 1;
        }

        @Override
        public long stamp(long venueTimeNs) {
            return venueTimeNs;
        }
    };

    @Test
    void shouldAllocateNothingFromPayloadToSlotWhenWarm() {
        try (SocketTransport transport = new SocketTransport(Thread::new)) {
            final PublicShard shard = shard(transport);
            final List<ByteBuf> frames = frames();
            play(shard, frames, 0);
            final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            final long self = Thread.currentThread().getId();
            final long inputsBefore = counters.get(Metric.INPUTS);
            // The compiler charges this thread a few thousand bytes now and then; what a frame costs is in every take.
            long allocated = Long.MAX_VALUE;
            int takes = 0;
            while (takes < TAKES_AT_MOST && allocated >= LIMIT) {
                takes++;
                final long before = threads.getThreadAllocatedBytes(self);
                play(shard, frames, takes * ROUNDS);
                allocated = Math.min(allocated, threads.getThreadAllocatedBytes(self) - before);
            }

            assertThat(counters.refused()).isZero();
            assertThat(counters.get(Metric.BOOK_GAPS)).isZero();
            assertThat(counters.get(Metric.INPUTS) - inputsBefore).isEqualTo(5L * ROUNDS * takes);
            // Asking allocates a little itself; one object a frame would be millions of bytes.
            assertThat(allocated).isLessThan(LIMIT);
        }
    }

    private PublicShard shard(SocketTransport transport) {
        final SymbolTable symbols = new SymbolTable(List.of("AAAUSDT"), "tst");
        final SessionContext context = new SessionContext(
                transport,
                new LinkTimes(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        false),
                new ConnectionBudget(1, Duration.ofSeconds(1)),
                counters,
                new InputPublisher(port, CLOCK, counters),
                new PingBarrier(port, counters),
                null,
                RequestClock.wall(() -> 0));
        final BarLedger ledger = new BarLedger(1, List.of(3));
        final MarketDesk desk = new MarketDesk(
                context,
                Endpoint.of(URI.create("ws://127.0.0.1:1/v5/public/linear")),
                new MarketSettings().intervals(List.of(3)),
                ClockSource.RECEIVE,
                symbols,
                1,
                ledger,
                port,
                CLOCK,
                inbound -> new FrameDecoder(symbols, CLOCK, inbound, ledger),
                null,
                null,
                AlertListener.NONE);
        desk.plan(List.of(0));
        return desk.shards().get(0);
    }

    /** Update ids and bar times have to go on, so the digits are written into the same buffers. */
    private static void play(PublicShard shard, List<ByteBuf> frames, int from) {
        for (int round = from; round < from + ROUNDS; round++) {
            write(frames.get(1), "\"u\":", 100_000_001L + round);
            write(frames.get(4), "\"start\":", 1_750_000_140_000L + round * 3 * MINUTE_MS);
            for (int i = round == 0 ? 0 : 1; i < frames.size(); i++) {
                shard.onText(frames.get(i));
            }
        }
    }

    private static void write(ByteBuf frame, String key, long number) {
        int at = 0;
        while (!matches(frame, at, key)) {
            at++;
        }
        at += key.length();
        int end = at;
        while (Character.isDigit(frame.getByte(end))) {
            end++;
        }
        long rest = number;
        for (int i = end - 1; i >= at; i--) {
            frame.setByte(i, (byte) ('0' + rest % 10));
            rest /= 10;
        }
    }

    private static boolean matches(ByteBuf frame, int at, String key) {
        for (int i = 0; i < key.length(); i++) {
            if (frame.getByte(at + i) != key.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static List<ByteBuf> frames() {
        final List<ByteBuf> frames = new ArrayList<>();
        for (final String text : List.of(
                book("snapshot", 100_000_000L),
                book("delta", 100_000_001L),
                "{\"topic\":\"tickers.AAAUSDT\",\"type\":\"delta\",\"data\":{\"symbol\":\"AAAUSDT\",\"lastPrice\":\"10.1\"},"
                        + "\"cs\":7,\"ts\":1750000000100}",
                "{\"topic\":\"publicTrade.AAAUSDT\",\"type\":\"snapshot\",\"ts\":1750000000102,\"data\":[{\"T\":1750000000100,"
                        + "\"s\":\"AAAUSDT\",\"S\":\"Buy\",\"v\":\"0.1\",\"p\":\"10.1\",\"L\":\"ZeroPlusTick\","
                        + "\"i\":\"0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9\",\"BT\":false,\"RPI\":true,\"seq\":2}]}",
                "{\"topic\":\"kline.3.AAAUSDT\",\"data\":[{\"start\":1750000140000,\"end\":1750000319999,\"interval\":\"3\","
                        + "\"open\":\"10\",\"close\":\"11\",\"high\":\"12\",\"low\":\"9\",\"volume\":\"5\",\"turnover\":\"50\","
                        + "\"confirm\":true,\"timestamp\":1750000319999}],\"ts\":1750000320000,\"type\":\"snapshot\"}",
                "{\"topic\":\"tickers.AAAUSDT\",\"type\":\"snapshot\",\"data\":{\"symbol\":\"AAAUSDT\",\"markPrice\":\"10.1\"},"
                        + "\"cs\":8,\"ts\":1750000000100}")) {
            frames.add(Unpooled.directBuffer(1_024).writeBytes(text.getBytes(StandardCharsets.US_ASCII)));
        }
        return frames;
    }

    private static String book(String type, long updateId) {
        return "{\"topic\":\"orderbook.50.AAAUSDT\",\"type\":\"" + type + "\",\"ts\":1750000000100,\"data\":"
                + "{\"s\":\"AAAUSDT\",\"b\":[[\"10.1\",\"3\"]],\"a\":[[\"10.2\",\"4\"]],\"u\":" + updateId
                + ",\"seq\":9},\"cts\":1750000000099}";
    }
}
