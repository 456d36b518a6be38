package io.escapement.core.model;

import java.util.Arrays;

/**
 * The sorted thresholds of each feature, and the ranks of a row among them.
 *
 * <p>Every feature's list is padded with infinity to one common power of two, so that one fixed number of halving steps
 * finds every rank without a branch, four features side by side. Features no tree looks at are left out.
 */
final class RankTable {
    /** Lowest and highest rank: of a missing value that is to go left, and right, everywhere. */
    private static final int LOWEST = 0;

    private static final int HIGHEST = 0xFFFF;

    /** Searches that run side by side, to hide the latency of their loads. */
    private static final int LANES = 4;

    private final int span;

    /** Features looked at, the last one repeated until the lanes are full: finding its rank twice does no harm. */
    private final int[] used;

    /** Their values in the row at hand. */
    private final float[] values;

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
        final int places = (features + LANES - 1) / LANES * LANES;
        used = new int[places];
        values = new float[places];
        keys = new int[places * span];
        placeOfFeature = new int[lists.length];
        Arrays.fill(keys, key(Float.POSITIVE_INFINITY));
        int place = 0;
        for (int feature = 0; feature < lists.length; feature++) {
            if (lists[feature].length > 0) {
                placeOfFeature[feature] = place;
                place = occupy(place, feature, lists[feature]);
                while (place >= features && place < places) {
                    place = occupy(place, feature, lists[feature]);
                }
            }
        }
    }

    private int occupy(int place, int feature, float[] thresholds) {
        used[place] = feature;
        for (int i = 0; i < thresholds.length; i++) {
            keys[place * span + i] = key(thresholds[i]);
        }
        return place + 1;
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
            values[place] = (float) row[used[place]];
        }
        rank(ranks);
    }

    /** As the other, for a row that is float32 already. */
    void rank(float[] row, int[] ranks) {
        for (int place = 0; place < used.length; place++) {
            values[place] = row[used[place]];
        }
        rank(ranks);
    }

    private void rank(int[] ranks) {
        final int[] list = keys;
        final int width = span;
        for (int place = 0; place < used.length; place += LANES) {
            final long key0 = key(values[place]);
            final long key1 = key(values[place + 1]);
            final long key2 = key(values[place + 2]);
            final long key3 = key(values[place + 3]);
            final int base = place * width;
            int at0 = base;
            int at1 = base + width;
            int at2 = base + 2 * width;
            int at3 = base + 3 * width;
            // The last entry of a list is padding, so one entry less than the span is searched.
            for (int step = width >>> 1; step > 0; step >>>= 1) {
                at0 += step & notAbove(list[at0 + step - 1], key0);
                at1 += step & notAbove(list[at1 + step - 1], key1);
                at2 += step & notAbove(list[at2 + step - 1], key2);
                at3 += step & notAbove(list[at3 + step - 1], key3);
            }
            put(ranks, place, at0 - base);
            put(ranks, place + 1, at1 - base - width);
            put(ranks, place + 2, at2 - base - 2 * width);
            put(ranks, place + 3, at3 - base - 3 * width);
        }
    }

    /** All ones when the threshold is not above the value, else zero: no branch, whatever the compiler thinks of it. */
    private static int notAbove(int threshold, long value) {
        return (int) ((threshold - 1L - value) >> 63);
    }

    private void put(int[] ranks, int place, int rank) {
        final float x = values[place];
        final int slot = 2 * used[place];
        final boolean missing = x != x;
        ranks[slot] = missing ? LOWEST : rank;
        ranks[slot + 1] = missing ? HIGHEST : rank;
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
