package io.escapement.gateway.exchange.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.escapement.codecs.decimal.FixedPoint;
import java.io.IOException;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
    private final JsonWriter json = new JsonWriter();

    @Test
    void shouldPlaceCommasWhenValuesFollowEachOther() {
        json.object()
                .key("a")
                .number(1)
                .key("b")
                .list()
                .text("x")
                .bool(true)
                .nothing()
                .endList();
        json.key("c").object().endObject().key("d").list().endList().endObject();

        assertThat(json).hasToString("{\"a\":1,\"b\":[\"x\",true,null],\"c\":{},\"d\":[]}");
    }

    @Test
    void shouldWriteShortestDecimalWhenZerosTrail() {
        json.list().decimal(7_125_600_000_000L).decimal(-50_000L).decimal(0).decimal(FixedPoint.NULL);
        json.decimal(100_000_000L, 2).decimal(123_456_789L, 2).decimal(-1L).endList();

        assertThat(json).hasToString("[\"71256\",\"-0.0005\",\"0\",\"\",\"1.00\",\"1.23456789\",\"-0.00000001\"]");
    }

    @Test
    void shouldWritePlainDigitsWhenExponentIsGiven() {
        json.list()
                .decimal64(123_456L, -4)
                .decimal64(12L, 3)
                .decimal64(0, 3)
                .decimal64(FixedPoint.NULL, -4)
                .endList();

        assertThat(json).hasToString("[\"12.3456\",\"12000\",\"0\",\"\"]");
    }

    @Test
    void shouldEscapeWhenTextHoldsQuotesOrAmpersands() throws JsonProcessingException {
        json.list().text("a\"b\\c&d\né").endList();

        assertThat(json.toString()).isEqualTo("[\"a\\\"b\\\\c\\u0026d\\u000a\\u00e9\"]");
        assertThat(new ObjectMapper().readTree(json.toString()).get(0).asText()).isEqualTo("a\"b\\c&d\né");
    }

    @Test
    void shouldWriteUuidWhenGivenItsBits() {
        json.uuid(0x0123456789abcdefL, 0x8edcba9876543210L);

        assertThat(json).hasToString("\"01234567-89ab-cdef-8edc-ba9876543210\"");
    }

    @Test
    void shouldWriteLimitsOfLong() {
        json.list()
                .number(Long.MIN_VALUE)
                .number(Long.MAX_VALUE)
                .numberText(-10)
                .endList();

        assertThat(json).hasToString("[-9223372036854775808,9223372036854775807,\"-10\"]");
    }

    @Property
    void shouldWriteWhatDecimalReadsBack(
            @ForAll @LongRange(min = Long.MIN_VALUE + 1) long value, @ForAll @IntRange(max = 8) int minDigits) {
        json.clear().decimal(value, minDigits);

        final String text = json.toString().replace("\"", "");
        assertThat(new BigDecimal(text)).isEqualByComparingTo(BigDecimal.valueOf(value, 8));
        assertThat(new BigDecimal(text).scale()).isGreaterThanOrEqualTo(minDigits);
    }

    @Property
    void shouldGrowWhenMoreIsWrittenThanFits(@ForAll @IntRange(min = 1, max = 4_000) int rows) throws IOException {
        json.clear().list();
        for (int i = 0; i < rows; i++) {
            json.text("0123456789");
        }
        json.endList();

        assertThat(new ObjectMapper().readTree(json.array(), 0, json.length())).hasSize(rows);
    }
}
