package io.escapement.trainer.command;

import io.escapement.trainer.backtest.SessionJournal;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code train report}: what a session, paper or live, came to. */
@Command(
        name = "report",
        description = {
            "What a session came to, by its own journal: the report of a backtest, without running anything again.",
            "",
            "The engine may still be writing the journal."
        })
final class ReportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "JOURNAL", description = "folder of a session's journal, such as var/paper/NAME/journal")
    private Path journal;

    @Mixin
    private ReportOptions report;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        report.check();
        final PrintWriter out = spec.commandLine().getOut();
        try (ConsoleProgress progress = new ConsoleProgress("report", out)) {
            report.tell(out, SessionJournal.read(journal, report.trials, progress));
        }
        return 0;
    }
}
