package io.escapement.gateway.bybit.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.gateway.bybit.decode.FrameDecoder;
import io.escapement.gateway.bybit.decode.SymbolTable;
import io.escapement.gateway.bybit.decode.Verdict;
import io.escapement.gateway.bybit.market.BookWatch.Change;
import io.escapement.gateway.bybit.port.GatewayClock;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BookWatchTest {
    private static final int AAA = 0;

    private static final GatewayClock STILL = new GatewayClock() {
        @Override
        public long nowNs() {
            return 1;
        }

        @Override
        public long stamp(long venueTimeNs) {
            return 1;
        }
    };

    private final FrameDecoder decoder =
            new FrameDecoder(new SymbolTable(List.of("AAAUSDT"), "tst"), STILL, new Deaf());
    private final BookWatch watch = new BookWatch(1);

    @Test
    void shouldSayNothingWhenUpdateIdsGrowByOne() {
        assertThat(snapshot(50, 7, "9", "10")).isEqualTo(Change.NONE);
        assertThat(delta(50, 8, "9.5", "")).isEqualTo(Change.NONE);
        assertThat(delta(50, 9, "", "9.9")).isEqualTo(Change.NONE);
    }

    @Test
    void shouldBreakOnceWhenUpdateIdIsMissing() {
        snapshot(50, 7, "9", "10");

        assertThat(delta(50, 9, "9.5", "")).isEqualTo(Change.BROKEN);
        assertThat(delta(50, 10, "9.6", "")).isEqualTo(Change.NONE);
        assertThat(watch.isBroken(AAA, 50)).isTrue();
        assertThat(snapshot(50, 20, "9", "10")).isEqualTo(Change.WHOLE);
        assertThat(delta(50, 21, "9.5", "")).isEqualTo(Change.NONE);
    }

    @Test
    void shouldStartAnewWhenSnapshotHasUpdateIdOne() {
        snapshot(50, 7, "9", "10");

        assertThat(snapshot(50, 1, "11", "12")).isEqualTo(Change.NONE);
        assertThat(delta(50, 2, "11.5", "")).isEqualTo(Change.NONE);
    }

    @Test
    void shouldSayNothingWhenShallowestBookIsSentAgain() {
        assertThat(snapshot(1, 7, "9", "10")).isEqualTo(Change.NONE);
        assertThat(snapshot(1, 7, "9", "10")).isEqualTo(Change.NONE);
        assertThat(snapshot(1, 12, "9", "10")).isEqualTo(Change.NONE);
    }

    @Test
    void shouldBreakWhenSidesMeetOrCross() {
        snapshot(50, 7, "9", "10");
        assertThat(delta(50, 8, "10", "")).isEqualTo(Change.BROKEN);

        assertThat(snapshot(50, 20, "9", "10")).isEqualTo(Change.WHOLE);
        assertThat(delta(50, 21, "", "8.9")).isEqualTo(Change.BROKEN);
    }

    @Test
    void shouldSeeCrossingBehindRemovedLevel() {
        snapshot(50, 7, "9", "10");
        // The ask at 10 goes, one at 11 comes: a bid at 10 is fine now.
        assertThat(apply("delta", 50, 8, "", "[\"10\",\"0\"],[\"11\",\"1\"]")).isEqualTo(Change.NONE);

        assertThat(delta(50, 9, "10", "")).isEqualTo(Change.NONE);
        assertThat(delta(50, 10, "11", "")).isEqualTo(Change.BROKEN);
    }

    @Test
    void shouldWaitForSnapshotWhenStreamIsLost() {
        snapshot(50, 7, "9", "10");

        watch.lose(AAA, 50);

        assertThat(watch.isAwaited(AAA, 50)).isTrue();
        assertThat(delta(50, 8, "9.5", "")).isEqualTo(Change.NONE);
        assertThat(snapshot(50, 30, "9", "10")).isEqualTo(Change.WHOLE);
        assertThat(watch.isAwaited(AAA, 50)).isFalse();
    }

    @Test
    void shouldKeepTheBestPricesWhenSideIsFull() {
        final PriceLadder bids = new PriceLadder(true, 2);
        bids.apply(new long[] {5, 1, 7, 1, 6, 1, 4, 1}, 4);
        assertThat(bids.best()).isEqualTo(7);
        bids.apply(new long[] {7, 0}, 1);
        assertThat(bids.best()).isEqualTo(6);

        final PriceLadder asks = new PriceLadder(false, 2);
        asks.apply(new long[] {5, 1, 7, 1, 6, 1, 4, 1}, 4);
        assertThat(asks.best()).isEqualTo(4);
        asks.apply(new long[] {4, 0}, 1);
        assertThat(asks.best()).isEqualTo(5);
    }

    private Change snapshot(int depth, long updateId, String bid, String ask) {
        return apply("snapshot", depth, updateId, level(bid), level(ask));
    }

    private Change delta(int depth, long updateId, String bid, String ask) {
        return apply("delta", depth, updateId, level(bid), level(ask));
    }

    private Change apply(String type, int depth, long updateId, String bids, String asks) {
        final byte[] text = ("{\"topic\":\"orderbook." + depth + ".AAAUSDT\",\"type\":\"" + type
                        + "\",\"ts\":1750000000100,\"data\":{\"s\":\"AAAUSDT\",\"b\":[" + bids + "],\"a\":[" + asks
                        + "],\"u\":" + updateId + ",\"seq\":9},\"cts\":1750000000099}")
                .getBytes(StandardCharsets.US_ASCII);
        final byte[] padded = Arrays.copyOf(text, text.length + 64);
        assertThat(decoder.onFrame(padded, 0, text.length)).isEqualTo(Verdict.PUBLISHED);
        return watch.onBook(decoder);
    }

    private static String level(String price) {
        return price.isEmpty() ? "" : "[\"" + price + "\",\"1\"]";
    }
}
