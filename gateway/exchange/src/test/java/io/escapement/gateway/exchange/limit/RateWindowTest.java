package io.escapement.gateway.exchange.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateWindowTest {
    private long nowMs = 1_000_000;

    @Test
    void shouldTakeSoManyInAnyStretch() {
        final RateWindow window = new RateWindow(3, 1_000, true, () -> nowMs);

        assertThat(window.take(2)).isEqualTo(2);
        nowMs += 400;
        assertThat(window.left()).isEqualTo(1);
        assertThat(window.take(2)).isEqualTo(1);
        assertThat(window.take(1)).isZero();
        assertThat(window.waitMs()).isEqualTo(600);
        nowMs += 599;
        assertThat(window.take(1)).isZero();
        nowMs += 1;
        assertThat(window.left()).isEqualTo(2);
        assertThat(window.take(3)).isEqualTo(2);
        nowMs += 400;
        assertThat(window.take(3)).isEqualTo(1);
    }

    @Test
    void shouldOnlyCountWhenNotEnforced() {
        final RateWindow window = new RateWindow(2, 1_000, false, () -> nowMs);

        assertThat(window.take(5)).isEqualTo(5);
        assertThat(window.left()).isZero();
        assertThat(window.take(1)).isEqualTo(1);
        nowMs += 1_000;
        assertThat(window.left()).isEqualTo(2);
    }
}
