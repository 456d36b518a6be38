package io.escapement.gateway.bybit.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The vectors were made with {@code openssl dgst -sha256 -hmac demo-secret}. */
class SignerTest {
    private final Signer signer = new Signer(new Credentials(() -> "demo-key", () -> "demo-secret"));

    @Test
    void shouldSignQueryWhenGetting() {
        assertThat(signer.rest(1_750_000_000_123L, 5_000, bytes("category=linear&symbol=AAAUSDT")))
                .isEqualTo("541f03404cdf07d3f3b4537ea159e30cdac98816348eb44524fdde356e43661a");
    }

    @Test
    void shouldSignBodyWhenPosting() {
        final byte[] body = bytes("{\"category\":\"linear\",\"symbol\":\"AAAUSDT\",\"qty\":\"0.5\"}");

        assertThat(signer.rest(1_750_000_000_123L, 8_000, body))
                .isEqualTo("95245e71ce827f8cebcdeaf8c26918d0f385a5872b939beb5f4e4844223fe4a4");
    }

    @Test
    void shouldSignExpiryWhenAuthenticatingSocket() {
        assertThat(signer.webSocket(1_750_000_010_123L))
                .isEqualTo("a34394cef901a57c2d9380cf1671ce7d76a218f165ea3b3748542d713fa9b953");
    }

    @Test
    void shouldRefuseToSignWhenSecretIsMissing() {
        assertThatThrownBy(() -> new Signer(new Credentials(() -> "demo-key", () -> null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("API key or secret is missing");
    }

    @Test
    void shouldAgreeWithPublishedVectorsWhenTheyArePresent() throws IOException {
        final String folder = System.getenv("ESCAPEMENT_REAL_DATA");
        Assumptions.assumeTrue(folder != null, "ESCAPEMENT_REAL_DATA is not set");
        final JsonNode vectors = new ObjectMapper()
                .readTree(Path.of(folder, "bybit", "frames", "signing_vectors.json")
                        .toFile())
                .path("vectors");

        int checked = 0;
        for (final JsonNode vector : vectors) {
            final Signer theirs = new Signer(new Credentials(
                    () -> vector.path("api_key").asText(),
                    () -> vector.path("api_secret").asText()));
            final String made = vector.has("expires")
                    ? theirs.webSocket(vector.path("expires").asLong())
                    : theirs.rest(
                            vector.path("timestamp").asLong(),
                            vector.path("recv_window").asInt(),
                            bytes(vector.path("payload").asText()));
            assertThat(made)
                    .as(vector.path("name").asText())
                    .isEqualTo(vector.path("signature").asText());
            checked++;
        }
        assertThat(checked).isGreaterThanOrEqualTo(7);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
