package io.escapement.core.rules;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The reviewed list of what the core may use outside itself and codecs.
 *
 * <p>Read from {@code core-allow-list.txt}; its head explains the sections.
 */
final class AllowList {
    private static final Set<String> SECTIONS =
            Set.of("everywhere", "cold", "cold code", "text of numbers", "static constants");

    private final Map<String, Set<String>> entries = new HashMap<>();

    private AllowList() {}

    static AllowList read() {
        final AllowList list = new AllowList();
        try (InputStream in = AllowList.class.getResourceAsStream("/core-allow-list.txt");
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            String section = null;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                final String text = line.replaceFirst("\\s*//.*", "").trim();
                if (text.startsWith("[")) {
                    section = text.substring(1, text.length() - 1);
                    if (!SECTIONS.contains(section)) {
                        throw new IllegalArgumentException("unknown section in the allow-list: " + section);
                    }
                } else if (!text.isEmpty()) {
                    list.addAll(section, text);
                }
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return list;
    }

    /** Whether code at a place, {@code package/Class.method}, may use a member of the JDK or Agrona. */
    boolean allows(String place, String owner, String member) {
        return contains("everywhere", owner, member) || (isCold(place) && contains("cold", owner, member));
    }

    /** Whether a place runs only when a core is built, configured or explained. */
    boolean isCold(String place) {
        if (place.endsWith(".<init>") || place.endsWith(".<clinit>") || place.endsWith(".persist")) {
            return true;
        }
        for (final String prefix : entries.get("cold code")) {
            if (place.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a place may print doubles. */
    boolean mayPrintNumbers(String place) {
        return entries.get("text of numbers").contains(place);
    }

    /** Whether a static field of a reference type has been looked at and does not change once its class is loaded. */
    boolean isReviewedConstant(String field, String type) {
        return entries.get("static constants").contains(field)
                || entries.get("static constants").contains(type);
    }

    private boolean contains(String section, String owner, String member) {
        final Set<String> members = entries.get(section);
        return members.contains(owner + "#" + member);
    }

    private void addAll(String section, String text) {
        final Set<String> set = entries.computeIfAbsent(section, key -> new HashSet<>());
        final int hash = text.indexOf('#');
        if (hash < 0) {
            set.add(text);
            return;
        }
        for (final String member : text.substring(hash + 1).trim().split("\\s+")) {
            set.add(text.substring(0, hash) + "#" + member);
        }
    }
}
