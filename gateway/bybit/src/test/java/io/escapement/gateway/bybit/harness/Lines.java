package io.escapement.gateway.bybit.harness;

import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Inputs in short, so that a test can state a whole sequence of them. */
public final class Lines {
    private static final Pattern FIELD = Pattern.compile("\"(message|instrumentId|intervalMinutes|openTimeNs|source"
            + "|channel|state|complete|kind|queryKind|outcome|commandSequence|venueCode|clientOrderId|status|coin"
            + "|requestedAtSequence|updateId)\":\"?([^\",}]*)");

    private Lines() {}

    /** Shortens. @param inputs as JSON @return name and telling fields of each, separated by spaces */
    public static List<String> of(List<String> inputs) {
        return inputs.stream().map(Lines::of).toList();
    }

    private static String of(String input) {
        final Matcher matcher = FIELD.matcher(input);
        final StringJoiner line = new StringJoiner(" ");
        while (matcher.find()) {
            final boolean idle = matcher.group(1).equals("intervalMinutes")
                    && matcher.group(2).equals("0");
            if (!idle) {
                line.add(matcher.group(2));
            }
        }
        return line.toString();
    }
}
