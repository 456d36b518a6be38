package io.escapement.core.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.Reason;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private final Verdict verdict = new Verdict();

    @Test
    void shouldNotPassWhatIsNoNumber() {
        assertThat(verdict.atLeast(Reason.CONVICTION_VALUE, Double.NaN, 1)).isFalse();
        assertThat(verdict.reason()).isEqualTo(Reason.CONVICTION_VALUE);
        assertThat(verdict.atLeast(Reason.CONVICTION_VALUE, 1, Double.NaN)).isFalse();
        assertThat(verdict.atMost(Reason.STALE, Double.NaN, 1)).isFalse();
        assertThat(verdict.atMost(Reason.STALE, 1, Double.NaN)).isFalse();
        assertThat(verdict.pass(Reason.PERFORMANCE, Double.NaN, 1)).isFalse();
        assertThat(verdict.pass(Reason.PERFORMANCE, 1, Double.NaN)).isFalse();
        assertThat(verdict.reason()).isEqualTo(Reason.PERFORMANCE);
    }

    @Test
    void shouldPassAtTheThresholdItself() {
        assertThat(verdict.atLeast(Reason.CONVICTION_VALUE, 3, 3)).isTrue();
        assertThat(verdict.atMost(Reason.STALE, 3, 3)).isTrue();
        assertThat(verdict.reason()).isEqualTo(Reason.NONE);
        assertThat(verdict.margin()).isZero();
    }

    @Test
    void shouldTellNumberThresholdAndDistance() {
        verdict.atLeast(Reason.CONVICTION_VALUE, 2, 5);
        assertThat(verdict.value()).isEqualTo(2);
        assertThat(verdict.threshold()).isEqualTo(5);
        assertThat(verdict.margin()).isEqualTo(-3);
        verdict.atMost(Reason.STALE, 2, 5);
        assertThat(verdict.margin()).isEqualTo(3);
        verdict.block(Reason.PERFORMANCE, 7, 5);
        assertThat(verdict.margin()).isEqualTo(-2);
        verdict.require(Reason.GAP_OPEN, false);
        assertThat(verdict.margin()).isNaN();
    }
}
