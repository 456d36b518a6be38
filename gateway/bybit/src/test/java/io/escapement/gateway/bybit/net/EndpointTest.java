package io.escapement.gateway.bybit.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.ssl.SslHandler;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:80", "ws://localhost:8098/v5", "http://[::1]:9", "ws://127.9.9.9"})
    void shouldAllowPlainTextWhenHostIsThisMachine(String url) {
        assertThat(Endpoint.of(URI.create(url)).isSecure()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://192.0.2.1", "ws://example.com/v5", "http://localhost.example.com", "ws://[2001:db8::1]"})
    void shouldRefusePlainTextWhenHostIsAnother(String url) {
        assertThatThrownBy(() -> Endpoint.of(URI.create(url)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("refusing an unencrypted connection to another machine, use https or wss: url=" + url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://127.0.0.1", "127.0.0.1:80", "file:/x"})
    void shouldRefuseWhenUrlIsOfAnotherKind(String url) {
        assertThatThrownBy(() -> Endpoint.of(URI.create(url))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldCheckHostNameWhenEncrypted() {
        final EmbeddedChannel channel = new EmbeddedChannel();

        Endpoint.of(URI.create("wss://stream.example.com/v5/private")).secure(channel.pipeline());

        final SslHandler tls = channel.pipeline().get(SslHandler.class);
        assertThat(tls.engine().getSSLParameters().getEndpointIdentificationAlgorithm())
                .isEqualTo("HTTPS");
        assertThat(tls.engine().getPeerHost()).isEqualTo("stream.example.com");
        channel.close();
    }
}
