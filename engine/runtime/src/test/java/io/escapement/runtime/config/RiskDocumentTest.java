package io.escapement.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.core.config.ConfigurationKey;
import io.escapement.core.config.CoreConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The table of docs/risk.md, the files of config/profiles and the keys of the core say the same. */
class RiskDocumentTest {
    private static final Path CONFIG = Path.of("../../config");
    private static final List<String> PROFILES = List.of("conservative", "moderate", "aggressive");

    @Test
    void shouldDocumentEveryLimitWithItsValueInEachProfile() throws IOException {
        final Map<String, List<String>> rows = new TreeMap<>();
        for (final String line : Files.readAllLines(Path.of("../../docs/risk.md"))) {
            if (line.startsWith("| `core.risk.")) {
                final String[] cells = line.split("\\s*\\|\\s*");
                rows.put(cells[1].replace("`", ""), List.of(bare(cells[2]), bare(cells[3]), bare(cells[4])));
            }
        }
        final Map<String, List<String>> files = new TreeMap<>();
        for (final ConfigurationKey key : CoreConfiguration.keys()) {
            if (key.name().startsWith("risk.")) {
                final String name = "core." + key.name();
                files.put(
                        name,
                        PROFILES.stream().map(profile -> value(profile, name)).toList());
            }
        }
        assertThat(rows).isEqualTo(files);
    }

    @Test
    void shouldHoldTheDefaultsInTheModerateProfile() {
        final EngineConfiguration plain =
                EngineConfiguration.load(CONFIG.resolve("paper.yaml"), Map.of("profile", "none"));
        final EngineConfiguration moderate =
                EngineConfiguration.load(CONFIG.resolve("paper.yaml"), Map.of("profile", "moderate"));
        assertThat(moderate.core().canonicalText()).isEqualTo(plain.core().canonicalText());
    }

    private static String value(String profile, String key) {
        return Profile.read(profile, CONFIG.resolve("paper.yaml")).get(key);
    }

    private static String bare(String cell) {
        return cell.replace("`", "");
    }
}
