package io.escapement.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PredictorTest {
    private static final int FEATURES = 5;
    private static final float[] SPECIAL = {
        Float.NaN,
        0.0f,
        -0.0f,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        1.0f
    };

    @Property(tries = 200)
    void shouldEqualThePlainWalkToTheBit(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 21) int trees, @ForAll @IntRange(max = 7) int depth) {
        final Random random = new Random(seed);
        final TreeEnsemble ensemble = new Forest(random).grow(trees, depth);
        final Predictor predictor = new Predictor(ensemble);
        for (int i = 0; i < 50; i++) {
            final float[] row = row(random, ensemble);
            final double[] wide = new double[FEATURES];
            for (int f = 0; f < FEATURES; f++) {
                wide[f] = row[f];
            }
            final int expected = Float.floatToRawIntBits(ensemble.margin(row));
            assertThat(Float.floatToRawIntBits(predictor.margin(row))).isEqualTo(expected);
            assertThat(Float.floatToRawIntBits(predictor.margin(wide))).isEqualTo(expected);
        }
    }

    @Test
    void shouldGoLeftBelowTheThresholdRightAtItAndTheDefaultWayWithoutValue() {
        // x0 < 2 -> 10 else 20; missing goes right.
        final Predictor predictor = new Predictor(new TreeEnsemble(
                1,
                0.5f,
                new int[] {0},
                new int[] {1, -1, -1},
                new int[] {2, -1, -1},
                new int[] {0, 0, 0},
                new float[] {2f, 10f, 20f},
                new boolean[] {false, false, false}));

        assertThat(predictor.margin(new float[] {1.9999999f})).isEqualTo(10.5f);
        assertThat(predictor.margin(new float[] {2f})).isEqualTo(20.5f);
        assertThat(predictor.margin(new float[] {Float.NaN})).isEqualTo(20.5f);
        // Rounds to 2 in float32, as a row of XGBoost would.
        assertThat(predictor.margin(new double[] {1.99999999})).isEqualTo(20.5f);
    }

    @Test
    void shouldAddTheBaseMarginFirstAndLeavesInTreeOrder() {
        // Near 1e8 float32 moves in steps of 8: 1e8 + 5 is 100000008, + 5 is 100000016, - 1e8 is 16. With the base
        // last,
        // 5 + 5 - 1e8 is -99999992 and the sum 8.
        final TreeEnsemble leaves = new TreeEnsemble(
                1,
                1e8f,
                new int[] {0, 1, 2},
                new int[] {-1, -1, -1},
                new int[] {-1, -1, -1},
                new int[] {0, 0, 0},
                new float[] {5f, 5f, -1e8f},
                new boolean[3]);

        assertThat(new Predictor(leaves).margin(new float[] {0f})).isEqualTo(16f);
    }

    @Test
    void shouldRefuseTreesThatAreTooDeep() {
        final TreeEnsemble deep = new Forest(new Random(1)).chain(11);

        assertThatThrownBy(() -> new Predictor(deep))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("model has trees of depth 11, at most 10 are handled: train with a smaller max_depth");
    }

    private static float[] row(Random random, TreeEnsemble ensemble) {
        final float[] row = new float[FEATURES];
        for (int f = 0; f < FEATURES; f++) {
            row[f] = switch (random.nextInt(4)) {
                case 0 -> SPECIAL[random.nextInt(SPECIAL.length)];
                case 1 -> ensemble.value.length == 0 ? 0f : ensemble.value[random.nextInt(ensemble.value.length)];
                default -> (float) random.nextGaussian();
            };
        }
        return row;
    }

    /** Grows random trees. */
    private static final class Forest {
        private final Random random;
        private final List<Integer> left = new ArrayList<>();
        private final List<Integer> right = new ArrayList<>();
        private final List<Integer> feature = new ArrayList<>();
        private final List<Float> value = new ArrayList<>();
        private final List<Boolean> defaultLeft = new ArrayList<>();

        Forest(Random random) {
            this.random = random;
        }

        TreeEnsemble grow(int trees, int depth) {
            final int[] roots = new int[trees];
            for (int tree = 0; tree < trees; tree++) {
                roots[tree] = node(depth, false);
            }
            return ensemble(roots);
        }

        TreeEnsemble chain(int depth) {
            return ensemble(new int[] {node(depth, true)});
        }

        private int node(int depth, boolean chain) {
            final int node = left.size();
            final boolean leaf = depth == 0 || (!chain && random.nextInt(5) == 0);
            left.add(-1);
            right.add(-1);
            feature.add(random.nextInt(FEATURES));
            value.add(leaf ? (float) random.nextGaussian() : threshold());
            defaultLeft.add(random.nextBoolean());
            if (!leaf) {
                left.set(node, node(depth - 1, chain));
                right.set(node, node(chain ? 0 : depth - 1, chain));
            }
            return node;
        }

        private float threshold() {
            return switch (random.nextInt(6)) {
                case 0 -> 0.0f;
                case 1 -> -0.0f;
                case 2 -> random.nextBoolean() ? Float.POSITIVE_INFINITY : -Float.MAX_VALUE;
                default -> (float) (Math.round(random.nextGaussian() * 8) / 4.0);
            };
        }

        private TreeEnsemble ensemble(int[] roots) {
            final int count = left.size();
            final float[] values = new float[count];
            final boolean[] defaults = new boolean[count];
            for (int i = 0; i < count; i++) {
                values[i] = value.get(i);
                defaults[i] = defaultLeft.get(i);
            }
            return new TreeEnsemble(FEATURES, 0.25f, roots, ints(left), ints(right), ints(feature), values, defaults);
        }

        private static int[] ints(List<Integer> list) {
            return list.stream().mapToInt(Integer::intValue).toArray();
        }
    }
}
