package io.escapement.gateway.bybit.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.gateway.bybit.settings.MarketSettings;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ShardingTest {
    private static final int CAPACITY = 400;

    @Test
    void shouldUseOneConnectionWhenEverythingFits() {
        final Sharding sharding = new Sharding(CAPACITY, 300, 21_000);
        sharding.expect(8, 200);

        assertThat(sharding.assign(0, topics("AAAUSDT"))).isZero();
        assertThat(sharding.assign(1, topics("BBBUSDT"))).isZero();
        assertThat(sharding.shards()).isEqualTo(1);
    }

    @Test
    void shouldBalanceWhenTopicsNeedSeveralConnections() {
        // 250 instruments of 4 topics are 1,000 topics: 4 connections of 62 or 63 instruments.
        final Sharding sharding = new Sharding(CAPACITY, 300, 21_000);
        sharding.expect(1_000, 20_000);
        for (int i = 0; i < 250; i++) {
            sharding.assign(i, topics("S" + (100 + i) + "USDT"));
        }

        assertThat(sharding.shards()).isEqualTo(4);
        for (int shard = 0; shard < 4; shard++) {
            assertThat(sharding.topics(shard)).isBetween(248, 252);
        }
    }

    @Test
    void shouldNotMoveAnyoneWhenOthersComeAndGo() {
        final Sharding sharding = new Sharding(CAPACITY, 8, 21_000);
        for (int i = 0; i < 4; i++) {
            sharding.assign(i, topics("S" + i + "USDT"));
        }
        assertThat(List.of(sharding.shardOf(0), sharding.shardOf(1), sharding.shardOf(2), sharding.shardOf(3)))
                .containsExactly(0, 0, 1, 1);

        sharding.release(0);
        assertThat(sharding.assign(4, topics("NEWUSDT"))).isZero();
        assertThat(sharding.assign(5, topics("MOREUSDT"))).isEqualTo(2);

        assertThat(List.of(sharding.shardOf(1), sharding.shardOf(2), sharding.shardOf(3)))
                .containsExactly(0, 1, 1);
        assertThat(sharding.shardOf(0)).isEqualTo(Sharding.NOWHERE);
    }

    @Property(tries = 200)
    void shouldKeepTheVenuesBoundsWhateverComesAndGoes(
            @ForAll List<@IntRange(max = 399) Integer> toggled, @ForAll @IntRange(min = 4, max = 40) int maxTopics) {
        final Sharding sharding = new Sharding(CAPACITY, maxTopics, 300);
        final List<List<Integer>> onShard = new ArrayList<>();
        for (final int id : toggled) {
            if (sharding.shardOf(id) == Sharding.NOWHERE) {
                sharding.assign(id, topics("S" + id + "USDT"));
            } else {
                sharding.release(id);
            }
        }
        for (int i = 0; i < sharding.shards(); i++) {
            onShard.add(new ArrayList<>());
        }
        for (int id = 0; id < CAPACITY; id++) {
            if (sharding.shardOf(id) != Sharding.NOWHERE) {
                onShard.get(sharding.shardOf(id)).add(id);
            }
        }
        for (final List<Integer> ids : onShard) {
            final List<String> all = new ArrayList<>();
            ids.forEach(id -> all.addAll(topics("S" + id + "USDT")));
            assertThat(all.size()).isLessThanOrEqualTo(maxTopics);
            assertThat(all.stream().mapToInt(TopicPlan::characters).sum()).isLessThanOrEqualTo(300);
        }
    }

    private static List<String> topics(String symbol) {
        return new TopicPlan(new MarketSettings().topics(List.of("kline", "tickers", "orderbook.50"))).of(symbol);
    }
}
