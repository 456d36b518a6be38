package io.escapement.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.AlertDecoder;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.ModelChangedDecoder;
import io.escapement.codecs.sbe.ModelRole;
import io.escapement.codecs.sbe.RunMode;
import io.escapement.codecs.sbe.Severity;
import io.escapement.core.model.ModelBundle;
import io.escapement.core.model.ModelLibrary;
import io.escapement.core.output.ModelPublisher;
import io.escapement.core.output.SideLane;
import io.escapement.core.output.StatePublisher;
import io.escapement.core.script.ConstantModel;
import io.escapement.core.strategy.Strategy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A bundle that may trade on paper only, and one on trial with real money. */
class ActiveModelTest {
    private static final String UNKNOWN = "0".repeat(64);

    private final ModelBundle paper = ConstantModel.of("PAPER").covering("AAAUSDT");
    private final ModelBundle canary = ConstantModel.of("CANARY").covering("AAAUSDT");
    private final Surroundings around = new Surroundings();
    private final SideLane aside = new SideLane(around.channel, 4);
    private final ActiveModel model = new ActiveModel(
            ModelLibrary.of(paper, canary),
            around.instruments,
            new ModelPublisher(around.channel, aside),
            new StatePublisher(around.channel),
            around.hash);

    @Test
    void shouldStartWithTheBundleNamed() {
        model.onRunStart(paper.sha256(), RunMode.PAPER);
        assertThat(said()).containsExactly("model LIVE accepted");
        assertThat(changed().modelHashPrefix()).isEqualTo(paper.hashPrefix());
        assertThat(changed().previousHashPrefix()).isZero();
        assertThat(model.bundle()).isSameAs(paper);
        assertThat(model.isRefused()).isFalse();
    }

    @Test
    void shouldStartWithoutOneWhenNoneIsNamed() {
        model.onRunStart("", RunMode.PAPER);
        assertThat(said()).containsExactly("model LIVE accepted");
        assertThat(model.bundle()).isNull();
        assertThat(model.isRefused()).isFalse();
    }

    @Test
    void shouldStartWithNoneWhenTheOneNamedMayNotTouchRealMoney() {
        model.onRunStart(paper.sha256(), RunMode.MAINNET);
        assertThat(said()).containsExactly("alert MODEL_REFUSED MODEL_STAGE", "model LIVE refused MODEL_STAGE");
        assertThat(alert().severity()).isEqualTo(Severity.CRITICAL);
        assertThat(alert().value()).isEqualTo(paper.hashPrefix());
        assertThat(changed().modelHashPrefix()).isZero();
        assertThat(model.bundle()).isNull();
        assertThat(model.isRefused()).isTrue();
    }

    @Test
    void shouldStayRefusedUntilABundleThatMayBeUsedIsActivated() {
        model.onRunStart(UNKNOWN, RunMode.MAINNET);
        assertThat(said()).containsExactly("alert MODEL_REFUSED MODEL_NOT_FOUND", "model LIVE refused MODEL_NOT_FOUND");
        assertThat(alert().value()).isZero();
        assertThat(model.activate(paper.sha256(), ModelRole.LIVE)).isFalse();
        assertThat(alert().severity()).isEqualTo(Severity.WARNING);
        assertThat(model.isRefused()).isTrue();
        assertThat(model.activate(paper.sha256(), ModelRole.SHADOW)).isTrue();
        assertThat(model.isRefused()).isTrue();
        assertThat(model.activate(canary.sha256(), ModelRole.LIVE)).isTrue();
        assertThat(model.isRefused()).isFalse();
    }

    @Test
    void shouldNotBeRefusedForALaterBundleThatMayNotBeUsed() {
        model.onRunStart(canary.sha256(), RunMode.MAINNET);
        assertThat(model.activate(paper.sha256(), ModelRole.LIVE)).isFalse();
        assertThat(model.isRefused()).isFalse();
        assertThat(model.bundle()).isSameAs(canary);
        assertThat(changed().modelHashPrefix()).isEqualTo(canary.hashPrefix());
    }

    @Test
    void shouldWarnNobodyAboutAShadowThatIsNotThere() {
        model.onRunStart(canary.sha256(), RunMode.MAINNET);
        model.activate(paper.sha256(), ModelRole.SHADOW);
        said();
        assertThat(model.activate(UNKNOWN, ModelRole.SHADOW)).isFalse();
        assertThat(said()).containsExactly("model SHADOW refused MODEL_NOT_FOUND");
        assertThat(model.shadow().bundle()).isSameAs(paper);
        assertThat(model.activate("", ModelRole.SHADOW)).isTrue();
        assertThat(model.shadow().bundle()).isNull();
    }

    @Test
    void shouldCapPositionsOfABundleOnTrialOnly() {
        assertThat(model.isCanary()).isFalse();
        model.onRunStart(canary.sha256(), RunMode.MAINNET);
        assertThat(model.isCanary()).isTrue();
        model.onRunStart(canary.sha256(), RunMode.PAPER);
        assertThat(model.isCanary()).isFalse();
    }

    @Test
    void shouldLookUpSymbolsForBothOnceInstrumentsHaveCome() {
        model.onRunStart(paper.sha256(), RunMode.PAPER);
        model.activate(canary.sha256(), ModelRole.SHADOW);
        around.defined(0, "AAAUSDT");
        assertThat(model.live().knows(0)).isFalse();
        assertThat(model.shadow().knows(0)).isFalse();
        model.recode();
        assertThat(model.live().knows(0)).isTrue();
        assertThat(model.shadow().knows(0)).isTrue();
    }

    @Test
    void shouldLookUpThresholdsForBoth() {
        model.bind(new Strategy[] {new Speaker(9, "speaker", 15)});
        model.onRunStart("", RunMode.PAPER);
        said();
        model.activate(paper.sha256(), ModelRole.LIVE);
        model.activate(canary.sha256(), ModelRole.SHADOW);
        assertThat(said()).containsExactly("model LIVE accepted", "model SHADOW accepted");
        assertThat(model.live().threshold(9)).isZero();
        assertThat(model.shadow().threshold(9)).isZero();
    }

    private List<String> said() {
        aside.flush();
        return around.out.take();
    }

    private ModelChangedDecoder changed() {
        return new ModelChangedDecoder()
                .wrapAndApplyHeader(around.out.latest(ModelChangedDecoder.TEMPLATE_ID), 0, new MessageHeaderDecoder());
    }

    private AlertDecoder alert() {
        return new AlertDecoder()
                .wrapAndApplyHeader(around.out.latest(AlertDecoder.TEMPLATE_ID), 0, new MessageHeaderDecoder());
    }
}
