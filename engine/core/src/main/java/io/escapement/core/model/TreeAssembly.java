package io.escapement.core.model;

import java.util.Arrays;

/**
 * Lays the trees of a model file end to end, checking that each is a tree.
 *
 * <p>A tree holds when its root reaches every node once (but for those pruning deleted), features exist, thresholds and
 * leaves are numbers, and all splits are numerical.
 */
final class TreeAssembly {
    private final int features;
    private final ModelNode trees;
    private final int[] roots;
    private int[] left;
    private int[] right;
    private int[] feature;
    private float[] value;
    private boolean[] defaultLeft;
    private int used;

    TreeAssembly(int features, ModelNode trees) {
        this.features = features;
        this.trees = trees;
        roots = new int[trees.size()];
        left = new int[64];
        right = new int[64];
        feature = new int[64];
        value = new float[64];
        defaultLeft = new boolean[64];
    }

    TreeEnsemble ensemble(float baseMargin) {
        for (int tree = 0; tree < roots.length; tree++) {
            append(tree, trees.get(tree));
        }
        return new TreeEnsemble(
                features,
                baseMargin,
                roots,
                Arrays.copyOf(left, used),
                Arrays.copyOf(right, used),
                Arrays.copyOf(feature, used),
                Arrays.copyOf(value, used),
                Arrays.copyOf(defaultLeft, used));
    }

    private void append(int tree, ModelNode node) {
        final int[] lefts = node.get("left_children").integers();
        final int[] rights = node.get("right_children").integers();
        final int[] indices = node.get("split_indices").integers();
        final float[] conditions = node.get("split_conditions").singles();
        final int[] defaults = node.get("default_left").integers();
        final int count = lefts.length;
        if (count == 0
                || rights.length != count
                || indices.length != count
                || conditions.length != count
                || defaults.length != count) {
            throw broken(tree, "its lists differ in length");
        }
        refuseCategories(tree, node);
        reserve(count);
        for (int i = 0; i < count; i++) {
            final boolean leaf = lefts[i] == TreeEnsemble.NO_CHILD;
            final int at = used + i;
            left[at] = leaf ? TreeEnsemble.NO_CHILD : used + inside(tree, lefts[i], count);
            right[at] = leaf ? TreeEnsemble.NO_CHILD : used + inside(tree, rights[i], count);
            feature[at] = indices[i];
            value[at] = conditions[i];
            defaultLeft[at] = defaults[i] != 0;
            if (leaf && rights[i] != TreeEnsemble.NO_CHILD) {
                throw broken(tree, "node " + i + " has one child");
            }
        }
        roots[tree] = used;
        final int deleted =
                Integer.parseInt(node.get("tree_param").get("num_deleted").text());
        final int reached = reach(tree, count);
        if (reached + deleted != count) {
            throw broken(tree, "of " + count + " nodes " + reached + " are reached and " + deleted + " deleted");
        }
        used += count;
    }

    /** Walks down from the root; coming to a node twice is a loop or a shared child. */
    private int reach(int tree, int count) {
        final int[] open = new int[count];
        final boolean[] seen = new boolean[count];
        int size = 1;
        int reached = 0;
        open[0] = used;
        seen[0] = true;
        while (size > 0) {
            final int at = open[--size];
            reached++;
            if (left[at] == TreeEnsemble.NO_CHILD) {
                if (!Float.isFinite(value[at])) {
                    throw broken(tree, "leaf " + (at - used) + " is not a finite number");
                }
                continue;
            }
            if (Float.isNaN(value[at])) {
                throw broken(tree, "node " + (at - used) + " has no threshold");
            }
            if (feature[at] < 0 || feature[at] >= features) {
                throw broken(tree, "node " + (at - used) + " splits on feature " + feature[at] + " of " + features);
            }
            for (int side = 0; side < 2; side++) {
                final int child = side == 0 ? left[at] : right[at];
                if (seen[child - used]) {
                    throw broken(tree, "node " + (child - used) + " has two parents");
                }
                seen[child - used] = true;
                open[size++] = child;
            }
        }
        return reached;
    }

    private static int inside(int tree, int child, int count) {
        if (child < 0 || child >= count) {
            throw broken(tree, "child " + child + " of " + count + " nodes");
        }
        return child;
    }

    private static void refuseCategories(int tree, ModelNode node) {
        if (node.has("categories_nodes") && node.get("categories_nodes").size() > 0) {
            throw new IllegalArgumentException(
                    "model splits on categories in tree " + tree + ", numerical splits are handled");
        }
        for (final int type : node.get("split_type").integers()) {
            if (type != 0) {
                throw new IllegalArgumentException(
                        "model has split type " + type + " in tree " + tree + ", numerical splits (0) are handled");
            }
        }
        final ModelNode parameters = node.get("tree_param");
        if (parameters.has("size_leaf_vector")
                && !isScalar(parameters.get("size_leaf_vector").text())) {
            throw new IllegalArgumentException("model has vector leaves in tree " + tree + ", one output is handled");
        }
    }

    private static boolean isScalar(String leafVectorSize) {
        return leafVectorSize.equals("0") || leafVectorSize.equals("1");
    }

    private void reserve(int count) {
        if (used + count > left.length) {
            final int size = Math.max(used + count, 2 * left.length);
            left = Arrays.copyOf(left, size);
            right = Arrays.copyOf(right, size);
            feature = Arrays.copyOf(feature, size);
            value = Arrays.copyOf(value, size);
            defaultLeft = Arrays.copyOf(defaultLeft, size);
        }
    }

    private static IllegalArgumentException broken(int tree, String what) {
        return new IllegalArgumentException("model's tree " + tree + " is inconsistent: " + what);
    }
}
