package io.escapement.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.core.config.ConfigurationKey;
import io.escapement.core.config.CoreConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationDocumentTest {
    @Test
    void shouldDocumentEveryKeyWithItsDefault() throws IOException {
        final String document = Files.readString(Path.of("../../docs/configuration.md"));
        for (final Key key : EngineKeys.all()) {
            assertThat(document).contains("| `" + key.name() + "` | `" + key.fallback() + "` |");
        }
        for (final ConfigurationKey key : CoreConfiguration.keys()) {
            assertThat(document).contains("| `core." + key.name() + "` | `" + key.defaultText() + "` |");
        }
    }
}
