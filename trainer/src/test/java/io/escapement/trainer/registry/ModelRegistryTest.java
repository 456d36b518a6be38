package io.escapement.trainer.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.core.model.ModelBundle;
import io.escapement.core.model.ModelStage;
import io.escapement.trainer.TrainerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelRegistryTest {
    private static byte[] good;
    private static byte[] other;
    private static byte[] useless;

    @TempDir
    private Path folder;

    private ModelRegistry registry;

    @BeforeAll
    static void fit() {
        good = PlantedModels.good(1, "BTCUSDT", "ETHUSDT");
        other = PlantedModels.good(2, "BTCUSDT");
        useless = PlantedModels.useless(3, "BTCUSDT");
    }

    @BeforeEach
    void open() {
        registry = new ModelRegistry(folder.resolve("models"), () -> 1_790_000_000_000L);
    }

    @Test
    void shouldNumberBundlesAndKnowThemAgainByContent() {
        final ModelEntry first = registry.publish(good);
        final ModelEntry second = registry.publish(other);

        assertThat(first.version()).isEqualTo(1);
        assertThat(first.symbols()).containsExactly("BTCUSDT", "ETHUSDT");
        assertThat(first.stage()).isEqualTo(ModelStage.RESEARCH);
        assertThat(first.publishedMs()).isEqualTo(1_790_000_000_000L);
        assertThat(second.version()).isEqualTo(2);
        assertThat(registry.publish(good)).isEqualTo(first);
        assertThat(registry.entries()).containsExactly(first, second);
        assertThat(registry.find("2")).isEqualTo(second);
        assertThat(registry.find(first.sha256().substring(0, 8))).isEqualTo(first);
        assertThat(registry.file(first)).hasBinaryContent(good);
    }

    @Test
    void shouldRefuseABundleOfWhichOneByteHasChanged() {
        final byte[] damaged = good.clone();
        damaged[damaged.length / 2] ^= 1;

        assertThatThrownBy(() -> registry.publish(damaged))
                .isInstanceOf(TrainerException.class)
                .hasMessageStartingWith("the engine would refuse this bundle: model bundle is damaged");
        assertThat(registry.entries()).isEmpty();
    }

    @Test
    void shouldPromoteStepByStepToABundleOfTheSameTrees() throws IOException {
        final ModelEntry research = registry.publish(good);
        final ModelEntry paper = registry.promote(research, ModelStage.PAPER);
        final ModelEntry canary = registry.promote(paper, ModelStage.CANARY);

        assertThat(canary.version()).isEqualTo(3);
        assertThat(canary.parent()).isEqualTo(2);
        assertThat(canary.sha256()).isNotEqualTo(research.sha256());
        final ModelBundle after = ModelBundle.read(Files.readAllBytes(registry.file(canary)));
        assertThat(after.stage()).isEqualTo(ModelStage.CANARY);
        final ObjectNode old = ((ObjectNode) registry.manifest(research)).without(List.of("stage"));
        final ObjectNode now = ((ObjectNode) registry.manifest(canary)).without(List.of("stage", "promotedFrom"));
        assertThat(now).as("all else of the manifest, to the digit").isEqualTo(old);
    }

    @Test
    void shouldNameEveryRuleThatIsNotMet() {
        final ModelEntry research = registry.publish(useless);

        assertThatThrownBy(() -> registry.promote(research, ModelStage.CANARY))
                .isInstanceOf(TrainerException.class)
                .hasMessageContaining(
                        "model 1 may not become CANARY: one stage at a time: after RESEARCH comes PAPER; ")
                .hasMessageContaining("confidence is 0.0");
        final ModelEntry paper = registry.promote(research, ModelStage.PAPER);
        assertThatThrownBy(() -> registry.promote(paper, ModelStage.PAPER))
                .hasMessage("model 2 is of stage PAPER already");
        assertThat(registry.promote(paper, ModelStage.RESEARCH).stage())
                .as("back is always allowed")
                .isEqualTo(ModelStage.RESEARCH);
    }

    @Test
    void shouldFindTheFurthestThenSurestModelThatCoversAllSymbols() {
        final ModelEntry both = registry.publish(good);
        final ModelEntry one = registry.promote(registry.publish(other), ModelStage.PAPER);

        assertThat(registry.best(List.of("BTCUSDT", "ETHUSDT"), ModelStage.RESEARCH))
                .contains(both);
        assertThat(registry.best(List.of("BTCUSDT"), ModelStage.RESEARCH)).contains(one);
        assertThat(registry.best(List.of("ETHUSDT"), ModelStage.PAPER)).isEmpty();
        registry.retire(one, "drifts");
        assertThat(registry.best(List.of("BTCUSDT"), ModelStage.PAPER)).isEmpty();
        assertThatThrownBy(() -> registry.promote(registry.find("3"), ModelStage.CANARY))
                .hasMessage("model 3 is retired: drifts");
    }

    @Test
    void shouldLoseNoEntryWhenManyPublishAtOnce() throws Exception {
        final ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            final List<Callable<ModelEntry>> publishers = List.of(
                    () -> registry.publish(good), () -> registry.publish(other), () -> registry.publish(useless));
            threads.invokeAll(publishers).forEach(done -> assertThat(done).succeedsWithin(Duration.ofSeconds(30)));
        } finally {
            threads.shutdownNow();
        }
        assertThat(registry.entries()).extracting(ModelEntry::version).containsExactly(1, 2, 3);
    }

    @Test
    void shouldWeighEvidenceValueSkillAndCalibration() throws IOException {
        // Half the evidence, half the skill, calibration half of its second half: 0.5 * 1 * 0.5 * 0.75.
        assertThat(confidence(50, 0.001, 0.55, 0.5, 0.2375)).isEqualTo(0.1875);
        assertThat(confidence(500, 0.001, 0.7, 0.5, 0.1)).isEqualTo(1);
        assertThat(confidence(500, -0.001, 0.7, 0.5, 0.1)).isZero();
        assertThat(confidence(500, 0.001, 0.49, 0.5, 0.1)).isZero();
        assertThat(Confidence.of(new ObjectMapper().readTree("{}"))).isZero();
    }

    @Test
    void shouldSayWhatToTypeWhenAModelIsNotThere() {
        assertThatThrownBy(() -> registry.find("7"))
                .hasMessageContaining("no model '7'")
                .hasMessageContaining("train models list");
    }

    private static double confidence(int trades, double value, double auc, double base, double brier)
            throws IOException {
        final String test = "{\"metrics\":{\"test\":{\"trades\":" + trades + ",\"valuePerTrade\":" + value + ",\"auc\":"
                + auc + ",\"baseRate\":" + base + ",\"brier\":" + brier + "}}}";
        return Math.round(Confidence.of(new ObjectMapper().readTree(test)) * 1e9) / 1e9;
    }
}
