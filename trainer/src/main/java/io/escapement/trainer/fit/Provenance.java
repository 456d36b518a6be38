package io.escapement.trainer.fit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a manifest says beyond the fit itself.
 *
 * @param trials variants tried until this one was chosen, itself included
 * @param days of history of each symbol; empty where it isn't known
 * @param historySha256 of the history's values; null where it isn't known
 * @param sections more of the manifest, by name
 */
public record Provenance(
        int trials, SortedMap<String, Integer> days, String historySha256, SortedMap<String, JsonNode> sections) {
    /** Rows from nowhere. */
    public static final Provenance UNKNOWN = new Provenance(1, new TreeMap<>(), null, new TreeMap<>());

    /** Copies the maps. */
    public Provenance {
        days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
        sections = Collections.unmodifiableSortedMap(new TreeMap<>(sections));
    }
}
