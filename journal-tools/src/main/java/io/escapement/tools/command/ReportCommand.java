package io.escapement.tools.command;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.escapement.journal.Journal;
import io.escapement.journal.JournalView;
import io.escapement.tools.report.Session;
import io.escapement.tools.report.SessionReader;
import io.escapement.tools.report.SessionText;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what a session came to. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Tells what a session came to: trades, costs, profit, signals by fate, messages, journal size.")
public final class ReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Directory of the journal")
    private Path directory;

    @Option(
            names = "--trades",
            paramLabel = "N",
            defaultValue = "20",
            description = "List the last N trades (${DEFAULT-VALUE})")
    private int trades;

    @Option(names = "--json", description = "One JSON object with everything, all trades included")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        final PrintWriter out = spec.commandLine().getOut();
        try (JournalView view = Journal.openReadOnly(directory)) {
            final Session session = SessionReader.read(view);
            if (json) {
                final ObjectMapper mapper = new ObjectMapper()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
                out.println(mapper.writeValueAsString(session));
            } else {
                new SessionText(out, trades).print(session);
            }
        }
        out.flush();
        return 0;
    }
}
