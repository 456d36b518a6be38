package io.escapement.runtime.config;

import java.util.Map;

/**
 * One declared key of the engine's own configuration.
 *
 * @param name dotted
 * @param kind of its value
 * @param fallback used when the file is silent
 * @param meaning for people, with the unit
 */
public record Key(String name, Kind kind, String fallback, String meaning) {
    /** What a value may look like. */
    public enum Kind {
        /** Any text. */
        TEXT,
        /** Whole number, not negative. */
        COUNT,
        /** true or false. */
        FLAG,
        /** Comma-separated texts, or a YAML list. */
        LIST,
        /** CPU list as the kernel writes it, or any. */
        CPUS,
        /** busy-spin, yielding, sleeping or blocking. */
        WAIT
    }

    /**
     * The text given for this key, or its default.
     *
     * @param entries of the file
     * @return the value's text, stripped
     */
    public String text(Map<String, String> entries) {
        return entries.getOrDefault(name, fallback).strip();
    }

    /**
     * The value as a whole number.
     *
     * @param entries of the file
     * @param least smallest allowed
     * @param most largest allowed
     * @return the number
     */
    public long count(Map<String, String> entries, long least, long most) {
        final String text = text(entries);
        try {
            final long value = Long.parseLong(text.replace("_", ""));
            if (value >= least && value <= most) {
                return value;
            }
        } catch (final NumberFormatException e) {
            throw wrong(text, "a whole number from " + least + " to " + most);
        }
        throw wrong(text, "a whole number from " + least + " to " + most);
    }

    /**
     * The value as a truth value.
     *
     * @param entries of the file
     * @return true or false
     */
    public boolean flag(Map<String, String> entries) {
        return switch (text(entries)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(text(entries), "true or false");
        };
    }

    /**
     * The value as a constant of an enum, written in lower case with dashes.
     *
     * @param entries of the file
     * @param type of the enum
     * @param <E> the enum
     * @return the constant
     */
    public <E extends Enum<E>> E constant(Map<String, String> entries, Class<E> type) {
        final String text = text(entries);
        final StringBuilder all = new StringBuilder();
        for (final E constant : type.getEnumConstants()) {
            final String written =
                    constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            if (written.equals(text)) {
                return constant;
            }
            all.append(all.isEmpty() ? "" : ", ").append(written);
        }
        throw wrong(text, "one of " + all);
    }

    private ConfigurationException wrong(String text, String expected) {
        return new ConfigurationException(name + ": '" + text + "' is not " + expected);
    }
}
