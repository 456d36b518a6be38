package io.escapement.tools.signals;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.core.feature.FeatureLayout;
import io.escapement.core.strategy.StrategyCatalog;
import io.escapement.core.strategy.StrategyKind;
import io.escapement.journal.JournalReader;
import io.escapement.journal.JournalView;
import io.escapement.tools.text.RecordPrinter;
import io.escapement.tools.text.Terminal;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The whole life of one signal: everything the core said about it, in order, with names for its numbers. */
public final class SignalLifeText {
    private static final Set<String> KNOWN_ANYWAY = Set.of("message", "engineTimeNs", "instrumentId", "signalId");
    private static final int FEATURES_A_LINE = 2;
    private static final int INDENT = 6;

    private final PrintWriter out;
    private final RecordPrinter printer;
    private final FeatureLayout layout = FeatureLayout.standard();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private int strategyId = -1;
    private boolean begun;

    /**
     * A teller.
     *
     * @param out takes the words
     * @param printer knows the messages
     */
    public SignalLifeText(PrintWriter out, RecordPrinter printer) {
        this.out = out;
        this.printer = printer;
    }

    /**
     * Tells a life.
     *
     * @param view the journal
     * @param signalId whose
     * @param withFeatures whether to list the feature row it was judged by
     * @return false if the journal does not know the signal
     */
    public boolean print(JournalView view, long signalId, boolean withFeatures) {
        try (JournalReader outputs = view.outputs()) {
            while (outputs.next()) {
                header.wrap(outputs.buffer(), outputs.offset());
                final JsonNode fields = printer.fields(outputs.buffer(), outputs.offset());
                if (fields.path("signalId").isNumber()
                        && fields.path("signalId").asLong() == signalId) {
                    print(outputs, fields, withFeatures);
                }
            }
        }
        return begun;
    }

    private void print(JournalReader record, JsonNode fields, boolean withFeatures) {
        if (!begun) {
            begun = true;
            out.println("signal " + fields.path("signalId").asText() + " on "
                    + fields.path("instrumentId").asText());
        }
        if (fields.has("strategyId")) {
            strategyId = fields.path("strategyId").asInt();
        }
        final String message = fields.path("message").asText();
        final StringBuilder line = new StringBuilder();
        line.append(SignalWords.time(fields.path("engineTimeNs").asLong()))
                .append("  ")
                .append(String.format("%-22s", record.sequence() + "/" + record.index()))
                .append(message.equals("SignalTransition") ? step(fields) : message + words(fields));
        out.println(Terminal.wrapped(line.toString(), INDENT));
        list(fields.path("numbers"), numberNames());
        if (withFeatures && message.equals("Evaluation")) {
            list(fields.path("features"), featureNames());
        }
    }

    private static String step(JsonNode fields) {
        final String reason = fields.path("reason").asText();
        return fields.path("fromState").asText() + " -> "
                + fields.path("toState").asText()
                + (reason.equals("NONE") ? "" : "  " + reason)
                + compared(fields);
    }

    private static String compared(JsonNode fields) {
        if (!fields.path("value").isNumber()) {
            return "";
        }
        return "  value=" + fields.path("value").asText() + " threshold="
                + fields.path("threshold").asText() + " distance="
                + fields.path("margin").asText();
    }

    private static String words(JsonNode fields) {
        final StringBuilder words = new StringBuilder();
        for (final Map.Entry<String, JsonNode> field : fields.properties()) {
            if (!KNOWN_ANYWAY.contains(field.getKey())
                    && !field.getValue().isArray()
                    && !field.getValue().isNull()) {
                words.append(' ').append(field.getKey()).append('=');
                words.append(field.getValue().isValueNode() ? field.getValue().asText() : field.getValue());
            }
        }
        return words.toString();
    }

    private void list(JsonNode values, List<String> names) {
        final StringBuilder line = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            final JsonNode value = values.get(i).has("value") ? values.get(i).path("value") : values.get(i);
            line.append(i % FEATURES_A_LINE == 0 ? "\n    " : "  ")
                    .append(String.format(
                            "%-24s %-22s",
                            i < names.size() ? names.get(i) : "number " + i, value.isNull() ? "-" : value.asText()));
        }
        if (line.length() > 0) {
            line.substring(1).lines().forEach(row -> out.println(row.stripTrailing()));
        }
    }

    private List<String> featureNames() {
        final List<String> names = new ArrayList<>();
        for (int i = 0; i < layout.size(); i++) {
            names.add(layout.name(i));
        }
        return names;
    }

    private List<String> numberNames() {
        for (final StrategyKind kind : StrategyCatalog.all()) {
            if (kind.id() == strategyId) {
                return kind.numberNames();
            }
        }
        return List.of();
    }
}
