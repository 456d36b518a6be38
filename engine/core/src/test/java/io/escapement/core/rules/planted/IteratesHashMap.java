package io.escapement.core.rules.planted;

import java.util.HashMap;
import java.util.Map;

/** Lets hash order decide. */
public final class IteratesHashMap {
    private final Map<String, Integer> counts = new HashMap<>();

    public int first() {
        for (final Map.Entry<String, Integer> entry : counts.entrySet()) {
            return entry.getValue();
        }
        return 0;
    }
}
