package io.escapement.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RollingRankTest {
    @Test
    void shouldRankNewestAmongThoseOfTheWindow() {
        final RollingRank rank = new RollingRank(4, 2);
        rank.onValue(5);
        assertThat(rank.value()).isNaN();
        rank.onValue(7);
        assertThat(rank.value()).isEqualTo(1.0);
        rank.onValue(6);
        assertThat(rank.value()).isEqualTo(0.5);
        rank.onValue(1);
        assertThat(rank.value()).isEqualTo(0.0);
        // 5 leaves: 7, 6, 1 and 6.5.
        rank.onValue(6.5);
        assertThat(rank.value()).isEqualTo(2.0 / 3);
    }

    @Test
    void shouldSayOneHalfWhenAllAreEqual() {
        final RollingRank rank = new RollingRank(3, 2);
        for (int i = 0; i < 7; i++) {
            rank.onValue(0);
        }
        assertThat(rank.value()).isEqualTo(0.5);
        rank.reset();
        assertThat(rank.value()).isNaN();
    }

    @Property(tries = 200)
    void shouldEqualCountingThroughTheWindow(@ForAll long seed, @ForAll @IntRange(min = 2, max = 40) int period) {
        final Random random = new Random(seed);
        final RollingRank rank = new RollingRank(period, 2);
        final Deque<Double> window = new ArrayDeque<>();
        for (int i = 0; i < 200; i++) {
            // Few different values, so that equal ones meet.
            final double x = random.nextInt(12);
            rank.onValue(x);
            window.addLast(x);
            if (window.size() > period) {
                window.removeFirst();
            }
            if (window.size() < 2) {
                continue;
            }
            double smaller = 0;
            double equal = -1;
            for (final double y : window) {
                smaller += y < x ? 1 : 0;
                equal += y == x ? 1 : 0;
            }
            assertThat(rank.value()).isEqualTo((smaller + equal / 2) / (window.size() - 1));
        }
    }
}
