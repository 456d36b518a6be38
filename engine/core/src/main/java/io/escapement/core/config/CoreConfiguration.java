package io.escapement.core.config;

import io.escapement.codecs.decimal.FixedPoint;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything the core was told before it started. Immutable; equal configurations have equal canonical text.
 *
 * <p>Components read their keys once, in their constructors, into primitives: nothing here is on the hot path.
 */
public final class CoreConfiguration {
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final TreeMap<String, String> texts;

    private CoreConfiguration(TreeMap<String, String> texts) {
        this.texts = texts;
    }

    /**
     * Every key there is, in documentation order.
     *
     * @return unmodifiable
     */
    public static List<ConfigurationKey> keys() {
        return CoreKeys.ALL;
    }

    /**
     * The configuration with every key at its default.
     *
     * @return never null
     */
    public static CoreConfiguration defaults() {
        return fromEntries(Map.of());
    }

    /**
     * Builds a configuration; keys left out keep their defaults.
     *
     * @param entries key to text
     * @return the configuration
     * @throws IllegalArgumentException with one clear line, if a key is unknown or a value not allowed
     */
    public static CoreConfiguration fromEntries(Map<String, String> entries) {
        final TreeMap<String, String> texts = new TreeMap<>();
        for (final ConfigurationKey key : CoreKeys.ALL) {
            final String text = entries.get(key.name());
            texts.put(key.name(), text == null ? key.defaultText() : key.canonical(text));
        }
        for (final String name : new TreeMap<>(entries).keySet()) {
            if (!texts.containsKey(name)) {
                throw new IllegalArgumentException(
                        "unknown configuration key " + name + "; did you mean " + nearest(name, texts) + "?");
            }
        }
        final CoreConfiguration configuration = new CoreConfiguration(texts);
        CoreKeys.checkRelations(configuration);
        return configuration;
    }

    /**
     * Reads canonical text back.
     *
     * @param canonicalText lines of {@code key = value}; blank lines and lines that start with # are skipped
     * @return the configuration
     * @throws IllegalArgumentException with one clear line, if a line is malformed, a key unknown or twice, a value not
     *     allowed
     */
    public static CoreConfiguration parse(String canonicalText) {
        final TreeMap<String, String> entries = new TreeMap<>();
        int number = 0;
        for (final String line : canonicalText.split("\n", -1)) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            final int equals = line.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("configuration line " + number + ": expected 'key = value'");
            }
            final String name = line.substring(0, equals).trim();
            if (entries.put(name, line.substring(equals + 1).trim()) != null) {
                throw new IllegalArgumentException("configuration line " + number + ": key " + name + " is set twice");
            }
        }
        return fromEntries(entries);
    }

    /**
     * The whole configuration as sorted {@code key = value} lines, every key present.
     *
     * @return text that {@link #parse} reads back
     */
    public String canonicalText() {
        final StringBuilder text = new StringBuilder();
        texts.forEach(
                (name, value) -> text.append(name).append(" = ").append(value).append('\n'));
        return text.toString();
    }

    /**
     * Key to canonical value, sorted.
     *
     * @return unmodifiable
     */
    public Map<String, String> entries() {
        return Collections.unmodifiableMap(texts);
    }

    /**
     * A copy with one key changed, for tests and what-if.
     *
     * @param name of the key
     * @param text its new value
     * @return the changed configuration
     * @throws IllegalArgumentException as {@link #fromEntries}
     */
    public CoreConfiguration with(String name, String text) {
        final TreeMap<String, String> entries = new TreeMap<>(texts);
        entries.put(name, text);
        return fromEntries(entries);
    }

    /**
     * Raw value of a key: integer, decimal at 1e-8, 0 or 1, or choice index.
     *
     * @param key declared
     * @return the value
     */
    public long value(ConfigurationKey key) {
        return key.parse(texts.get(key.name()));
    }

    /**
     * A count or other number that fits an {@code int}.
     *
     * @param key an integer key
     * @return the value
     */
    public int count(ConfigurationKey key) {
        return Math.toIntExact(value(key));
    }

    /**
     * A decimal as a double, for statistics and thresholds that are not money.
     *
     * @param key a decimal key
     * @return the nearest double
     */
    public double number(ConfigurationKey key) {
        return FixedPoint.toDouble(value(key));
    }

    /**
     * A duration given in milliseconds.
     *
     * @param key an integer key in ms
     * @return nanoseconds
     */
    public long nanos(ConfigurationKey key) {
        return Math.multiplyExact(value(key), NANOS_PER_MILLI);
    }

    /**
     * A switch.
     *
     * @param key a flag key
     * @return its state
     */
    public boolean flag(ConfigurationKey key) {
        return value(key) != 0;
    }

    /**
     * The word of a choice.
     *
     * @param key a choice key
     * @return the chosen word
     */
    public String word(ConfigurationKey key) {
        return texts.get(key.name());
    }

    /**
     * A list of numbers.
     *
     * @param key a list key
     * @return a new array, rising
     */
    public int[] list(ConfigurationKey key) {
        return key.parseList(texts.get(key.name()));
    }

    /** The known key with the longest common start, or of the same last word. */
    private static String nearest(String name, TreeMap<String, String> known) {
        String best = known.firstKey();
        int bestScore = -1;
        for (final String candidate : known.keySet()) {
            int score = 0;
            while (score < Math.min(name.length(), candidate.length())
                    && name.charAt(score) == candidate.charAt(score)) {
                score++;
            }
            if (candidate.endsWith(name.substring(name.lastIndexOf('.') + 1))) {
                score += name.length();
            }
            if (score > bestScore) {
                bestScore = score;
                best = candidate;
            }
        }
        return best;
    }
}
