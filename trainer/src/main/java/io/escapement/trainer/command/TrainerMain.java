package io.escapement.trainer.command;

import io.escapement.trainer.TrainerException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Spec;

/**
 * The trainer's command line. Exit status: 0 done, 1 failed with one line, 2 wrong usage, 3 (of check) unfit, 3 (of lookahead) the future was seen.
 *
 * <p>Without a subcommand it explains itself.
 */
@Command(
        name = "train",
        description = {
            "Offline training: from history to a model one may trust. Never runs inside the trading process.",
            "",
            "The usual way:",
            "",
            "  train fetch --url https://api-testnet.bybit.com --symbols BTCUSDT,ETHUSDT",
            "  train check",
            "  train fit --walk-forward 6 --controls 5 --out var/model.bundle",
            "  train backtest --data var/history --model var/model.bundle --report var/report.html",
            "  train models publish var/model.bundle",
            "",
            "COMMAND --help explains one.",
            ""
        },
        subcommands = {
            FetchCommand.class,
            ImportCommand.class,
            CheckCommand.class,
            FeaturesCommand.class,
            LabelsCommand.class,
            LookaheadCommand.class,
            FitCommand.class,
            SessionCommand.class,
            ShowCommand.class,
            MetricsCommand.class,
            SearchCommand.class,
            ModelsCommand.class,
            UpdateCommand.class,
            RequestsCommand.class,
            BacktestCommand.class,
            ReportCommand.class,
            SubmitCommand.class,
            WorkerCommand.class,
            JobsCommand.class,
            ServeCommand.class
        })
public final class TrainerMain implements Runnable {
    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    /**
     * Runs a command and ends the process.
     *
     * @param args its words
     */
    public static void main(String[] args) {
        System.exit(execute(args, new PrintWriter(System.out, true), new PrintWriter(System.err, true)));
    }

    /**
     * Runs a command.
     *
     * @param args its words
     * @param out for results
     * @param err for errors
     * @return the exit status
     */
    public static int execute(String[] args, PrintWriter out, PrintWriter err) {
        final CommandLine train = new CommandLine(new TrainerMain());
        train.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, new CommandGroups());
        return train.setOut(out)
                .setErr(err)
                .setUsageHelpWidth(100)
                // @FILE is a request's, not more words of the command line.
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, commandLine, parsed) -> {
                    if (failure instanceof TrainerException) {
                        commandLine.getErr().println("train: " + failure.getMessage());
                        return CommandLine.ExitCode.SOFTWARE;
                    }
                    throw failure;
                })
                .setParameterExceptionHandler(new WrongUsage())
                .execute(args);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
