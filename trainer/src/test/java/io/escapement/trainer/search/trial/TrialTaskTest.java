package io.escapement.trainer.search.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.dataset.Dataset;
import io.escapement.trainer.dataset.HistorySource;
import io.escapement.trainer.dataset.LabelledRows;
import io.escapement.trainer.dataset.SymbolHistory;
import io.escapement.trainer.label.LabelRules;
import io.escapement.trainer.search.Histories;
import io.escapement.trainer.signal.RowSource;
import io.escapement.trainer.task.CancelledException;
import io.escapement.trainer.task.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialTaskTest {
    private static final List<String> SYMBOLS = List.of("AUSDT", "BUSDT");
    private static final SortedMap<String, String> TREND_ONLY = new TreeMap<>(Map.of(
            "strategy.scalp.enabled", "false",
            "strategy.meanReversion.enabled", "false",
            "strategy.liquiditySweep.enabled", "false"));

    @TempDir
    private Path folder;

    private final TrialTask task = new TrialTask();
    private TrialHistory history;

    @BeforeEach
    void writeHistory() {
        Histories.zigzag(folder, "AUSDT", 90, 1);
        Histories.noise(folder, "BUSDT", 90, 2);
        history = task.history(folder, SYMBOLS, CoreConfiguration.fromEntries(TREND_ONLY));
    }

    @Test
    void shouldTradeWhatTheLabelsSayOnePositionASymbol() {
        final List<Fold> folds = Fold.cut(history.fromMs(), history.toMs(), 3, false, 0.2);
        final Dataset rows = rows();
        final TrialResult result = run(spec(TrialKind.SIGNALS, folds, "strategy.trend.stopAtr", "3"));

        for (int i = 0; i < folds.size(); i++) {
            final Fold fold = folds.get(i);
            int trades = 0;
            double net = 0;
            for (int symbol = 0; symbol < 2; symbol++) {
                long openUntilMs = 0;
                for (final Dataset.Sample sample : rows.samples()) {
                    final boolean mine = sample.instrument() == symbol
                            && sample.timeMs() >= fold.fromMs()
                            && sample.timeMs() < fold.toMs();
                    if (mine && sample.timeMs() >= openUntilMs) {
                        openUntilMs = sample.exitTimeMs();
                        trades += openUntilMs <= fold.toMs() ? 1 : 0;
                        net += openUntilMs <= fold.toMs() ? sample.netReturn() : 0;
                    }
                }
            }
            assertThat(result.folds().get(i).trades())
                    .as("fold %d", i)
                    .isEqualTo(trades)
                    .isPositive();
            assertThat(result.folds().get(i).net()).isCloseTo(net, within(1e-9));
        }
        assertThat(result.isComplete()).isTrue();
        assertThat(result.score()).isCloseTo(result.net() / folds.size(), within(1e-12));
    }

    @Test
    void shouldGiveUpBehindTheFoldInWhichItFellBehind() {
        final List<Fold> folds =
                Fold.cut(history.fromMs(), history.toMs(), 4, false, 0.2).subList(0, 4);
        final TrialSpec free = spec(TrialKind.SIGNALS, folds, "strategy.trend.stopAtr", "3");
        final TrialResult whole = run(free);
        final double second = TrialResult.running(whole.folds(), 2);

        final TrialResult above = run(bounded(free, Double.NaN, second, Double.NaN, Double.NaN));
        final TrialResult below = run(bounded(free, Double.NaN, second + 1e-9, Double.NaN, Double.NaN));

        assertThat(above).isEqualTo(whole);
        assertThat(below.isComplete()).isFalse();
        assertThat(below.folds()).isEqualTo(whole.folds().subList(0, 2));
        assertThat(below.score()).isEqualTo(second);
    }

    @Test
    void shouldHaveNoScoreWithTooFewTrades() {
        final List<Fold> folds = Fold.cut(history.fromMs(), history.toMs(), 2, false, 0.2);

        final TrialResult result =
                run(spec(TrialKind.SIGNALS, folds, "strategy.trend.stopAtr", "3", "strategy.trend.adxMin", "99"));

        assertThat(result.trades()).isZero();
        assertThat(result.score()).isNaN();
        assertThat(result.sharpe()).isZero();
    }

    @Test
    void shouldFitBeforeEachFoldAndComeToTheSameTwice() {
        final List<Fold> folds = Fold.cut(history.fromMs(), history.toMs(), 2, true, 0.2);
        final TrialSpec spec = spec(TrialKind.FIT, folds, "fit.rounds", "20", "fit.depth", "3");

        final TrialResult first = run(spec);

        assertThat(first.isComplete()).isTrue();
        assertThat(first.trades()).isPositive();
        assertThat(TrialResult.of(new TrialTask().run(spec.toJson(), Progress.NONE)))
                .isEqualTo(first);
    }

    @Test
    void shouldRunTheWholeCoreWhereItsOtherRoomsAreVaried() {
        final List<Fold> folds = Fold.cut(history.fromMs(), history.toMs(), 2, false, 0.2);
        final TrialResult small =
                run(spec(TrialKind.SESSION, folds, "risk.maxPosition", "0.01", "model.required", "false"));
        final TrialResult large =
                run(spec(TrialKind.SESSION, folds, "risk.maxPosition", "0.1", "model.required", "false"));

        assertThat(small.trades()).isPositive();
        assertThat(Math.abs(large.net())).isGreaterThan(Math.abs(small.net()));
    }

    /** A worker's task serves one search after the other. */
    @Test
    void shouldNotMixSearchesWithOtherCosts() {
        final List<Fold> folds = Fold.cut(history.fromMs(), history.toMs(), 2, false, 0.2);
        final TrialSpec market = spec(TrialKind.SIGNALS, folds, "strategy.trend.stopAtr", "3");
        final TrialSpec resting =
                spec(TrialKind.SIGNALS, folds, "strategy.trend.stopAtr", "3", "entry.type", "POST_ONLY");
        final TrialSpec rebated = spec(
                TrialKind.SIGNALS,
                folds,
                "strategy.trend.stopAtr",
                "3",
                "entry.type",
                "POST_ONLY",
                "fees.makerRate",
                "-0.0001");

        final TrialResult dear = run(market);
        final TrialResult cheaper = run(resting);
        final TrialResult cheapest = run(rebated);

        // Entries pay 2 bps, or are paid 1 bp, instead of 5.5 bps and slippage.
        assertThat(cheaper.net()).isGreaterThan(dear.net() + 3e-4 * dear.trades());
        assertThat(cheapest.net()).isCloseTo(cheaper.net() + 3e-4 * cheaper.trades(), within(1e-9));
    }

    @Test
    void shouldSayWhyAPointCannotBeJudged() throws JsonProcessingException {
        final List<Fold> folds = Fold.cut(history.fromMs(), history.toMs(), 2, false, 0.2);

        final TrialResult result = run(spec(TrialKind.SIGNALS, folds, "strategy.trend.stopAtr", "-1"));

        assertThat(result.failure())
                .startsWith("the trial's configuration is refused: ")
                .contains("strategy.trend.stopAtr");
        assertThat(result.score()).isNaN();
        assertThat(result.isComplete()).isFalse();
        assertThat(TrialResult.of(reread(result.toJson()))).isEqualTo(result);
    }

    @Test
    void shouldEndWhenItIsCancelled() {
        final List<Fold> folds = Fold.cut(history.fromMs(), history.toMs(), 2, false, 0.2);
        final TrialSpec spec = spec(TrialKind.SIGNALS, folds, "strategy.trend.stopAtr", "3");
        final Progress cancelled = new Progress() {
            @Override
            public void at(String step, double share, String message) {
                // Nobody listens.
            }

            @Override
            public void log(String line) {
                // Nobody listens.
            }

            @Override
            public boolean isCancelled() {
                return true;
            }
        };

        assertThatThrownBy(() -> task.run(spec.toJson(), cancelled)).isInstanceOf(CancelledException.class);
    }

    @Test
    void shouldRefuseAnotherHistory() {
        final List<Fold> folds = Fold.cut(history.fromMs(), history.toMs(), 2, false, 0.2);
        final TrialSpec spec = spec(TrialKind.SIGNALS, folds, "strategy.trend.stopAtr", "3");
        Histories.noise(folder, "BUSDT", 90, 3);

        assertThatThrownBy(() -> new TrialTask().run(spec.toJson(), Progress.NONE))
                .isInstanceOf(TrainerException.class)
                .hasMessageStartingWith("the history in " + folder + " is not the one the search began with");
    }

    /** Sessions read the folder later than signals do. */
    @Test
    void shouldRefuseSessionsOnBarsThatCameAfterTheHistoryWasLoaded() {
        final List<Fold> folds = Fold.cut(history.fromMs(), history.toMs(), 2, false, 0.2);
        final TrialSpec spec = spec(TrialKind.SESSION, folds, "model.required", "false");
        Histories.noise(folder, "BUSDT", 90, 3);

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> task.run(spec.toJson(), Progress.NONE))
                    .isInstanceOf(TrainerException.class)
                    .hasMessageStartingWith("the history in " + folder + " is not the one the search began with");
        }
    }

    @Test
    void shouldComeBackFromJson() throws JsonProcessingException {
        final List<Fold> folds = Fold.cut(history.fromMs(), history.toMs(), 2, false, 0.2);
        final TrialSpec spec =
                bounded(spec(TrialKind.SIGNALS, folds, "strategy.trend.stopAtr", "3"), Double.NaN, -0.25);
        final TrialResult result = run(spec(TrialKind.SIGNALS, folds, "strategy.trend.adxMin", "99"));

        assertThat(TrialSpec.of(reread(spec.toJson()))).isEqualTo(spec);
        assertThat(TrialResult.of(reread(result.toJson()))).isEqualTo(result);
    }

    private Dataset rows() {
        final SortedMap<String, String> entries = new TreeMap<>(TREND_ONLY);
        entries.put("strategy.trend.stopAtr", "3");
        final CoreConfiguration configuration = CoreConfiguration.fromEntries(entries);
        final LabelledRows rows = new LabelledRows(configuration, RowSource.PROPOSALS, LabelRules.of(configuration));
        final List<SymbolHistory> histories = new HistorySource(folder, configuration)
                .read(SYMBOLS, Progress.NONE)
                .symbols();
        for (int i = 0; i < histories.size(); i++) {
            rows.add(i, histories.get(i));
        }
        return rows.dataset();
    }

    private TrialResult run(TrialSpec spec) {
        return TrialResult.of(task.run(spec.toJson(), Progress.NONE));
    }

    private TrialSpec spec(TrialKind kind, List<Fold> folds, String... point) {
        final SortedMap<String, String> values = new TreeMap<>();
        for (int i = 0; i < point.length; i += 2) {
            values.put(point[i], point[i + 1]);
        }
        final List<Double> none = new ArrayList<>();
        folds.forEach(fold -> none.add(Double.NaN));
        return new TrialSpec(
                folder,
                history.sha256(),
                SYMBOLS,
                kind,
                TREND_ONLY,
                values,
                null,
                null,
                folds,
                Objective.VALUE,
                5,
                none);
    }

    private static TrialSpec bounded(TrialSpec spec, Double... bounds) {
        return new TrialSpec(
                spec.data(),
                spec.sha256(),
                spec.symbols(),
                spec.kind(),
                spec.configuration(),
                spec.point(),
                spec.model(),
                spec.modelSha256(),
                spec.folds(),
                spec.objective(),
                spec.minTrades(),
                List.of(bounds));
    }

    private static JsonNode reread(JsonNode json) throws JsonProcessingException {
        return new ObjectMapper().readTree(json.toString());
    }
}
