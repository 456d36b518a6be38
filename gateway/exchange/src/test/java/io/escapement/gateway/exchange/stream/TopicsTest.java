package io.escapement.gateway.exchange.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TopicsTest {
    @Test
    void shouldGiveEverySlotANameOfItsOwn() {
        final Set<String> names = new HashSet<>();
        for (int slot = 0; slot < Topics.SLOTS; slot++) {
            assertThat(Topics.slot(Topics.prefix(slot))).isEqualTo(slot);
            names.add(Topics.prefix(slot));
        }
        assertThat(names)
                .hasSize(21)
                .contains(
                        "kline.D",
                        "kline.W",
                        "kline.M",
                        "orderbook.1000",
                        "kline.720",
                        "orderbook.200",
                        "publicTrade",
                        "tickers");
    }

    @Test
    void shouldKnowIntervalsByTextAndMinutes() {
        assertThat(Topics.intervalMinutes("D")).isEqualTo(1440);
        assertThat(Topics.intervalMinutes("15")).isEqualTo(15);
        assertThat(Topics.intervalMinutes("1440")).isEqualTo(-1);
        assertThat(Topics.intervalMinutes("7")).isEqualTo(-1);
        assertThat(Topics.intervalMinutes(null)).isEqualTo(-1);
        assertThat(Topics.klineSlot(3)).isEqualTo(1);
        assertThat(Topics.klineSlot(7)).isEqualTo(-1);
    }

    @Test
    void shouldKnowDepthOfBookSlots() {
        for (final int depth : Topics.BOOK_DEPTHS) {
            assertThat(Topics.depth(Topics.bookSlot(depth))).isEqualTo(depth);
        }
        assertThat(Topics.slot("orderbook.500")).isEqualTo(-1);
    }
}
