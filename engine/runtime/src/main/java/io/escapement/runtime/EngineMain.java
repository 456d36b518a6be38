package io.escapement.runtime;

import io.escapement.gateway.bybit.GatewayException;
import io.escapement.journal.JournalException;
import io.escapement.runtime.command.CommandFailure;
import io.escapement.runtime.command.ConfigCommand;
import io.escapement.runtime.command.CountersCommand;
import io.escapement.runtime.command.DoctorCommand;
import io.escapement.runtime.command.LiveCommand;
import io.escapement.runtime.command.OperatorCommandLine;
import io.escapement.runtime.command.PaperCommand;
import io.escapement.runtime.command.RecordCommand;
import io.escapement.runtime.command.WatchdogCommand;
import io.escapement.runtime.config.ConfigurationException;
import io.escapement.runtime.start.AccountLock;
import io.escapement.runtime.start.PoisonedInputException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entrance of the engine's process. */
@Command(
        name = "./run.sh",
        description = "Escapement's engine and the small commands beside it.",
        mixinStandardHelpOptions = true,
        subcommands = {
            PaperCommand.class,
            LiveCommand.class,
            RecordCommand.class,
            OperatorCommandLine.class,
            WatchdogCommand.class,
            CountersCommand.class,
            ConfigCommand.class,
            DoctorCommand.class
        })
public final class EngineMain {
    private EngineMain() {}

    /**
     * Runs a command and exits: 0 success, 1 failure with one line on standard error, 2 wrong usage.
     *
     * @param arguments of the command line
     */
    public static void main(String[] arguments) {
        final CommandLine line = new CommandLine(new EngineMain());
        line.setUsageHelpWidth(100);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("escapement: " + message(failure));
            return CommandLine.ExitCode.SOFTWARE;
        });
        line.setParameterExceptionHandler((failure, parsed) -> {
            failure.getCommandLine()
                    .getErr()
                    .println("escapement: " + failure.getMessage().replaceFirst("^Error: ", "")
                            + "; --help lists what is possible");
            return CommandLine.ExitCode.USAGE;
        });
        System.exit(line.execute(arguments));
    }

    /** One line for the operator's mistakes; anything else is ours and shows where it came from. */
    private static String message(Exception failure) {
        if (failure instanceof CommandFailure
                || failure instanceof ConfigurationException
                || failure instanceof GatewayException
                || failure instanceof JournalException
                || failure instanceof AccountLock.TakenException
                || failure instanceof PoisonedInputException
                || failure instanceof IllegalArgumentException
                || failure instanceof UncheckedIOException) {
            return failure.getMessage();
        }
        failure.printStackTrace();
        return "unexpected failure: " + failure;
    }
}
