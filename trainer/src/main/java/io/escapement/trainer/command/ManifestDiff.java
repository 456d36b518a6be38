package io.escapement.trainer.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.TreeMap;
import java.util.TreeSet;

/** What two manifests differ in. Long lists, such as calibration points, are told as "differs" only. */
final class ManifestDiff {
    private static final int SHORT_LIST = 12;

    private ManifestDiff() {}

    /** Prints one line a difference and returns how many there were. */
    static int print(JsonNode first, JsonNode second, PrintWriter out) {
        final TreeMap<String, String> one = flat(first);
        final TreeMap<String, String> other = flat(second);
        final TreeSet<String> names = new TreeSet<>(one.keySet());
        names.addAll(other.keySet());
        int differences = 0;
        for (final String name : names) {
            final String left = one.getOrDefault(name, "-");
            final String right = other.getOrDefault(name, "-");
            if (!left.equals(right)) {
                differences++;
                final boolean isLong = left.length() + right.length() > 160;
                out.println(name + "  " + (isLong ? "differs" : left + "  →  " + right));
            }
        }
        return differences;
    }

    private static TreeMap<String, String> flat(JsonNode node) {
        final TreeMap<String, String> lines = new TreeMap<>();
        flatten("", node, lines);
        return lines;
    }

    private static void flatten(String path, JsonNode node, TreeMap<String, String> lines) {
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> flatten(
                            path.isEmpty() ? entry.getKey() : path + '.' + entry.getKey(), entry.getValue(), lines));
        } else if (node.isArray()
                && node.size() <= SHORT_LIST
                && !node.isEmpty()
                && node.get(0).isObject()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(path + '.' + node.get(i).path("name").asText(Integer.toString(i)), node.get(i), lines);
            }
        } else {
            lines.put(path, node.isValueNode() ? node.asText() : node.toString());
        }
    }
}
