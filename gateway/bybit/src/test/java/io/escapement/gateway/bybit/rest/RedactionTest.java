package io.escapement.gateway.bybit.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RedactionTest {
    @Test
    void shouldHideOriginStringWhenSignatureIsRefused() {
        assertThat(Redaction.clean("error sign! origin_string[17demo-key5000a=b&c=d]", null))
                .isEqualTo("error sign! origin_string[hidden]");
    }

    @Test
    void shouldHideOriginStringWhenItIsCutOff() {
        assertThat(Redaction.clean("error sign! origin_string[17demo-key50", null))
                .isEqualTo("error sign! origin_string[hidden]");
    }

    @Test
    void shouldHideKeyWhereverItStands() {
        assertThat(Redaction.clean("key demo-key of demo-key", "demo-key")).isEqualTo("key [hidden] of [hidden]");
    }

    @Test
    void shouldStayOnOneLineOfAsciiWhenTextIsNot() {
        assertThat(Redaction.clean("a\r\nb\u00e9c", null)).isEqualTo("a b c");
    }

    @Test
    void shouldFitTheFieldWhenTextIsLong() {
        assertThat(Redaction.clean("x".repeat(200), null)).hasSize(96);
    }
}
