package io.escapement.tools.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.tools.replay.Difference;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;

/** Prints a difference so that one sees what changed and why it was said: both sides field by field, and the cause. */
public final class DifferencePrinter {
    private static final int NAME_WIDTH = 22;
    private static final int VALUE_WIDTH = 36;

    private final RecordPrinter printer;
    private final PrintWriter out;

    /**
     * @param printer decodes the messages
     * @param out takes the lines
     */
    public DifferencePrinter(RecordPrinter printer, PrintWriter out) {
        this.printer = printer;
        this.out = out;
    }

    /**
     * @param difference what to print
     */
    public void print(Difference difference) {
        final String place = "output " + difference.causeSequence() + "/" + difference.index();
        switch (difference.kind()) {
            case CHANGED -> out.println("first difference: " + place + " was recorded otherwise");
            case NOT_RECOMPUTED -> out.println("first difference: " + place + " was recorded, but the replay has none");
            case NOT_RECORDED -> out.println("first difference: " + place + " is in the replay, but was not recorded");
            default ->
                out.println("first difference: the journal's outputs end early, " + place
                        + " and all later ones are missing; starting the engine in this directory recomputes them");
        }
        if (difference.cause() != null) {
            out.println(
                    "cause: " + printer.line(difference.causeSequence(), -1, new UnsafeBuffer(difference.cause()), 0));
        } else {
            out.println("cause: input " + difference.causeSequence() + " is not in the journal");
        }
        if (difference.recorded() != null || difference.recomputed() != null) {
            table(difference);
        }
    }

    private void table(Difference difference) {
        final JsonNode recorded = side(difference.recorded());
        final JsonNode recomputed = side(difference.recomputed());
        row(' ', "field", "recorded", "replayed");
        final Set<String> names = new LinkedHashSet<>();
        collect(recorded, names);
        collect(recomputed, names);
        boolean visible = false;
        for (String name : names) {
            final JsonNode left = recorded == null ? null : recorded.get(name);
            final JsonNode right = recomputed == null ? null : recomputed.get(name);
            final boolean same = left != null && left.equals(right);
            visible |= !same;
            row(same ? ' ' : '*', name, words(left), words(right));
        }
        if (!visible) {
            // Equal fields, other bytes: something wrote where no field lies.
            out.println("* bytes: the fields are equal, the bytes are not: length "
                    + difference.recorded().length + " and " + difference.recomputed().length + ", first at "
                    + Arrays.mismatch(difference.recorded(), difference.recomputed()));
        }
    }

    private void row(char mark, String name, String left, String right) {
        out.println(mark + " " + pad(name, NAME_WIDTH) + " " + pad(left, VALUE_WIDTH) + " " + right);
    }

    private JsonNode side(byte[] message) {
        return message == null ? null : printer.fields(message);
    }

    private static void collect(JsonNode node, Set<String> names) {
        if (node != null) {
            for (Iterator<String> all = node.fieldNames(); all.hasNext(); ) {
                names.add(all.next());
            }
        }
    }

    private static String words(JsonNode value) {
        return value == null ? "-" : RecordPrinter.words(value);
    }

    private static String pad(String text, int width) {
        return text.length() >= width ? text : text + " ".repeat(width - text.length());
    }
}
