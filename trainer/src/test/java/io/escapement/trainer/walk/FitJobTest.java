package io.escapement.trainer.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.core.model.BundleContainer;
import io.escapement.core.model.ModelBundle;
import io.escapement.core.model.ModelStage;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.registry.ModelEntry;
import io.escapement.trainer.registry.ModelRegistry;
import io.escapement.trainer.registry.PromotionRules;
import io.escapement.trainer.task.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FitJobTest {
    private static final long NOW_MS = 1_790_000_000_000L;

    @TempDir
    private static Path planted;

    @TempDir
    private static Path noise;

    @TempDir
    private Path folder;

    @BeforeAll
    static void write() {
        PlantedHistory.write(planted, 200, 0.4, "AAAUSDT", "BBBUSDT", "CCCUSDT");
        PlantedHistory.write(noise, 200, 0, "AAAUSDT", "BBBUSDT");
    }

    @Test
    void shouldFindAPlantedSignalOnEveryFoldAndEverySymbol() {
        final JsonNode manifest = fit(request(planted, "AAAUSDT,BBBUSDT", 4, 3)).manifest();
        final JsonNode walk = manifest.path("walkForward");

        assertThat(walk.path("folds")).hasSize(4).allSatisfy(fold -> {
            assertThat(fold.path("model").path("auc").asDouble()).isGreaterThan(0.6);
            assertThat(fold.path("model").path("valuePerTrade").asDouble())
                    .isGreaterThan(fold.path("model").path("valuePerRow").asDouble());
        });
        assertThat(walk.path("symbols"))
                .hasSize(2)
                .allSatisfy(symbol ->
                        assertThat(symbol.path("valuePerTrade").asDouble()).isPositive());
        assertThat(walk.path("pooled").path("trades").asInt()).isGreaterThan(100);
        assertThat(walk.path("sharpe").path("byDay").path("deflated").asDouble())
                .isGreaterThan(0.95);
        assertThat(walk.path("baselines").path("always").path("valuePerTrade").asDouble())
                .isLessThan(walk.path("pooled").path("valuePerTrade").asDouble());
        assertThat(walk.path("baselines").path("never").path("trades").asInt()).isZero();
        assertThat(manifest.path("controls")).hasSize(2).allSatisfy(control -> {
            assertThat(control.path("passed").asBoolean()).isTrue();
            assertThat(control.path("auc").asDouble()).isBetween(0.45, 0.55);
        });
    }

    /** On a random walk every trade costs its fees: whatever was chosen, the rules let it nowhere near money. */
    @Test
    void shouldRejectPureNoise() {
        final JsonNode manifest = fit(request(noise, "AAAUSDT,BBBUSDT", 4, 0)).manifest();

        assertThat(manifest.path("walkForward").path("pooled").path("auc").asDouble())
                .isBetween(0.46, 0.54);
        assertThat(manifest.path("walkForward")
                        .path("sharpe")
                        .path("byDay")
                        .path("deflated")
                        .asDouble(0))
                .isLessThan(0.5);
        assertThat(PromotionRules.unmet(ModelStage.PAPER, ModelStage.CANARY, manifest))
                .isNotEmpty();
    }

    @Test
    void shouldGiveTheSameBytesAgainAndWithMoreThreads() {
        final FitRequest request = request(planted, "AAAUSDT,BBBUSDT", 3, 2);
        final byte[] once = fit(request).bundle();

        assertThat(fit(request).bundle()).isEqualTo(once);
        assertThat(new FitJob(() -> NOW_MS, 2).run(request, Progress.NONE).bundle())
                .isEqualTo(once);
    }

    @Test
    void shouldPublishAndExtendWithTheRecipeOfTheModel() throws IOException {
        final ObjectNode first = request(planted, "BBBUSDT,AAAUSDT", 0, 0).toJson();
        first.put("registry", folder.resolve("models").toString());
        first.withObject("/core").put("strategy.trend.stopAtr", "2.5");
        first.withObject("/model/boost").put("depth", 3);
        final JsonNode published = new FitJob(() -> NOW_MS).run(first, Progress.NONE);
        assertThat(published.path("version").asInt()).isEqualTo(1);

        final ObjectNode more = FitRequest.of(planted.toString()).toJson();
        more.put("registry", folder.resolve("models").toString());
        more.put("extend", "1");
        more.putArray("symbols").add("CCCUSDT");
        assertThat(new FitJob(() -> NOW_MS)
                        .run(more, Progress.NONE)
                        .path("version")
                        .asInt())
                .isEqualTo(2);

        final ModelRegistry registry = new ModelRegistry(folder.resolve("models"), () -> NOW_MS);
        final ModelEntry entry = registry.find("2");
        final JsonNode manifest = registry.manifest(entry);
        assertThat(entry.symbols()).containsExactly("BBBUSDT", "AAAUSDT", "CCCUSDT");
        assertThat(entry.historyDays()).containsExactly(199, 199, 199);
        assertThat(manifest.path("strategy").path("strategy.trend.stopAtr").asText())
                .isEqualTo("2.5");
        assertThat(manifest.path("trainer").path("max_depth").asText()).isEqualTo("3");
        assertThat(manifest.path("extendedFrom").asText())
                .isEqualTo(registry.find("1").sha256());
        assertThat(manifest.path("metrics").path("symbols")).hasSize(3);
        assertThat(registry.best(List.of("AAAUSDT", "CCCUSDT"), ModelStage.PAPER))
                .contains(entry);
        // The same as a fit of the three from the start: nothing is merged.
        final ObjectNode anew = first.deepCopy();
        anew.putArray("symbols").add("BBBUSDT").add("AAAUSDT").add("CCCUSDT");
        assertThat(trees(fit(FitRequest.fromJson(anew)).bundle()))
                .isEqualTo(trees(Files.readAllBytes(registry.file(entry))));
    }

    @Test
    void shouldRefuseAnExtensionThatHasSettingsOfItsOwn() {
        final ObjectNode first = request(planted, "AAAUSDT", 0, 0).toJson();
        first.put("registry", folder.toString());
        new FitJob(() -> NOW_MS).run(first, Progress.NONE);
        final ObjectNode more = first.deepCopy();
        more.put("extend", "1");
        more.withObject("/model").put("ridge", 3);

        assertThatThrownBy(() -> new FitJob(() -> NOW_MS).run(more, Progress.NONE))
                .isInstanceOf(TrainerException.class)
                .hasMessageStartingWith("an extended model is made as model 1 was: ");
    }

    @Test
    void shouldRefuseAnotherHistoryThanTheOneNamed() {
        final ObjectNode request = request(planted, "AAAUSDT", 0, 0).toJson();
        request.put("sha256", "0".repeat(64));

        assertThatThrownBy(() -> fit(FitRequest.fromJson(request)))
                .isInstanceOf(TrainerException.class)
                .hasMessageContaining("is not the one asked for");
    }

    @Test
    void shouldSayWhatIsMissing() {
        assertThatThrownBy(() -> fit(request(planted, "NONEUSDT", 0, 0)))
                .isInstanceOf(TrainerException.class)
                .hasMessageStartingWith("no history of NONEUSDT in ");
        assertThatThrownBy(() -> new FitJob(() -> NOW_MS)
                        .run(request(planted, "AAAUSDT", 0, 0).toJson(), Progress.NONE))
                .hasMessageContaining("needs 'registry'");
        final ObjectNode alone = request(planted, "AAAUSDT", 0, 0).toJson();
        alone.withObject("/model").put("encoding", "ONE_HOT");
        assertThatThrownBy(() -> fit(FitRequest.fromJson(alone)))
                .hasMessage(
                        "symbol encoding ONE_HOT tells symbols apart, and there is only one: name several, or take NONE");
    }

    private static byte[] trees(byte[] bundle) {
        return BundleContainer.read(bundle).section(ModelBundle.TREES);
    }

    private static FitResult fit(FitRequest request) {
        return new FitJob(() -> NOW_MS).run(request, Progress.NONE);
    }

    private static FitRequest request(Path data, String symbols, int folds, int controls) {
        final ObjectNode json = FitRequest.of(data.toString()).toJson();
        for (final String symbol : symbols.split(",")) {
            json.withArray("/symbols").add(symbol);
        }
        json.withObject("/walkForward").put("folds", folds);
        json.put("controls", controls);
        json.withObject("/model/boost").put("rounds", 60).put("learningRate", 0.1);
        return FitRequest.fromJson(json);
    }
}
