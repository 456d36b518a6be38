package io.escapement.core.hash;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Hash64Test {
    @Test
    void shouldTakeEveryNanForTheSame() {
        final double strange = Double.longBitsToDouble(0xFFF8_0000_0000_0123L);
        assertThat(Hash64.mix(Hash64.SEED, strange)).isEqualTo(Hash64.mix(Hash64.SEED, Double.NaN));
    }

    @Test
    void shouldTellOrderAndSignOfZeroApart() {
        assertThat(Hash64.mix(Hash64.mix(1, 2L), 3L)).isNotEqualTo(Hash64.mix(Hash64.mix(1, 3L), 2L));
        assertThat(Hash64.mix(1, 0.0)).isNotEqualTo(Hash64.mix(1, -0.0));
    }

    @Test
    void shouldKeepDifferenceOfOneBit() {
        for (int bit = 0; bit < Long.SIZE; bit++) {
            assertThat(Hash64.mix(Hash64.SEED, 1L << bit)).isNotEqualTo(Hash64.mix(Hash64.SEED, 0L));
            assertThat(Hash64.mix(1L << bit, 7L)).isNotEqualTo(Hash64.mix(0L, 7L));
        }
    }
}
