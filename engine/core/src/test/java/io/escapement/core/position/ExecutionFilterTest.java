package io.escapement.core.position;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ExecutionFilterTest {
    @Test
    void shouldKnowIdAgain() {
        final ExecutionFilter filter = new ExecutionFilter(4);
        assertThat(filter.add(1, 2)).isTrue();
        assertThat(filter.add(1, 2)).isFalse();
        assertThat(filter.add(2, 1)).isTrue();
        assertThat(filter.contains(1, 2)).isTrue();
        assertThat(filter.contains(2, 2)).isFalse();
        assertThat(filter.contains(1, 1)).isFalse();
    }

    @Test
    void shouldCallMissingIdNewEveryTime() {
        final ExecutionFilter filter = new ExecutionFilter(4);
        assertThat(filter.add(0, 0)).isTrue();
        assertThat(filter.add(0, 0)).isTrue();
        assertThat(filter.contains(0, 0)).isFalse();
    }

    @Test
    void shouldKnowAnIdWithOneHalfZero() {
        final ExecutionFilter filter = new ExecutionFilter(4);
        filter.add(0, 5);
        filter.add(5, 0);
        assertThat(filter.add(0, 5)).isFalse();
        assertThat(filter.add(5, 0)).isFalse();
    }

    @Property(tries = 300)
    void shouldRememberExactlyTheLatest(
            @ForAll @IntRange(min = 1, max = 9) int capacity,
            @ForAll @Size(max = 200) List<@IntRange(min = 1, max = 20) Integer> ids) {
        final ExecutionFilter filter = new ExecutionFilter(capacity);
        final ArrayDeque<Integer> latest = new ArrayDeque<>();
        for (final int id : ids) {
            // Ids that share one half or the other.
            assertThat(filter.contains(id % 3, id / 3)).isEqualTo(latest.contains(id));
            assertThat(filter.add(id % 3, id / 3)).isEqualTo(!latest.contains(id));
            if (!latest.contains(id)) {
                latest.add(id);
                if (latest.size() > capacity) {
                    latest.poll();
                }
            }
        }
    }
}
