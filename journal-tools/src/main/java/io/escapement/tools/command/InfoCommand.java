package io.escapement.tools.command;

import io.escapement.journal.Journal;
import io.escapement.journal.JournalReader;
import io.escapement.journal.JournalUsage;
import io.escapement.journal.JournalView;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what a journal is without reading it through. */
@Command(
        name = "info",
        mixinStandardHelpOptions = true,
        description = "Says what a journal is: who recorded it with what, how far it goes, what it costs on disk.")
public final class InfoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Directory of the journal")
    private Path directory;

    private static final double MEBIBYTE = 1024 * 1024;

    @Override
    public Integer call() {
        final PrintWriter out = spec.commandLine().getOut();
        try (JournalView view = Journal.openReadOnly(directory)) {
            final JournalUsage usage = view.usage();
            row(out, "directory", view.directory().toString());
            row(out, "instance", view.identity().instance());
            row(out, "commit", view.identity().commit());
            row(out, "schema", Integer.toString(view.schemaVersion()));
            row(out, "configuration", view.identity().configurationHash());
            row(
                    out,
                    "model",
                    view.identity().modelHash().isEmpty()
                            ? "none"
                            : view.identity().modelHash());
            row(out, "in use", view.inUse() ? "yes" : "no");
            row(out, "last input", last(view.inputs()));
            row(out, "last output", last(view.outputs()));
            row(out, "snapshots", snapshots(view));
            row(
                    out,
                    "on disk",
                    String.format(Locale.ROOT, "%.1f MiB in %d files", usage.bytes() / MEBIBYTE, usage.files()));
        }
        out.flush();
        return 0;
    }

    /** Sequences of the last inputs they contain, newest first. */
    private static String snapshots(JournalView view) {
        final String all = view.snapshots().newestFirst().stream()
                .map(entry -> Long.toString(entry.sequence()))
                .collect(Collectors.joining(" "));
        return all.isEmpty() ? "none" : all;
    }

    private static String last(JournalReader reader) {
        try (reader) {
            if (!reader.toLast()) {
                return "none";
            }
            return reader.index() < 0 ? Long.toString(reader.sequence()) : reader.sequence() + "/" + reader.index();
        }
    }

    private static void row(PrintWriter out, String name, String value) {
        out.println(name + " ".repeat(Math.max(1, 16 - name.length())) + value);
    }
}
