package io.escapement.trainer;

import io.escapement.trainer.registry.ModelRegistry;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which registry. */
final class RegistryOptions {
    @Option(
            names = "--registry",
            defaultValue = "${sys:escapement.var:-var}/models",
            paramLabel = "DIR",
            description = "folder of the registry (default: ${DEFAULT-VALUE})")
    private Path folder;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    private boolean help;

    ModelRegistry open() {
        return new ModelRegistry(folder, System::currentTimeMillis);
    }
}
