package io.escapement.runtime.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * A YAML file as flat entries: nested maps become dotted names, lists become comma-separated values.
 *
 * <p>Every scalar stays the text that stands in the file, so that {@code 0.00055} never passes through a double.
 */
public final class YamlFile {
    private YamlFile() {}

    /**
     * Reads a file.
     *
     * @param file to read
     * @return entries in the order of the file
     * @throws ConfigurationException if the file is missing, is not YAML, or has a duplicate or a shape no key can have
     */
    public static Map<String, String> read(Path file) {
        final LoadSettings settings = LoadSettings.builder()
                .setLabel(file.getFileName().toString())
                .setAllowDuplicateKeys(false)
                .setSchema(new FailsafeSchema())
                .build();
        final Map<String, String> entries = new LinkedHashMap<>();
        try (InputStream in = Files.newInputStream(file)) {
            // A file without a document, be it empty or all comments, has no entries.
            final Iterator<Object> documents =
                    new Load(settings).loadAllFromInputStream(in).iterator();
            final Object root = documents.hasNext() ? documents.next() : null;
            if (documents.hasNext()) {
                throw new ConfigurationException(file + ": more than one YAML document; keep one");
            }
            if (root instanceof Map<?, ?> map) {
                flatten("", map, entries, file);
            } else if (root != null) {
                throw new ConfigurationException(file + ": the file must be a map of keys");
            }
        } catch (final NoSuchFileException e) {
            throw new ConfigurationException("no configuration file " + file + "; check its path", e);
        } catch (final MarkedYamlEngineException e) {
            final String where = e.getProblemMark()
                    .map(mark -> ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1))
                    .orElse("");
            throw new ConfigurationException(file + where + ": " + e.getProblem(), e);
        } catch (final YamlEngineException e) {
            throw new ConfigurationException(
                    file + ": " + e.getMessage().lines().findFirst().orElse("not YAML"), e);
        } catch (final IOException e) {
            throw new ConfigurationException("cannot read " + file + ": " + e.getMessage(), e);
        }
        return entries;
    }

    private static void flatten(String prefix, Map<?, ?> map, Map<String, String> entries, Path file) {
        map.forEach((key, value) -> {
            final String name = prefix.isEmpty() ? key.toString() : prefix + "." + key;
            if (value instanceof Map<?, ?> nested) {
                flatten(name, nested, entries, file);
            } else if (value instanceof List<?> list) {
                final StringJoiner joined = new StringJoiner(",");
                for (final Object element : list) {
                    if (element instanceof Map || element instanceof List) {
                        throw new ConfigurationException(file + ": " + name + " must be a list of plain values");
                    }
                    joined.add(String.valueOf(element));
                }
                entries.put(name, joined.toString());
            } else if (entries.putIfAbsent(name, value == null ? "" : value.toString()) != null) {
                throw new ConfigurationException(file + ": " + name + " is given twice");
            }
        });
    }
}
