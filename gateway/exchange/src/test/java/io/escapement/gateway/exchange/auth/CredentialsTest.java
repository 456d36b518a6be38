package io.escapement.gateway.exchange.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class CredentialsTest {
    @Test
    void shouldSignAsTheStandardSays() {
        // RFC 4231, test case 2.
        assertThat(new Credentials("k", "Jefe").sign("what do ya want for nothing?"))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void shouldAcceptSignatureInEitherCase() {
        final Credentials credentials = new Credentials("k", "s");
        final String signature = credentials.sign("text");

        assertThat(credentials.isSignature("text", signature)).isTrue();
        assertThat(credentials.isSignature("text", signature.toUpperCase(java.util.Locale.ROOT)))
                .isTrue();
        assertThat(credentials.isSignature("other", signature)).isFalse();
        assertThat(credentials.isSignature("text", null)).isFalse();
    }

    @Test
    void shouldRefuseEmptySecret() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Credentials("k", ""))
                .withMessage("the API key and secret must not be empty");
    }
}
