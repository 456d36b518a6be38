package io.escapement.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.escapement.trainer.TrainerException;
import io.escapement.trainer.dataset.Dataset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LearningWeightsTest {
    private static final float[] FOUR = {0, 0, 0, 0};

    @Test
    void shouldCountAllAlikeWhenNothingWeighsDifferently() {
        assertThat(LearningWeights.of(Rows.labelled(FOUR, true, false, false, false), 1))
                .containsExactly(1, 1, 1, 1);
    }

    @Test
    void shouldLetWinsTogetherCountAsMuchAsLosses() {
        final Dataset data = Rows.labelled(FOUR, true, false, false, false);
        final double ofWins = new ClassWeight("Balanced").ofWins(data);

        assertThat(ofWins).isEqualTo(3);
        // 3, 1, 1, 1 scaled to a mean of one.
        assertThat(LearningWeights.of(data, ofWins)).containsExactly(2, 2f / 3, 2f / 3, 2f / 3);
        assertThat(new ClassWeight("2.5").ofWins(data)).isEqualTo(2.5);
        assertThat(ClassWeight.NONE.ofWins(data)).isEqualTo(1);
        assertThat(new ClassWeight("balanced").ofWins(Rows.labelled(FOUR, true, true, true, true)))
                .isEqualTo(1);
    }

    @Test
    void shouldScaleTheWeightsOfSamplesToAMeanOfOne() {
        final Dataset data = Rows.labelled(FOUR, true, false, false, false);
        final List<Dataset.Sample> samples = new ArrayList<>(data.samples());
        samples.set(3, samples.get(3).weighing(0.2));
        final float[] weights = LearningWeights.of(new Dataset(data.rows(), samples), 1);

        assertThat(weights[0]).isCloseTo(1.25f, within(1e-6f));
        assertThat(weights[3]).isCloseTo(0.25f, within(1e-6f));
    }

    @Test
    void shouldRefuseAWeightThatIsNone() {
        assertThatThrownBy(() -> new ClassWeight("-1"))
                .isInstanceOf(TrainerException.class)
                .hasMessage("class weight '-1': none, balanced or a number above 0, at most 1000");
    }
}
