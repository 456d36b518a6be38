package io.escapement.gateway.bybit.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {
    private final Envelope envelope = new Envelope();

    @Test
    void shouldReadWhateverTheOrderOfKeys() {
        assertThat(read("{\"time\":1750000000001,\"extra\":[{}],\"result\":{\"list\":[],"
                        + "\"nextPageCursor\":\"a%3Db\"},\"retMsg\":\"OK\",\"retCode\":0}"))
                .isTrue();

        assertThat(envelope.code()).isZero();
        assertThat(envelope.message()).isEqualTo("OK");
        assertThat(envelope.timeMs()).isEqualTo(1_750_000_000_001L);
        assertThat(envelope.nextPage()).isEqualTo("a%3Db");
    }

    @Test
    void shouldForgetTheLastAnswerWhenReadingTheNext() {
        read("{\"retCode\":10001,\"retMsg\":\"bad\",\"result\":{\"nextPageCursor\":\"x\"},\"time\":5}");

        assertThat(read("{\"retCode\":0,\"retMsg\":\"\",\"result\":null}")).isTrue();

        assertThat(envelope.code()).isZero();
        assertThat(envelope.nextPage()).isEmpty();
        assertThat(envelope.timeMs()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{}", "[]", "{\"retCode\":0", "{\"retMsg\":\"OK\"}"})
    void shouldRefuseWhatIsNoEnvelope(String body) {
        assertThat(read(body)).isFalse();
    }

    private boolean read(String body) {
        return envelope.read(body.getBytes(StandardCharsets.UTF_8));
    }
}
