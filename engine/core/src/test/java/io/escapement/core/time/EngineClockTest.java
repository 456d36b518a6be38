package io.escapement.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EngineClockTest {
    private final EngineClock clock = new EngineClock(100, 3);

    @Test
    void shouldBelieveFirstStamp() {
        assertThat(clock.timeOf(1_000_000)).isEqualTo(1_000_000);
    }

    @Test
    void shouldNeverGoBack() {
        clock.advanceTo(500);
        assertThat(clock.timeOf(400)).isEqualTo(500);
        clock.advanceTo(300);
        assertThat(clock.nowNs()).isEqualTo(500);
    }

    @Test
    void shouldStandStillForOneBadStamp() {
        clock.advanceTo(500);
        assertThat(clock.timeOf(601)).isEqualTo(500);
        assertThat(clock.anomalies()).isEqualTo(1);
        assertThat(clock.timeOf(510)).isEqualTo(510);
    }

    @Test
    void shouldTakeJumpUpToTheBound() {
        clock.advanceTo(500);
        assertThat(clock.timeOf(600)).isEqualTo(600);
        assertThat(clock.anomalies()).isZero();
    }

    @Test
    void shouldBelieveJumpThatSeveralInputsConfirm() {
        clock.advanceTo(500);
        assertThat(clock.timeOf(5_010)).isEqualTo(500);
        assertThat(clock.timeOf(9_999)).isEqualTo(500);
        assertThat(clock.timeOf(5_020)).isEqualTo(5_010);
    }

    @Test
    void shouldCountSuspectsOnlyInARow() {
        clock.advanceTo(500);
        clock.timeOf(5_000);
        clock.timeOf(5_000);
        clock.timeOf(501);
        assertThat(clock.timeOf(5_000)).isEqualTo(500);
    }

    @Test
    void shouldBelieveJumpAtRunStart() {
        clock.advanceTo(500);
        assertThat(clock.timeOfRunStart(9_000)).isEqualTo(9_000);
    }
}
