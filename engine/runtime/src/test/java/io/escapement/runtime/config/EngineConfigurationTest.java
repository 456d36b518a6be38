package io.escapement.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escapement.codecs.sbe.ClockSource;
import io.escapement.core.config.CoreKeys;
import io.escapement.runtime.thread.WaitKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineConfigurationTest {
    @TempDir
    private Path folder;

    @Test
    void shouldTakeValuesFromTheFileAndDefaultsForTheRest() throws IOException {
        final EngineConfiguration configuration = load("""
                run: {clock: venue, instance: alpha}
                venue: {symbols: [BTCUSDT, ETHUSDT]}
                threads: {business: {wait: busy-spin}}
                """);
        assertThat(configuration.clock()).isEqualTo(ClockSource.VENUE);
        assertThat(configuration.instance()).isEqualTo("alpha");
        assertThat(configuration.symbols()).containsExactly("BTCUSDT", "ETHUSDT");
        assertThat(configuration.businessWait()).isEqualTo(WaitKind.BUSY_SPIN);
        assertThat(configuration.inboundSlots()).isEqualTo(16_384);
        assertThat(configuration.intervals()).containsExactly(3, 15, 60, 240);
    }

    @Test
    void shouldSizeTheCoresTablesWhenUniverseIsLarge() throws IOException {
        assertThat(load("venue: {symbols: [BTCUSDT]}\n").core().count(CoreKeys.CAPACITY_INSTRUMENTS))
                .isEqualTo(16);
        // 50 members, twice for those that come and go, up to the next power of two.
        final EngineConfiguration automatic = load("venue: {universe: auto}\n");
        assertThat(automatic.core().count(CoreKeys.CAPACITY_INSTRUMENTS)).isEqualTo(128);
        assertThat(automatic.core().count(CoreKeys.CAPACITY_TIMERS)).isEqualTo(4_096 + 16 * 128);
        final EngineConfiguration sized = load("venue: {universe: auto}\ncore: {capacity: {instruments: 60}}\n");
        assertThat(sized.core().count(CoreKeys.CAPACITY_INSTRUMENTS)).isEqualTo(60);
    }

    @Test
    void shouldRefuseUniverseThatContradictsItself() {
        assertThatThrownBy(() -> load("venue: {universe: best}\n")).hasMessageContaining("is not one of fixed, auto");
        assertThatThrownBy(() -> load("venue: {universe: auto, symbols: [AAAUSDT, BBBUSDT]}\nuniverse: {size: 1}\n"))
                .hasMessageContaining("universe.size: 1 is less than venue.symbols names");
        assertThatThrownBy(() -> load("venue: {symbols: [AAAUSDT]}\nuniverse: {exclude: [AAAUSDT]}\n"))
                .hasMessageContaining("universe.exclude: venue.symbols names AAAUSDT, too");
        assertThatThrownBy(() -> load("universe: {minPrice: cheap}\n")).hasMessageContaining("is not a price");
    }

    @Test
    void shouldLetOverridesWin() throws IOException {
        final Path file = write("venue: {symbols: [BTCUSDT]}\n");
        assertThat(EngineConfiguration.load(file, Map.of("venue.symbols", "SOLUSDT"))
                        .symbols())
                .containsExactly("SOLUSDT");
    }

    @Test
    void shouldNameTheNearestKeyWhenOneIsUnknown() {
        assertThatThrownBy(() -> load("rings: {inboundSlot: 2048}\n"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("unknown key rings.inboundSlot; did you mean rings.inboundSlots?");
    }

    @Test
    void shouldRefuseUnknownKeysOfTheCore() {
        assertThatThrownBy(() -> load("core: {risk: {maxLeverag: 3}}\n"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("risk.maxLeverag")
                .hasMessageContaining("risk.maxLeverage");
    }

    @Test
    void shouldSayWhatIsAllowedWhenAValueIsWrong() {
        assertThatThrownBy(() -> load("rings: {inboundSlots: 3000}\n")).hasMessageContaining("not a power of two");
        assertThatThrownBy(() -> load("rings: {inboundSlots: many}\n")).hasMessageContaining("a whole number from");
        assertThatThrownBy(() -> load("threads: {business: {wait: spin}}\n"))
                .hasMessageContaining("one of busy-spin, yielding, sleeping, blocking");
        assertThatThrownBy(() -> load("threads: {business: {cpus: 0-4095}}\n")).hasMessageContaining("not available");
        assertThatThrownBy(() -> load("journal: {sync: yes}\n")).hasMessageContaining("true or false");
        assertThatThrownBy(() -> load("venue: {symbols: [btc]}\n")).hasMessageContaining("is not a symbol");
        assertThatThrownBy(() -> load("venue: {symbols: [BTCUSDT, BTCUSDT]}\n")).hasMessageContaining("named twice");
        assertThatThrownBy(() -> load("gateway: {silenceMs: 1000}\n")).hasMessageContaining("longer than");
    }

    @Test
    void shouldNameFileAndLineWhenTheFileIsNotYaml() {
        assertThatThrownBy(() -> load("run: {clock: venue\n"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("engine.yaml:2");
        assertThatThrownBy(() -> load("run: 1\nrun: 2\n")).hasMessageContaining("duplicate");
        assertThatThrownBy(() -> EngineConfiguration.load(folder.resolve("missing.yaml"), Map.of()))
                .hasMessageContaining("no configuration file");
    }

    @Test
    void shouldTakeTheDefaultsWhenTheFileHasNoEntries() throws IOException {
        assertThat(load("").inboundSlots()).isEqualTo(16_384);
        assertThat(load("# nothing yet\n").inboundSlots()).isEqualTo(16_384);
    }

    @Test
    void shouldRefuseAFileWhenItHasTwoDocuments() {
        assertThatThrownBy(() -> load("run: {clock: venue}\n---\nrun: {clock: venue}\n"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("more than one YAML document");
    }

    @Test
    void shouldAcceptTheFilesThatShip() {
        final Path config = Path.of("../../config");
        for (final String name : new String[] {"paper.yaml", "live.yaml"}) {
            assertThat(EngineConfiguration.load(config.resolve(name), Map.of())).isNotNull();
        }
    }

    @Test
    void shouldLetTheFileWinOverTheProfileAndTheCommandLineOverBoth() throws IOException {
        Files.createDirectories(folder.resolve("profiles"));
        Files.writeString(
                folder.resolve("profiles/calm.yaml"),
                "core: {risk: {maxPosition: 0.01, maxLeverage: 2, perTrade: 0.001}}");
        final EngineConfiguration loaded = EngineConfiguration.load(
                write("profile: calm\ncore: {risk: {maxLeverage: 1.5, perTrade: 0.002}}"),
                Map.of("core.risk.perTrade", "0.003"));
        assertThat(loaded.core().entries())
                .containsEntry("risk.maxPosition", "0.01")
                .containsEntry("risk.maxLeverage", "1.5")
                .containsEntry("risk.perTrade", "0.003")
                .containsEntry("risk.maxExposure", "0.5");
    }

    @Test
    void shouldRefuseAProfileThatIsNotThereOrHoldsAnUnknownKey() throws IOException {
        Files.createDirectories(folder.resolve("profiles"));
        Files.writeString(folder.resolve("profiles/calm.yaml"), "core: {risk: {maxPositon: 0.01}}");
        assertThatThrownBy(() -> load("profile: clam"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("there is no 'clam'")
                .hasMessageContaining("calm");
        assertThatThrownBy(() -> load("profile: calm"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("risk.maxPositon")
                .hasMessageContaining("risk.maxPosition");
    }

    private EngineConfiguration load(String yaml) throws IOException {
        return EngineConfiguration.load(write(yaml), Map.of());
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(folder.resolve("engine.yaml"), yaml);
    }
}
