package io.escapement.trainer.dataset;

import io.escapement.core.feature.FeatureLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Features that no row knows. */
final class UnknownFeatures {
    private UnknownFeatures() {}

    /** Which columns some of the rows know. */
    static boolean[] known(Iterable<float[]> rows, int columns) {
        final boolean[] known = new boolean[columns];
        for (final float[] row : rows) {
            for (int i = 0; i < columns; i++) {
                known[i] |= !Float.isNaN(row[i]);
            }
        }
        return known;
    }

    /** Names of the unknown ones of some sources; {@code d1.*} where all of a kind are. */
    static List<String> names(boolean[] known, FeatureLayout layout, int sources) {
        final Map<String, List<String>> unknown = new LinkedHashMap<>();
        final Map<String, Integer> ofKind = new LinkedHashMap<>();
        for (int i = 0; i < known.length; i++) {
            if ((layout.source(i).bit() & sources) != 0) {
                final String name = layout.name(i);
                final String kind = name.substring(0, Math.max(0, name.indexOf('.')));
                ofKind.merge(kind, 1, Integer::sum);
                if (!known[i]) {
                    unknown.computeIfAbsent(kind, none -> new ArrayList<>()).add(name);
                }
            }
        }
        final List<String> names = new ArrayList<>();
        unknown.forEach((kind, list) -> {
            if (!kind.isEmpty() && list.size() == ofKind.get(kind)) {
                names.add(kind + ".*");
            } else {
                names.addAll(list);
            }
        });
        return names;
    }
}
