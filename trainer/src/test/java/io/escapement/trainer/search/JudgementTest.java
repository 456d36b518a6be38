package io.escapement.trainer.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.trainer.search.space.Dimension;
import io.escapement.trainer.search.space.Space;
import io.escapement.trainer.search.trial.TrialResult;
import io.escapement.trainer.search.trial.TrialResult.FoldScore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class JudgementTest {
    @Test
    void shouldBoundTheMiddleFoldsByTheMedianOfThoseWhoReachedThem() {
        final List<Trial> trials = new ArrayList<>();
        for (int i = 1; i <= 11; i++) {
            // Running means: i, i + 1, i + 2; the first one was given up behind its second fold.
            trials.add(i == 1 ? trial(1, false, 1, 3) : trial(i, true, i, i + 2, i + 4, 0));
        }

        assertThat(MedianRule.bounds(trials, 4)).containsExactly(Double.NaN, 7.0, 8.5, Double.NaN);
        assertThat(MedianRule.bounds(trials.subList(0, 9), 4)).containsOnly(Double.NaN);
    }

    /** To lose nothing by not trading is no reason to give up those who trade. */
    @Test
    void shouldNotMeasureByThoseWhoHardlyTraded() {
        final List<Trial> trials = new ArrayList<>();
        for (int i = 1; i <= 11; i++) {
            trials.add(trial(i, true, -i, -i, -i, -i));
        }
        for (int i = 12; i <= 40; i++) {
            trials.add(new Trial(i, new TreeMap<>(), idle(i % 2 == 0, i % 3 == 0 ? 0 : 1)));
        }

        assertThat(MedianRule.bounds(trials, 4)).containsExactly(Double.NaN, -6.0, -6.0, Double.NaN);
        assertThat(MedianRule.bounds(trials.subList(5, 40), 4)).containsOnly(Double.NaN);
    }

    /** Whoever began to trade late says nothing of how the first folds are traded. */
    @Test
    void shouldNotMeasureByFoldsBeforeTheFirstTrade() {
        final List<Trial> trials = new ArrayList<>();
        for (int i = 1; i <= 11; i++) {
            trials.add(trial(i, true, -2, -2, -2, -2));
        }
        for (int i = 12; i <= 32; i++) {
            final List<FoldScore> late = new ArrayList<>(Collections.nCopies(2, new FoldScore(0, 0, 0, 0)));
            late.addAll(Collections.nCopies(2, new FoldScore(3, 9, 9, 3)));
            trials.add(new Trial(i, new TreeMap<>(), new TrialResult(true, 1.5, late, 10, 0, 0, 3, null)));
        }

        // By the third fold they had a mean of 1.
        assertThat(MedianRule.bounds(trials, 4)).containsExactly(Double.NaN, -2.0, 1.0, Double.NaN);
    }

    @Test
    void shouldSayWhichParameterDecided() {
        final Space space = new Space(List.of(
                Dimension.number("matters", 0, 9 * FixedPoint.ONE, FixedPoint.ONE, false),
                Dimension.number("idle", 0, 9 * FixedPoint.ONE, FixedPoint.ONE, false),
                Dimension.words("word", List.of("no", "yes"))));
        final List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            final Map<String, String> point =
                    Map.of("matters", "" + i / 10, "idle", "" + i % 10, "word", i % 2 == 0 ? "no" : "yes");
            trials.add(new Trial(i + 1, new TreeMap<>(point), result(true, i / 10)));
        }

        final List<Importance> importance = Importance.of(space, trials);

        assertThat(importance.get(0).name()).isEqualTo("matters");
        // Fifths hold two values each: the variance of 0…9 is 8.25, of which 0.25 lies within.
        assertThat(importance.get(0).explained()).isCloseTo(8.0 / 8.25, within(0.01));
        assertThat(importance.get(0).direction()).isCloseTo(1, within(1e-9));
        assertThat(importance.get(1).explained()).isZero();
        assertThat(importance.get(2).explained()).isZero();
        assertThat(importance.stream()
                        .filter(each -> each.name().equals("word"))
                        .findFirst()
                        .orElseThrow()
                        .direction())
                .isNaN();
        assertThat(Importance.of(space, trials.subList(0, 9))).isEmpty();
    }

    @Test
    void shouldRankWhatWasGivenUpBehindAllElseWhenSayingWhatDecided() {
        final Space space =
                new Space(List.of(Dimension.number("matters", 0, 9 * FixedPoint.ONE, FixedPoint.ONE, false)));
        final List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            // Those below 5 begin well and are given up.
            final int value = i / 2;
            trials.add(new Trial(
                    i + 1, new TreeMap<>(Map.of("matters", "" + value)), result(value >= 5, value >= 5 ? value : 99)));
        }

        assertThat(Importance.of(space, trials).get(0).direction()).isGreaterThan(0.9);
    }

    @Test
    void shouldDeflateTheBestByTheNumberAndVarianceOfTrials() {
        // Bailey and López de Prado 2014: 100 trials of variance 1/2 a year, observed 2.5 a year over 1250 days,
        // skewness -3, kurtosis 10: probability 0.9004.
        final double variance = 0.5 / 250;
        final double spread = Math.sqrt(variance * 99 / 100);
        final List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            final double sharpe = i % 2 == 0 ? spread : -spread;
            trials.add(new Trial(i + 1, new TreeMap<>(), daily(sharpe, 1250, 0, 3)));
        }

        final Verdict verdict = Verdict.of(trials, daily(2.5 / Math.sqrt(250), 1250, -3, 10), daily(0.1, 50, 0, 3));

        assertThat(verdict.variance()).isCloseTo(variance, within(1e-12));
        assertThat(verdict.deflated()).isCloseTo(0.9004, within(0.0005));
        assertThat(verdict.isSure()).isFalse();
        // 40 trades held out of 100, and they earned.
        assertThat(verdict.confidence()).isCloseTo(verdict.deflated() * 0.4, within(1e-12));
    }

    private static TrialResult daily(double sharpe, int days, double skewness, double kurtosis) {
        return new TrialResult(true, 1, List.of(new FoldScore(1, 40, 20, 0.5)), days, sharpe, skewness, kurtosis, null);
    }

    private static Trial trial(int number, boolean isComplete, double... scores) {
        return new Trial(number, new TreeMap<>(), result(isComplete, scores));
    }

    /** Without enough trades for a score, or given up without one. */
    private static TrialResult idle(boolean isComplete, int trades) {
        final FoldScore first = new FoldScore(isComplete ? trades : 0, isComplete ? trades : 0, 0, 0);
        final List<FoldScore> folds = new ArrayList<>(List.of(first));
        folds.addAll(Collections.nCopies(isComplete ? 3 : 2, new FoldScore(0, 0, 0, 0)));
        return new TrialResult(isComplete, isComplete ? Double.NaN : 0, folds, 10, 0, 0, 3, null);
    }

    private static TrialResult result(boolean isComplete, double... scores) {
        final List<FoldScore> folds = new ArrayList<>();
        for (final double score : scores) {
            folds.add(new FoldScore(score, 1, 1, score));
        }
        return new TrialResult(isComplete, TrialResult.running(folds, folds.size()), folds, 10, 0, 0, 3, null);
    }
}
