package io.escapement.trainer.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.escapement.core.model.ModelStage;
import io.escapement.trainer.search.ConfigurationFolder;
import io.escapement.trainer.search.StoredConfiguration;
import io.escapement.trainer.walk.PlantedHistory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FitCommandTest {
    private static final Path FULL = Path.of("/dev/full");

    @TempDir
    private static Path history;

    @TempDir
    private Path folder;

    private StringWriter out;
    private StringWriter err;

    @BeforeAll
    static void write() {
        PlantedHistory.write(history, 120, 0.4, "AAAUSDT", "BBBUSDT");
    }

    @Test
    void shouldFitWalkPublishAndShow() {
        final String registry = folder.resolve("models").toString();

        assertThat(fit("--publish", "--registry", registry, "--walk-forward", "3", "--controls", "2"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains(
                        "walk-forward, expanding window", "all folds", "always", "never", "control shuffle", "no skill")
                .contains("model 1 of the registry");
        assertThat(run("models", "show", "1", "--registry", registry)).isZero();
        assertThat(out.toString()).contains("AAAUSDT, 119 days", "fold from", "Sharpe of trades", "trials      1");
        assertThat(fit("--extend", "1", "--registry", registry, "--depth", "3")).isEqualTo(1);
        assertThat(err.toString()).startsWith("train: an extended model is made as model 1 was: ");
    }

    @Test
    void shouldCountTheTrialsOfTheSearchThatChoseTheConfiguration() throws IOException {
        final String registry = folder.resolve("models").toString();
        final ConfigurationFolder store = new ConfigurationFolder(folder.resolve("configurations"));
        store.upsert(new StoredConfiguration(
                List.of("trend"),
                List.of("AAAUSDT"),
                1,
                ModelStage.RESEARCH,
                0.5,
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(Map.of("trials", "48"))));
        final String core = store.coreFile("trend.AAAUSDT").toString();
        final String foreign =
                Files.writeString(folder.resolve("mine.conf"), "").toString();
        Files.writeString(folder.resolve("mine.json"), "{\"trials\":7}");

        assertThat(fit("--core", core, "--publish", "--registry", registry))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains(
                        "48 trials count, those of the search that " + core + " is the best of; --trials N for others");
        assertThat(run("models", "show", "1", "--registry", registry)).isZero();
        assertThat(out.toString()).contains("trials      48");

        assertThat(fit("--core", core, "--trials", "5", "--publish", "--registry", registry))
                .isZero();
        assertThat(out.toString()).doesNotContain("trials count");
        assertThat(run("models", "show", "2", "--registry", registry)).isZero();
        assertThat(out.toString()).contains("trials      5");

        assertThat(fit("--core", foreign, "--publish", "--registry", registry)).isZero();
        assertThat(out.toString()).doesNotContain("trials count");
        assertThat(run("models", "show", "3", "--registry", registry)).isZero();
        assertThat(out.toString()).contains("trials      1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --symbols NONEUSDT | train: no history of NONEUSDT in
            --symbols AAAUSDT,AAAUSDT | train: a symbol is named twice: AAAUSDT,AAAUSDT
            --symbols AAAUSDT --symbol-encoding INDEX | train: symbol encoding INDEX tells symbols apart, and there is only one
            --class-weight heavy | train: class weight 'heavy': none, balanced or a number above 0
            --walk-forward 1 | train: walk-forward folds are 1; 2 to 100, or 0 for none
            --trials 0 | train: trials is 0, at least 1 is needed: this one
            --embargo-minutes 90000 | train: history is too short: 0 labelled signals in its
            --extend 7 | train: no model '7' in
            """)
    void shouldSayInOneLineWhatIsWrong(String words, String message) {
        assertThat(fit(words.split(" "))).isEqualTo(1);
        assertThat(err.toString()).startsWith(message);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(folder.resolve("model.bundle")).doesNotExist();
    }

    @Test
    void shouldLeaveTheOldBundleWhenTheDiskIsFull() throws IOException {
        assumeTrue(Files.exists(FULL), "this platform has no " + FULL);
        final Path bundle = Files.writeString(folder.resolve("model.bundle"), "old");
        Files.createSymbolicLink(folder.resolve("model.bundle.part"), FULL);

        assertThat(fit()).isEqualTo(1);

        assertThat(err.toString()).startsWith("train: can't write bundle " + bundle + " (No space left on device)");
        assertThat(bundle).hasContent("old");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(bundle);
        }
    }

    @Test
    void shouldSayThatItCantWriteThere() throws IOException {
        final Path file = Files.writeString(folder.resolve("file"), "");

        assertThat(run(
                        "fit",
                        "--data",
                        history.toString(),
                        "--out",
                        file.resolve("x").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).startsWith("train: can't write bundle " + file.resolve("x") + " (");
    }

    private int fit(String... words) {
        final List<String> all = new ArrayList<>(List.of(
                "fit",
                "--data",
                history.toString(),
                "--out",
                folder.resolve("model.bundle").toString(),
                "--trees",
                "30"));
        if (!List.of(words).contains("--registry")) {
            all.addAll(List.of("--registry", folder.resolve("models").toString()));
        }
        all.addAll(List.of(words));
        return run(all.toArray(new String[0]));
    }

    private int run(String... words) {
        out = new StringWriter();
        err = new StringWriter();
        return TrainerMain.execute(words, new PrintWriter(out, true), new PrintWriter(err, true));
    }
}
