package io.escapement.trainer.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code train models}: the registry. Without a subcommand it explains itself. */
@Command(
        name = "models",
        description = {
            "The registry of models: numbered bundles, how far each may go, and the rules of going further.",
            "Stages: RESEARCH (simulation only), PAPER (testnet and demo, too), CANARY (real money, small), LIVE."
        },
        subcommands = {
            ModelsPublishCommand.class,
            ModelsListCommand.class,
            ModelsShowCommand.class,
            ModelsDiffCommand.class,
            ModelsPromoteCommand.class,
            ModelsRetireCommand.class,
            ModelsCoverageCommand.class,
            ModelsBestCommand.class
        })
final class ModelsCommand implements Runnable {
    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
