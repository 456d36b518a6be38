package io.escapement.trainer.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.model.ModelStage;
import io.escapement.trainer.TrainerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationFolderTest {
    @TempDir
    private Path folder;

    @Test
    void shouldKeepOneForEachSetOfStrategiesAndSymbols() {
        final ConfigurationFolder store = new ConfigurationFolder(folder);

        store.upsert(configuration("2", "BUSDT", "AUSDT"));
        store.upsert(configuration("3", "AUSDT"));
        final StoredConfiguration again = store.upsert(configuration("4", "AUSDT", "BUSDT"));

        assertThat(again.revision()).isEqualTo(2);
        assertThat(store.list())
                .extracting(StoredConfiguration::id)
                .containsExactly("trend.AUSDT", "trend.AUSDT+BUSDT");
        assertThat(store.find("trend.AUSDT+BUSDT")).contains(again);
        assertThat(store.find("trend.CUSDT")).isEmpty();
    }

    @Test
    void shouldWriteFilesThatCoreAndEngineTake() throws IOException {
        final ConfigurationFolder store = new ConfigurationFolder(folder);

        store.upsert(configuration("2.75", "AUSDT"));

        final CoreConfiguration core = CoreConfiguration.parse(Files.readString(store.coreFile("trend.AUSDT")));
        assertThat(core.entries()).containsEntry("strategy.trend.stopAtr", "2.75");
        assertThat(Files.readString(store.engineFile("trend.AUSDT")))
                .contains(
                        "clock: venue",
                        "core:\n  strategy.scalp.enabled: \"false\"\n  strategy.trend.stopAtr: \"2.75\"\n");
        assertThat(store.find("trend.AUSDT").orElseThrow().configuration().canonicalText())
                .isEqualTo(core.canonicalText());
    }

    @Test
    void shouldCountEveryWriterOnce() throws InterruptedException {
        final List<Thread> writers = IntStream.range(0, 4)
                .mapToObj(i -> new Thread(() -> {
                    for (int k = 0; k < 5; k++) {
                        new ConfigurationFolder(folder).upsert(configuration("2", "AUSDT"));
                    }
                }))
                .toList();
        writers.forEach(Thread::start);
        for (final Thread writer : writers) {
            writer.join();
        }

        assertThat(new ConfigurationFolder(folder)
                        .find("trend.AUSDT")
                        .orElseThrow()
                        .revision())
                .isEqualTo(20);
    }

    @Test
    void shouldNameFilesOfManySymbolsByAHash() {
        final ConfigurationFolder store = new ConfigurationFolder(folder);
        final String[] symbols =
                IntStream.range(100, 200).mapToObj(i -> "SYMBOL" + i + "USDT").toArray(String[]::new);

        final StoredConfiguration kept = store.upsert(configuration("2", symbols));

        assertThat(store.find(kept.id())).contains(kept);
        assertThat(store.coreFile(kept.id()).getFileName().toString()).hasSizeLessThan(120);
    }

    @Test
    void shouldSayWhichFileIsDamaged() throws IOException {
        Files.writeString(folder.resolve("x.json"), "{");

        assertThatThrownBy(() -> new ConfigurationFolder(folder).list())
                .isInstanceOf(TrainerException.class)
                .hasMessage("can't read configuration " + folder.resolve("x.json") + "; remove it and search again");
        assertThat(new ConfigurationFolder(folder.resolve("none")).list()).isEmpty();
    }

    private static StoredConfiguration configuration(String stopAtr, String... symbols) {
        return new StoredConfiguration(
                List.of("trend"),
                List.of(symbols),
                1,
                ModelStage.RESEARCH,
                0.25,
                new TreeMap<>(Map.of("strategy.trend.stopAtr", stopAtr, "strategy.scalp.enabled", "false")),
                Collections.emptySortedMap(),
                new TreeMap<>(Map.of("trials", "7")));
    }
}
