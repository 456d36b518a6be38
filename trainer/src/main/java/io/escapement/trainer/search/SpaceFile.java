package io.escapement.trainer.search;

import io.escapement.trainer.TrainerException;
import io.escapement.trainer.search.space.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * What to vary and to hold, in a file:
 *
 * <pre>
 * vary:
 *   strategy.trend.*: declared
 *   risk.perTrade: 0.002..0.01
 * fix:
 *   strategy.scalp.enabled: false
 * </pre>
 */
public final class SpaceFile {
    private static final String VARY = "vary";
    private static final String FIX = "fix";
    private static final String DECLARED = "declared";

    private SpaceFile() {}

    /**
     * Reads a file.
     *
     * @param file YAML
     * @return what it says; names are not checked yet
     * @throws TrainerException naming what can't be read
     */
    public static Selection read(Path file) {
        final Object root;
        try {
            // Every value stays the text that stands in the file.
            root = new Load(LoadSettings.builder()
                            .setAllowDuplicateKeys(false)
                            .setSchema(new FailsafeSchema())
                            .build())
                    .loadFromString(Files.readString(file));
        } catch (final IOException e) {
            throw new TrainerException("can't read " + file + ": no such file, or no permission", e);
        } catch (final YamlEngineException e) {
            throw new TrainerException(
                    file + " is not YAML: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    e);
        }
        if (!(root instanceof Map<?, ?> map) || !Set.of(VARY, FIX).containsAll(map.keySet())) {
            throw new TrainerException(file + ": a space file has the sections vary and fix, and no other");
        }
        final List<String> vary = new ArrayList<>();
        section(file, map, VARY).forEach((name, range) -> vary.add(range.equals(DECLARED) ? name : name + "=" + range));
        return new Selection(vary, section(file, map, FIX));
    }

    private static SortedMap<String, String> section(Path file, Map<?, ?> map, String name) {
        final SortedMap<String, String> entries = new TreeMap<>();
        final Object section = map.get(name);
        if (section == null) {
            return entries;
        }
        if (!(section instanceof Map<?, ?> values)) {
            throw new TrainerException(file + ": " + name + " must be a map of names");
        }
        values.forEach((key, value) -> {
            if (!(value instanceof String)) {
                throw new TrainerException(file + ": " + name + ", " + key + ": needs a plain value");
            }
            entries.put(String.valueOf(key), (String) value);
        });
        return entries;
    }
}
