package io.escapement.core.config;

import io.escapement.codecs.decimal.FixedPoint;
import java.util.List;

/**
 * One declared key: its name, type, unit, default, range and meaning.
 *
 * <p>Every value is a {@code long}: integers as they are, decimals at 1e-8, flags as 0 or 1, choices by their place in
 * the list. Immutable.
 */
public final class ConfigurationKey {
    /** How the text of a value is read. */
    public enum Type {
        /** A whole number. */
        INTEGER,
        /** An exact decimal number, at most 8 digits behind the point. */
        DECIMAL,
        /** {@code true} or {@code false}. */
        FLAG,
        /** One of a fixed set of words. */
        CHOICE,
        /** Rising whole numbers separated by commas. */
        INTEGERS
    }

    private final String name;
    private final Type type;
    private final String unit;
    private final String defaultText;
    private final long minimum;
    private final long maximum;
    private final List<String> choices;
    private final String description;

    private ConfigurationKey(
            String name,
            Type type,
            String unit,
            String defaultText,
            long minimum,
            long maximum,
            List<String> choices,
            String description) {
        this.name = name;
        this.type = type;
        this.unit = unit;
        this.minimum = minimum;
        this.maximum = maximum;
        this.choices = choices;
        this.description = description;
        this.defaultText = canonical(defaultText);
    }

    /**
     * Declares a whole number.
     *
     * @param name dotted
     * @param unit of the value
     * @param defaultValue used when the key is not set
     * @param minimum smallest allowed
     * @param maximum largest allowed
     * @param description one sentence for the operator
     * @return the key
     */
    public static ConfigurationKey integer(
            String name, String unit, long defaultValue, long minimum, long maximum, String description) {
        return new ConfigurationKey(
                name, Type.INTEGER, unit, Long.toString(defaultValue), minimum, maximum, List.of(), description);
    }

    /**
     * Declares an exact decimal.
     *
     * @param name dotted
     * @param unit of the value
     * @param defaultValue decimal text
     * @param minimum smallest allowed, decimal text
     * @param maximum largest allowed, decimal text
     * @param description one sentence for the operator
     * @return the key
     */
    public static ConfigurationKey decimal(
            String name, String unit, String defaultValue, String minimum, String maximum, String description) {
        return new ConfigurationKey(
                name,
                Type.DECIMAL,
                unit,
                defaultValue,
                DecimalText.parse(name, minimum),
                DecimalText.parse(name, maximum),
                List.of(),
                description);
    }

    /**
     * Declares a switch.
     *
     * @param name dotted
     * @param defaultValue used when the key is not set
     * @param description one sentence for the operator
     * @return the key
     */
    public static ConfigurationKey flag(String name, boolean defaultValue, String description) {
        return new ConfigurationKey(
                name, Type.FLAG, "true or false", Boolean.toString(defaultValue), 0, 1, List.of(), description);
    }

    /**
     * Declares a choice among words.
     *
     * @param name dotted
     * @param defaultValue one of {@code choices}
     * @param choices allowed words; a value is a word's index
     * @param description one sentence for the operator
     * @return the key
     */
    public static ConfigurationKey choice(String name, String defaultValue, List<String> choices, String description) {
        return new ConfigurationKey(
                name,
                Type.CHOICE,
                String.join(" | ", choices),
                defaultValue,
                0,
                choices.size() - 1L,
                List.copyOf(choices),
                description);
    }

    /**
     * Declares a rising list of whole numbers.
     *
     * @param name dotted
     * @param unit of each number
     * @param defaultValue comma-separated
     * @param minimum smallest allowed number
     * @param maximum largest allowed number
     * @param description one sentence for the operator
     * @return the key
     */
    public static ConfigurationKey integers(
            String name, String unit, String defaultValue, long minimum, long maximum, String description) {
        return new ConfigurationKey(name, Type.INTEGERS, unit, defaultValue, minimum, maximum, List.of(), description);
    }

    /**
     * Name of the key.
     *
     * @return dotted name
     */
    public String name() {
        return name;
    }

    /**
     * How its text is read.
     *
     * @return the type
     */
    public Type type() {
        return type;
    }

    /**
     * Unit of the value.
     *
     * @return for people
     */
    public String unit() {
        return unit;
    }

    /**
     * Default, in canonical form.
     *
     * @return text that parses
     */
    public String defaultText() {
        return defaultText;
    }

    /**
     * What the key does.
     *
     * @return one sentence
     */
    public String description() {
        return description;
    }

    /**
     * Allowed values, for people.
     *
     * @return "from A to B", or the words
     */
    public String range() {
        return switch (type) {
            case FLAG, CHOICE -> unit;
            case DECIMAL -> DecimalText.format(minimum) + " to " + DecimalText.format(maximum);
            case INTEGER, INTEGERS -> minimum + " to " + maximum;
        };
    }

    /**
     * Whether a text is an allowed value by itself; other keys may still contradict it.
     *
     * @param text as an operator writes it
     * @return false if a configuration with it would be refused
     */
    public boolean accepts(String text) {
        try {
            parse(text);
            return true;
        } catch (final IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * The value of a text.
     *
     * @param text as an operator writes it
     * @return integer, decimal at 1e-8, 0 or 1, or the choice's index; for a list, its length
     * @throws IllegalArgumentException naming key, value and range, if the text is no allowed value
     */
    long parse(String text) {
        final String trimmed = text.trim();
        final long value = switch (type) {
            case INTEGER -> parseInteger(trimmed);
            case DECIMAL -> parseDecimal(trimmed);
            case FLAG -> parseFlag(trimmed);
            case CHOICE -> choices.indexOf(trimmed);
            case INTEGERS -> parseList(trimmed).length;
        };
        if (type == Type.CHOICE && value < 0
                || (type == Type.INTEGER || type == Type.DECIMAL) && (value < minimum || value > maximum)) {
            throw refused(trimmed);
        }
        return value;
    }

    /**
     * The numbers of a list.
     *
     * @param text comma-separated
     * @return rising numbers, at least one
     * @throws IllegalArgumentException if the text is no such list
     */
    int[] parseList(String text) {
        final String[] parts = text.split(",", -1);
        final int[] values = new int[parts.length];
        for (int i = 0; i < parts.length; i++) {
            final long value = parseInteger(parts[i].trim());
            if (value < minimum || value > maximum || (i > 0 && value <= values[i - 1])) {
                throw refused(text);
            }
            values[i] = (int) value;
        }
        return values;
    }

    /**
     * One spelling for each value, so that equal configurations have equal text.
     *
     * @param text an allowed value
     * @return its canonical form
     */
    String canonical(String text) {
        final long value = parse(text);
        return switch (type) {
            case INTEGER -> Long.toString(value);
            case DECIMAL -> DecimalText.format(value);
            case FLAG -> value == 1 ? "true" : "false";
            case CHOICE -> choices.get((int) value);
            case INTEGERS -> {
                final StringBuilder list = new StringBuilder();
                for (final int number : parseList(text.trim())) {
                    list.append(list.length() == 0 ? "" : ",").append(number);
                }
                yield list.toString();
            }
        };
    }

    private long parseInteger(String text) {
        try {
            return Long.parseLong(text);
        } catch (final NumberFormatException e) {
            throw refused(text);
        }
    }

    private long parseDecimal(String text) {
        final long value = DecimalText.parse(name, text);
        if (value == FixedPoint.NULL) {
            throw refused(text);
        }
        return value;
    }

    private long parseFlag(String text) {
        if (text.equals("true")) {
            return 1;
        }
        if (text.equals("false")) {
            return 0;
        }
        throw refused(text);
    }

    private IllegalArgumentException refused(String text) {
        return new IllegalArgumentException("configuration key " + name + ": '" + text + "' is not allowed; expected "
                + range() + (type == Type.INTEGERS ? ", rising, separated by commas" : ""));
    }
}
