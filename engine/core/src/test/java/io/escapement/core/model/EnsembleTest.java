package io.escapement.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class EnsembleTest {
    private static final Predictor TREES = Predictor.read(SmallModel.model());

    /** 0.5 + 2 * clip((a - 1) / 0.5, 3) - b, where a missing b counts as 4 and its mean is 2, its deviation 2. */
    private static final LogisticModel LOGISTIC = new LogisticModel(
            0.5, new double[] {2, -1}, new double[] {1, 2}, new double[] {0.5, 2}, new double[] {1, 4}, 3);

    @Test
    void shouldAddStandardisedFeatures() {
        // 0.5 + 2 * 1 - 0.5
        assertThat(LOGISTIC.margin(new double[] {1.5, 3})).isEqualTo(2.0);
        assertThat(LOGISTIC.margin(new float[] {1.5f, 3f})).isEqualTo(2.0);
    }

    @Test
    void shouldCountMissingAsTheStoredValueAndClipWhatIsFarAway() {
        // 0.5 + 0 - 1
        assertThat(LOGISTIC.margin(new double[] {1, Double.NaN})).isEqualTo(-0.5);
        // 0.5 + 2 * 3 + 3
        assertThat(LOGISTIC.margin(new double[] {1e9, -1e9})).isEqualTo(9.5);
    }

    @Test
    void shouldLeaveOutWhatNeverDiffered() {
        final LogisticModel constant = new LogisticModel(
                0.25, new double[] {7, 1}, new double[] {0, 0}, new double[] {0, 1}, new double[] {0, 0}, 5);

        assertThat(constant.margin(new double[] {100, 1})).isEqualTo(1.25);
    }

    @Test
    void shouldBlendLogOddsByWeight() {
        final Ensemble ensemble = new Ensemble(TREES, 0.5, TREES, 0.25, LOGISTIC, 0.25);

        // a = 1.5 goes right: 2 from the trees, 2 from the "forest"; the regression says 0.5 + 2 * 1 + 0.5.
        assertThat(ensemble.margin(new double[] {1.5, 1})).isEqualTo(2.25f);
        assertThat(ensemble.treesMargin()).isEqualTo(2f);
        assertThat(ensemble.forestMargin()).isEqualTo(2f);
        assertThat(ensemble.logisticMargin()).isEqualTo(3.0);
        assertThat(ensemble.margin(new float[] {1.5f, 1f})).isEqualTo(2.25f);
    }

    @Test
    void shouldLeaveTheTreesMarginAsItIsWhenTheyAreAlone() {
        final Ensemble alone = new Ensemble(TREES, 1, null, 0, null, 0);
        final float[][] rows = {{1f, -1f}, {1f, 1f}, {1.5f, 0f}, {Float.NaN, 0f}, {1f, Float.NaN}};

        for (final float[] row : rows) {
            assertThat(alone.margin(row)).isEqualTo(TREES.margin(row));
        }
        assertThat(alone.forestMargin()).isNaN();
        assertThat(alone.logisticMargin()).isNaN();
    }

    @Test
    void shouldRefuseWeightsThatDoNotFitTheParts() {
        final List<Double> wrong = List.of(0.5, 1.1, 0.0, -1.0, Double.NaN);
        for (final double weight : wrong) {
            assertThatThrownBy(() -> new Ensemble(TREES, weight, null, 0, null, 0))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new Ensemble(TREES, 0.7, null, 0.3, null, 0))
                .hasMessageStartingWith("model's ensemble weights must be above 0 for each part there is");
        assertThatThrownBy(() -> new Ensemble(TREES, 1, null, 0, LOGISTIC, 0))
                .hasMessageStartingWith("model's ensemble weights must be above 0 for each part there is");
    }

    @Test
    void shouldEncodeSymbols() {
        final double[] oneHot = {7, 9, 9, 9};
        SymbolEncoding.ONE_HOT.encode(1, oneHot, 1);
        assertThat(oneHot).containsExactly(7, 0, 1, 0);
        SymbolEncoding.ONE_HOT.encode(SymbolEncoding.UNKNOWN, oneHot, 1);
        assertThat(oneHot).containsExactly(7, 0, 0, 0);

        final double[] index = {7, 9};
        SymbolEncoding.INDEX.encode(2, index, 1);
        assertThat(index).containsExactly(7, 2);
        SymbolEncoding.INDEX.encode(SymbolEncoding.UNKNOWN, index, 1);
        assertThat(index).containsExactly(7, Double.NaN);

        assertThat(SymbolEncoding.NONE.columns(300)).isZero();
        assertThat(SymbolEncoding.INDEX.columns(300)).isEqualTo(1);
        assertThat(SymbolEncoding.ONE_HOT.columns(300)).isEqualTo(300);
    }
}
