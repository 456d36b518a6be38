package io.escapement.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XgboostModelReaderTest {
    @Test
    void shouldReadTreesFromJson() {
        final TreeEnsemble trees = XgboostModelReader.read(SmallModel.model());

        assertThat(trees.treeCount()).isEqualTo(1);
        assertThat(trees.depth()).isEqualTo(2);
        assertThat(trees.featureCount).isEqualTo(2);
        assertThat(trees.margin(new float[] {1f, -1f})).isEqualTo(-1f);
        assertThat(trees.margin(new float[] {1f, 0f})).isEqualTo(0.25f);
        assertThat(trees.margin(new float[] {Float.NaN, 0f})).isEqualTo(2f);
    }

    @Test
    void shouldTakeTheBaseScoreThroughTheLogitInEitherForm() {
        // -log(1/0.25 - 1) = -log 3
        assertThat(XgboostModelReader.read(SmallModel.model("\"5E-1\"", "\"2.5E-1\"")).baseMargin)
                .isEqualTo(-1.0986123f);
        assertThat(XgboostModelReader.read(SmallModel.model("\"5E-1\"", "\"[2.5E-1]\"")).baseMargin)
                .isEqualTo(-1.0986123f);
        assertThat(XgboostModelReader.read(SmallModel.model()).baseMargin).isEqualTo(0f);
    }

    @Test
    void shouldAllowNodesThatPruningDeleted() {
        final byte[] pruned = SmallModel.model(
                "\"left_children\":[1,3,-1,-1,-1],\"right_children\":[2,4,-1,-1,-1]",
                "\"left_children\":[1,-1,-1,-1,-1],\"right_children\":[2,-1,-1,-1,-1]");

        assertThatThrownBy(() -> XgboostModelReader.read(pruned))
                .hasMessage("model's tree 0 is inconsistent: of 5 nodes 3 are reached and 0 deleted");
        assertThat(XgboostModelReader.read(SmallModel.bytes(new String(pruned, java.nio.charset.StandardCharsets.UTF_8)
                                .replace("\"num_deleted\":\"0\"", "\"num_deleted\":\"2\"")))
                        .margin(new float[] {0f, 0f}))
                .isEqualTo(0f);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            "name":"gbtree" | "name":"dart" | model's booster is dart, gbtree is handled
            binary:logistic | reg:squarederror | model's objective is reg:squarederror, binary:logistic is handled
            "num_class":"0" | "num_class":"3" | model has several classes, one output is handled
            "num_target":"1" | "num_target":"2" | model has several targets, one output is handled
            "version":[3,0,4] | "version":[4,0,0] | model was written by XGBoost 4, versions 2 and 3 are handled
            "version":[3,0,4] | "version":[1,7,6] | model was written by XGBoost 1, versions 2 and 3 are handled
            "num_trees":"1" | "num_trees":"2" | model names 2 trees and holds 1
            "categories_nodes":[] | "categories_nodes":[1] | model splits on categories in tree 0, numerical splits are handled
            "split_type":[0,0,0,0,0] | "split_type":[0,1,0,0,0] | model has split type 1 in tree 0, numerical splits (0) are handled
            "size_leaf_vector":"1" | "size_leaf_vector":"2" | model has vector leaves in tree 0, one output is handled
            "base_score":"5E-1" | "base_score":"1" | model's base_score 1 is not between 0 and 1
            "base_score":"5E-1" | "base_score":"half" | model's base_score 'half' is not a number
            "split_indices":[0,1,0,0,0] | "split_indices":[0,2,0,0,0] | model's tree 0 is inconsistent: node 1 splits on feature 2 of 2
            "left_children":[1,3,-1,-1,-1] | "left_children":[1,1,-1,-1,-1] | model's tree 0 is inconsistent: node 1 has two parents
            "left_children":[1,3,-1,-1,-1] | "left_children":[1,0,-1,-1,-1] | model's tree 0 is inconsistent: node 0 has two parents
            "left_children":[1,3,-1,-1,-1] | "left_children":[1,9,-1,-1,-1] | model's tree 0 is inconsistent: child 9 of 5 nodes
            "left_children":[1,3,-1,-1,-1] | "left_children":[1,-1,-1,-1,-1] | model's tree 0 is inconsistent: node 1 has one child
            "left_children":[1,3,-1,-1,-1] | "left_children":[1,3,-1,-1] | model's tree 0 is inconsistent: its lists differ in length
            2E0,-1E0,2.5E-1] | 2E0,-1E0,1E99] | model's tree 0 is inconsistent: leaf 4 is not a finite number
            "num_feature":"2","num_target" | "num_feature":"0","num_target" | model has 0 features, 1 to 32767 are handled
            "default_left":[0,1,0,0,0], | '' | model has no learner.gradient_booster.model.trees[0].default_left
            "trees":[{ | "trees":7,"x":[{ | model's learner.gradient_booster.model.trees is not a list
            """)
    void shouldRefuseWhatIsNotHandled(String part, String replacement, String message) {
        assertThatThrownBy(() -> XgboostModelReader.read(SmallModel.model(part, replacement)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void shouldRefuseEveryTruncation() {
        final byte[] whole = SmallModel.bytes(SmallModel.JSON.strip());
        for (int length = 0; length < whole.length; length++) {
            final byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> XgboostModelReader.read(cut)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
