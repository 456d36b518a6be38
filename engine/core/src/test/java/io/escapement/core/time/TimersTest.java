package io.escapement.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.core.hash.RollingHash;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TimersTest {
    private final Timers timers = new Timers(4, new RollingHash());

    @Test
    void shouldFireEqualDeadlinesInOrderOfIds() {
        timers.schedule(Timers.id(2, 7), 100);
        timers.schedule(Timers.id(1, 9), 100);
        timers.schedule(Timers.id(2, 3), 100);
        timers.schedule(Timers.id(9, 0), 99);
        assertThat(List.of(timers.poll(), timers.poll(), timers.poll(), timers.poll()))
                .containsExactly(Timers.id(9, 0), Timers.id(1, 9), Timers.id(2, 3), Timers.id(2, 7));
        assertThat(timers.nextDeadlineNs()).isEqualTo(Timers.NO_DEADLINE);
    }

    @Test
    void shouldReplaceTimerOfSameId() {
        timers.schedule(5, 100);
        timers.schedule(5, 50);
        assertThat(timers.size()).isEqualTo(1);
        assertThat(timers.nextDeadlineNs()).isEqualTo(50);
    }

    @Test
    void shouldRefuseOneTooMany() {
        for (int i = 0; i < 4; i++) {
            assertThat(timers.schedule(i, i)).isTrue();
        }
        assertThat(timers.schedule(4, 4)).isFalse();
        assertThat(timers.schedule(3, 9)).isTrue();
    }

    @Test
    void shouldTakeIdApart() {
        assertThat(Timers.kind(Timers.id(14, 123_456_789_012L))).isEqualTo(14);
        assertThat(Timers.key(Timers.id(14, 123_456_789_012L))).isEqualTo(123_456_789_012L);
    }

    @Property(tries = 300)
    void shouldFireInOrderWhateverWasScheduledAndCancelled(
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 30) Integer> deadlines,
            @ForAll @Size(max = 20) List<@IntRange(min = 0, max = 59) Integer> cancelled) {
        final Timers heap = new Timers(64, new RollingHash());
        final List<long[]> expected = new ArrayList<>();
        for (int id = 0; id < deadlines.size(); id++) {
            heap.schedule(id, deadlines.get(id));
            expected.add(new long[] {deadlines.get(id), id});
        }
        for (final int id : cancelled) {
            heap.cancel(id);
            expected.removeIf(timer -> timer[1] == id);
        }
        expected.sort(Comparator.<long[]>comparingLong(t -> t[0]).thenComparingLong(t -> t[1]));
        for (final long[] timer : expected) {
            assertThat(heap.nextDeadlineNs()).isEqualTo(timer[0]);
            assertThat(heap.poll()).isEqualTo(timer[1]);
        }
        assertThat(heap.size()).isZero();
    }
}
