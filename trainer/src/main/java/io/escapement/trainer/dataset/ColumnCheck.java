package io.escapement.trainer.dataset;

import io.escapement.core.feature.FeatureLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Columns from which nothing can be learned.
 *
 * @param missing never known in any row, by name; {@code d1.*} where all of a kind are
 * @param constant the same in every row that knows them
 */
record ColumnCheck(List<String> missing, List<String> constant) {
    /** Looks at the columns of some sources. */
    static ColumnCheck of(Dataset rows, FeatureLayout layout, int sources) {
        final Map<String, List<String>> missing = new LinkedHashMap<>();
        final Map<String, Integer> ofKind = new LinkedHashMap<>();
        final List<String> constant = new ArrayList<>();
        for (int i = 0; i < layout.size(); i++) {
            if ((layout.source(i).bit() & sources) == 0) {
                continue;
            }
            final String name = layout.name(i);
            final String kind = name.substring(0, Math.max(0, name.indexOf('.')));
            ofKind.merge(kind, 1, Integer::sum);
            float first = Float.NaN;
            boolean varies = false;
            for (final float[] row : rows.rows()) {
                if (Float.isNaN(first)) {
                    first = row[i];
                } else if (!Float.isNaN(row[i]) && row[i] != first) {
                    varies = true;
                    break;
                }
            }
            if (Float.isNaN(first)) {
                missing.computeIfAbsent(kind, none -> new ArrayList<>()).add(name);
            } else if (!varies) {
                constant.add(name);
            }
        }
        final List<String> names = new ArrayList<>();
        missing.forEach((kind, list) -> {
            if (!kind.isEmpty() && list.size() == ofKind.get(kind)) {
                names.add(kind + ".*");
            } else {
                names.addAll(list);
            }
        });
        return new ColumnCheck(List.copyOf(names), List.copyOf(constant));
    }
}
