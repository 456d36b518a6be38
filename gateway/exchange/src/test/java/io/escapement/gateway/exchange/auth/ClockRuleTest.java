package io.escapement.gateway.exchange.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClockRuleTest {
    private static final long MARKET_MS = 1_000_000;
    private static final long WALL_MS = 9_000_000;

    private final ClockRule realTime = rule(1);
    private final ClockRule sixtyfold = rule(60);

    @Test
    void shouldAcceptWhenNearEitherClock() {
        assertThat(realTime.accepts(MARKET_MS, 5_000)).isTrue();
        assertThat(realTime.accepts(WALL_MS, 5_000)).isTrue();
        assertThat(realTime.accepts(5_000_000, 5_000)).isFalse();
    }

    @Test
    void shouldRefuseWhenOlderThanWindowOrASecondAhead() {
        assertThat(realTime.accepts(WALL_MS - 5_000, 5_000)).isTrue();
        assertThat(realTime.accepts(WALL_MS - 5_001, 5_000)).isFalse();
        assertThat(realTime.accepts(WALL_MS + 999, 5_000)).isTrue();
        assertThat(realTime.accepts(WALL_MS + 1_000, 5_000)).isFalse();
    }

    @Test
    void shouldWidenTheWindowOnTheMarketsClockWhenItIsFast() {
        assertThat(sixtyfold.accepts(MARKET_MS - 300_000, 5_000)).isTrue();
        assertThat(sixtyfold.accepts(MARKET_MS - 300_001, 5_000)).isFalse();
        assertThat(sixtyfold.accepts(WALL_MS - 5_001, 5_000)).isFalse();
    }

    @Test
    void shouldCountAtMostAMinuteOfWindow() {
        assertThat(realTime.accepts(WALL_MS - 60_000, 3_600_000)).isTrue();
        assertThat(realTime.accepts(WALL_MS - 60_001, 3_600_000)).isFalse();
    }

    @Test
    void shouldTakeExpiryAheadOfEitherClock() {
        assertThat(realTime.isAhead(MARKET_MS + 1)).isTrue();
        assertThat(realTime.isAhead(MARKET_MS)).isFalse();
        assertThat(sixtyfold.isAhead(MARKET_MS - 294_999)).isTrue();
        assertThat(sixtyfold.isAhead(MARKET_MS - 295_000)).isFalse();
    }

    private static ClockRule rule(double speed) {
        return new ClockRule(() -> MARKET_MS, () -> WALL_MS, speed);
    }
}
