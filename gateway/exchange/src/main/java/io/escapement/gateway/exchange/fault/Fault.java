package io.escapement.gateway.exchange.fault;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One thing to go wrong: a kind and what it was told. Written as {@code kind=stall,which=private,for=30s}; immutable.
 */
public final class Fault {
    private final FaultKind kind;
    private final Map<FaultParameter, String> parameters;

    private Fault(FaultKind kind, Map<FaultParameter, String> parameters) {
        this.kind = kind;
        this.parameters = parameters;
    }

    /**
     * Reads a fault.
     *
     * @param text pairs {@code name=value} with commas between, one of them {@code kind}
     * @return the fault
     * @throws IllegalArgumentException in one line what is wrong with it
     */
    public static Fault parse(String text) {
        final Map<String, String> pairs = new LinkedHashMap<>();
        for (final String pair : text.split(",")) {
            final int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(
                        "a fault is written kind=…,name=value,…; there is no name=value in '" + pair + "'");
            }
            if (pairs.put(
                            pair.substring(0, equals).strip(),
                            pair.substring(equals + 1).strip())
                    != null) {
                throw new IllegalArgumentException("a fault says " + pair.substring(0, equals) + " twice: " + text);
            }
        }
        return of(pairs);
    }

    /**
     * Makes a fault of named values.
     *
     * @param pairs values by name, {@code kind} among them
     * @return the fault
     * @throws IllegalArgumentException in one line what is wrong with it
     */
    public static Fault of(Map<String, String> pairs) {
        final FaultKind kind = kind(pairs.get("kind"));
        final Map<FaultParameter, String> parameters = new EnumMap<>(FaultParameter.class);
        for (final Map.Entry<String, String> pair : pairs.entrySet()) {
            if (!pair.getKey().equals("kind")) {
                final FaultParameter parameter = parameter(kind, pair.getKey());
                parameter.check(pair.getValue());
                parameters.put(parameter, pair.getValue());
            }
        }
        for (final FaultParameter needed : kind.needed()) {
            if (!parameters.containsKey(needed)) {
                throw new IllegalArgumentException(
                        "a fault of kind " + kind.key() + " needs " + needed.key() + ": add " + needed.key() + "=…");
            }
        }
        return new Fault(kind, parameters);
    }

    /** What goes wrong. @return never null */
    public FaultKind kind() {
        return kind;
    }

    /** Whether it was told something. @param parameter any @return true if so */
    public boolean has(FaultParameter parameter) {
        return parameters.containsKey(parameter);
    }

    /** What it was told. @param parameter any @param absent taken when it was not @return as written */
    public String text(FaultParameter parameter, String absent) {
        return parameters.getOrDefault(parameter, absent);
    }

    /** A whole number it was told. @param parameter any @param absent taken when it was not @return the number */
    public long number(FaultParameter parameter, long absent) {
        final String text = parameters.get(parameter);
        return text == null ? absent : Long.parseLong(text);
    }

    /** A time it was told. @param parameter any @param absentMs taken when it was not @return ms */
    public long milliseconds(FaultParameter parameter, long absentMs) {
        final String text = parameters.get(parameter);
        return text == null ? absentMs : FaultParameter.milliseconds(text);
    }

    /** As it is written. @return what {@link #parse} reads */
    @Override
    public String toString() {
        final StringBuilder text = new StringBuilder("kind=").append(kind.key());
        parameters.forEach((parameter, value) ->
                text.append(',').append(parameter.key()).append('=').append(value));
        return text.toString();
    }

    private static FaultKind kind(String text) {
        if (text != null) {
            for (final FaultKind kind : FaultKind.values()) {
                if (kind.key().equals(text.toLowerCase(Locale.ROOT))) {
                    return kind;
                }
            }
        }
        final String known =
                Arrays.stream(FaultKind.values()).map(FaultKind::key).collect(Collectors.joining(", "));
        throw new IllegalArgumentException(
                (text == null ? "a fault without kind" : "no fault of kind '" + text + "'") + "; there are " + known);
    }

    private static FaultParameter parameter(FaultKind kind, String name) {
        for (final FaultParameter parameter : kind.allowed()) {
            if (parameter.key().equals(name)) {
                return parameter;
            }
        }
        final String known =
                kind.allowed().stream().map(FaultParameter::key).sorted().collect(Collectors.joining(", "));
        throw new IllegalArgumentException(
                "a fault of kind " + kind.key() + " takes no '" + name + "'; it takes " + known);
    }
}
