package io.escapement.trainer.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.dataset.Dataset;
import io.escapement.trainer.dataset.DatasetRequest;
import io.escapement.trainer.dataset.DatasetSource;
import io.escapement.trainer.dataset.RowKind;
import io.escapement.trainer.dataset.RowSettings;
import io.escapement.trainer.fit.FitSettings;
import io.escapement.trainer.fit.Judgement;
import io.escapement.trainer.task.Progress;
import io.escapement.trainer.task.TaskRunner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalkRoomTest {
    private static final long MINUTE_MS = 60_000;

    @TempDir
    private Path folder;

    /** A hundred signals, one a minute: the first forty are before all tests, the others make three folds of twenty. */
    @Test
    void shouldCutTheLaterSixTenthsIntoFolds() {
        final Dataset data = data(100);

        assertThat(FoldSpan.of(data, new WalkSettings(3, Window.EXPANDING)))
                .containsExactly(
                        span(Long.MIN_VALUE, 30, 40, 60),
                        span(Long.MIN_VALUE, 45, 60, 80),
                        new FoldSpan(Long.MIN_VALUE, 60 * MINUTE_MS, 80 * MINUTE_MS, Long.MAX_VALUE));
        assertThat(FoldSpan.of(data, new WalkSettings(3, Window.ROLLING)))
                .containsExactly(
                        span(Long.MIN_VALUE, 30, 40, 60),
                        span(20 * MINUTE_MS, 50, 60, 80),
                        new FoldSpan(40 * MINUTE_MS, 70 * MINUTE_MS, 80 * MINUTE_MS, Long.MAX_VALUE));
    }

    /** Of ten proposals two won, one of them counting half; closes taken to learn from all won. */
    @Test
    void shouldGiveTheBaselineTheShareOfWinsAmongProposals() {
        final List<Dataset.Sample> samples = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            final RowKind kind = i < 10 ? RowKind.PROPOSAL : RowKind.EVERY_BAR;
            final boolean won = i >= 8;
            final double weight = i == 9 ? 0.5 : 1;
            samples.add(new Dataset.Sample(kind, i, 0, 0, 1, won, 0, i + 1, weight));
        }

        assertThat(FoldTask.baseRate(new Dataset(new float[30][1], samples))).isEqualTo(1.5 / 9.5);
    }

    @Test
    void shouldDealOutcomesOutAnewAndKeepTheRest() {
        final Dataset data = data(100);
        final Dataset shuffled = Control.SHUFFLE.apply(data, 1, 2);

        assertThat(shuffled.rows()).isSameAs(data.rows());
        assertThat(shuffled.samples()).isNotEqualTo(data.samples());
        assertThat(shuffled.wins()).isEqualTo(data.wins());
        assertThat(shuffled.samples().stream().map(Dataset.Sample::timeMs))
                .containsExactlyElementsOf(
                        data.samples().stream().map(Dataset.Sample::timeMs).toList());
        assertThat(Control.SHUFFLE.apply(data, 1, 2)).usingRecursiveComparison().isEqualTo(shuffled);
        assertThat(Control.SHUFFLE.apply(data, 2, 2).samples()).isNotEqualTo(shuffled.samples());
    }

    /** Fifty signals a symbol; the first of two runs shifts by a third of them, 16. */
    @Test
    void shouldGiveARowTheOutcomeOfALaterOneOfItsSymbol() {
        final Dataset data = data(100);
        final Dataset shifted = Control.SHIFT.apply(data, 1, 2);

        assertThat(shifted.samples().get(0).netReturn())
                .isEqualTo(data.samples().get(32).netReturn());
        assertThat(shifted.samples().get(99).netReturn())
                .isEqualTo(data.samples().get(31).netReturn());
        assertThat(shifted.samples().get(99).exitTimeMs())
                .isEqualTo(data.samples().get(99).exitTimeMs());
    }

    @Test
    void shouldPassAControlWithoutSkillAndNameOneWithSkill() {
        final Dataset data = data(2_000);

        final Controls.Outcome honest = controls(data, 0).run(Control.SHUFFLE, 5, Progress.NONE);
        assertThat(honest.passed()).isTrue();
        assertThat(honest.auc()).isBetween(0.5 - honest.aucBand(), 0.5 + honest.aucBand());

        final Controls.Outcome leaking = controls(data, 0.3).run(Control.SHUFFLE, 5, Progress.NONE);
        assertThat(leaking.passed()).isFalse();
        assertThat(leaking.fault())
                .startsWith("control SHUFFLE shows skill where there is none to be had: AUC 0.")
                .contains("nothing is published")
                .doesNotContain("\n");
    }

    @Test
    void shouldRefuseAFoldOfAnotherHistoryOrOfAny() {
        PlantedHistory.write(folder, 60, 0.4, "AAAUSDT");
        final DatasetRequest any =
                DatasetRequest.of(folder, List.of("AAAUSDT"), CoreConfiguration.defaults(), RowSettings.STANDARD);
        final FoldSpan span = span(0, 1, 2, 3);

        assertThatThrownBy(() -> new FoldTask().run(payload(any, span), Progress.NONE))
                .isInstanceOf(TrainerException.class)
                .hasMessageStartingWith("fold names no hash of its history");
        assertThatThrownBy(() -> new FoldTask()
                        .run(payload(any.pinned("0".repeat(64), List.of("AAAUSDT")), span), Progress.NONE))
                .isInstanceOf(TrainerException.class)
                .hasMessageContaining("is not the one asked for");
        final String sha256 = DatasetSource.load(any, Progress.NONE).sha256();
        assertThatThrownBy(() ->
                        new FoldTask().run(payload(any.pinned(sha256, List.of("AAAUSDT")), span), Progress.NONE))
                .isInstanceOf(TrainerException.class)
                .hasMessageContaining(" are not those asked for: their hash is ");
    }

    @Test
    void shouldReadBackTheBitsOfAJudgement() {
        final Dataset data = data(3);
        final Judgement judged = new Judgement(
                data.samples(), new double[] {0.1, -0.0, Float.MAX_VALUE}, new double[] {1.0 / 3, 0, 1}, new boolean[] {
                    true, false, true
                });

        assertThat(JudgementJson.read(JudgementJson.write(judged), data))
                .usingRecursiveComparison()
                .isEqualTo(judged);
        assertThatThrownBy(() -> JudgementJson.read(JudgementJson.write(judged), data(4)))
                .hasMessage("a fold's result is of 3 rows, not of the 4 that were asked for");
    }

    private static JsonNode payload(DatasetRequest rows, FoldSpan span) {
        return new FoldTask.Payload(rows, "0", FitSettings.STANDARD, 0, span, Control.NONE, 0, 0).json();
    }

    /** Controls whose folds see the outcomes they judge, as much as said. */
    private static Controls controls(Dataset data, double seen) {
        final DatasetRequest request =
                DatasetRequest.of(Path.of("none"), List.of("A"), CoreConfiguration.defaults(), RowSettings.STANDARD);
        final FoldSpan span = FoldSpan.ofFit(data);
        return new Controls(
                new FoldData(request, List.of("A"), data, "0", FitSettings.STANDARD, 0),
                span,
                new Seer(data, span, seen));
    }

    /** Instead of fitting it looks. */
    private record Seer(Dataset data, FoldSpan span, double seen) implements TaskRunner {
        @Override
        public List<JsonNode> runAll(
                String kind, List<? extends JsonNode> payloads, Progress progress, BiConsumer<Integer, JsonNode> done) {
            return IntStream.range(0, payloads.size())
                    .mapToObj(i -> judge(FoldTask.Payload.of(payloads.get(i))))
                    .toList();
        }

        private JsonNode judge(FoldTask.Payload payload) {
            final Dataset test = span.split(payload.control().apply(data, payload.run(), payload.runs()), 0)
                    .test();
            final Random random = new Random(payload.run());
            final double[] probabilities = new double[test.size()];
            final boolean[] traded = new boolean[test.size()];
            for (int i = 0; i < traded.length; i++) {
                probabilities[i] = random.nextDouble() * (1 - seen)
                        + (test.samples().get(i).won() ? seen : 0);
                traded[i] = probabilities[i] > 0.6;
            }
            final ObjectNode result = JsonNodeFactory.instance.objectNode();
            result.set(
                    "model", JudgementJson.write(new Judgement(test.samples(), probabilities, probabilities, traded)));
            return result;
        }
    }

    private static FoldSpan span(long from, long validation, long test, long end) {
        return new FoldSpan(from, validation * MINUTE_MS, test * MINUTE_MS, end * MINUTE_MS);
    }

    /** One signal a minute of two symbols in turn, known half a minute later, each with a return of its own. */
    private static Dataset data(int count) {
        final Random random = new Random(5);
        final float[][] rows = new float[count][1];
        final List<Dataset.Sample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            final double netReturn = random.nextGaussian() / 100;
            samples.add(new Dataset.Sample(
                    RowKind.PROPOSAL,
                    i * MINUTE_MS,
                    i % 2,
                    0,
                    1,
                    netReturn > 0,
                    netReturn,
                    i * MINUTE_MS + MINUTE_MS / 2,
                    1));
        }
        return new Dataset(rows, samples);
    }
}
