package io.escapement.gateway.exchange.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClockRuleTest {
    private static final long MARKET_MS = 1_000_000;
    private static final long WALL_MS = 9_000_000;

    @Test
    void shouldAcceptWhenNearEitherClock() {
        assertThat(accepts(MARKET_MS)).isTrue();
        assertThat(accepts(WALL_MS)).isTrue();
        assertThat(accepts(5_000_000)).isFalse();
    }

    @Test
    void shouldRefuseWhenOlderThanWindowOrASecondAhead() {
        assertThat(accepts(WALL_MS - 5_000)).isTrue();
        assertThat(accepts(WALL_MS - 5_001)).isFalse();
        assertThat(accepts(WALL_MS + 999)).isTrue();
        assertThat(accepts(WALL_MS + 1_000)).isFalse();
    }

    @Test
    void shouldTakeExpiryAheadOfEitherClock() {
        assertThat(ClockRule.isAhead(MARKET_MS + 1, MARKET_MS, WALL_MS)).isTrue();
        assertThat(ClockRule.isAhead(MARKET_MS, MARKET_MS, WALL_MS)).isFalse();
    }

    private static boolean accepts(long stampMs) {
        return ClockRule.accepts(stampMs, 5_000, MARKET_MS, WALL_MS);
    }
}
