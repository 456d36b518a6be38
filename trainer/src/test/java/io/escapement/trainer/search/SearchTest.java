package io.escapement.trainer.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.search.optimiser.Method;
import io.escapement.trainer.search.trial.Objective;
import io.escapement.trainer.search.trial.TrialResult;
import io.escapement.trainer.search.trial.TrialTask;
import io.escapement.trainer.task.LocalTasks;
import io.escapement.trainer.task.Progress;
import io.escapement.trainer.task.TaskRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SearchTest {
    private static final String TARGET = "strategy.trend.targetAtr";
    private static final String STOP = "strategy.trend.stopAtr";

    @TempDir
    private Path folder;

    private final TrialTask trial = new TrialTask();

    @Test
    void shouldFindAPlantedTargetAndTrustIt() {
        Histories.zigzag(data(), "AUSDT", 240, 1);

        final SearchResult result =
                search(2).begin(settings(Method.BAYESIAN, 48, Objective.SHARPE), at("one"), Progress.NONE);

        assertThat(Double.parseDouble(result.best().point().get(TARGET))).isBetween(6.0, 20.0);
        assertThat(Double.parseDouble(result.best().point().get(STOP))).isLessThan(4);
        assertThat(result.best().result().score())
                .isGreaterThan(result.unvaried().score());
        assertThat(result.held().net()).isPositive();
        assertThat(result.verdict().isSure())
                .as("deflated %s", result.verdict().deflated())
                .isTrue();
        assertThat(result.verdict().confidence()).isPositive();
        assertThat(result.importance().get(0).explained()).isGreaterThan(0.2);
        assertThat(result.stopped()).isPositive();
        assertThat(result.stored().core())
                .containsEntry(TARGET, result.best().point().get(TARGET));
        assertThat(result.stored().strategies()).containsExactly("trend");
    }

    @Test
    void shouldNotTrustTheLuckiestOfManyOnNoise() {
        Histories.noise(data(), "AUSDT", 240, 5);
        final SearchSettings free = settings(Method.RANDOM, 60, "fees.takerRate", "0", "conviction.slippageBps", "0");

        final SearchResult result = search(2).begin(free, at("one"), Progress.NONE);

        assertThat(result.best().result().net()).as("luck").isPositive();
        assertThat(result.verdict().trials()).isEqualTo(60);
        assertThat(result.verdict().isSure())
                .as("deflated %s", result.verdict().deflated())
                .isFalse();
        assertThat(result.verdict().deflated()).isLessThan(result.verdict().probabilistic());
    }

    @ParameterizedTest
    @EnumSource(
            value = Method.class,
            names = {"RANDOM", "BAYESIAN", "GENETIC"})
    void shouldFindTheSameWhateverTheNumberOfThreads(Method method) throws IOException {
        Histories.zigzag(data(), "AUSDT", 60, 1);
        Histories.noise(data(), "BUSDT", 60, 2);

        search(1).begin(settings(method, 32), at("one"), Progress.NONE);
        new Search(new LocalTasks(3, new TrialTask()), trial, store())
                .begin(settings(method, 32), at("three"), Progress.NONE);

        assertThat(lines("three")).isEqualTo(lines("one"));
        assertThat(result("three")).isEqualTo(result("one").replace("\"revision\" : 1", "\"revision\" : 2"));
    }

    @Test
    void shouldEndAsIfItHadNeverBeenInterrupted() throws IOException {
        Histories.zigzag(data(), "AUSDT", 60, 1);
        search(1).begin(settings(Method.BAYESIAN, 40), at("whole"), Progress.NONE);

        final TaskRunner dying = new DyingRunner(new LocalTasks(2, trial), 21);
        final Search interrupted = new Search(dying, trial, store());
        assertThatThrownBy(() -> interrupted.begin(settings(Method.BAYESIAN, 40), at("cut"), Progress.NONE))
                .hasMessage("killed");
        Files.writeString(at("cut").resolve("trials.jsonl"), "{\"number\":22,\"poi", StandardOpenOption.APPEND);
        final int before = lines("cut").size();
        search(2).resume(at("cut"), Search.settings(at("cut")), Progress.NONE);

        assertThat(before).isLessThan(24);
        assertThat(lines("cut")).isEqualTo(lines("whole"));
        assertThat(result("cut")).isEqualTo(result("whole").replace("\"revision\" : 1", "\"revision\" : 2"));
    }

    @Test
    void shouldGoOnWithALargerBudgetAsIfItHadBeenThereFromTheStart() throws IOException {
        Histories.zigzag(data(), "AUSDT", 60, 1);
        search(1).begin(settings(Method.GENETIC, 36), at("whole"), Progress.NONE);

        // 21 ends in the middle of a batch.
        search(1).begin(settings(Method.GENETIC, 21), at("cut"), Progress.NONE);
        search(1).resume(at("cut"), Search.settings(at("cut")).withBudget(36, 0, 0), Progress.NONE);

        assertThat(lines("cut")).isEqualTo(lines("whole"));
    }

    @Test
    void shouldEndWhenNothingBetterCameForLong() {
        Histories.zigzag(data(), "AUSDT", 60, 1);

        final SearchResult result =
                search(1).begin(settings(Method.RANDOM, 400).withBudget(400, 0, 24), at("one"), Progress.NONE);

        assertThat(result.ended()).isEqualTo("no better one in 24 trials");
        assertThat(result.trials().size() - result.best().number()).isBetween(24, 32);
    }

    @Test
    void shouldRefuseToGoOnWithAnotherHistoryOrOtherSettings() {
        Histories.zigzag(data(), "AUSDT", 60, 1);
        search(1).begin(settings(Method.RANDOM, 8), at("one"), Progress.NONE);

        refused(() -> search(1).begin(settings(Method.RANDOM, 8), at("one"), Progress.NONE), "holds a search already");
        refused(() -> search(1).resume(at("one"), settings(Method.GENETIC, 16), Progress.NONE), "has other settings");
        refused(() -> search(1).resume(at("none"), settings(Method.RANDOM, 8), Progress.NONE), "no search in");
        Histories.zigzag(data(), "AUSDT", 61, 1);
        refused(
                () -> new Search(new LocalTasks(1, trial), new TrialTask(), store())
                        .resume(at("one"), settings(Method.RANDOM, 16), Progress.NONE),
                "has changed since the search in");
    }

    @Test
    void shouldRefuseAHistoryTooShortForItsFoldsAndDamagedLogs() throws IOException {
        Histories.zigzag(data(), "AUSDT", 4, 1);
        refused(
                () -> search(1).begin(settings(Method.RANDOM, 8), at("one"), Progress.NONE),
                "history is too short for 4 folds: it spans 4 days");

        Histories.zigzag(data(), "AUSDT", 60, 1);
        search(1).begin(settings(Method.RANDOM, 8), at("two"), Progress.NONE);
        Files.write(
                at("two").resolve("trials.jsonl"),
                "nonsense\n".getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.APPEND);
        refused(
                () -> search(1).resume(at("two"), settings(Method.RANDOM, 16), Progress.NONE),
                "trials.jsonl, line 9 is damaged");
    }

    @Test
    void shouldStoreNothingWhenNoTrialTradedEnough() {
        Histories.noise(data(), "AUSDT", 30, 1);

        final SearchResult result =
                search(1).begin(settings(Method.RANDOM, 8, "strategy.trend.adxMin", "100"), at("one"), Progress.NONE);

        assertThat(result.best()).isNull();
        assertThat(result.top(5)).isEmpty();
        assertThat(store().list()).isEmpty();
    }

    /** What a trial was worth before it was given up doesn't compare with what others are worth on all folds. */
    @ParameterizedTest
    @EnumSource(
            value = Method.class,
            names = {"BAYESIAN", "GENETIC"})
    void shouldNotBeDrawnToTrialsThatWereGivenUp(Method method) {
        Histories.zigzag(data(), "AUSDT", 60, 1);

        final SearchResult result = new Search(new PromisingBeginnings(), trial, store())
                .begin(settings(method, 64), at("one"), Progress.NONE);

        final long drawn = result.trials().subList(32, 64).stream()
                .filter(trial -> !trial.result().isComplete())
                .count();
        assertThat(drawn).isLessThan(16);
    }

    @Test
    void shouldGoOnPastPointsThatCannotBeJudgedAndResume() throws IOException {
        Histories.zigzag(data(), "AUSDT", 60, 1);
        final List<String> said = new CopyOnWriteArrayList<>();
        impossible(2, 15).begin(settings(Method.BAYESIAN, 40), at("whole"), Progress.NONE);
        // 21 ends in the middle of a batch.
        impossible(2, 15).begin(settings(Method.BAYESIAN, 21), at("cut"), new Heard(said));

        final SearchResult result =
                impossible(1, 15).resume(at("cut"), Search.settings(at("cut")).withBudget(40, 0, 0), Progress.NONE);

        assertThat(result.failed()).hasSizeBetween(5, 35).allSatisfy(trial -> {
            assertThat(Double.parseDouble(trial.point().get(TARGET))).isGreaterThan(15);
            assertThat(trial.isEligible()).isFalse();
            assertThat(trial.result().failure()).contains(STOP);
        });
        assertThat(said).isNotEmpty().allMatch(line -> line.matches("trial \\d+ failed: .*" + STOP + ".*"));
        assertThat(Double.parseDouble(result.best().point().get(TARGET))).isLessThanOrEqualTo(15);
        assertThat(result.toJson().path("failed").asInt())
                .isEqualTo(result.failed().size());
        assertThat(lines("cut")).isEqualTo(lines("whole")).anyMatch(line -> line.contains("\"failure\":\""));
    }

    @Test
    void shouldFailWithTheReasonWhenNoPointCanBeJudged() {
        Histories.zigzag(data(), "AUSDT", 60, 1);

        refused(
                () -> impossible(2, 0).begin(settings(Method.RANDOM, 8), at("one"), Progress.NONE),
                "all 8 trials failed, the first because: the trial's configuration is refused");
        assertThat(store().list()).isEmpty();
    }

    private Search impossible(int threads, double above) {
        return new Search(new Impossible(new LocalTasks(threads, trial), above), trial, store());
    }

    private SearchSettings settings(Method method, int trials, String... core) {
        return settings(method, trials, Objective.VALUE, core);
    }

    private SearchSettings settings(Method method, int trials, Objective objective, String... core) {
        final TreeMap<String, String> configuration = new TreeMap<>();
        for (int i = 0; i < core.length; i += 2) {
            configuration.put(core[i], core[i + 1]);
        }
        for (final String other : List.of("scalp", "meanReversion", "liquiditySweep")) {
            configuration.put("strategy." + other + ".enabled", "false");
        }
        return new SearchSettings(
                data().toString(),
                List.of(),
                configuration,
                null,
                List.of(TARGET + "=0.5..30:0.5", STOP + "=1..10:0.5"),
                new TreeMap<>(),
                method,
                null,
                objective,
                10,
                4,
                0.2,
                trials,
                0,
                0,
                true,
                8,
                3,
                1);
    }

    private Search search(int threads) {
        return new Search(new LocalTasks(threads, trial), trial, store());
    }

    private ConfigurationStore store() {
        return new ConfigurationFolder(folder.resolve("configurations"));
    }

    private Path data() {
        return folder.resolve("history");
    }

    private Path at(String name) {
        return folder.resolve(name);
    }

    private List<String> lines(String name) throws IOException {
        return Files.readAllLines(at(name).resolve("trials.jsonl")).stream()
                .sorted()
                .toList();
    }

    private String result(String name) throws IOException {
        return Files.readString(at(name).resolve("result.json"));
    }

    private static void refused(Runnable what, String message) {
        assertThatThrownBy(what::run).isInstanceOf(TrainerException.class).hasMessageContaining(message);
    }

    /** Narrow targets score 9 on two folds and are given up; the others score 1 on all four. */
    private record PromisingBeginnings() implements TaskRunner {
        @Override
        public List<JsonNode> runAll(
                String kind, List<? extends JsonNode> payloads, Progress progress, BiConsumer<Integer, JsonNode> done) {
            final List<JsonNode> results = new ArrayList<>();
            for (final JsonNode payload : payloads) {
                final boolean narrow = payload.path("point").path(TARGET).asDouble(30) < 15;
                results.add(
                        narrow
                                ? result(false, Collections.nCopies(2, 9.0))
                                : result(true, Collections.nCopies(4, 1.0)));
                done.accept(results.size() - 1, results.get(results.size() - 1));
            }
            return results;
        }

        private static JsonNode result(boolean isComplete, List<Double> scores) {
            final List<TrialResult.FoldScore> folds = scores.stream()
                    .map(score -> new TrialResult.FoldScore(score, 10, 5, score))
                    .toList();
            return new TrialResult(isComplete, scores.get(0), folds, 10 * folds.size(), 0.1, 0, 3, null).toJson();
        }
    }

    /** Wider targets go with a stop that the core refuses. */
    private record Impossible(TaskRunner inner, double above) implements TaskRunner {
        @Override
        public List<JsonNode> runAll(
                String kind, List<? extends JsonNode> payloads, Progress progress, BiConsumer<Integer, JsonNode> done) {
            final List<JsonNode> changed = new ArrayList<>();
            for (final JsonNode payload : payloads) {
                final JsonNode copy = payload.deepCopy();
                if (copy.path("point").path(TARGET).asDouble() > above) {
                    ((ObjectNode) copy.path("point")).put(STOP, "-1");
                }
                changed.add(copy);
            }
            return inner.runAll(kind, changed, progress, done);
        }
    }

    /** Keeps what is said. */
    private record Heard(List<String> said) implements Progress {
        @Override
        public void at(String step, double share, String message) {
            // Only the log is of interest.
        }

        @Override
        public void log(String line) {
            said.add(line);
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    }

    /** Stops for good behind some results, as a killed process does. */
    private record DyingRunner(TaskRunner inner, AtomicInteger left) implements TaskRunner {
        DyingRunner(TaskRunner inner, int results) {
            this(inner, new AtomicInteger(results));
        }

        @Override
        public List<JsonNode> runAll(
                String kind, List<? extends JsonNode> payloads, Progress progress, BiConsumer<Integer, JsonNode> done) {
            return inner.runAll(kind, payloads, progress, (place, result) -> {
                if (left.getAndDecrement() <= 0) {
                    throw new IllegalStateException("killed");
                }
                done.accept(place, result);
            });
        }
    }
}
