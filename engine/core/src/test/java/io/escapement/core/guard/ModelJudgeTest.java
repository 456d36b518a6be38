package io.escapement.core.guard;

import static io.escapement.core.guard.Surroundings.STRATEGY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.feature.Feature;
import io.escapement.core.feature.FeatureLayout;
import io.escapement.core.learning.Lessons;
import io.escapement.core.learning.Outcome;
import io.escapement.core.learning.StrategyIndex;
import io.escapement.core.model.ModelBundle;
import io.escapement.core.model.StrategyThresholds;
import io.escapement.core.output.LearningPublisher;
import io.escapement.core.script.ConstantModel;
import io.escapement.core.signal.Asked;
import io.escapement.core.signal.Verdict;
import io.escapement.core.strategy.Strategy;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * A long from 100, stop 98, target 104, at costs of 13 basis points. The model's margin is 1, its probability 0.75; a margin
 * of t below that is a probability of 0.5 + t / 4.
 */
class ModelJudgeTest {
    private static final int WIDTH = FeatureLayout.standard().size();

    private final Surroundings around = new Surroundings(WIDTH);
    private final ModelSlot place = new ModelSlot(around.instruments);
    private final Verdict verdict = new Verdict();
    private final int signal = around.signal(Side.BUY, 0);
    private final double[] features = new double[WIDTH];

    @Test
    void shouldJudgeByThePriorWithoutAModel() {
        final ModelJudge judge = judged(null, "conviction.prior", "0.6");
        assertThat(judge.margin()).isNaN();
        assertThat(judge.threshold()).isNaN();
        assertThat(judge.modelProbability()).isEqualTo(0.6);
        assertThat(judge.probability()).isEqualTo(0.6);
        // 0.6 · 400 − 0.4 · 200 − 13.
        assertThat(judge.valueBps()).isCloseTo(147, within(1e-9));
        assertThat(allows(judge)).isTrue();
        assertThat(Asked.of(verdict)).containsExactly(Reason.CONVICTION_PROBABILITY, Reason.CONVICTION_VALUE);
    }

    @Test
    void shouldShowTheModelOnlyWhatItsTrainingSaw() {
        Arrays.fill(features, 0.5);
        final ModelJudge judge = judged(model(0).seeing(Feature.SIDE));
        assertThat(judge.row()[Feature.SIDE.ordinal()]).isEqualTo(0.5);
        assertThat(judge.row()[Feature.H1_RSI.ordinal()]).isNaN();
        assertThat(features).containsOnly(0.5);
        assertThat(judge.outOfRange()).isZero();
        assertThat(judge.missing()).isZero();
        assertThat(judge.margin()).isEqualTo(1);
        assertThat(judge.modelProbability()).isEqualTo(0.75);
    }

    @Test
    void shouldBlockWhenTooMuchLiesOutsideWhatTrainingSaw() {
        features[Feature.SIDE.ordinal()] = 1.5;
        final ModelJudge strict = judged(model(0).seeing(Feature.SIDE), "model.maxOutOfRange", "0");
        assertThat(strict.outOfRange()).isEqualTo(1);
        assertThat(allows(strict)).isFalse();
        assertThat(verdict.reason()).isEqualTo(Reason.MODEL_OUT_OF_RANGE);
        assertThat(verdict.value()).isEqualTo(1.0 / WIDTH);
        assertThat(allows(judged(model(0).seeing(Feature.SIDE), "model.maxOutOfRange", "0.3")))
                .isTrue();
        features[Feature.SIDE.ordinal()] = 1;
        assertThat(allows(judged(model(0).seeing(Feature.SIDE), "model.maxOutOfRange", "0")))
                .isTrue();
    }

    @Test
    void shouldBlockOnAMissingFeatureUnlessToldNotTo() {
        features[Feature.SIDE.ordinal()] = Double.NaN;
        final ModelJudge judge = judged(model(0).seeing(Feature.SIDE));
        assertThat(judge.missing()).isEqualTo(1);
        assertThat(allows(judge)).isFalse();
        assertThat(verdict.reason()).isEqualTo(Reason.MODEL_INPUT_MISSING);
        assertThat(allows(judged(model(0).seeing(Feature.SIDE), "model.missingBlocks", "false")))
                .isTrue();
    }

    @Test
    void shouldHoldTheMarginToTheBundlesThreshold() {
        assertThat(allows(judged(model(1)))).isTrue();
        assertThat(Asked.of(verdict))
                .containsExactly(
                        Reason.MODEL_OUT_OF_RANGE,
                        Reason.MODEL_INPUT_MISSING,
                        Reason.CONVICTION_PROBABILITY,
                        Reason.CONVICTION_VALUE);
        assertThat(allows(judged(model(1.1)))).isFalse();
        assertThat(verdict.reason()).isEqualTo(Reason.CONVICTION_PROBABILITY);
        assertThat(verdict.value()).isEqualTo(1);
        assertThat(verdict.threshold()).isEqualTo(1.1f);
    }

    @Test
    void shouldNeverTradeWhatTheBundleNeverWould() {
        assertThat(allows(judged(model(StrategyThresholds.NEVER)))).isFalse();
        assertThat(verdict.reason()).isEqualTo(Reason.MODEL_THRESHOLD);
    }

    @Test
    void shouldHoldTheProbabilityToTheConfiguredOneWhateverTheBundlesThreshold() {
        assertThat(allows(judged(model(1.5), "conviction.minProbability", "0.75")))
                .isTrue();
        assertThat(allows(judged(model(0), "conviction.minProbability", "0.76")))
                .isFalse();
        assertThat(verdict.threshold()).isEqualTo(0.76);
    }

    @Test
    void shouldRaiseTheThresholdOfWhomThePerformanceGuardBrakes() {
        around.signals.throttle(signal, 1, 0.125);
        assertThat(allows(judged(model(0.5)))).isTrue();
        assertThat(allows(judged(model(0.75)))).isFalse();
        // 0.5 + 0.75 / 4 + 0.125.
        assertThat(verdict.value()).isEqualTo(0.75);
        assertThat(verdict.threshold()).isEqualTo(0.8125);
        assertThat(allows(judged(model(0), "conviction.minProbability", "0.625")))
                .isTrue();
        assertThat(allows(judged(model(0), "conviction.minProbability", "0.63")))
                .isFalse();
    }

    @Test
    void shouldCompareProbabilitiesOnceLearningThinksLessOfASignal() {
        // 0.75 − 0.125.
        final ModelJudge enough = taught(model(0.5), -1);
        assertThat(enough.probability()).isEqualTo(0.625);
        assertThat(allows(enough)).isTrue();
        assertThat(allows(taught(model(0.75), -1))).isFalse();
        assertThat(verdict.value()).isEqualTo(0.625);
        assertThat(verdict.threshold()).isEqualTo(0.6875);
        assertThat(allows(taught(model(1.1), -1))).isFalse();
        assertThat(verdict.value()).isEqualTo(1);
    }

    @Test
    void shouldForgiveAMarginThatIsTooSmallWhenLearningThinksMoreOfASignal() {
        // 0.75 + 0.125 against 0.75, beyond which the calibration does not go.
        final ModelJudge judge = taught(model(1.1), 1);
        assertThat(judge.probability()).isEqualTo(0.875);
        assertThat(allows(judge)).isTrue();
        around.signals.throttle(signal, 1, 0.25);
        assertThat(allows(taught(model(1.1), 1))).isFalse();
        assertThat(verdict.value()).isEqualTo(0.875);
        assertThat(verdict.threshold()).isEqualTo(1);
    }

    @Test
    void shouldBlockWhatIsNotWorthItsCosts() {
        // 0.75 · 400 − 0.25 · 200 − 13 = 237.
        assertThat(allows(judged(model(0), "conviction.minValueBps", "236.9"))).isTrue();
        assertThat(allows(judged(model(0), "conviction.minValueBps", "237.1"))).isFalse();
        assertThat(verdict.reason()).isEqualTo(Reason.CONVICTION_VALUE);
    }

    private boolean allows(ModelJudge judge) {
        verdict.begin();
        return judge.allows(signal, verdict);
    }

    private ModelJudge judged(ConstantModel model, String... keysAndValues) {
        return judged(model, new Outcome(), keysAndValues);
    }

    /** Judged after one signal of the same kind came to so many R. */
    private ModelJudge taught(ConstantModel model, double resultR) {
        final Outcome outcome = new Outcome();
        outcome.strategyId = STRATEGY;
        outcome.regime = around.signals.regime(signal).value();
        outcome.hour = around.signals.hour(signal);
        outcome.modelProbability = 0.75;
        outcome.traded = true;
        outcome.resultR = resultR;
        return judged(model, outcome);
    }

    private ModelJudge judged(ConstantModel model, Outcome lesson, String... keysAndValues) {
        final String[] all = {
            "learning.patterns.minCount", "1",
            "learning.patterns.maxShift", "0.125",
            "learning.shrinkage", "0",
            "learning.values.freeze", "true",
            "learning.sources.freeze", "true"
        };
        final String[] both = Arrays.copyOf(all, all.length + keysAndValues.length);
        System.arraycopy(keysAndValues, 0, both, all.length, keysAndValues.length);
        final CoreConfiguration configuration = Surroundings.configuration(both);
        final ModelBundle bundle = model == null ? null : model.covering("AAAUSDT");
        place.bind(new Strategy[] {new Speaker(STRATEGY, "speaker", 15)});
        place.set(bundle);
        final Lessons lessons = new Lessons(
                configuration, new StrategyIndex(STRATEGY), new LearningPublisher(around.channel), around.hash);
        lessons.learn(lesson);
        final TradeCosts costs = new TradeCosts(configuration, around.market, around.instruments);
        final ModelJudge judge = new ModelJudge(configuration, around.signals, place, costs, lessons);
        judge.judge(signal, features, around.now);
        return judge;
    }

    private static ConstantModel model(double threshold) {
        return ConstantModel.of("PAPER").threshold(threshold);
    }
}
