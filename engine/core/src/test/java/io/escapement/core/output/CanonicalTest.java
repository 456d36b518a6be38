package io.escapement.core.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CanonicalTest {
    @Test
    void shouldWriteEveryNanWithTheSameBits() {
        final double odd = Double.longBitsToDouble(0xFFF8_0000_0000_0001L);
        assertThat(Double.doubleToRawLongBits(Canonical.of(odd))).isEqualTo(0x7FF8_0000_0000_0000L);
    }

    @Test
    void shouldLeaveNumbersAsTheyAre() {
        assertThat(Double.doubleToRawLongBits(Canonical.of(-0.0))).isEqualTo(Double.doubleToRawLongBits(-0.0));
        assertThat(Canonical.of(1.5)).isEqualTo(1.5);
    }
}
