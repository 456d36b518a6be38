package io.escapement.core.model;

import java.util.Arrays;

/**
 * The sorted thresholds of each feature, and the ranks of a row among them.
 *
 * <p>Every feature's list is padded with infinity to one common power of two, so that one fixed number of halving steps
 * finds every rank without a branch. Features no tree looks at are left out.
 */
final class RankTable {
    /** Lowest and highest rank: of a missing value that is to go left, and right, everywhere. */
    private static final int LOWEST = 0;

    private static final int HIGHEST = 0xFFFF;

    private final int span;
    private final int[] used;

    /** Thresholds as integers that sort as the numbers do; see {@link #key}. */
    private final int[] keys;

    private final int[] placeOfFeature;

    RankTable(TreeEnsemble trees) {
        final int nodes = trees.left.length;
        final float[][] lists = new float[trees.featureCount][];
        final int[] counts = new int[trees.featureCount];
        for (int node = 0; node < nodes; node++) {
            if (!trees.isLeaf(node)) {
                counts[trees.feature[node]]++;
            }
        }
        for (int feature = 0; feature < lists.length; feature++) {
            lists[feature] = new float[counts[feature]];
            counts[feature] = 0;
        }
        for (int node = 0; node < nodes; node++) {
            if (!trees.isLeaf(node)) {
                final int feature = trees.feature[node];
                lists[feature][counts[feature]++] = trees.value[node];
            }
        }
        int longest = 1;
        int features = 0;
        for (int feature = 0; feature < lists.length; feature++) {
            lists[feature] = sortedDistinct(lists[feature]);
            longest = Math.max(longest, lists[feature].length);
            features += lists[feature].length > 0 ? 1 : 0;
        }
        if (longest >= HIGHEST) {
            throw new IllegalArgumentException(
                    "model has " + longest + " thresholds on one feature, fewer than " + HIGHEST + " are handled");
        }
        span = Integer.highestOneBit(longest) << 1;
        used = new int[features];
        keys = new int[features * span];
        placeOfFeature = new int[lists.length];
        Arrays.fill(keys, key(Float.POSITIVE_INFINITY));
        for (int feature = 0, place = 0; feature < lists.length; feature++) {
            if (lists[feature].length > 0) {
                used[place] = feature;
                placeOfFeature[feature] = place;
                for (int i = 0; i < lists[feature].length; i++) {
                    keys[place * span + i] = key(lists[feature][i]);
                }
                place++;
            }
        }
    }

    /** Index of a threshold that occurs in the feature's trees. */
    int rankOf(int feature, float threshold) {
        final int base = placeOfFeature[feature] * span;
        final int key = key(threshold);
        int rank = 0;
        while (keys[base + rank] != key) {
            rank++;
        }
        return rank;
    }

    /** Fills {@code ranks[2 * feature]} and {@code [2 * feature + 1]} for every feature the trees look at. */
    void rank(double[] row, int[] ranks) {
        for (int place = 0; place < used.length; place++) {
            final int feature = used[place];
            put(ranks, feature, place, (float) row[feature]);
        }
    }

    /** As the other, for a row that is float32 already. */
    void rank(float[] row, int[] ranks) {
        for (int place = 0; place < used.length; place++) {
            final int feature = used[place];
            put(ranks, feature, place, row[feature]);
        }
    }

    private void put(int[] ranks, int feature, int place, float x) {
        final int[] list = keys;
        final int key = key(x);
        final int base = place * span;
        int at = base;
        // The last entry of a list is padding, so span - 1 entries are searched.
        for (int step = span >>> 1; step > 0; step >>>= 1) {
            // All ones when the threshold is not above the value: no branch, whatever the compiler thinks of it.
            at += step & (int) ((list[at + step - 1] - 1L - key) >> 63);
        }
        final boolean missing = x != x;
        ranks[2 * feature] = missing ? LOWEST : at - base;
        ranks[2 * feature + 1] = missing ? HIGHEST : at - base;
    }

    /** Order of the integers is the order of the numbers, with both zeros equal; NaN has no place in it. */
    private static int key(float x) {
        final int bits = Float.floatToRawIntBits(x + 0.0f);
        return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    }

    private static float[] sortedDistinct(float[] values) {
        // Adding zero turns -0.0 into 0.0: the two compare equal, but would be sorted apart.
        for (int i = 0; i < values.length; i++) {
            values[i] += 0.0f;
        }
        Arrays.sort(values);
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (count == 0 || values[i] != values[count - 1]) {
                values[count++] = values[i];
            }
        }
        return Arrays.copyOf(values, count);
    }
}
