package io.escapement.tools.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.journal.Journal;
import io.escapement.journal.JournalReader;
import io.escapement.journal.JournalView;
import io.escapement.tools.text.JournalNames;
import io.escapement.tools.text.RecordPrinter;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.agrona.DirectBuffer;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints messages of a journal. */
@Command(
        name = "dump",
        mixinStandardHelpOptions = true,
        description = "Prints the messages of a journal in order, each input followed by what it caused.")
public final class DumpCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Directory of the journal")
    private Path directory;

    @ArgGroup
    private Streams streams = new Streams();

    @Option(names = "--json", description = "One JSON object a line")
    private boolean json;

    @Option(names = "--from", paramLabel = "N", description = "First input (default: the first there is)")
    private long from;

    @Option(names = "--to", paramLabel = "N", description = "Last input (default: the last there is)")
    private long to = Long.MAX_VALUE;

    @Option(names = "--type", paramLabel = "NAME", description = "Only messages of this name, such as PlaceOrder")
    private String type;

    @Option(names = "--symbol", paramLabel = "S", description = "Only messages of this instrument")
    private String symbol;

    private long shown;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private RecordPrinter printer;
    private PrintWriter out;

    private static final class Streams {
        @Option(names = "--in", description = "Only inputs")
        private boolean in;

        @Option(names = "--out", description = "Only outputs")
        private boolean out;

        @Option(names = "--both", description = "Inputs and outputs (default)")
        private boolean both;
    }

    @Override
    public Integer call() {
        out = spec.commandLine().getOut();
        if (from > to) {
            throw new ParameterException(spec.commandLine(), "--from " + from + " is behind --to " + to);
        }
        try (JournalView view = Journal.openReadOnly(directory);
                JournalReader inputs = view.inputs();
                JournalReader outputs = view.outputs()) {
            final JournalNames names = namesBefore(view);
            printer = new RecordPrinter(names);
            if (type != null && !printer.knows(type)) {
                throw new ParameterException(
                        spec.commandLine(), "no message is named " + type + "; the report lists those there are");
            }
            inputs.seek(from);
            outputs.seek(from);
            boolean output = outputs.next();
            while (!out.checkError() && inputs.next() && inputs.sequence() <= to) {
                names.onInput(inputs.buffer(), inputs.offset());
                if (!streams.out) {
                    print("in", inputs);
                }
                while (output && outputs.sequence() <= inputs.sequence()) {
                    if (!streams.in) {
                        print("out", outputs);
                    }
                    output = outputs.next();
                }
            }
        }
        out.flush();
        if (shown == 0) {
            spec.commandLine().getErr().println("journal: no message matches; journal report lists what there is");
        }
        return 0;
    }

    /** Definitions stand ahead of everything that names instruments, so a dump from the middle reads them first. */
    private JournalNames namesBefore(JournalView view) {
        return from <= Journal.FIRST_SEQUENCE
                ? new JournalNames(view.identity().instance())
                : JournalNames.readAhead(view, from);
    }

    private void print(String stream, JournalReader record) {
        final DirectBuffer buffer = record.buffer();
        final int offset = record.offset();
        header.wrap(buffer, offset);
        if (type != null
                && !printer.name(header.templateId()).toLowerCase(Locale.ROOT).equals(type.toLowerCase(Locale.ROOT))) {
            return;
        }
        if (symbol != null) {
            final JsonNode fields = printer.fields(buffer, offset);
            if (!symbol.equalsIgnoreCase(fields.path("instrumentId").asText())
                    && !symbol.equalsIgnoreCase(fields.path("symbol").asText())) {
                return;
            }
        }
        shown++;
        out.println(
                json
                        ? printer.json(stream, record.sequence(), record.index(), buffer, offset)
                        : printer.line(record.sequence(), record.index(), buffer, offset));
    }
}
