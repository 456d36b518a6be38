package io.escapement.core.strategy;

import io.escapement.codecs.decimal.FixedPoint;
import java.util.List;

/** Values for a strategy's declared parameters. Immutable; read once, when the strategy is built. */
public final class ParameterValues {
    private final List<Parameter> parameters;
    private final long[] values;

    private ParameterValues(List<Parameter> parameters, long[] values) {
        this.parameters = parameters;
        this.values = values;
    }

    /**
     * Every parameter at its default.
     *
     * @param parameters declared by a strategy
     * @return the values
     */
    public static ParameterValues defaults(List<Parameter> parameters) {
        final List<Parameter> copy = List.copyOf(parameters);
        final long[] values = new long[copy.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = copy.get(i).defaultValue();
        }
        return new ParameterValues(copy, values);
    }

    /**
     * The same values but one.
     *
     * @param name of a declared parameter
     * @param value 1e-8
     * @return new values; these stay as they are
     * @throws IllegalArgumentException naming the parameter, if it is unknown or the value is out of range
     */
    public ParameterValues with(String name, long value) {
        final int index = indexOf(name);
        if (!parameters.get(index).accepts(value)) {
            throw new IllegalArgumentException("strategy parameter out of range: name=" + name + " value(1e-8)=" + value
                    + " min(1e-8)=" + parameters.get(index).min() + " max(1e-8)="
                    + parameters.get(index).max());
        }
        final long[] changed = values.clone();
        changed[index] = value;
        return new ParameterValues(parameters, changed);
    }

    /**
     * An exact value.
     *
     * @param name of a declared parameter
     * @return 1e-8
     * @throws IllegalArgumentException if the name is unknown
     */
    public long decimal(String name) {
        return values[indexOf(name)];
    }

    /**
     * A value to compute with.
     *
     * @param name of a declared parameter
     * @return the nearest double
     * @throws IllegalArgumentException if the name is unknown
     */
    public double number(String name) {
        return FixedPoint.toDouble(decimal(name));
    }

    /**
     * A whole value.
     *
     * @param name of a declared parameter
     * @return the number
     * @throws IllegalArgumentException if the name is unknown
     */
    public int integer(String name) {
        return (int) (decimal(name) / FixedPoint.ONE);
    }

    /**
     * A flag.
     *
     * @param name of a declared parameter
     * @return its state
     * @throws IllegalArgumentException if the name is unknown
     */
    public boolean flag(String name) {
        return decimal(name) != 0;
    }

    /**
     * The word of a choice.
     *
     * @param name of a declared choice
     * @return the chosen word
     * @throws IllegalArgumentException if the name is unknown
     */
    public String word(String name) {
        return parameters.get(indexOf(name)).words().get(integer(name));
    }

    /**
     * Refuses values that contradict each other.
     *
     * @param lower a parameter whose value must be the smaller one
     * @param upper the other
     * @param kind whose parameters they are
     * @throws IllegalArgumentException naming both
     */
    void requireBelow(Parameter lower, Parameter upper, StrategyKind kind) {
        if (decimal(lower.name()) >= decimal(upper.name())) {
            throw new IllegalArgumentException("strategy " + kind.name() + ": " + lower.name() + " must be below "
                    + upper.name() + ": " + lower.name() + "(1e-8)=" + decimal(lower.name()) + " " + upper.name()
                    + "(1e-8)=" + decimal(upper.name()));
        }
    }

    private int indexOf(String name) {
        for (int i = 0; i < values.length; i++) {
            if (parameters.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no such strategy parameter: name=" + name);
    }
}
