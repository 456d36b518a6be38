package io.escapement.gateway.bybit.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void shouldDoubleUpToTheLongestWhenAttemptsFail() {
        final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofMillis(500), null);

        assertThat(new long[] {backoff.nextMillis(), backoff.nextMillis(), backoff.nextMillis(), backoff.nextMillis()})
                .containsExactly(100, 200, 400, 500);
        backoff.reset();
        assertThat(backoff.nextMillis()).isEqualTo(100);
    }

    @Test
    void shouldStayBetweenHalfAndWholeWhenJittered() {
        final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofMillis(100), new java.util.Random(1));

        for (int i = 0; i < 1_000; i++) {
            assertThat(backoff.nextMillis()).isBetween(50L, 100L);
        }
    }
}
