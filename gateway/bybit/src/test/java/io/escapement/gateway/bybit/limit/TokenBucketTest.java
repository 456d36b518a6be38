package io.escapement.gateway.bybit.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private final TokenBucket bucket = new TokenBucket(3, 100);

    @Test
    void shouldGiveTokensBackOneWindowAfterTheyWereTaken() {
        bucket.take(0);
        bucket.take(10);
        bucket.take(20);

        assertThat(bucket.waitNs(30, 0)).isEqualTo(70);
        assertThat(bucket.waitNs(100, 0)).isZero();
        bucket.take(100);
        assertThat(bucket.waitNs(100, 0)).isEqualTo(10);
    }

    @Test
    void shouldLeaveReserveToOthers() {
        bucket.take(0);
        bucket.take(10);

        assertThat(bucket.waitNs(20, 0)).isZero();
        assertThat(bucket.waitNs(20, 1)).isEqualTo(80);
    }

    @Test
    void shouldTakeWhatVenueSaysIsGone() {
        bucket.correct(0, 3, 1);

        assertThat(bucket.waitNs(1, 0)).isZero();
        bucket.take(1);
        assertThat(bucket.waitNs(2, 0)).isEqualTo(98);
    }

    @Test
    void shouldGrowWhenVenueAllowsMore() {
        bucket.take(0);
        bucket.take(0);
        bucket.take(0);
        bucket.correct(1, 5, 4);

        assertThat(bucket.waitNs(1, 0)).isZero();
        bucket.take(1);
        bucket.take(1);
        assertThat(bucket.waitNs(1, 0)).isEqualTo(99);
    }

    @Test
    void shouldStayClosedUntilVenuesWindowEnds() {
        bucket.close(500);

        assertThat(bucket.waitNs(400, 0)).isEqualTo(100);
        assertThat(bucket.waitNs(500, 0)).isZero();
    }

    @Property(tries = 200)
    void shouldNeverLetMoreThanTheLimitIntoAnyWindow(
            @ForAll @Size(max = 200) java.util.List<@IntRange(max = 40) Integer> steps) {
        final TokenBucket three = new TokenBucket(3, 100);
        final ArrayDeque<Long> taken = new ArrayDeque<>();
        long now = 0;
        for (final int step : steps) {
            now += step;
            if (three.waitNs(now, 0) == 0) {
                three.take(now);
                taken.addLast(now);
            }
            while (taken.peekFirst() != null && taken.peekFirst() <= now - 100) {
                taken.removeFirst();
            }
            assertThat(taken.size()).isLessThanOrEqualTo(3);
        }
    }
}
