package io.escapement.trainer.search.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.trainer.TrainerException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {
    private static final CoreConfiguration BASE = CoreConfiguration.defaults();

    @Test
    void shouldTakeDeclaredRangesOfAPatternLessWhatIsHeld() {
        final Selection selection = select(Map.of("strategy.trend.adxMin", "25"), "strategy.trend.a*");

        assertThat(selection.dimensions())
                .extracting(Dimension::toString)
                .containsExactly("strategy.trend.adxPeriod=2..100:1", "strategy.trend.atrPeriod=2..100:1");
        assertThat(selection.fixed(BASE).entries()).containsEntry("strategy.trend.adxMin", "25");
    }

    @Test
    void shouldTakeSwitchesOnlyWhenAPatternSaysSo() {
        assertThat(select(Map.of(), "strategy.trend.*").dimensions())
                .extracting(Dimension::name)
                .hasSize(13)
                .doesNotContain("strategy.trend.enabled");
        assertThat(select(Map.of(), "strategy.*.enabled").dimensions())
                .extracting(Dimension::name)
                .hasSize(4)
                .contains("strategy.trend.enabled");
    }

    @Test
    void shouldLetTheLaterOfTwoRangesStand() {
        assertThat(select(Map.of(), "strategy.trend.*Atr", "strategy.trend.stopAtr=1..3:0.5")
                        .dimensions())
                .extracting(Dimension::toString)
                .containsExactly(
                        "strategy.trend.firstTargetAtr=0..40:0.01",
                        "strategy.trend.stopAtr=1..3:0.5",
                        "strategy.trend.targetAtr=0.1..40:0.01");
    }

    @Test
    void shouldKnowFlagsChoicesAndFits() {
        assertThat(select(Map.of(), "strategy.scalp.enabled", "entry.type", "fit.depth")
                        .dimensions())
                .extracting(Dimension::toString)
                .containsExactly(
                        "entry.type=MARKET|LIMIT|POST_ONLY", "fit.depth=2..8:1", "strategy.scalp.enabled=false|true");
    }

    /** Trees that weigh everything leave a forest nothing, whether it is varied or held. */
    @Test
    void shouldLeaveOutPointsThatContradictWhatIsHeld() {
        final Space forest = select(Map.of("fit.forest", "100"), "fit.treesWeight=0.5..1:0.1")
                .space(BASE, minutes -> true);
        final Space trees =
                select(Map.of("fit.treesWeight", "1.0"), "fit.forest=0..100:20").space(BASE, minutes -> true);

        assertThat(forest.isAllowed(forest.point(Map.of("fit.treesWeight", "0.9"))))
                .isTrue();
        assertThat(forest.isAllowed(forest.point(Map.of("fit.treesWeight", "1"))))
                .isFalse();
        assertThat(trees.isAllowed(trees.point(Map.of("fit.forest", "0")))).isTrue();
        assertThat(trees.isAllowed(trees.point(Map.of("fit.forest", "20")))).isFalse();
    }

    @Test
    void shouldLeaveOutPointsThatContradictThemselves() {
        final Space space = select(
                        Map.of(), "strategy.trend.fastPeriod=10..40:10", "strategy.trend.slowPeriod=20..50:10")
                .space(BASE, minutes -> true);

        assertThat(space.isAllowed(
                        space.point(Map.of("strategy.trend.fastPeriod", "10", "strategy.trend.slowPeriod", "20"))))
                .isTrue();
        assertThat(space.isAllowed(
                        space.point(Map.of("strategy.trend.fastPeriod", "40", "strategy.trend.slowPeriod", "20"))))
                .isFalse();
    }

    @Test
    void shouldLeaveOutIntervalsWithoutBars() {
        final Space space = select(Map.of(), "strategy.trend.intervalMinutes", "fit.depth")
                .space(BASE, minutes -> minutes == 15 || minutes == 60);

        assertThat(space.dimensions())
                .extracting(Dimension::toString)
                .containsExactly("fit.depth=2..8:1", "strategy.trend.intervalMinutes=15|60");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            strategy.trend.stopAtrr; unknown parameter strategy.trend.stopAtrr; did you mean strategy.trend.stopAtr?
            strategy.bogus.*; --vary strategy.bogus.*: no parameter of such a name declares a range; nearest is
            risk.perTrade; risk.perTrade declares no range to search (allowed is 0.00001 to 0.5)
            risk.perTrade=0.1..2; risk.perTrade: '2' is not allowed; expected
            entry.type=MARKET|GUESS; entry.type: 'GUESS' is not allowed; expected MARKET | LIMIT | POST_ONLY
            fit.depth=2..11; fit.depth: '11' is not allowed; expected 1 to 10
            fees.takerRate=0..0.001; fees.takerRate is a cost, not a choice
            strategy.trend.fastPeriod=2.5..10; strategy.trend.fastPeriod: '2.5..10' has broken numbers
            """)
    void shouldSayInOneLineWhatIsWrong(String vary, String message) {
        assertThatThrownBy(() -> select(Map.of(), vary).dimensions())
                .isInstanceOf(TrainerException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void shouldRefuseUnknownHeldNamesAndAnEmptySpace() {
        assertThatThrownBy(() -> select(Map.of("fit.dept", "3"), "fit.ridge").dimensions())
                .isInstanceOf(TrainerException.class)
                .hasMessage("unknown parameter fit.dept; did you mean fit.depth?");
        assertThatThrownBy(() -> select(Map.of("fit.depth", "3"), "fit.depth").space(BASE, minutes -> true))
                .isInstanceOf(TrainerException.class)
                .hasMessageStartingWith("nothing to search: no parameter is varied");
        assertThatThrownBy(
                        () -> select(Map.of("risk.perTrade", "7"), "fit.depth").fixed(BASE))
                .isInstanceOf(TrainerException.class)
                .hasMessageStartingWith("--fix: configuration key risk.perTrade: '7' is not allowed");
    }

    private static Selection select(Map<String, String> fix, String... vary) {
        return new Selection(List.of(vary), new TreeMap<>(fix));
    }
}
