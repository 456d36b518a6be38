package io.escapement.core.model;

/**
 * Sums a row's trees as fast as one core can, to the bit what XGBoost gives.
 *
 * <p>Every threshold of a feature is replaced by its rank, and a row is first turned into ranks: the number of the
 * feature's thresholds not above the value. {@code x < threshold[i]} is then {@code rank <= i}, a comparison of small
 * integers. Each feature has two ranks, which differ only when the value is missing: one says left everywhere, the other
 * right everywhere, and a node reads the one its default direction asks for, so missing values cost nothing.
 *
 * <p>Trees are padded to complete ones of the ensemble's depth and kept level by level, so that the way down is {@code
 * node = 2 * node + bit} without a branch; eight trees go down side by side to hide the latency of the loads. Leaves are
 * then added in float32 in tree order, after the base margin, as XGBoost does.
 *
 * <p>Not thread-safe: the ranks of the current row are kept in a field. Nothing allocates after construction.
 */
public final class Predictor {
    /** Deepest ensemble taken: a complete tree doubles with each level. */
    public static final int DEPTH_MAX = 10;

    private static final int LANES = 8;
    private static final int RANK_BITS = 16;
    private static final int RANK_MASK = (1 << RANK_BITS) - 1;

    private final int featureCount;
    private final int treeCount;
    private final int depth;
    private final float baseMargin;
    private final RankTable ranks;

    /** Two ranks a feature: missing values counted as lowest, as highest. */
    private final int[] row;

    /** slot << 16 | rank, {@code 1 << depth} entries a tree, entry 0 unused. */
    private final int[] nodes;

    /** {@code 1 << depth} entries a tree. */
    private final float[] leaves;

    Predictor(TreeEnsemble trees) {
        depth = trees.depth();
        if (depth > DEPTH_MAX) {
            throw new IllegalArgumentException("model has trees of depth " + depth + ", at most " + DEPTH_MAX
                    + " are handled: train with a smaller max_depth");
        }
        featureCount = trees.featureCount;
        baseMargin = trees.baseMargin;
        treeCount = trees.treeCount();
        ranks = new RankTable(trees);
        row = new int[2 * featureCount];
        final int padded = (treeCount + LANES - 1) / LANES * LANES;
        nodes = new int[padded << depth];
        leaves = new float[padded << depth];
        for (int tree = 0; tree < treeCount; tree++) {
            fill(trees, trees.rootOf(tree), tree << depth, 1, 0);
        }
    }

    /**
     * Reads a model as XGBoost saved it.
     *
     * @param modelFile binary (UBJ) or JSON
     * @return its predictor
     * @throws IllegalArgumentException with one line saying why the model isn't handled
     */
    public static Predictor read(byte[] modelFile) {
        return new Predictor(XgboostModelReader.read(modelFile));
    }

    /**
     * Number of features a row has.
     *
     * @return at least 1
     */
    public int featureCount() {
        return featureCount;
    }

    /**
     * Number of trees.
     *
     * @return 0 or more
     */
    public int treeCount() {
        return treeCount;
    }

    /**
     * The margin of one row.
     *
     * @param features in layout order from index 0, NaN where missing; rounded to float32 as XGBoost's rows are
     * @return base margin and leaves, added in float32
     */
    public float margin(double[] features) {
        ranks.rank(features, row);
        return sum();
    }

    /**
     * The margin of one row.
     *
     * @param features in layout order from index 0, NaN where missing
     * @return base margin and leaves, added in float32
     */
    public float margin(float[] features) {
        ranks.rank(features, row);
        return sum();
    }

    private float sum() {
        final int[] rank = row;
        final int[] node = nodes;
        final float[] leaf = leaves;
        final int levels = depth;
        final int width = 1 << levels;
        float sum = baseMargin;
        final int whole = treeCount / LANES * LANES;
        int base0 = 0;
        for (int tree = 0; tree < whole; tree += LANES) {
            final int base1 = base0 + width;
            final int base2 = base1 + width;
            final int base3 = base2 + width;
            final int base4 = base3 + width;
            final int base5 = base4 + width;
            final int base6 = base5 + width;
            final int base7 = base6 + width;
            int at0 = 1;
            int at1 = 1;
            int at2 = 1;
            int at3 = 1;
            int at4 = 1;
            int at5 = 1;
            int at6 = 1;
            int at7 = 1;
            for (int level = 0; level < levels; level++) {
                at0 = down(rank, node[base0 + at0], at0);
                at1 = down(rank, node[base1 + at1], at1);
                at2 = down(rank, node[base2 + at2], at2);
                at3 = down(rank, node[base3 + at3], at3);
                at4 = down(rank, node[base4 + at4], at4);
                at5 = down(rank, node[base5 + at5], at5);
                at6 = down(rank, node[base6 + at6], at6);
                at7 = down(rank, node[base7 + at7], at7);
            }
            // at - width is the leaf's index within its tree, so base - width + at is its place.
            final int leaf0 = base0 - width;
            sum += leaf[leaf0 + at0];
            sum += leaf[leaf0 + width + at1];
            sum += leaf[leaf0 + 2 * width + at2];
            sum += leaf[leaf0 + 3 * width + at3];
            sum += leaf[leaf0 + 4 * width + at4];
            sum += leaf[leaf0 + 5 * width + at5];
            sum += leaf[leaf0 + 6 * width + at6];
            sum += leaf[leaf0 + 7 * width + at7];
            base0 = base7 + width;
        }
        for (int tree = whole; tree < treeCount; tree++) {
            int at = 1;
            for (int level = 0; level < levels; level++) {
                at = down(rank, node[base0 + at], at);
            }
            sum += leaf[base0 - width + at];
            base0 += width;
        }
        return sum;
    }

    /** Right when the row's rank is above the node's: the difference is negative then, and its sign bit is the step. */
    private static int down(int[] rank, int packed, int at) {
        return 2 * at + (((packed & RANK_MASK) - rank[packed >>> RANK_BITS]) >>> 31);
    }

    private void fill(TreeEnsemble trees, int source, int base, int at, int level) {
        if (level == depth) {
            leaves[base + at - (1 << depth)] = trees.value[source];
            return;
        }
        if (trees.isLeaf(source)) {
            // Both ways down lead to the same leaf, so the comparison does not matter.
            nodes[base + at] = RANK_MASK;
            fill(trees, source, base, 2 * at, level + 1);
            fill(trees, source, base, 2 * at + 1, level + 1);
            return;
        }
        final int feature = trees.feature[source];
        final int slot = trees.defaultLeft[source] ? 2 * feature : 2 * feature + 1;
        nodes[base + at] = slot << RANK_BITS | ranks.rankOf(feature, trees.value[source]);
        fill(trees, trees.left[source], base, 2 * at, level + 1);
        fill(trees, trees.right[source], base, 2 * at + 1, level + 1);
    }
}
