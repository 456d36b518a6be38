package io.escapement.core.guard;

import static io.escapement.core.guard.Surroundings.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.InstrumentStatus;
import io.escapement.codecs.sbe.LinkState;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.ModelRole;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.RunMode;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.SymbolStateDecoder;
import io.escapement.core.model.ModelBundle;
import io.escapement.core.model.ModelLibrary;
import io.escapement.core.output.BarPublisher;
import io.escapement.core.output.ModelPublisher;
import io.escapement.core.output.SideLane;
import io.escapement.core.output.StatePublisher;
import io.escapement.core.script.ConstantModel;
import io.escapement.core.signal.Verdict;
import org.junit.jupiter.api.Test;

/** Instruments 0 and 1 and a model of AAAUSDT alone. */
class CoverageTest {
    private static final int ALL = -1;
    private static final long DAY = 1440 * MINUTE;

    private final ModelBundle bundle = ConstantModel.of("PAPER").covering("AAAUSDT");
    private final Surroundings around = new Surroundings();
    private final ActiveModel model = model(around);
    private final Verdict verdict = new Verdict();

    @Test
    void shouldTradeWhatTheModelWasTrainedOn() {
        final Coverage coverage = coverage("model.required", "true");
        around.defined(0, "AAAUSDT");
        model.onRunStart(bundle.sha256(), RunMode.PAPER);
        assertBlocked(coverage, Reason.COVERAGE);
        coverage.refresh();
        assertThat(allows(coverage)).isTrue();
    }

    @Test
    void shouldBlockWithoutAModelOnlyWhereOneIsNeededOrWasRefused() {
        around.defined(0, "AAAUSDT");
        assertBlocked(coverage("model.required", "true"), Reason.NO_MODEL);
        final Coverage lenient = coverage("model.required", "false");
        assertThat(allows(lenient)).isTrue();
        model.onRunStart("0".repeat(64), RunMode.PAPER);
        assertBlocked(lenient, Reason.NO_MODEL);
        model.activate("", ModelRole.LIVE);
        assertThat(allows(lenient)).isTrue();
    }

    @Test
    void shouldBlockWhatIsNotTradedOrHasLeft() {
        final Coverage coverage = coverage("model.required", "false");
        around.defined(0, "AAAUSDT", InstrumentStatus.DELIVERING);
        assertBlocked(coverage, Reason.COVERAGE);
        assertThat(coverage.isExpected(0)).isFalse();
        around.defined(0, "AAAUSDT");
        assertThat(coverage.isExpected(0)).isTrue();
        coverage.onUniverse(0, false);
        assertBlocked(coverage, Reason.REMOVED);
        assertThat(coverage.isExpected(0)).isFalse();
        coverage.onUniverse(0, true);
        assertThat(allows(coverage)).isTrue();
        assertThat(coverage.isExpected(0)).isTrue();
    }

    @Test
    void shouldNotCareWhoLeavesThatNobodyKnows() {
        final Coverage coverage = coverage();
        coverage.onUniverse(99, false);
        coverage.onUniverse(0, false);
        around.defined(0, "AAAUSDT");
        assertThat(coverage.isExpected(0)).isTrue();
    }

    @Test
    void shouldTellOnlyOfInstrumentsThatAreDefined() {
        final Coverage coverage = coverage();
        around.in.launched(around.now);
        around.defined(1, "AAAUSDT");
        coverage.refresh();
        assertThat(around.out.take()).containsExactly("symbol 1 UNTRAINED_SHORT_HISTORY");
    }

    @Test
    void shouldDecideAnewWhenSomebodyJoins() {
        final Coverage coverage = coverage();
        around.in.launched(around.now);
        around.defined(0, "AAAUSDT");
        coverage.onUniverse(0, true);
        assertThat(around.out.take()).containsExactly("symbol 0 UNTRAINED_SHORT_HISTORY");
        coverage.onUniverse(0, true);
        assertThat(around.out.take()).isEmpty();
    }

    @Test
    void shouldCountTheDaysSinceTheLaunch() {
        around.in.launched(around.now - 5 * DAY + 1);
        around.defined(0, "AAAUSDT");
        coverage("model.minHistoryDays", "4").refresh();
        assertThat(around.out.take()).containsExactly("symbol 0 UNTRAINED_TRAINABLE", "training 0 COVERAGE 0");
        assertThat(told().historyDays()).isEqualTo(4);
    }

    @Test
    void shouldCountTheDaysOfTheQuartersHeldWhenNobodyKnowsTheLaunch() {
        around.in.launched(Long.MIN_VALUE);
        around.defined(0, "AAAUSDT");
        for (int b = 0; b < 96; b++) {
            around.bar(0, 15, 101, 99, 100);
        }
        around.bar(0, 60, 101, 99, 100);
        coverage("model.minHistoryDays", "1").refresh();
        assertThat(around.out.take()).containsExactly("symbol 0 UNTRAINED_TRAINABLE", "training 0 COVERAGE 0");
        assertThat(told().historyDays()).isEqualTo(1);
        assertThat(told().historyBars()).isEqualTo(96);
    }

    @Test
    void shouldCountTheLongestBarsWhenQuartersAreNotFollowed() {
        final Surroundings other = new Surroundings(1, 3, 60).defined(0, "AAAUSDT");
        other.bar(0, 60, 101, 99, 100).bar(0, 60, 101, 99, 100).bar(0, 3, 101, 99, 100);
        coverage(other, model(other)).refresh();
        assertThat(told(other).historyBars()).isEqualTo(2);
    }

    @Test
    void shouldSayOfBarsThatAreReadyAtTheFirstLookThatTheyAre() {
        around.defined(0, "AAAUSDT").publicly(LinkState.UP, ALL);
        for (int b = 0; b < 3; b++) {
            around.bar(0, 15, 101, 99, 100);
        }
        final BarWatch watch = new BarWatch(
                Surroundings.configuration(),
                around.market,
                around.links,
                coverage(),
                new BarPublisher(around.channel),
                around.hash);
        watch.look(0, 1, around.now + 45 * MINUTE);
        watch.look(0, 1, around.now + 45 * MINUTE);
        assertThat(around.out.take()).containsExactly("bars 0 of 15 READY 3 of 3");
    }

    private boolean allows(Coverage coverage) {
        return coverage.allows(around.signal(Side.BUY, 0), around.now, verdict);
    }

    private void assertBlocked(Coverage coverage, Reason why) {
        assertThat(allows(coverage)).isFalse();
        assertThat(verdict.reason()).isEqualTo(why);
    }

    private SymbolStateDecoder told() {
        return told(around);
    }

    private static SymbolStateDecoder told(Surroundings around) {
        return new SymbolStateDecoder()
                .wrapAndApplyHeader(around.out.latest(SymbolStateDecoder.TEMPLATE_ID), 0, new MessageHeaderDecoder());
    }

    private ActiveModel model(Surroundings around) {
        return new ActiveModel(
                ModelLibrary.of(bundle),
                around.instruments,
                new ModelPublisher(around.channel, new SideLane(around.channel, 4)),
                new StatePublisher(around.channel),
                around.hash);
    }

    private Coverage coverage(String... keysAndValues) {
        return coverage(around, model, keysAndValues);
    }

    private static Coverage coverage(Surroundings around, ActiveModel model, String... keysAndValues) {
        return new Coverage(
                Surroundings.configuration(keysAndValues),
                around.signals,
                around.instruments,
                around.market,
                model,
                new StatePublisher(around.channel),
                around.channel,
                around.hash);
    }
}
