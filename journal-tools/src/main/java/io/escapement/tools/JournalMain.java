package io.escapement.tools;

import io.escapement.journal.JournalException;
import io.escapement.tools.command.CutsCommand;
import io.escapement.tools.command.DumpCommand;
import io.escapement.tools.command.ExplainCommand;
import io.escapement.tools.command.FollowCommand;
import io.escapement.tools.command.GateCommand;
import io.escapement.tools.command.InfoCommand;
import io.escapement.tools.command.PruneCommand;
import io.escapement.tools.command.ReplayCommand;
import io.escapement.tools.command.ReportCommand;
import io.escapement.tools.command.SignalsCommand;
import io.escapement.tools.command.VerifyCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Entrance of everything that reads journals. Exit 0 success, 1 failure with one line, 2 wrong usage. */
@Command(
        name = "journal",
        mixinStandardHelpOptions = true,
        description = "Reads the journals that engines write.",
        subcommands = {
            ReplayCommand.class,
            DumpCommand.class,
            InfoCommand.class,
            ReportCommand.class,
            ExplainCommand.class,
            SignalsCommand.class,
            VerifyCommand.class,
            GateCommand.class,
            CutsCommand.class,
            FollowCommand.class,
            PruneCommand.class
        })
public final class JournalMain implements Runnable {
    @Spec
    private CommandSpec spec;

    private JournalMain() {}

    /**
     * @param arguments of the command line
     */
    public static void main(String[] arguments) {
        final PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        final PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, arguments));
    }

    /**
     * Runs a command.
     *
     * @param out takes the answer
     * @param err takes complaints
     * @param arguments of the command line
     * @return the exit status
     */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        final CommandLine line = new CommandLine(new JournalMain());
        line.setUsageHelpWidth(100);
        line.setOut(out);
        line.setErr(err);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((e, command, parsed) -> {
            if (!(e instanceof JournalException)) {
                throw e;
            }
            out.flush();
            err.println("journal: " + e.getMessage());
            err.flush();
            return 1;
        });
        line.setParameterExceptionHandler((e, wrong) -> {
            err.println("journal: " + e.getMessage() + "; see ./run.sh journal --help");
            return 2;
        });
        int status;
        try {
            status = line.execute(arguments);
        } catch (InternalError e) {
            // What the JVM throws when a mapped file is shorter than what stands in it.
            err.println(
                    "journal: journal damaged: a file ends before its data does; restore the directory from a copy");
            status = 1;
        }
        out.flush();
        err.flush();
        return status;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "name a command: replay, dump, info, report, explain, verify, gate, cuts, follow or prune");
    }
}
