package io.escapement.simulation.session;

import io.escapement.codecs.sbe.AlertDecoder;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.ConnectionStateDecoder;
import io.escapement.codecs.sbe.FillDecoder;
import io.escapement.codecs.sbe.FindingDecoder;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.PlaceOrderDecoder;
import io.escapement.codecs.sbe.RequestOutcomeDecoder;
import io.escapement.codecs.sbe.TradeClosedDecoder;
import io.escapement.codecs.text.MessageNames;
import io.escapement.codecs.text.MessagePrinter;
import io.escapement.simulation.engine.MemoryJournal;
import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.agrona.concurrent.UnsafeBuffer;

/** What a session's journal tells: counts, one number for all its bytes, and all of it as text. */
final class JournalStudy {
    private final MemoryJournal journal;
    private final Map<String, Long> counts = new TreeMap<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);

    JournalStudy(MemoryJournal journal) {
        this.journal = journal;
    }

    /** How often what happened, by name. */
    Map<String, Long> counts() {
        counts.put("inputs", (long) journal.inputs().size());
        counts.put("outputs", (long) journal.outputs().size());
        journal.inputs().forEach(this::countInput);
        journal.outputs().forEach(output -> countOutput(output.message()));
        return counts;
    }

    /** A number that two sessions share only if they are the same to the bit. */
    long digest() {
        final CRC32C in = new CRC32C();
        final CRC32C out = new CRC32C();
        journal.inputs().forEach(in::update);
        for (final MemoryJournal.Output output : journal.outputs()) {
            out.update((int) output.cause());
            out.update(output.index());
            out.update(output.message());
        }
        return in.getValue() << Integer.SIZE | out.getValue();
    }

    /** Every message as a line, each input followed by what it caused. */
    void print(PrintStream to) {
        final MessagePrinter printer = new MessagePrinter(MessageNames.NONE);
        int next = 0;
        for (int i = 0; i < journal.inputs().size(); i++) {
            buffer.wrap(journal.inputs().get(i));
            to.println((i + 1) + " in  " + printer.toJson(buffer, 0));
            while (next < journal.outputs().size()
                    && journal.outputs().get(next).cause() == i + 1L) {
                buffer.wrap(journal.outputs().get(next++).message());
                to.println((i + 1) + " out " + printer.toJson(buffer, 0));
            }
        }
    }

    private void countInput(byte[] message) {
        buffer.wrap(message);
        header.wrap(buffer, 0);
        switch (header.templateId()) {
            case FillDecoder.TEMPLATE_ID -> add("fills heard");
            case RequestOutcomeDecoder.TEMPLATE_ID ->
                add("outcome "
                        + new RequestOutcomeDecoder()
                                .wrapAndApplyHeader(buffer, 0, header)
                                .outcome());
            case ConnectionStateDecoder.TEMPLATE_ID ->
                add("link "
                        + new ConnectionStateDecoder()
                                .wrapAndApplyHeader(buffer, 0, header)
                                .state());
            default -> {
                // Not counted by itself.
            }
        }
    }

    private void countOutput(byte[] message) {
        buffer.wrap(message);
        header.wrap(buffer, 0);
        switch (header.templateId()) {
            case PlaceOrderDecoder.TEMPLATE_ID ->
                add(
                        new PlaceOrderDecoder()
                                                .wrapAndApplyHeader(buffer, 0, header)
                                                .reduceOnly()
                                        == Bool.YES
                                ? "exits"
                                : "entries");
            case TradeClosedDecoder.TEMPLATE_ID -> add("trades closed");
            case AlertDecoder.TEMPLATE_ID ->
                add("alert "
                        + new AlertDecoder()
                                .wrapAndApplyHeader(buffer, 0, header)
                                .kind());
            case FindingDecoder.TEMPLATE_ID ->
                add("finding "
                        + new FindingDecoder()
                                .wrapAndApplyHeader(buffer, 0, header)
                                .kind());
            default -> {
                // Not counted by itself.
            }
        }
    }

    private void add(String name) {
        counts.merge(name, 1L, Long::sum);
    }
}
