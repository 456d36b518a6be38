package io.escapement.core.model;

import java.util.List;
import java.util.Map;

/**
 * A value of a model file or manifest, with its path for messages.
 *
 * <p>Both notations of the same tree end here: UBJ brings numbers and packed arrays, JSON brings numbers as text, which
 * are parsed as the type asked for, since text to double to float rounds twice. Cold path only.
 */
final class ModelNode {
    private final String path;
    private final Object value;

    /** @param value a map, a list, a {@link NumberText}, a Number, a String, a Boolean, {@code float[]}, {@code int[]} or null */
    ModelNode(String path, Object value) {
        this.path = path;
        this.value = value;
    }

    /** A number as JSON writes it. */
    record NumberText(String text) {}

    boolean has(String name) {
        return members().containsKey(name);
    }

    ModelNode get(String name) {
        final ModelNode child = members().get(name);
        if (child == null) {
            throw new IllegalArgumentException("model has no " + (path.isEmpty() ? name : path + '.' + name));
        }
        return child;
    }

    ModelNode get(int index) {
        return items().get(index);
    }

    int size() {
        if (value instanceof float[] floats) {
            return floats.length;
        }
        return value instanceof int[] ints ? ints.length : items().size();
    }

    String text() {
        if (value instanceof String text) {
            return text;
        }
        throw wrong("text");
    }

    boolean flag() {
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw wrong("true or false");
    }

    int integer() {
        final double number = number();
        if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
            throw wrong("a whole number");
        }
        return (int) number;
    }

    double number() {
        if (value instanceof NumberText number) {
            return Double.parseDouble(number.text);
        }
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw wrong("a number");
    }

    float single() {
        return value instanceof NumberText number ? Float.parseFloat(number.text) : (float) number();
    }

    float[] singles() {
        if (value instanceof float[] floats) {
            return floats;
        }
        final float[] floats = new float[size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = value instanceof int[] ints ? ints[i] : get(i).single();
        }
        return floats;
    }

    double[] numbers() {
        final double[] numbers = new double[items().size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = get(i).number();
        }
        return numbers;
    }

    int[] integers() {
        if (value instanceof int[] ints) {
            return ints;
        }
        final int[] ints = new int[size()];
        for (int i = 0; i < ints.length; i++) {
            ints[i] = get(i).integer();
        }
        return ints;
    }

    String[] texts() {
        final String[] texts = new String[items().size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = get(i).text();
        }
        return texts;
    }

    @SuppressWarnings("unchecked")
    private Map<String, ModelNode> members() {
        if (value instanceof Map) {
            return (Map<String, ModelNode>) value;
        }
        throw wrong("an object");
    }

    @SuppressWarnings("unchecked")
    private List<ModelNode> items() {
        if (value instanceof List) {
            return (List<ModelNode>) value;
        }
        throw wrong("a list");
    }

    private IllegalArgumentException wrong(String expected) {
        return new IllegalArgumentException("model's " + (path.isEmpty() ? "root" : path) + " is not " + expected);
    }
}
