package io.escapement.codecs.decimal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class DecimalFormatterTest {
    @Test
    void shouldWriteTheShortestPlainTextWhenFormatting() {
        assertThat(format(7_725_680_000_000L)).isEqualTo("77256.8");
        assertThat(format(0)).isEqualTo("0");
        assertThat(format(1)).isEqualTo("0.00000001");
        assertThat(format(-7_774)).isEqualTo("-0.00007774");
        assertThat(format(100_000_000_000_000L)).isEqualTo("1000000");
        assertThat(format(FixedPoint.NULL)).isEmpty();
        assertThat(format(Long.MAX_VALUE)).isEqualTo("92233720368.54775807").hasSize(20);
    }

    @Property(tries = 5_000)
    void shouldBeReadBackToTheSameNumber(
            @ForAll @LongRange(min = -DecimalParser.MAX_VALUE, max = DecimalParser.MAX_VALUE) long value) {
        final String text = format(value);
        assertThat(new BigDecimal(text)).isEqualByComparingTo(BigDecimal.valueOf(value, 8));
        final byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        assertThat(DecimalParser.parse(bytes, 0, bytes.length)).isEqualTo(value);
        assertThat(bytes.length).isLessThanOrEqualTo(DecimalFormatter.MAX_LENGTH);
    }

    private static String format(long value) {
        final byte[] target = new byte[64];
        return new String(target, 3, DecimalFormatter.format(value, target, 3), StandardCharsets.US_ASCII);
    }
}
