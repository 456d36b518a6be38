package io.escapement.tools.command;

import io.escapement.journal.JournalException;
import io.escapement.journal.JournalRetention;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Deletes old journals. */
@Command(
        name = "prune",
        mixinStandardHelpOptions = true,
        description = {
            "Deletes the oldest journals below a folder that are beyond a limit.",
            "Whole journals only, never the newest, never one that an engine holds open."
        })
public final class PruneCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FOLDER", description = "Folder that holds journals, such as var/paper")
    private Path folder;

    @Option(names = "--keep", paramLabel = "N", description = "Newest journals to keep")
    private int keep;

    @Option(names = "--days", paramLabel = "N", description = "Keep journals changed within N days")
    private long days;

    @Option(names = "--mebibytes", paramLabel = "N", description = "Most that all journals together may hold")
    private long mebibytes;

    @Override
    public Integer call() {
        if (keep <= 0 && days <= 0 && mebibytes <= 0) {
            throw new ParameterException(spec.commandLine(), "name a limit: --keep, --days or --mebibytes");
        }
        if (!Files.isDirectory(folder)) {
            throw new JournalException("no such directory: " + folder + "; name the folder that holds the journals");
        }
        final PrintWriter out = spec.commandLine().getOut();
        final List<Path> deleted =
                new JournalRetention(keep, Duration.ofDays(days), mebibytes << 20).apply(folder, Instant.now());
        deleted.forEach(directory -> out.println("deleted " + directory));
        out.println(deleted.size() + (deleted.size() == 1 ? " journal deleted" : " journals deleted"));
        out.flush();
        return 0;
    }
}
