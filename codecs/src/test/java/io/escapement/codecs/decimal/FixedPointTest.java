package io.escapement.codecs.decimal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class FixedPointTest {
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

    @Test
    void shouldRoundRecordedFeesUpWhenTheyHaveMoreThanEightDigits() {
        // 64.6273 * 0.00055 = 0.035545015 and the venue books 0.03554502.
        assertThat(FixedPoint.multiply(6_462_730_000L, 55_000L, Rounding.UP)).isEqualTo(3_554_502L);
    }

    @Test
    void shouldMultiplyExactlyWhenTheProductNeedsMoreThan64Bits() {
        // 100,000 * 1,234.5 = 123,450,000
        assertThat(FixedPoint.multiply(10_000_000_000_000L, 123_450_000_000L, Rounding.DOWN))
                .isEqualTo(12_345_000_000_000_000L);
    }

    @Test
    void shouldRefuseWhenTheResultDoesNotFit() {
        assertThatThrownBy(() -> FixedPoint.multiply(Long.MAX_VALUE, Long.MAX_VALUE, Rounding.DOWN))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> FixedPoint.multiply(FixedPoint.NULL, 1, Rounding.DOWN))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> FixedPoint.divide(1, 0, Rounding.DOWN)).isInstanceOf(ArithmeticException.class);
    }

    @Property(tries = 20_000)
    void shouldEqualBigDecimalWhateverTheFactors(
            @ForAll @LongRange(min = -Long.MAX_VALUE) long a,
            @ForAll @LongRange(min = -Long.MAX_VALUE) long b,
            @ForAll @LongRange(min = 1) long c,
            @ForAll Rounding rounding) {
        final BigInteger expected = new BigDecimal(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)))
                .divide(BigDecimal.valueOf(c), 0, RoundingMode.valueOf(rounding.name()))
                .toBigIntegerExact();
        if (expected.abs().compareTo(MAX) > 0) {
            assertThatThrownBy(() -> FixedPoint.multiplyDivide(a, b, c, rounding))
                    .isInstanceOf(ArithmeticException.class);
        } else {
            assertThat(FixedPoint.multiplyDivide(a, b, c, rounding)).isEqualTo(expected.longValueExact());
        }
    }

    @Test
    void shouldStayOnTheStepWhenRoundingToTicks() {
        assertThat(FixedPoint.floorToStep(10_049L, 100L)).isEqualTo(10_000L);
        assertThat(FixedPoint.ceilToStep(10_049L, 100L)).isEqualTo(10_100L);
        assertThat(FixedPoint.ceilToStep(10_000L, 100L)).isEqualTo(10_000L);
        assertThat(FixedPoint.floorToStep(-1L, 100L)).isEqualTo(-100L);
    }

    @Test
    void shouldRefuseDoublesWhenTheyAreNotNumbers() {
        assertThatThrownBy(() -> FixedPoint.fromDouble(Double.NaN, Rounding.DOWN))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> FixedPoint.fromDouble(1e12, Rounding.DOWN)).isInstanceOf(ArithmeticException.class);
        assertThat(FixedPoint.fromDouble(-0.5, Rounding.FLOOR)).isEqualTo(-50_000_000L);
    }
}
