package io.escapement.codecs.decimal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class DecimalParserTest {
    private static final DecimalColumn COLUMN = new DecimalColumn();
    private static final BigDecimal LARGEST = BigDecimal.valueOf(DecimalParser.MAX_VALUE, 8);

    @Test
    void shouldReadTheVenuesWaysOfWritingWhenTheyAreExact() {
        assertThat(parse("77256.80")).isEqualTo(7_725_680_000_000L);
        assertThat(parse("77256.8")).isEqualTo(7_725_680_000_000L);
        assertThat(parse("0")).isZero();
        assertThat(parse("0.00")).isZero();
        assertThat(parse("-0")).isZero();
        assertThat(parse("1e+06")).isEqualTo(100_000_000_000_000L);
        assertThat(parse("1E-8")).isEqualTo(1L);
        assertThat(parse("12.5e1")).isEqualTo(12_500_000_000L);
        assertThat(parse("-0.00007774")).isEqualTo(-7_774L);
        assertThat(parse("+3")).isEqualTo(300_000_000L);
        assertThat(parse(".5")).isEqualTo(50_000_000L);
        assertThat(parse("5.")).isEqualTo(500_000_000L);
        assertThat(parse("000123.4500")).isEqualTo(12_345_000_000L);
        assertThat(parse("3734121786.2434")).isEqualTo(373_412_178_624_340_000L);
        assertThat(parse("92233720368.547758")).isEqualTo(9_223_372_036_854_775_800L);
    }

    @Test
    void shouldGiveNoValueWhenTheTextIsEmpty() {
        assertThat(parse("")).isEqualTo(FixedPoint.NULL);
        assertThat(DecimalParser.isError(FixedPoint.NULL)).isFalse();
        assertThat(DecimalParser.significand(new byte[0], 0, 0)).isEqualTo(FixedPoint.NULL);
    }

    @Test
    void shouldRefuseWhenDigitsWouldBeLost() {
        assertThat(parse("0.0048975312")).isEqualTo(DecimalParser.EXCESS_DIGITS);
        assertThat(parse("1e-9")).isEqualTo(DecimalParser.EXCESS_DIGITS);
        assertThat(parse("0.1234567800000")).isEqualTo(12_345_678L);
        assertThat(parse("1.100000000000000000000000000000")).isEqualTo(110_000_000L);
    }

    @Test
    void shouldRefuseWhenTheNumberDoesNotFit() {
        assertThat(parse("92233720369")).isEqualTo(DecimalParser.OVERFLOW);
        assertThat(parse("92233720368.54775801")).isEqualTo(DecimalParser.OVERFLOW);
        assertThat(parse("-92233720368.54775808")).isEqualTo(DecimalParser.OVERFLOW);
        assertThat(parse("1e30")).isEqualTo(DecimalParser.OVERFLOW);
        assertThat(parse("123456789012345678901234567890")).isEqualTo(DecimalParser.OVERFLOW);
        assertThat(parse("0e99")).isZero();
    }

    @Test
    void shouldRefuseWhenTheTextIsNoNumber() {
        for (final String text : new String[] {
            "-",
            "+",
            ".",
            "-.",
            "1.2.3",
            "abc",
            "1a",
            "1e",
            "1e+",
            "e5",
            "NaN",
            "0x10",
            "1 ",
            " 1",
            "1,000",
            "--1",
            "1-1",
            "1e12345",
            "1e1.5",
            "1.e",
            "12345678901234567x",
            "\u00ff",
            "1/5",
            "1:0"
        }) {
            assertThat(parse(text)).as(text).isEqualTo(DecimalParser.MALFORMED);
        }
    }

    @Test
    void shouldKeepLargeQuantitiesExactWhenTheyOutgrowAScaledLong() {
        final byte[] text = "123456789012345000".getBytes(StandardCharsets.US_ASCII);
        assertThat(DecimalParser.significand(text, 0, text.length)).isEqualTo(123_456_789_012_345L);
        assertThat(DecimalParser.exponent(text, 0, text.length)).isEqualTo(3);
    }

    @Property(tries = 5_000)
    void shouldEqualBigDecimalWhateverTheNumber(
            @ForAll long unscaled, @ForAll @IntRange(min = -12, max = 20) int scale, @ForAll boolean plain) {
        final BigDecimal value = BigDecimal.valueOf(unscaled, scale);
        final String text = plain ? value.toPlainString() : value.toString();
        assertThat(parse(text)).as(text).isEqualTo(expected(value));
    }

    @Property(tries = 5_000)
    void shouldEqualBigDecimalWhateverTheDigits(
            @ForAll @NumericChars @StringLength(max = 13) String whole,
            @ForAll @NumericChars @StringLength(max = 12) String fraction,
            @ForAll @IntRange(max = 3) int zeros) {
        if (whole.isEmpty() && fraction.isEmpty()) {
            return;
        }
        final String text = whole + "." + fraction + "0".repeat(zeros);
        assertThat(parse(text)).as(text).isEqualTo(expected(new BigDecimal("0" + text)));
    }

    @Property(tries = 5_000)
    void shouldAgreeWithTheGeneralWayWhenNumbersAreQuoted(
            @ForAll @Chars({'0', '1', '9', '.', '-', '+', 'e', '/', ':', '\u00ff'}) @StringLength(max = 17)
                    String text) {
        agree(text);
    }

    @Property(tries = 3_000)
    void shouldAgreeWithTheGeneralWayWhenNumbersArePlain(
            @ForAll @NumericChars @StringLength(min = 1, max = 9) String whole,
            @ForAll @NumericChars @StringLength(min = 1, max = 9) String fraction) {
        agree(whole + "." + fraction);
        agree(whole);
    }

    @Property(tries = 3_000)
    void shouldReadIntegersWhenAnyByteEndsThem(@ForAll @LongRange(max = 999_999_999_999_999L) long value) {
        final byte[] text = ("x" + value + ",\"cts\":1234567890123}         ").getBytes(StandardCharsets.US_ASCII);
        final int length = DecimalParser.integerLength(text, 1);
        assertThat(length).isEqualTo(Long.toString(value).length());
        assertThat(DecimalParser.integerValue(text, 1, length)).isEqualTo(value);
    }

    @Test
    void shouldGuessOnlyWhenTheColumnHasShortNumbersWithAPoint() {
        final byte[] text =
                "\"98765.40\",\"98765.10\",\"1\",\"9876.40\"                ".getBytes(StandardCharsets.US_ASCII);
        final DecimalColumn column = new DecimalColumn();
        assertThat(column.read(text, 1)).isEqualTo(DecimalParser.NOT_PLAIN);
        column.learn(text, 1, 8);
        assertThat(column.length()).isEqualTo(8);
        assertThat(column.read(text, 12)).isEqualTo(9_876_510_000_000L);
        assertThat(column.read(text, 23)).isEqualTo(DecimalParser.NOT_PLAIN);
        assertThat(column.read(text, 27)).isEqualTo(DecimalParser.NOT_PLAIN);
        column.learn(text, 23, 1);
        assertThat(column.read(text, 23)).isEqualTo(DecimalParser.NOT_PLAIN);
        column.learn(text, 1, 8);
        column.clear();
        assertThat(column.read(text, 1)).isEqualTo(DecimalParser.NOT_PLAIN);
    }

    @Test
    void shouldNotGuessWhenTheArrayEndsTooSoon() {
        final byte[] text = "12.5\"".getBytes(StandardCharsets.US_ASCII);
        assertThat(DecimalParser.quotedLength(text, 0)).isEqualTo(DecimalParser.NO_LENGTH);
        assertThat(DecimalParser.integerLength(text, 0)).isEqualTo(DecimalParser.NO_LENGTH);
    }

    private static void agree(String number) {
        final byte[] text =
                ("\"" + number + "\",\"size\":\"1\"                   ").getBytes(StandardCharsets.ISO_8859_1);
        final long general = DecimalParser.parse(text, 1, number.length());
        final int length = DecimalParser.quotedLength(text, 1);
        if (length == DecimalParser.NO_LENGTH) {
            assertThat(number.length()).isGreaterThan(15);
            return;
        }
        assertThat(length).isEqualTo(number.length());
        final long quick = DecimalParser.quotedValue(text, 1, length);
        if (quick != DecimalParser.NOT_PLAIN) {
            assertThat(quick).as(number).isEqualTo(general);
        }
        for (int whole = 1; whole <= 7; whole++) {
            for (int fraction = 1; fraction <= 8 - whole; fraction++) {
                final String like = "1".repeat(whole) + "." + "2".repeat(fraction);
                COLUMN.learn(
                        ("\"" + like + "\",                ").getBytes(StandardCharsets.US_ASCII), 1, like.length());
                final boolean right = number.indexOf('.') == whole && number.length() == like.length();
                final long guessed = COLUMN.read(text, 1);
                if (guessed != DecimalParser.NOT_PLAIN) {
                    assertThat(right).as(number).isTrue();
                    assertThat(guessed).as(number).isEqualTo(general);
                }
            }
        }
    }

    private static long expected(BigDecimal value) {
        final BigDecimal stripped = value.stripTrailingZeros();
        if (value.signum() == 0) {
            return 0;
        }
        if (stripped.scale() > 8) {
            return DecimalParser.EXCESS_DIGITS;
        }
        if (value.abs().compareTo(LARGEST) > 0) {
            return DecimalParser.OVERFLOW;
        }
        return value.multiply(new BigDecimal(BigInteger.valueOf(FixedPoint.ONE)))
                .longValueExact();
    }

    private static long parse(String text) {
        final byte[] bytes = ("#" + text + "#").getBytes(StandardCharsets.ISO_8859_1);
        return DecimalParser.parse(bytes, 1, bytes.length - 2);
    }
}
