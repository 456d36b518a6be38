package io.escapement.trainer.search.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escapement.trainer.TrainerException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class DimensionTest {
    @Test
    void shouldHaveExactTextsInEqualSteps() {
        final Dimension stop = Ranges.parse("stop", "0.5..2:0.25", false);

        assertThat(stop.count()).isEqualTo(7);
        assertThat(stop.text(0)).isEqualTo("0.5");
        assertThat(stop.text(1)).isEqualTo("0.75");
        assertThat(stop.text(6)).isEqualTo("2");
        assertThat(stop.at(0)).isZero();
        assertThat(stop.at(0.5)).isEqualTo(3);
        assertThat(stop.at(1)).isEqualTo(6);
        assertThat(stop.range()).isEqualTo("0.5..2:0.25");
    }

    @Test
    void shouldFindTheMiddleOfALogarithmicRangeAtTheGeometricMean() {
        final Dimension rate = Ranges.parse("rate", "0.01..1:0.01:log", false);

        assertThat(rate.text(rate.at(0.5))).isEqualTo("0.1");
        assertThat(rate.unit(rate.place("0.1"))).isEqualTo(0.5);
        assertThat(rate.unit(rate.place("1"))).isEqualTo(1);
    }

    @Test
    void shouldGiveEachWordAnEqualShare() {
        final Dimension words = Ranges.parse("interval", "3|15|60", false);

        assertThat(List.of(words.at(0), words.at(0.32), words.at(0.34), words.at(0.66), words.at(0.67), words.at(1)))
                .containsExactly(0L, 0L, 1L, 1L, 2L, 2L);
        assertThat(words.text(2)).isEqualTo("60");
    }

    @Property(tries = 200)
    void shouldComeBackFromItsCoordinate(@ForAll @LongRange(max = 999) long place) {
        for (final String range : List.of("0.001..1:0.001:log", "-5..4.99:0.01", "1..1000")) {
            final Dimension dimension = Ranges.parse("x", range, false);
            final long there = Math.min(place, dimension.count() - 1);
            assertThat(dimension.at(dimension.unit(there))).isEqualTo(there);
            assertThat(dimension.place(dimension.text(there))).isEqualTo(there);
        }
    }

    @Test
    void shouldRefuseWhatIsNoRange() {
        refused("5..1", "the range 5..1 in steps of 0.00000001 is empty");
        refused("0..1:log", "a logarithmic range must begin above 0, not at 0");
        refused("1..b", "'b' is not a number of at most 8 digits behind the point");
        refused("1..2:0.1:0.1:log", "can't read the range '1..2:0.1:0.1:log'");
        refused("a|a", "a choice needs at least one word, and each once");
        assertThatThrownBy(() -> Ranges.parse("x", "1..2.5:0.5", true))
                .isInstanceOf(TrainerException.class)
                .hasMessageContaining("only whole ones make sense");
        assertThatThrownBy(() -> Ranges.parse("x", "1..3:0.5", false).place("1.2"))
                .isInstanceOf(TrainerException.class)
                .hasMessage("x: '1.2' is not among 1..3:0.5");
    }

    private static void refused(String range, String message) {
        assertThatThrownBy(() -> Ranges.parse("x", range, false))
                .isInstanceOf(TrainerException.class)
                .hasMessageStartingWith("x: ")
                .hasMessageContaining(message);
    }
}
