package io.escapement.core;

import static io.escapement.core.script.Amounts.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.EvaluationDecoder;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.ModelRole;
import io.escapement.codecs.sbe.OperatorAction;
import io.escapement.codecs.sbe.OrderStatus;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.codecs.sbe.RunMode;
import io.escapement.codecs.sbe.ShadowComparisonDecoder;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.StopKind;
import io.escapement.core.feature.Feature;
import io.escapement.core.feature.FeatureLayout;
import io.escapement.core.model.ModelBundle;
import io.escapement.core.model.ModelLibrary;
import io.escapement.core.script.ConstantModel;
import io.escapement.core.signal.SignalTable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told of a signal's judgement, and how a shadow's decisions are counted against the live model's. */
class ModelWordsTest {
    private static final int SIDE = Feature.SIDE.ordinal();
    private static final int FUNDING = Feature.FUNDING_RATE.ordinal();

    private final ModelBundle willing = ConstantModel.of("PAPER").covering("AAAUSDT");
    private final ModelBundle strict = ConstantModel.of("PAPER").threshold(1.5).covering("AAAUSDT");
    private final ModelBundle stranger = ConstantModel.of("PAPER").covering("CCCUSDT");
    private final ModelBundle seeing = ConstantModel.of("PAPER")
            .threshold(0.5)
            .seeing(Feature.SIDE, Feature.FUNDING_RATE)
            .covering("AAAUSDT");

    @Test
    void shouldTellAJudgementWithoutAModel() {
        final CoreScript script = new CoreScript().started().longOrdered();
        final EvaluationDecoder told = evaluation(script);
        assertThat(told.signalId()).isEqualTo(1);
        assertThat(told.modelHashPrefix()).isZero();
        assertThat(told.margin()).isNaN();
        assertThat(told.treesMargin()).isNaN();
        assertThat(told.forestMargin()).isNaN();
        assertThat(told.logisticMargin()).isNaN();
        assertThat(told.thresholdMargin()).isNaN();
        assertThat(told.modelProbability()).isEqualTo(0.9);
        assertThat(told.probability()).isEqualTo(0.9);
        // 0.9 · 400 − 0.1 · 200 − 33.02.
        assertThat(told.expectedValueBps()).isCloseTo(306.98, within(1e-2));
        assertThat(told.outOfRange()).isZero();
        assertThat(told.worstFeature()).isEqualTo(EvaluationDecoder.worstFeatureNullValue());
        assertThat(told.worstExcess()).isNaN();
        assertThat(told.missingInputs()).isZero();
        assertThat(row(told)).hasSize(FeatureLayout.standard().size());
        assertThat(row(evaluation(script)).get(SIDE)).isEqualTo(1);
    }

    @Test
    void shouldTellAJudgementWithAModelAndHowFarTheRowLayOutside() {
        final CoreScript script = started(seeing);
        script.in.funding(script.now, 0, of("3"), script.now + 1_000 * CoreScript.QUARTER);
        script.send().longOrdered();
        final EvaluationDecoder told = evaluation(script);
        assertThat(told.modelHashPrefix()).isEqualTo(seeing.hashPrefix());
        assertThat(told.margin()).isEqualTo(1);
        assertThat(told.treesMargin()).isEqualTo(1);
        assertThat(told.forestMargin()).isNaN();
        assertThat(told.thresholdMargin()).isEqualTo(0.5f);
        assertThat(told.modelProbability()).isEqualTo(0.75);
        // A long would pay 3: two below the least of a range two wide.
        assertThat(told.outOfRange()).isEqualTo(1);
        assertThat(told.worstFeature()).isEqualTo(FUNDING);
        assertThat(told.worstExcess()).isEqualTo(1);
        assertThat(told.missingInputs()).isZero();
        final List<Double> row = row(told);
        assertThat(row.get(SIDE)).isEqualTo(1);
        assertThat(row.get(FUNDING)).isEqualTo(-3);
        assertThat(row.get(Feature.DAY_SIN.ordinal())).isNaN();
    }

    @Test
    void shouldTellWhichInputsAreMissing() {
        final EvaluationDecoder told = evaluation(started(seeing).longOrdered());
        assertThat(told.outOfRange()).isZero();
        assertThat(told.worstFeature()).isEqualTo(EvaluationDecoder.worstFeatureNullValue());
        assertThat(told.missingInputs()).isEqualTo(1);
    }

    @Test
    void shouldKeepTheRowWithItsSignal() {
        final CoreScript script = new CoreScript().started().longOrdered();
        final SignalTable signals = script.core.parts().life.table();
        assertThat(signals.features()[signals.featureOffset(signals.slotAt(0)) + SIDE])
                .isEqualTo(1);
    }

    @Test
    void shouldWeighASignalByWhatItsStrategyCameTo() {
        final CoreScript script = new CoreScript(
                        "learning.patterns.freeze", "true",
                        "learning.values.freeze", "true",
                        "learning.sources.minCount", "2",
                        "learning.sources.rate", "4",
                        "learning.shrinkage", "2",
                        "learning.halfLife", "0")
                .started()
                .operator(OperatorAction.HALT);
        for (int n = 0; n < 2; n++) {
            script.longOrdered()
                    .quarterEnds()
                    .closes(0, "100", "100", "98", "98")
                    .closes(1);
        }
        script.quietly().longOrdered();
        assertThat(script.said("context"))
                .containsExactly("context 3 UNKNOWN bucket -1 hour 1 weight 0.5 size 1.0 shift 0.0");
    }

    @Test
    void shouldCountSignalsThatBothLetThrough() {
        final CoreScript script = watched(started(willing), willing);
        ends(script);
        assertCounts(script, 1, 1, 0, 0, 1, 1);
        final ShadowComparisonDecoder told = comparison(script);
        assertThat(told.liveResultR()).isEqualTo(told.resultR()).isEqualTo(told.shadowResultR());
        assertThat(told.resultR()).isNegative();
        ends(script);
        assertCounts(script, 2, 2, 0, 0, 2, 2);
    }

    @Test
    void shouldCountSignalsThatTheLiveModelAloneLetThrough() {
        final CoreScript script = watched(started(willing), strict);
        ends(script);
        assertCounts(script, 1, 0, 1, 0, 1, 0);
        assertThat(comparison(script).shadowResultR()).isZero();
    }

    @Test
    void shouldCountSignalsThatTheShadowAloneLetThrough() {
        final CoreScript script = watched(started(strict), willing);
        ends(script);
        assertCounts(script, 1, 0, 0, 1, 0, 1);
        assertThat(comparison(script).liveResultR()).isZero();
    }

    @Test
    void shouldCountSignalsThatNeitherLetThrough() {
        final CoreScript script = watched(started(strict), strict);
        ends(script);
        assertCounts(script, 1, 1, 0, 0, 0, 0);
    }

    @Test
    void shouldNotLetThroughWhatTheShadowWasNotTrainedOn() {
        final CoreScript script = watched(started(willing), stranger);
        script.longOrdered();
        assertThat(script.said("shadow")).containsExactly("shadow 1 live YES passes NO COVERAGE");
    }

    @Test
    void shouldCompareNothingWithoutAShadow() {
        final CoreScript script = started(willing);
        ends(script);
        assertThat(script.said("shadow", "comparison")).isEmpty();
        assertThat(signalsJudged(script)).isZero();
    }

    @Test
    void shouldNotCountForANewShadowWhatTheOneBeforeJudged() {
        final CoreScript script = watched(started(willing), strict).longOrdered();
        watched(script, willing);
        loses(script);
        assertThat(script.said("trade", "comparison"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("trade");
    }

    @Test
    void shouldGoOnCountingWhenTheNextShadowIsNotThere() {
        final CoreScript script = watched(started(willing), strict).longOrdered();
        script.in.activated(script.now, "0".repeat(64), ModelRole.SHADOW);
        script.send();
        loses(script);
        assertCounts(script, 1, 0, 1, 0, 1, 0);
    }

    @Test
    void shouldNotCountAResultThatNobodyKnows() {
        final CoreScript script = watched(started(strict), willing).longOrdered();
        final SignalTable signals = script.core.parts().life.table();
        script.quietly();
        script.core.parts().shadow.onResult(signals, signals.slotAt(0), true, Double.NaN);
        script.core.parts().aside.flush();
        assertThat(script.said("comparison")).isEmpty();
    }

    /** A long that is traded if the live model lets it through, else a phantom; it falls to its stop. */
    private static void ends(CoreScript script) {
        script.quietly().longOrdered();
        if (script.said("place").isEmpty()) {
            script.quarterEnds().closes(0, "100", "100", "90", "95").closes(1);
        } else {
            loses(script);
        }
    }

    private static void loses(CoreScript script) {
        script.answerLast(CommandKind.PLACE, Outcome.ACK, 0)
                .fillAll("100.1")
                .orderUpdate(OrderStatus.FILLED, "9.99")
                .positionRow(0, Side.BUY, "9.99", "100.1", "98")
                .attachedFills(0, StopKind.STOP_LOSS, Side.SELL, "98", "9.99")
                .flatRow(0);
    }

    private static int signalsJudged(CoreScript script) {
        final SignalTable signals = script.core.parts().life.table();
        int judged = 0;
        for (int place = 0; place < signals.size(); place++) {
            judged += signals.shadowMark(signals.slotAt(place)) == 0 ? 0 : 1;
        }
        return judged;
    }

    private CoreScript started(ModelBundle live) {
        final CoreScript script = new CoreScript(ModelLibrary.of(willing, strict, stranger, seeing));
        script.in.runStart(script.now, RunMode.PAPER, false, 1, live.sha256());
        return script.send()
                .instruments()
                .warmUp()
                .connected()
                .reconciled()
                .publicUp()
                .leverageConfirmed()
                .quotes();
    }

    private static CoreScript watched(CoreScript script, ModelBundle shadow) {
        script.in.activated(script.now, shadow.sha256(), ModelRole.SHADOW);
        return script.send();
    }

    private static void assertCounts(
            CoreScript script, int judged, int agreed, int onlyLive, int onlyShadow, int live, int shadow) {
        final ShadowComparisonDecoder told = comparison(script);
        assertThat(List.of(
                        told.judged(),
                        told.agreed(),
                        told.onlyLive(),
                        told.onlyShadow(),
                        told.liveResults(),
                        told.shadowResults()))
                .containsExactly(judged, agreed, onlyLive, onlyShadow, live, shadow);
    }

    private static ShadowComparisonDecoder comparison(CoreScript script) {
        return new ShadowComparisonDecoder()
                .wrapAndApplyHeader(
                        script.out.latest(ShadowComparisonDecoder.TEMPLATE_ID), 0, new MessageHeaderDecoder());
    }

    private static EvaluationDecoder evaluation(CoreScript script) {
        return new EvaluationDecoder()
                .wrapAndApplyHeader(script.out.latest(EvaluationDecoder.TEMPLATE_ID), 0, new MessageHeaderDecoder());
    }

    private static List<Double> row(EvaluationDecoder told) {
        final List<Double> row = new ArrayList<>();
        told.features().forEach(feature -> row.add(feature.value()));
        return row;
    }
}
