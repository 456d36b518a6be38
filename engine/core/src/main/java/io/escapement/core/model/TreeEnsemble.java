package io.escapement.core.model;

/**
 * Boosted trees in flat arrays, all trees one after another, as the model file holds them.
 *
 * <p>A node is an index into the arrays; {@link #rootOf} gives a tree's first one. This form is easy to check and to
 * walk; {@link Predictor} is the fast one. Immutable once read; nothing here copies its arrays, so it stays within the
 * package.
 */
final class TreeEnsemble {
    /** Child of a leaf. */
    static final int NO_CHILD = -1;

    final int featureCount;
    final float baseMargin;
    final int[] roots;
    final int[] left;
    final int[] right;
    final int[] feature;
    /** Threshold of an inner node, value of a leaf. */
    final float[] value;

    final boolean[] defaultLeft;

    TreeEnsemble(
            int featureCount,
            float baseMargin,
            int[] roots,
            int[] left,
            int[] right,
            int[] feature,
            float[] value,
            boolean[] defaultLeft) {
        this.featureCount = featureCount;
        this.baseMargin = baseMargin;
        this.roots = roots;
        this.left = left;
        this.right = right;
        this.feature = feature;
        this.value = value;
        this.defaultLeft = defaultLeft;
    }

    int treeCount() {
        return roots.length;
    }

    int rootOf(int tree) {
        return roots[tree];
    }

    boolean isLeaf(int node) {
        return left[node] == NO_CHILD;
    }

    /** Inner nodes on the longest way down; 0 when every tree is a single leaf. */
    int depth() {
        int depth = 0;
        for (final int root : roots) {
            depth = Math.max(depth, depthBelow(root));
        }
        return depth;
    }

    /**
     * The sum of one row, straight from the definition: base margin first, then leaf values in float32 in tree order;
     * less than the threshold goes left, a missing value goes the default way.
     *
     * @param row {@code float[featureCount]}, NaN where missing
     * @return the margin
     */
    float margin(float[] row) {
        float sum = baseMargin;
        for (final int root : roots) {
            int node = root;
            while (!isLeaf(node)) {
                final float x = row[feature[node]];
                final boolean goLeft = Float.isNaN(x) ? defaultLeft[node] : x < value[node];
                node = goLeft ? left[node] : right[node];
            }
            sum += value[node];
        }
        return sum;
    }

    private int depthBelow(int node) {
        return isLeaf(node) ? 0 : 1 + Math.max(depthBelow(left[node]), depthBelow(right[node]));
    }
}
