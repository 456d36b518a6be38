package io.escapement.trainer.command;

import picocli.CommandLine.Option;

/** {@code --help}, the same in every command. */
final class HelpOption {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    private boolean wanted;
}
