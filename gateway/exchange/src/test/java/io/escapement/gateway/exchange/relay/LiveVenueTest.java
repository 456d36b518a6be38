package io.escapement.gateway.exchange.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiveVenueTest {
    @ParameterizedTest
    @CsvSource({
        "testnet, wss://stream-testnet.bybit.com/v5/public/linear, https://api-testnet.bybit.com",
        "mainnet, wss://stream.bybit.com/v5/public/linear, https://api.bybit.com",
        "ws://127.0.0.1:8098/v5/public/linear, ws://127.0.0.1:8098/v5/public/linear, http://127.0.0.1:8098",
        "ws://127.0.0.1:8098, ws://127.0.0.1:8098/v5/public/linear, http://127.0.0.1:8098",
        "wss://stream.bybit.nl/v5/public/linear, wss://stream.bybit.nl/v5/public/linear, https://api.bybit.nl"
    })
    void shouldKnowStreamAndRest(String name, String stream, String rest) {
        final LiveVenue venue = LiveVenue.of(name, null);

        assertThat(venue.stream()).hasToString(stream);
        assertThat(venue.rest()).hasToString(rest);
        assertThat(LiveVenue.of(name, "https://other.example").rest()).hasToString("https://other.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"moon", "http://127.0.0.1", "ws://", "w s"})
    void shouldRefuseWhatIsNoStream(String name) {
        assertThatThrownBy(() -> LiveVenue.of(name, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'");
    }
}
