package io.escapement.gateway.bybit.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WallRequestClockTest {
    private long wallMs = 1_000_000;
    private final RequestClock clock = RequestClock.wall(() -> wallMs);

    @Test
    void shouldPutVenuesStampIntoTheMiddleOfTheRoundTrip() {
        clock.onReply(1_005_000, millis(200));

        assertThat(clock.nowMs()).isEqualTo(1_005_100);
    }

    @Test
    void shouldNotMoveWhenStampLiesWithinTheRoundTrip() {
        clock.onReply(1_005_000, millis(20));
        clock.onReply(1_004_960, millis(200));

        assertThat(clock.nowMs()).isEqualTo(1_005_010);
    }

    @Test
    void shouldFollowADriftSlowly() {
        clock.onReply(1_000_000, millis(2));
        clock.onReply(1_000_302, millis(2));
        assertThat(clock.nowMs()).isEqualTo(1_000_021);
        clock.onReply(1_000_302, millis(2));
        assertThat(clock.nowMs()).isEqualTo(1_000_041);
    }

    @Test
    void shouldStepWhenWallClockJumps() {
        clock.onReply(1_000_000, millis(2));
        wallMs -= 5_000;
        clock.onReply(1_000_000, millis(2));

        assertThat(clock.nowMs()).isEqualTo(1_000_001);
    }

    @Test
    void shouldBelieveTheVenueAtOnceWhenItRefusedOurTime() {
        clock.onReply(1_000_000, millis(2));
        clock.synchronise(998_500);

        assertThat(clock.nowMs()).isEqualTo(998_500);
    }

    private static long millis(long value) {
        return TimeUnit.MILLISECONDS.toNanos(value);
    }
}
