package io.escapement.gateway.exchange.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TempoTest {
    private static final long MARKET_MS = 1_767_571_200_000L;
    private static final long HOUR_MS = 3_600_000L;

    @Test
    void shouldNeverWaitWhenUnlimited() {
        final Tempo tempo = Tempo.unlimited();

        assertThat(tempo.isLimited()).isFalse();
        assertThat(tempo.delayNs(MARKET_MS + HOUR_MS)).isZero();
    }

    @Test
    void shouldWaitForTheWallClockWhenLimited() {
        final Tempo tempo = Tempo.of(60, System::nanoTime);
        tempo.anchor(MARKET_MS);

        // An hour of the market is a minute of the wall clock.
        assertThat(tempo.delayNs(MARKET_MS + HOUR_MS)).isBetween(1L, 60_000_000_000L);
        assertThat(tempo.delayNs(MARKET_MS)).isZero();
        assertThat(tempo.marketMs()).isGreaterThanOrEqualTo(MARKET_MS);
    }

    @Test
    void shouldNotCatchUpWhenLate() {
        final Tempo tempo = Tempo.of(60, System::nanoTime);
        tempo.anchor(MARKET_MS);

        assertThat(tempo.delayNs(MARKET_MS - HOUR_MS)).isZero();
        // Counted from the late instant on, the next hour takes its minute again.
        assertThat(tempo.untilNs(MARKET_MS)).isGreaterThan(50_000_000_000L);
    }

    @Test
    void shouldRefuseSpeedThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tempo.of(0, System::nanoTime))
                .withMessage("speed must be positive: speed=0.0");
        assertThatIllegalArgumentException().isThrownBy(() -> Tempo.of(Double.NaN, System::nanoTime));
    }
}
