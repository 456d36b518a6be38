package io.escapement.trainer.command;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says in one line what is wrong with a command line, and which help knows better.
 *
 * <p>A word that nobody knows is named before anything that is missing: it is probably what is missing, misspelt.
 */
final class WrongUsage implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException failure, String[] words) {
        final CommandLine command = failure.getCommandLine();
        final String name = command.getCommandSpec().qualifiedName(" ");
        final List<String> unknown = command.getUnmatchedArguments();
        final String what = unknown.isEmpty() ? failure.getMessage() : unknown(command, unknown);
        command.getErr().println("train: " + what + "; see ./run.sh " + name + " --help");
        return CommandLine.ExitCode.USAGE;
    }

    private static String unknown(CommandLine command, List<String> words) {
        final String word = words.get(0);
        final List<String> near = new UnmatchedArgumentException(command, words).getSuggestions();
        final String kind =
                word.startsWith("-") ? "option" : command.getSubcommands().isEmpty() ? "word" : "command";
        return "unknown " + kind + " " + word + (near.isEmpty() ? "" : ", did you mean " + near.get(0) + "?");
    }
}
