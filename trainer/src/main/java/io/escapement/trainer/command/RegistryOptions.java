package io.escapement.trainer.command;

import io.escapement.trainer.registry.ModelRegistry;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which registry. */
final class RegistryOptions {
    @Option(
            names = "--registry",
            defaultValue = "${sys:escapement.var:-var}/models",
            paramLabel = "DIR",
            description = "folder of the registry (default: ${DEFAULT-VALUE})")
    Path folder;

    @Mixin
    private HelpOption help;

    ModelRegistry open() {
        return new ModelRegistry(folder, System::currentTimeMillis);
    }
}
