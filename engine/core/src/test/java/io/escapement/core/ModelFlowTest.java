package io.escapement.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.ModelChangedDecoder;
import io.escapement.codecs.sbe.ModelRole;
import io.escapement.codecs.sbe.RunMode;
import io.escapement.codecs.sbe.ShadowComparisonDecoder;
import io.escapement.codecs.sbe.ShadowEvaluationDecoder;
import io.escapement.core.feature.Feature;
import io.escapement.core.model.ModelBundle;
import io.escapement.core.model.ModelLibrary;
import io.escapement.core.script.ConstantModel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which model is active, what an operator's word changes, and what a shadow must not change. */
class ModelFlowTest {
    private static final Integer[] SHADOWS = {
        ShadowEvaluationDecoder.TEMPLATE_ID, ShadowComparisonDecoder.TEMPLATE_ID, ModelChangedDecoder.TEMPLATE_ID
    };

    private final ModelBundle willing = ConstantModel.covering("PAPER", 0, "AAAUSDT");
    private final ModelBundle strict = ConstantModel.covering("PAPER", 1.5, "AAAUSDT");

    @Test
    void shouldTradeByTheModelAnOperatorActivated() {
        final CoreScript script = started(strict, RunMode.PAPER);

        activate(script, willing.sha256(), ModelRole.LIVE);
        assertThat(script.said("model", "alert")).containsExactly("model LIVE accepted");
        assertThat(script.core.liveModel()).isEqualTo(willing.sha256());
        assertThat(script.longOrdered().said("place")).hasSize(1);
    }

    @Test
    void shouldKeepTheOldModelWhenTheNewOneIsNotThere() {
        final CoreScript script = started(willing, RunMode.PAPER);

        activate(script, "0".repeat(64), ModelRole.LIVE);
        assertThat(script.said("model", "alert"))
                .containsExactly("alert MODEL_REFUSED MODEL_NOT_FOUND", "model LIVE refused MODEL_NOT_FOUND");
        assertThat(script.core.liveModel()).isEqualTo(willing.sha256());
        assertThat(script.longOrdered().said("place")).hasSize(1);
    }

    @Test
    void shouldKeepTheOldModelWhenTheNewOnesStageForbidsRealMoney() {
        final ModelBundle canary = ConstantModel.covering("CANARY", 0, "AAAUSDT");
        final CoreScript script = started(canary, RunMode.MAINNET);

        activate(script, willing.sha256(), ModelRole.LIVE);
        assertThat(script.said("model", "alert"))
                .containsExactly("alert MODEL_REFUSED MODEL_STAGE", "model LIVE refused MODEL_STAGE");
        assertThat(script.core.liveModel()).isEqualTo(canary.sha256());
    }

    @Test
    void shouldUncapPositionsWhenTheTrialIsOver() {
        final ModelBundle live = ConstantModel.covering("LIVE", 0, "AAAUSDT");
        final CoreScript script = started(ConstantModel.covering("CANARY", 0, "AAAUSDT"), RunMode.MAINNET, live);
        activate(script, live.sha256(), ModelRole.LIVE);

        assertThat(script.longOrdered().said("place").get(0)).doesNotContain(" 0.99 ");
    }

    @Test
    void shouldWriteDownWhatAShadowWouldHaveDone() {
        final CoreScript script = started(willing, RunMode.PAPER);
        activate(script, strict.sha256(), ModelRole.SHADOW);
        script.longOrdered();

        final List<String> said = script.said("model", "shadow", "place");
        assertThat(said).hasSize(3);
        assertThat(said.subList(0, 2))
                .containsExactly("model SHADOW accepted", "shadow 1 live YES passes NO CONVICTION_PROBABILITY");
        assertThat(said.get(2)).startsWith("place 0 BUY");
    }

    @Test
    void shouldCompareWhenTheResultIsKnown() {
        final CoreScript script = started(strict, RunMode.PAPER);
        activate(script, willing.sha256(), ModelRole.SHADOW);
        session(script);

        assertThat(script.said("comparison")).containsExactly("comparison 1 judged 1 agreed 0 live 0 shadow 1");
    }

    @Test
    void shouldChangeNothingButItsOwnMessagesWhateverTheShadow() {
        final CoreScript without = started(willing, RunMode.PAPER);
        activate(without, "", ModelRole.SHADOW);
        session(without);
        final CoreScript with = started(willing, RunMode.PAPER);
        activate(with, strict.sha256(), ModelRole.SHADOW);
        session(with);

        assertThat(with.said("shadow")).isNotEmpty();
        assertThat(with.out.exactly(SHADOWS)).isEqualTo(without.out.exactly(SHADOWS));
        assertThat(with.core.stateHash()).isEqualTo(without.core.stateHash());
    }

    @Test
    void shouldLetAShadowOfAnyStageWatchRealMoney() {
        final ModelBundle research = ConstantModel.covering("RESEARCH", 0, "AAAUSDT");
        final CoreScript script = started(ConstantModel.covering("LIVE", 0, "AAAUSDT"), RunMode.MAINNET, research);
        activate(script, research.sha256(), ModelRole.SHADOW);

        assertThat(script.said("model")).containsExactly("model SHADOW accepted");
    }

    @Test
    void shouldLetAStageGoOnlyAsFarAsItSays() {
        final List<String> traded = new ArrayList<>();
        for (final RunMode mode : new RunMode[] {
            RunMode.BACKTEST, RunMode.PAPER, RunMode.TESTNET, RunMode.DEMO, RunMode.MAINNET, RunMode.NULL_VAL
        }) {
            for (final String stage : new String[] {"RESEARCH", "PAPER", "CANARY", "LIVE"}) {
                final CoreScript script = started(ConstantModel.covering(stage, 0, "AAAUSDT"), mode);
                script.out.take();
                if (!script.longOrdered().said("place").isEmpty()) {
                    traded.add(mode + " " + stage);
                }
            }
        }
        assertThat(traded)
                .containsExactly(
                        "BACKTEST RESEARCH",
                        "BACKTEST PAPER",
                        "BACKTEST CANARY",
                        "BACKTEST LIVE",
                        "PAPER RESEARCH",
                        "PAPER PAPER",
                        "PAPER CANARY",
                        "PAPER LIVE",
                        "TESTNET PAPER",
                        "TESTNET CANARY",
                        "TESTNET LIVE",
                        "DEMO PAPER",
                        "DEMO CANARY",
                        "DEMO LIVE",
                        "MAINNET CANARY",
                        "MAINNET LIVE",
                        "NULL_VAL CANARY",
                        "NULL_VAL LIVE");
    }

    @Test
    void shouldBlockWhenAFeatureIsMissingThatTrainingAlwaysHad() {
        final CoreScript script = configured(
                ConstantModel.covering("PAPER", 0, Feature.M15_EMA_9_21, "AAAUSDT"),
                RunMode.PAPER,
                "model.maxOutOfRange",
                "1");
        script.longOrdered();

        assertThat(script.said("signal")).anyMatch(line -> line.contains("BLOCKED MODEL_INPUT_MISSING"));
    }

    @Test
    void shouldNeverTradeByAModelThatFoundNothingWorthTrading() {
        final CoreScript script = started(ConstantModel.covering("PAPER", Float.MAX_VALUE, "AAAUSDT"), RunMode.PAPER);
        script.longOrdered();

        assertThat(script.said("signal")).anyMatch(line -> line.contains("BLOCKED MODEL_THRESHOLD"));
    }

    /**
     * 0.9 · 400 − 0.1 · 200 = 340 less fees of 5.5 for a taker and 2 for a maker, 1 of slippage for each fill at market, and a
     * spread of 20.02, half of it for each fill that takes.
     */
    @Test
    void shouldCountCostsByTheKindOfEntry() {
        assertWorth("MARKET", "306.97", true);
        assertWorth("MARKET", "306.99", false);
        assertWorth("LIMIT", "307.97", true);
        assertWorth("LIMIT", "307.99", false);
        assertWorth("POST_ONLY", "321.48", true);
        assertWorth("POST_ONLY", "321.5", false);
    }

    private static void assertWorth(String entry, String bps, boolean passes) {
        final CoreScript script = new CoreScript("entry.type", entry, "conviction.minValueBps", bps).started();
        script.out.take();
        script.longOrdered();
        assertThat(script.said("signal").stream().noneMatch(line -> line.contains("BLOCKED CONVICTION_VALUE")))
                .as(entry + " " + bps)
                .isEqualTo(passes);
    }

    /** A signal, an hour, and a fall to the stop of whatever became of it. */
    private static void session(CoreScript script) {
        script.longOrdered();
        script.quarterEnds().closes(0, "100", "100", "90", "95").closes(1);
        for (int i = 0; i < 4; i++) {
            script.quarterEnds();
        }
    }

    private static void activate(CoreScript script, String sha256, ModelRole role) {
        script.out.take();
        script.in.activated(script.now, sha256, role);
        script.send();
    }

    private CoreScript started(ModelBundle live, RunMode mode, ModelBundle... others) {
        return started(live, mode, others, new String[0]);
    }

    private CoreScript configured(ModelBundle live, RunMode mode, String... keysAndValues) {
        return started(live, mode, new ModelBundle[0], keysAndValues);
    }

    private CoreScript started(ModelBundle live, RunMode mode, ModelBundle[] others, String[] keysAndValues) {
        final List<ModelBundle> all = new ArrayList<>(List.of(live, willing, strict));
        all.addAll(List.of(others));
        final CoreScript script = new CoreScript(ModelLibrary.of(all.toArray(new ModelBundle[0])), keysAndValues);
        script.in.runStart(script.now, mode, false, 1, live.sha256());
        return script.send()
                .instruments()
                .warmUp()
                .connected()
                .reconciled()
                .publicUp()
                .leverageConfirmed()
                .quotes();
    }
}
